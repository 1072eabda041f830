import { KIND_BYTES, readFileKind, type FileKind } from './fileKind.ts';

/** One file of a drop, a paste or a picker, and where it lay. */
export type IncomingFile = { readonly file: File; readonly path: string; readonly kind: FileKind };

/** More files than any event has pictures; a whole disk dropped by mistake stops here. */
const MOST_FILES = 20_000;
/** Folders in folders, followed this deep. */
const DEEPEST = 12;

/**
 * All files of a drop or paste, folders opened, each with its kind, in the order of their names. Call it inside the event's handler:
 * the list is empty as soon as the handler has returned.
 */
export async function readDroppedFiles(items: DataTransferItemList): Promise<readonly IncomingFile[]> {
  const entries = Array.from(items).flatMap((item): (FileSystemEntry | File)[] => {
    const entry = item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile()) : null;
    return entry === null ? [] : [entry];
  });
  const files: { file: File; path: string }[] = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push({ file: entry, path: entry.name });
    else await openEntry(entry, files, 0);
  }
  return classify(files);
}

/** The files of a picker, each with its kind. */
export const readPickedFiles = (files: Iterable<File>): Promise<readonly IncomingFile[]> =>
  classify(Array.from(files, (file) => ({ file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath })));

async function classify(files: readonly { readonly file: File; readonly path: string }[]): Promise<readonly IncomingFile[]> {
  const known: IncomingFile[] = [];
  for (const { file, path } of files.slice(0, MOST_FILES)) {
    const head = new Uint8Array(await file.slice(0, KIND_BYTES).arrayBuffer());
    known.push({ file, path, kind: readFileKind(file.name, head) });
  }
  return known;
}

async function openEntry(entry: FileSystemEntry, files: { file: File; path: string }[], depth: number): Promise<void> {
  if (files.length >= MOST_FILES || entry.name.startsWith('.')) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    files.push({ file, path: entry.fullPath.replace(/^\//, '') });
  } else if (isFolder(entry) && depth < DEEPEST) {
    const inside = await listFolder(entry);
    for (const child of inside.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })))
      await openEntry(child, files, depth + 1);
  }
}

/** Chromium hands out a folder's entries a hundred at a time, until it hands out none. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

// The DOM says by these flags which of the two an entry is; its types do not tell them apart.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
