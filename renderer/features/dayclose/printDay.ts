import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import type { Show } from '#shared/domain/show.ts';

/** Saves the report in view as a PDF where the person wants it, and says where. */
export async function saveDayPdf(show: Pick<Show, 'name'>, day: string): Promise<void> {
  // a name of a show may be of any length, a file's may not
  const saved = await savePaper({ name: t('dayclose.report_file', { show: show.name.slice(0, 120), day }) });
  if (saved.ok) return void notifications.show({ message: t('dayclose.saved', { path: saved.value.path }), color: 'teal' });
  if (saved.error === 'cancelled') return undefined;
  const message = t('dayclose.not_saved', { reason: t(`desk.fault.${saved.error}`) });
  return void notifications.show({ message, color: 'red', autoClose: false });
}

/** Prints the report in view by the system's dialog; says why when it did not. */
export async function printDay(): Promise<void> {
  const printed = await printPaper();
  if (printed.ok || printed.error === 'cancelled') return;
  const message = t('dayclose.not_printed', { reason: t(`desk.fault.${printed.error}`) });
  notifications.show({ message, color: 'red', autoClose: false });
}
