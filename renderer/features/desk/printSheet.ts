import { t } from 'i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { tellPaper } from '#renderer/ui/tellPaper.ts';
import type { Show } from '#shared/domain/show.ts';

/** Saves the sheet as a PDF where the person wants it, and says where. */
export const saveSheetPdf = async (show: Pick<Show, 'name'>, isLandscape: boolean): Promise<void> =>
  tellPaper(await savePaper({ name: t('desk.file', { show: show.name }), isLandscape }), {
    saved: (path) => t('desk.saved', { path }),
    failed: (fault) => t('desk.not_saved', { reason: t(`desk.fault.${fault}`) }),
  });

/** Prints the sheet by the system's dialog; says why when it did not. */
export const printSheet = async (isLandscape: boolean): Promise<void> =>
  tellPaper(await printPaper(isLandscape), {
    saved: null,
    failed: (fault) => t('desk.not_printed', { reason: t(`desk.fault.${fault}`) }),
  });
