import { readPictureSize } from './pictureSize.ts';

/** What a file is, by its content first and its name second. */
export type FileKind = 'image' | 'vcard' | 'json' | 'table' | 'unknown';
export type IncomingFile = { readonly kind: FileKind; readonly file: File };

const HEAD_BYTES = 4_096;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** A vCard of any charset begins with these letters; UTF-16 has zeros between them. */
const isVcard = (head: Uint8Array): boolean =>
  String.fromCodePoint(...head.filter((byte) => byte > 32).subarray(0, 64))
    .toUpperCase()
    .includes('BEGIN:VCARD');

/** What a file is: picture, vCard, jCard, a table (CSV or workbook), or unknown. Reads its first bytes only. */
export async function classifyFile(file: File): Promise<FileKind> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const name = file.name.toLowerCase();
  if (readPictureSize(head) !== null || /\.(?:jpe?g|png|webp|gif|bmp)$/u.test(name)) return 'image';
  if (isVcard(head) || /\.(?:vcf|vcard)$/u.test(name)) return 'vcard';
  if (name.endsWith('.json')) return 'json';
  const isBook = (startsWith(head, ZIP) || startsWith(head, OLE)) && /\.xlsx?$/u.test(name);
  return isBook || /\.(?:csv|tsv|txt)$/u.test(name) ? 'table' : 'unknown';
}

/** Files with what they are, in order; hidden ones and leftovers of the system are left out. */
export async function classifyFiles(files: readonly File[]): Promise<IncomingFile[]> {
  const visible = files.filter(({ name }) => !name.startsWith('.') && name !== 'Thumbs.db' && name !== 'desktop.ini');
  return Promise.all(visible.map(async (file) => ({ kind: await classifyFile(file), file })));
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** A folder is read a hundred entries at a time, until it answers none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name));
    all.push(...some);
  }
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  // isFile and isDirectory say which of the two subtypes an entry is
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesOf))).flat();
}

/** Everything that was dropped, folders opened to the bottom. Must be called at once in the drop's own turn: the list is emptied after it. */
export async function readDropped(dropped: DataTransfer): Promise<File[]> {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...dropped.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}
