import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';

/** Saves the sheet with the recovery passphrase as a PDF where the person wants it, and says where. */
export const saveRecoverySheet = async (): Promise<void> =>
  tellPaper(await savePaper({ name: t('protect.recovery.file') }), {
    saved: (path) => t('protect.recovery.saved', { path }),
    failed: (fault) => t('protect.recovery.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints it by the system's dialog; says why when it did not. */
export const printRecoverySheet = async (): Promise<void> =>
  tellPaper(await printPaper(), {
    saved: null,
    failed: (fault) => t('protect.recovery.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
