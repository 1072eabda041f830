/** Kinds of picture files that the browser does not draw. */
export type ForeignKind = 'tiff' | 'heic' | 'pdf';

/** Brands of pictures coded in HEVC, and the general ones that phones write beside them (ISO/IEC 23008-12, annex B). */
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

const textAt = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

/** Which of them a file is by its first bytes: TIFF 6.0 §2, ISO base media `ftyp`, PDF 32000-1 §7.5.2 (mark within 1,024 bytes). */
export function readForeignKind(head: Uint8Array): ForeignKind | null {
  const mark = textAt(head, 0, 4);
  if (mark === 'II*\0' || mark === 'MM\0*') return 'tiff';
  if (textAt(head, 4, 4) === 'ftyp' && HEIC_BRANDS.has(textAt(head, 8, 4))) return 'heic';
  return textAt(head, 0, 1024).includes('%PDF-') ? 'pdf' : null;
}
