import type { PdfFault, PrintFault } from '#shared/ipc/paper.ts';
import type { Result } from '#shared/lib/result.ts';
import { booth } from './booth.ts';

/** Pictures on the paper are decoded and what was just mounted is laid out. */
async function settlePaper(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  const pictures = [...document.querySelectorAll<HTMLImageElement>('[data-paper] img')];
  // A picture that cannot be decoded is printed as a gap, not a reason to print nothing.
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}

export type PaperWish = { readonly name: string; readonly isLandscape?: boolean };

/** Saves what `ui/Paper` shows as a PDF where the person wants it; answers the path. */
export async function savePaper({ name, isLandscape = false }: PaperWish): Promise<Result<{ readonly path: string }, PdfFault>> {
  await settlePaper();
  return booth.paperPdf({ name, isLandscape });
}

/** Opens the system's print dialog on what `ui/Paper` shows. */
export async function printPaper(isLandscape = false): Promise<Result<null, PrintFault>> {
  await settlePaper();
  return booth.paperPrint({ isLandscape });
}
