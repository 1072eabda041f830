import type { WebContents } from 'electron';
import type { Handlers } from '#shared/ipc/contract.ts';
import type { PrintFault } from '#shared/ipc/paper.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import type { Exports } from './files.ts';
import { logFault } from './log.ts';

/** Electron's words for a print that did not happen, which it does not type. */
const readPrintFault = (reason: string): PrintFault =>
  /cancel/iu.test(reason) ? 'cancelled' : /printer/iu.test(reason) ? 'no-printer' : 'failed';

const print = (page: WebContents, isLandscape: boolean): Promise<Result<null, PrintFault>> =>
  new Promise((resolve) => {
    page.print({ printBackground: true, landscape: isLandscape }, (isDone, reason) =>
      resolve(isDone ? ok(null) : fail(readPrintFault(reason))),
    );
  });

/**
 * Handlers that put on paper what the page shows to printers (`renderer/ui/Paper.tsx`): a PDF where the person wants it, or the
 * system's print dialog. The size of the paper is the page's own (`@page`).
 */
export const paperHandlers = (exports: Exports, page: () => WebContents | null): Pick<Handlers, 'paperPdf' | 'paperPrint'> => ({
  paperPdf: async ({ name, isLandscape }) => {
    const contents = page();
    if (contents === null) return fail('not-drawn');
    const begun = await exports.begin(name, 'pdf');
    if (!begun.ok) return begun;
    const { handle } = begun.value;
    try {
      const bytes = await contents.printToPDF({ landscape: isLandscape, preferCSSPageSize: true, printBackground: true });
      const written = await exports.chunk(handle, bytes);
      return written.ok ? await exports.end(handle) : written;
    } catch {
      // Chromium says why only in words; what matters is that no file is left behind.
      await exports.cancel(handle);
      logFault('paper.not-drawn', {});
      return fail('not-drawn');
    }
  },
  paperPrint: ({ isLandscape }) => {
    const contents = page();
    return contents === null ? fail('failed') : print(contents, isLandscape);
  },
});
