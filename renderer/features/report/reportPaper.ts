import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';

/** Saves the report that is on paper as a PDF, named in its own language, where the person wants it; says where. */
export const saveReport = async (words: FigureWords, show: string, day: string): Promise<void> =>
  // a name of a show may be of any length, a file's may not
  tellPaper(await savePaper({ name: words.t('report.file', { show: show.slice(0, 120), day }) }), {
    saved: (path) => t('report.saved', { path }),
    failed: (fault) => t('report.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints the report that is on paper by the system's dialog; says why when it did not. */
export const printReport = async (): Promise<void> =>
  tellPaper(await printPaper(), {
    saved: null,
    failed: (fault) => t('report.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
