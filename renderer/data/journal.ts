import type { JournalAsk, JournalFault, JournalPage, JournalRow, JournalSummary, WireFrame, WireOp } from '#shared/ipc/journal.ts';
import type { Result } from '#shared/lib/result.ts';
import type { JournalFrame, JournalOp, JournalPort } from './store.ts';
import { SEALED_TABLES } from './db.ts';
import type { Touched } from './db.ts';

/** The journal whole: what commits append to, and what a repair reads. */
export type Journal = JournalPort & {
  readonly summary: () => Promise<JournalSummary>;
  /** Frames in the order they were written; those of a table this version does not know lose those rows. */
  readonly read: (ask: JournalAsk) => Promise<{ readonly frames: readonly JournalFrame[]; readonly next: number | null }>;
  /** What the journal last heard of each row; null when nothing. */
  readonly latest: (rows: readonly Touched[]) => Promise<readonly (JournalOp | null)[]>;
};

/** Main's side of the journal, as lines of the contract. */
export type JournalCalls = {
  readonly journalAppend: (frame: WireFrame) => Promise<Result<null, JournalFault>>;
  readonly journalSummary: () => Promise<Result<JournalSummary, JournalFault>>;
  readonly journalRead: (ask: { from: number; limit: number; wanted: [number, number][] }) => Promise<Result<JournalPage, JournalFault>>;
  readonly journalLatest: (rows: JournalRow[]) => Promise<Result<readonly (WireOp | null)[], JournalFault>>;
};

/** The journal could not take or give a frame; `code` is the end of its translation key (`app.journal.<code>`). */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: JournalFault;
  constructor(code: JournalFault, detail?: string) {
    super(detail === undefined ? `journal: ${code}` : `journal: ${code} (${detail})`);
    this.code = code;
  }
}

/** Main looks for this many rows in one pass over the journal. */
const ROWS_A_TIME = 5_000;

const TABLES: ReadonlySet<string> = new Set([...SEALED_TABLES, 'outbox']);
const isKnown = (row: { readonly table: string }): boolean => TABLES.has(row.table);

// the tables were checked by name, and main answers only what this program sealed into its journal
const opOf = (op: WireOp): JournalOp => op as JournalOp;
const frameOf = (frame: WireFrame): JournalFrame =>
  ({
    ...frame,
    line: { ...frame.line, touched: frame.line.touched.filter(isKnown) },
    ops: frame.ops.filter(isKnown).map(opOf),
  }) as JournalFrame; // as above

function valueOf<T>(answer: Result<T, JournalFault>): T {
  if (!answer.ok) throw new JournalError(answer.error, answer.detail);
  return answer.value;
}

/**
 * The journal by main's calls. A frame that main could not keep (`JournalError`) is kept waiting here and sent again, in order,
 * before the next one: when space is made, nothing is missing.
 */
export function newJournal(calls: JournalCalls): Journal {
  const waiting: JournalFrame[] = [];
  let lane: Promise<void> = Promise.resolve();
  let inLane = 0;
  const send = async (frame: JournalFrame): Promise<void> => void valueOf(await calls.journalAppend(frame));
  const resend = async (): Promise<void> => {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      await send(first);
      waiting.shift();
    }
  };
  const sendOrKeep = async (frame: JournalFrame, before: () => Promise<void>): Promise<void> => {
    try {
      await before();
      await send(frame);
    } catch (cause) {
      waiting.push(frame);
      throw cause;
    }
  };
  return {
    async append(frame) {
      if (waiting.length === 0 && inLane === 0) return sendOrKeep(frame, () => Promise.resolve());
      inLane += 1;
      const mine = lane.then(() => sendOrKeep(frame, resend));
      lane = mine.catch(() => undefined);
      return mine.finally(() => {
        inLane -= 1;
      });
    },
    summary: async () => valueOf(await calls.journalSummary()),
    async read({ from, limit, wanted }) {
      const page = valueOf(await calls.journalRead({ from, limit, wanted: wanted.map(([first, last]) => [first, last]) }));
      return { frames: page.frames.map(frameOf), next: page.next };
    },
    async latest(rows) {
      const found: (JournalOp | null)[] = [];
      for (let at = 0; at < rows.length; at += ROWS_A_TIME) {
        const ops = valueOf(await calls.journalLatest(rows.slice(at, at + ROWS_A_TIME).map(({ table, id }) => ({ table, id }))));
        found.push(...ops.map((op) => (op === null || !isKnown(op) ? null : opOf(op))));
      }
      return found;
    },
  };
}
