import { open } from 'node:fs/promises';
import { hasSeq } from '#shared/ipc/journal.ts';
import type { JournalAsk, JournalPage, JournalRow, JournalSummary, WireFrame, WireOp } from '#shared/ipc/journal.ts';
import { pathOf, readAt } from './files.ts';
import { decodeFrame } from './frame.ts';
import { loadJournal } from './load.ts';
import type { Entry, Known } from './load.ts';
import { newJournalKeys, openFrame } from './seal.ts';
import { verifyLater } from './verify.ts';
import { newWriter } from './writer.ts';
import type { Writer } from './writer.ts';

/** An open journal. */
export type Journal = {
  /** Resolves when the frame is on the disk (fsync), or with the fault. */
  readonly append: Writer['append'];
  readonly summary: () => JournalSummary;
  /** Frames in the order they were written. */
  readonly read: (ask: JournalAsk) => Promise<JournalPage>;
  /** The last thing the journal heard of each row; null when nothing. */
  readonly latest: (rows: readonly JournalRow[]) => Promise<(WireOp | null)[]>;
  readonly close: () => Promise<void>;
};

/** Where the journal lies and its key (32 bytes, the vault's `journal`); a file is ended at `rotateAt` bytes. */
export type JournalPlace = {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly rotateAt?: number;
  /** Files that were not read at the start are read after so many ms. */
  readonly verifyAfter?: number;
};

const ROTATE_AT = 64 * 1024 * 1024;
const PAGE_BYTES = 8 * 1024 * 1024;
const BACKWARDS = 500;
/** The first screen, and the lists after it, come first. */
const VERIFY_AFTER_MS = 45_000;
/** After a frame was written reading waits so long, ms: a busy hour is for badges. */
const CALM_MS = 1_000;

/** Entries that lie near one another in one file, to be read at one go. */
function runsOf(entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const first = run?.[0];
    const isNear = first?.file === entry.file && entry.at + entry.length - first.at <= PAGE_BYTES;
    if (run !== undefined && isNear) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** Entries from `from` on whose number is wanted, at most `limit` of them and about 8 MB; and where to go on. */
function pageOf(entries: readonly Entry[], { from, limit, wanted }: JournalAsk): { page: Entry[]; next: number | null } {
  const page: Entry[] = [];
  let bytes = 0;
  for (let at = from; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined || !hasSeq(wanted, entry.seq)) continue;
    if (page.length === limit || bytes > PAGE_BYTES) return { page, next: at };
    page.push(entry);
    bytes += entry.length;
  }
  return { page, next: null };
}

function summaryOf({ entries, files, ranges, torn, damaged, foreign, unread }: Known): JournalSummary {
  return {
    last: ranges.at(-1)?.[1] ?? 0,
    frames: entries.length,
    files,
    ranges: ranges.map(([from, to]) => [from, to] as const),
    torn,
    damaged,
    foreign,
    ...(unread.length === 0 ? {} : { unread: unread.length }),
  };
}

/**
 * Opens the journal of a folder: checks all of it but what was found whole before (that follows while it is open), mends torn ends. Rejects only when the folder cannot be read or made.
 * One program at a time may have it open (the single-instance lock sees to that).
 */
export async function openJournal({ folder, key, rotateAt = ROTATE_AT, verifyAfter = VERIFY_AFTER_MS }: JournalPlace): Promise<Journal> {
  const keys = newJournalKeys(key);
  const known = await loadJournal(keys, folder);
  const writer = newWriter({ keys, folder, known, rotateAt });
  let savedAt = Number.NEGATIVE_INFINITY;
  const isSaving = (): boolean => performance.now() - savedAt < CALM_MS;
  const verifying = verifyLater({ keys, folder, known, isSaving }, verifyAfter);

  async function readRun(run: readonly Entry[]): Promise<WireFrame[]> {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const handle = await open(pathOf(folder, first.file), 'r');
    try {
      const bytes = await readAt(handle, first.at, last.at + last.length - first.at);
      return run.flatMap(({ at, length }) => {
        const opened = openFrame(keys, bytes.subarray(at - first.at, at - first.at + length));
        const frame = opened === null ? null : decodeFrame(opened.frame);
        return frame === null ? [] : [frame];
      });
    } finally {
      await handle.close();
    }
  }

  async function readEntries(entries: readonly Entry[]): Promise<WireFrame[]> {
    const frames: WireFrame[] = [];
    for (const run of runsOf(entries)) frames.push(...(await readRun(run)));
    return frames;
  }

  return {
    append(frame) {
      savedAt = performance.now();
      return writer.append(frame);
    },
    close() {
      verifying.stop();
      return writer.close();
    },
    summary: () => summaryOf(known),
    async read(ask) {
      const { page, next } = pageOf(known.entries, ask);
      return { frames: await readEntries(page), next };
    },
    async latest(rows) {
      const wanted = new Map(rows.map((row, at) => [`${row.table}/${row.id}`, at]));
      const found: (WireOp | null)[] = rows.map(() => null);
      for (let end = known.entries.length; end > 0 && wanted.size > 0; end -= BACKWARDS) {
        const frames = await readEntries(known.entries.slice(Math.max(0, end - BACKWARDS), end));
        for (const op of frames.flatMap((frame) => frame.ops).reverse()) {
          const name = `${op.table}/${'put' in op ? op.put.id : op.del}`;
          const at = wanted.get(name);
          if (at === undefined) continue;
          found[at] = op;
          wanted.delete(name);
        }
      }
      return found;
    },
  };
}
