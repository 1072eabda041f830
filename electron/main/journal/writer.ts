import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { addSeq } from '#shared/ipc/journal.ts';
import type { JournalFault, WireFrame } from '#shared/ipc/journal.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { syncFolder } from '#electron/main/durable.ts';
import { faultOf, pathOf, writeAll } from './files.ts';
import { encodeFrame } from './frame.ts';
import type { Entry, Known } from './load.ts';
import { HEADER_BYTES, newHeader, readHeader, sealFrame } from './seal.ts';
import type { JournalKeys } from './seal.ts';

type Kept = Result<null, JournalFault>;
type Waiting = { readonly seq: number; readonly clear: Buffer; readonly settle: (kept: Kept) => void };
type Current = { readonly handle: FileHandle; readonly file: number; size: number };

/** What the writer works on; `rotateAt` in bytes. */
export type WriterPlace = { readonly keys: JournalKeys; readonly folder: string; readonly known: Known; readonly rotateAt: number };

/** Appends frames; one at a time to the disk, as many together as are waiting. */
export type Writer = { readonly append: (frame: WireFrame) => Promise<Kept>; readonly close: () => Promise<void> };

/** Frames that share one write and one fsync: enough to be fast, little enough to answer soon. */
const TOGETHER = 512;
const TOGETHER_BYTES = 8 * 1024 * 1024;

function takeBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  while (count < queue.length && count < TOGETHER && bytes < TOGETHER_BYTES) {
    bytes += queue[count]?.clear.length ?? 0;
    count += 1;
  }
  return queue.splice(0, count);
}

async function beginFile({ keys, folder, known }: WriterPlace): Promise<Current> {
  const file = known.lastFile + 1;
  const handle = await open(pathOf(folder, file), 'wx', 0o600);
  known.lastFile = file;
  try {
    const header = newHeader(keys, file, known.chain);
    await writeAll(handle, header, 0);
    await handle.sync();
    await syncFolder(folder);
    known.files += 1;
    known.chain = readHeader(keys, header, file)?.first ?? known.chain;
    return { handle, file, size: HEADER_BYTES };
  } catch (cause) {
    await handle.close();
    // a file without its whole header is nothing; what cannot be removed is set aside when the journal is next opened
    await rm(pathOf(folder, file)).catch(() => undefined);
    throw cause;
  }
}

async function goOn({ folder, known }: WriterPlace): Promise<Current | null> {
  if (known.tail === null) return null;
  const { file, size } = known.tail;
  known.tail = null;
  const handle = await open(pathOf(folder, file), 'r+');
  if ((await handle.stat()).size === size) return { handle, file, size };
  // somebody else was at it: what lies there stays as it is, and a new file begins
  await handle.close();
  return null;
}

/** The file to write to: the one that is open, else the last one of before, else a new one. */
async function fileFor(place: WriterPlace, current: Current | null): Promise<Current> {
  const file = current ?? (await goOn(place));
  if (file !== null && file.size < place.rotateAt) return file;
  await file?.handle.close();
  return beginFile(place);
}

/** Seals and writes a batch and waits until it is on the disk. On failure the file is cut back to what it was; rejects. */
async function writeBatch({ keys, known }: WriterPlace, current: Current, batch: readonly Waiting[]): Promise<void> {
  let { chain } = known;
  let at = current.size;
  const entries: Entry[] = [];
  const pieces: Buffer[] = [];
  for (const { seq, clear } of batch) {
    const { bytes, tag } = sealFrame(keys, clear, chain);
    entries.push({ seq, file: current.file, at, length: bytes.length });
    pieces.push(bytes);
    chain = tag;
    at += bytes.length;
  }
  await writeAll(current.handle, Buffer.concat(pieces), current.size);
  await current.handle.datasync();
  current.size = at;
  known.chain = chain;
  for (const entry of entries) {
    known.entries.push(entry);
    addSeq(known.ranges, entry.seq);
  }
}

/** Undoes a half-written batch. The next one opens the file anew; if it could not even be cut, a new file. */
async function letGo({ known }: WriterPlace, { handle, file, size }: Current): Promise<void> {
  try {
    await handle.truncate(size);
    known.tail = { file, size };
  } catch {
    // the bytes stay behind the last good frame: the next start sets them aside
    known.tail = null;
  }
  await handle.close();
}

/** A writer that goes on where `known` ends. A frame is answered for when it is on the disk (fsync), or with the fault. */
export function newWriter(place: WriterPlace): Writer {
  const queue: Waiting[] = [];
  let current: Current | null = null;
  let work: Promise<void> | null = null;

  async function writeNext(): Promise<void> {
    const batch = takeBatch(queue);
    try {
      current = await fileFor(place, current);
      await writeBatch(place, current, batch);
      for (const { settle } of batch) settle(ok(null));
    } catch (cause) {
      const { fault, code } = faultOf(cause);
      if (current !== null) await letGo(place, current).catch(() => undefined);
      current = null;
      for (const { settle } of batch) settle(fail(fault, code));
    }
  }

  /** Nothing is held open between writes: a folder that is taken away meanwhile is noticed by the next, not written to unseen. */
  async function rest(): Promise<void> {
    if (current === null) return;
    const { handle, file, size } = current;
    current = null;
    place.known.tail = { file, size };
    // all of it was synced before it was answered for
    await handle.close().catch(() => undefined);
  }

  async function drain(): Promise<void> {
    do {
      while (queue.length > 0) await writeNext();
      await rest();
    } while (queue.length > 0);
    work = null;
  }

  return {
    append: (frame) =>
      new Promise((settle) => {
        queue.push({ seq: frame.seq, clear: encodeFrame(frame), settle });
        work ??= drain();
      }),
    async close() {
      await work;
    },
  };
}
