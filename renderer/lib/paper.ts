import type { PdfFault, PrintFault } from '#shared/ipc/paper.ts';
import type { Result } from '#shared/lib/result.ts';
import { booth } from './booth.ts';

/** Longest wait for pictures that are still being drawn, ms: the maker of codes is loaded with the first. */
const DRAWN_WITHIN_MS = 5_000;

const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });

const picturesOnPaper = (): HTMLImageElement[] => [...document.querySelectorAll<HTMLImageElement>('[data-paper] img')];

/** Pictures on the paper are drawn and decoded, and what was just mounted is laid out. */
async function settlePaper(): Promise<void> {
  const until = performance.now() + DRAWN_WITHIN_MS;
  do await nextFrame();
  while (picturesOnPaper().some((picture) => picture.getAttribute('src') === '') && performance.now() < until);
  const pictures = picturesOnPaper();
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
