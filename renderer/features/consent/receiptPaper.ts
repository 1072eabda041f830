import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';

/** Saves the receipt in view as a PDF where the person wants it, and says where. */
export async function saveReceipt(name: string): Promise<void> {
  const saved = await savePaper({ name: t('visitor.receipt.file', { name }) });
  if (saved.ok) return void notifications.show({ message: t('visitor.receipt.saved', { path: saved.value.path }), color: 'teal' });
  if (saved.error === 'cancelled') return undefined;
  const message = t('visitor.receipt.not_saved', { reason: t(`desk.fault.${saved.error}`) });
  return void notifications.show({ message, color: 'red', autoClose: false });
}

/** Prints the receipt in view by the system's dialog; says why when it did not. */
export async function printReceipt(): Promise<void> {
  const printed = await printPaper();
  if (printed.ok || printed.error === 'cancelled') return;
  const message = t('visitor.receipt.not_printed', { reason: t(`desk.fault.${printed.error}`) });
  notifications.show({ message, color: 'red', autoClose: false });
}
