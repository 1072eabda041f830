import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';
import type { Show } from '#shared/domain/show.ts';

/** Saves the report in view as a PDF where the person wants it, and says where. */
export const saveDayPdf = async (show: Pick<Show, 'name'>, day: string): Promise<void> =>
  // a name of a show may be of any length, a file's may not
  tellPaper(await savePaper({ name: t('dayclose.report_file', { show: show.name.slice(0, 120), day }) }), {
    saved: (path) => t('dayclose.saved', { path }),
    failed: (fault) => t('dayclose.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints the report in view by the system's dialog; says why when it did not. */
export const printDay = async (): Promise<void> =>
  tellPaper(await printPaper(), {
    saved: null,
    failed: (fault) => t('dayclose.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
