import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { booth } from '#renderer/lib/booth.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { LARGEST_TEMPLATE_FILE, readTemplateFile, writeTemplateFile } from '#shared/formats/export/templateFile.ts';

const tellFault = (message: string): void => void notifications.show({ color: 'red', autoClose: 12_000, message });

/** Writes a template as one small file where the person wants it; nobody's data is in it. */
export async function exportTemplateFile(template: ExportTemplate): Promise<void> {
  const begun = await booth.saveBegin({ name: template.name.slice(0, 150) || 'Boothbook', kind: 'json' });
  const bytes = new TextEncoder().encode(writeTemplateFile(template));
  const written = begun.ok ? await booth.saveChunk({ handle: begun.value.handle, bytes }) : begun;
  const ended = begun.ok && written.ok ? await booth.saveEnd({ handle: begun.value.handle }) : written;
  if (ended.ok) notifications.show({ color: 'teal', message: t('files.own_exported', { name: template.name }) });
  else if (ended.error !== 'cancelled') tellFault(t('files.own_not_saved', { reason: t(`handover.fault_${ended.error}`) }));
}

/** The template of a file, under an id of this laptop; null when there is none in it, which is told. */
export async function importTemplateFile(file: File): Promise<ExportTemplate | null> {
  const read =
    file.size > LARGEST_TEMPLATE_FILE ? ({ ok: false, error: 'too-large', detail: '' } as const) : readTemplateFile(await file.text());
  if (!read.ok) {
    tellFault(t(`files.own_fault.${read.error}`, { detail: read.detail ?? '' }));
    return null;
  }
  notifications.show({ color: 'teal', message: t('files.own_imported', { name: file.name }) });
  return { ...read.value, id: crypto.randomUUID() };
}
