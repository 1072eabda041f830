import { readForeignKind } from './foreignKind.ts';
import { readPictureSize } from './pictureSize.ts';

/** What a dropped or picked file is to us. */
export type FileKind = 'image' | 'vcf' | 'csv' | 'xlsx' | 'json' | 'other';

/** As many first bytes as `readFileKind` looks at. */
export const KIND_BYTES = 4096;

/**
 * Tells what a file is by its first bytes, and by its name only where content cannot tell: a card exported as `.txt` is still a card,
 * and a program named `.jpg` is no picture.
 */
export function readFileKind(name: string, head: Uint8Array): FileKind {
  if (isPicture(head)) return 'image';
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // XLSX is a zip (PK\3\4); other zips are not ours, so here the name decides.
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return /^(?:xls[xmb]|ods)$/.test(ending) ? 'xlsx' : 'other';
  // XLS is an OLE file, and so are old letters
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0) return ending === 'xls' ? 'xlsx' : 'other';
  const text = decodeHead(head)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^BEGIN:VCARD/i.test(text)) return 'vcf';
  if (/^[[{]/.test(text)) return 'json';
  if (ending === 'json' || ending === 'jsonl') return 'json';
  if (ending === 'vcf' || ending === 'vcard') return 'vcf';
  const isText = !text.includes('\0') && text.length > 0;
  return isText && (ending === 'csv' || ending === 'tsv' || (ending === 'txt' && /^[^\r\n]*[;,\t|]/.test(text))) ? 'csv' : 'other';
}

/** A picture by its first bytes; a JPEG's size may stand further back than we look, its mark does not. */
const isPicture = (head: Uint8Array): boolean =>
  readPictureSize(head) !== null || readForeignKind(head) !== null || (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff);

/** Lists and cards saved by spreadsheets and old phones may be UTF-16, with or without a byte order mark. */
function decodeHead(head: Uint8Array): string {
  const isLittle = (head[0] === 0xff && head[1] === 0xfe) || (head[1] === 0 && head[0] !== 0);
  const isBig = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0);
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(head);
}
