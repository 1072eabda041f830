import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';

/** Saves the certificate in view as a PDF where the person wants it, and says where. */
export const saveCertificate = async (day: string): Promise<void> =>
  tellPaper(await savePaper({ name: t('privacy.certificate.file', { day }) }), {
    saved: (path) => t('privacy.saved', { path }),
    failed: (fault) => t('privacy.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints the certificate in view by the system's dialog; says why when it did not. */
export const printCertificate = async (): Promise<void> =>
  tellPaper(await printPaper(), {
    saved: null,
    failed: (fault) => t('privacy.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
