import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import type { Show } from '#shared/domain/show.ts';

/** Saves the sheet as a PDF where the person wants it, and says where. */
export async function saveSheetPdf(show: Pick<Show, 'name'>, isLandscape: boolean): Promise<void> {
  const saved = await savePaper({ name: t('desk.file', { show: show.name }), isLandscape });
  if (saved.ok) return void notifications.show({ message: t('desk.saved', { path: saved.value.path }), color: 'teal' });
  if (saved.error === 'cancelled') return undefined;
  const message = t('desk.not_saved', { reason: t(`desk.fault.${saved.error}`) });
  return void notifications.show({ message, color: 'red', autoClose: false });
}

/** Prints the sheet by the system's dialog; says why when it did not. */
export async function printSheet(isLandscape: boolean): Promise<void> {
  const printed = await printPaper(isLandscape);
  if (printed.ok || printed.error === 'cancelled') return;
  const message = t('desk.not_printed', { reason: t(`desk.fault.${printed.error}`) });
  notifications.show({ message, color: 'red', autoClose: false });
}
