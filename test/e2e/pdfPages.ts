/** A page of a PDF: its size in points, and its words one after the other. */
export type PdfPage = { readonly width: number; readonly height: number; readonly text: string };

/** A promise with its two ends, which Node 20 does not have yet and the PDF library asks for. */
function withResolvers() {
  const ends: Record<string, unknown> = {};
  const promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  return { promise, ...ends };
}

/** Reads the pages of a PDF as another program would: what it says can be found, copied and heard. Spaces are single ones, apostrophes typographic. */
export async function readPdf(bytes: Buffer): Promise<PdfPage[]> {
  if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    // one glyph stands for two apostrophes, and a PDF knows it by the other one
    pages.push({ width, height, text: text.replaceAll(/\s+/gu, ' ').replaceAll(/ ?ʼ ?/gu, '’') });
  }
  await task.destroy();
  return pages;
}
