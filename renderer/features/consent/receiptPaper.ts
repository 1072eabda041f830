import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';

/** Saves the receipt in view as a PDF where the person wants it, and says where. */
export const saveReceipt = async (name: string): Promise<void> =>
  tellPaper(await savePaper({ name: t('visitor.receipt.file', { name }) }), {
    saved: (path) => t('visitor.receipt.saved', { path }),
    failed: (fault) => t('visitor.receipt.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints the receipt in view by the system's dialog; says why when it did not. */
export const printReceipt = async (): Promise<void> =>
  tellPaper(await printPaper(), {
    saved: null,
    failed: (fault) => t('visitor.receipt.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
