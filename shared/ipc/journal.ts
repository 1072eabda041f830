import { z } from 'zod';

/** A row as the journal keeps it: index fields in plain, the rest sealed in `body`. Main never looks inside. */
export type WireRow = {
  readonly id: string;
  readonly rev: string;
  readonly body: Uint8Array | null;
  readonly [index: string]: string | number | Uint8Array | readonly string[] | null;
};

/** A line of the history as the journal keeps it. */
export type WireLine = {
  readonly seq: number;
  readonly at: number;
  readonly leadId: string | null;
  readonly touched: readonly { readonly table: string; readonly id: string }[];
  readonly body: Uint8Array;
};

export type WireOp = { readonly table: string; readonly put: WireRow } | { readonly table: string; readonly del: string };

/** One commit as it crosses to main and lies in the journal. */
export type WireFrame = { readonly seq: number; readonly at: number; readonly line: WireLine; readonly ops: readonly WireOp[] };

/** Sequence numbers from the first to the second, both of them included. */
export type SeqRange = readonly [number, number];

/** What the journal holds, and what was found when it was opened. */
export type JournalSummary = {
  /** Highest sequence number; 0 when the journal is empty. */
  readonly last: number;
  readonly frames: number;
  readonly files: number;
  readonly ranges: readonly SeqRange[];
  /** Bytes of unfinished frames cut off the ends of files (and set aside). */
  readonly torn: number;
  /** Frames or stretches that could not be opened, and places where the chain is broken. */
  readonly damaged: number;
  /** Files sealed with another key; left as they are. */
  readonly foreign: number;
  /** So much of what is damaged and foreign was told by earlier starts; absent: nothing. */
  readonly told?: number;
  /** Files found whole at an earlier start and unchanged since, that are still to be read again in this one; absent when there are none. */
  readonly unread?: number;
};

/** Why a frame could not be kept; the end of a translation key (`app.journal.<fault>`). */
export type JournalFault = 'disk-full' | 'read-only' | 'locked' | 'failed';

/** Which frames to read: in the order they were written, from frame number `from`, only sequence numbers in `wanted`, at most `limit`. */
export type JournalAsk = { readonly from: number; readonly limit: number; readonly wanted: readonly SeqRange[] };

/** Frames read; `next` is where to go on, null at the end. */
export type JournalPage = { readonly frames: readonly WireFrame[]; readonly next: number | null };

/** A row of a table, by name. */
export type JournalRow = { readonly table: string; readonly id: string };

const FRAMES_MOST = 5_000;
const ROWS_MOST = 5_000;

/** `journalAppend`: one commit. */
export const JournalFrameInput = z.custom<WireFrame>((value) => isFrame(value), 'no frame');

/** `journalRead`: which frames, a page at a time. */
export const JournalAskInput = z.strictObject({
  from: z.int().nonnegative(),
  limit: z.int().min(1).max(FRAMES_MOST),
  wanted: z.array(z.tuple([z.int(), z.int()])),
});

/** `journalLatest`: whose latest versions. */
export const JournalRowsInput = z.array(z.strictObject({ table: z.string().max(32), id: z.string().max(200) })).max(ROWS_MOST);

/** Leads and lines that one rewrite takes: more are done one after the other. */
const FORGET_LEADS_MOST = 2_000;
const FORGET_LINES_MOST = 200_000;

/**
 * `journalRewrite`: what the journal is to forget. All that hangs from these leads goes, and these rows; lines get the bodies that the page
 * sealed in place of theirs. `compact`: versions of rows that a later one replaced go too.
 */
export const JournalRewriteInput = z.strictObject({
  leads: z.array(z.string().max(200)).max(FORGET_LEADS_MOST),
  rows: JournalRowsInput,
  lines: z.array(z.strictObject({ seq: z.int().positive(), body: z.instanceof(Uint8Array) })).max(FORGET_LINES_MOST),
  compact: z.boolean(),
});
export type JournalForget = z.output<typeof JournalRewriteInput>;

/** `erasedKeep`: ids and nothing else. */
export const ErasedIds = z.strictObject({ ids: z.array(z.string().regex(/^[\w-]{1,200}$/u)).max(20_000) });

/** What a rewrite left out: versions of rows, bodies of lines, and by how many bytes the journal is smaller. */
export type JournalRewritten = { readonly rows: number; readonly lines: number; readonly bytes: number };

/** `restart-first`: parts of the profile wait to be replaced at the next start, so nothing is rewritten before. */
export type RewriteFault = JournalFault | 'restart-first';

type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const NAME = /^[a-z]{1,32}$/u;
const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

const isCell = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  isBytes(value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

function isRow(value: unknown): boolean {
  if (!isRecord(value) || !isId(value['id']) || !isId(value['rev'])) return false;
  if (value['body'] !== null && !isBytes(value['body'])) return false;
  return Object.entries(value).every(([key, cell]) => (isBytes(cell) ? key === 'body' : isCell(cell)));
}

function isOp(value: unknown): boolean {
  if (!isRecord(value) || !isName(value['table'])) return false;
  return 'put' in value ? isRow(value['put']) : isId(value['del']);
}

const isTouched = (value: unknown): boolean => isRecord(value) && isName(value['table']) && isId(value['id']);

function isLine(value: unknown): boolean {
  if (!isRecord(value) || !isCount(value['seq']) || !Number.isFinite(value['at'])) return false;
  const { leadId, touched, body } = value;
  return (leadId === null || isId(leadId)) && Array.isArray(touched) && touched.every(isTouched) && isBytes(body);
}

/** True for a whole frame; by hand, because an import puts tens of thousands of rows in one. */
export function isFrame(value: unknown): value is WireFrame {
  if (!isRecord(value) || !isCount(value['seq']) || value['seq'] === 0 || !Number.isFinite(value['at'])) return false;
  const { line, ops } = value;
  return isLine(line) && isRecord(line) && line['seq'] === value['seq'] && Array.isArray(ops) && ops.every(isOp);
}

/** Adds a number to sorted, disjoint ranges; in place, cheap when it comes last. */
export function addSeq(ranges: [number, number][], seq: number): void {
  let at = ranges.length;
  while (at > 0 && (ranges[at - 1]?.[0] ?? 0) > seq) at -= 1;
  const before = ranges[at - 1];
  const after = ranges[at];
  if (before !== undefined && seq <= before[1]) return;
  const joinsBefore = before !== undefined && before[1] === seq - 1;
  const joinsAfter = after !== undefined && after[0] === seq + 1;
  if (joinsBefore && joinsAfter) {
    before[1] = after[1];
    ranges.splice(at, 1);
  } else if (joinsBefore) before[1] = seq;
  else if (joinsAfter) after[0] = seq;
  else ranges.splice(at, 0, [seq, seq]);
}

/** Sorted, disjoint ranges of the numbers given in any order. */
export function rangesOf(seqs: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const seq of [...seqs].sort((a, b) => a - b)) addSeq(ranges, seq);
  return ranges;
}

/** True when one of the sorted ranges holds the number. */
export function hasSeq(ranges: readonly SeqRange[], seq: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, -1];
    if (seq < from) high = middle - 1;
    else if (seq > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The numbers of `all` that `taken` lacks, as ranges; both sorted and disjoint. */
export function withoutRanges(all: readonly SeqRange[], taken: readonly SeqRange[]): [number, number][] {
  const left: [number, number][] = [];
  let at = 0;
  for (const [from, to] of all) {
    let start = from;
    while (at < taken.length && (taken[at]?.[1] ?? 0) < start) at += 1;
    for (let next = at; next < taken.length && start <= to; next += 1) {
      const [takenFrom, takenTo] = taken[next] ?? [0, -1];
      if (takenFrom > to) break;
      if (takenFrom > start) left.push([start, takenFrom - 1]);
      start = Math.max(start, takenTo + 1);
    }
    if (start <= to) left.push([start, to]);
  }
  return left;
}

/** How many numbers the ranges hold. */
export const countOf = (ranges: readonly SeqRange[]): number => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
