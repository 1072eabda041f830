import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { saveBytes } from '#renderer/lib/saveBytes.ts';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Show } from '#shared/domain/show.ts';
import {
  DEFINITIONS_FILE_END,
  LARGEST_DEFINITIONS_FILE,
  readDefinitionsFile,
  writeDefinitionsFile,
} from '#shared/formats/definitionsFile.ts';
import { takeContent } from './draftState.ts';

const tellFault = (message: string): void => void notifications.show({ color: 'red', autoClose: 12_000, message });

/** Writes the definitions that hold as one small file where the person wants it; nobody's data is in it. */
export async function exportDefinitions(show: Show): Promise<void> {
  const held = definitionsOf(show);
  const name = t('definitions.fileName', { show: show.name, version: held.version });
  const ended = await saveBytes({ name, kind: 'boothdefs' }, new TextEncoder().encode(writeDefinitionsFile(held)));
  if (ended.ok) notifications.show({ color: 'teal', message: t('definitions.exported', { name: `${name}${DEFINITIONS_FILE_END}` }) });
  else if (ended.error !== 'cancelled') tellFault(t('definitions.notExported', { reason: ended.error }));
}

/** Puts the definitions of a file into the form, where they are previewed before they are applied; or says why not. */
export async function importDefinitions(show: Show, file: File): Promise<void> {
  const text = file.size > LARGEST_DEFINITIONS_FILE ? null : await file.text();
  const read = text === null ? ({ ok: false, error: 'too-large' } as const) : readDefinitionsFile(text);
  if (!read.ok) return tellFault(t('definitions.notImported', { name: file.name, reason: t(`definitions.fileFault.${read.error}`) }));
  takeContent(show.id, read.value);
  return void notifications.show({ color: 'teal', autoClose: 8_000, message: t('definitions.imported', { name: file.name }) });
}
