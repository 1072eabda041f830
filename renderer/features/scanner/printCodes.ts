import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';

/** Saves the page of codes as a PDF where the person wants it, and says where. */
export async function saveCodesPdf(): Promise<void> {
  const saved = await savePaper({ name: t('scanner.file') });
  if (saved.ok) return void notifications.show({ message: t('scanner.saved', { path: saved.value.path }), color: 'teal' });
  if (saved.error === 'cancelled') return undefined;
  return void notifications.show({ message: t('scanner.not_saved'), color: 'red', autoClose: false });
}

/** Prints the page of codes by the system's dialog; says so when it did not. */
export async function printCodes(): Promise<void> {
  const printed = await printPaper();
  if (printed.ok || printed.error === 'cancelled') return;
  notifications.show({ message: t('scanner.not_printed'), color: 'red', autoClose: false });
}
