import type { HistoryLine } from '#shared/domain/history.ts';
import { rangesOf, withoutRanges } from '#shared/ipc/journal.ts';
import type { JournalFault, JournalRewritten, JournalSummary, RewriteFault } from '#shared/ipc/journal.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { whereOf } from './codec.ts';
import type { HistoryRow } from './db.ts';
import { eraseIds, readCases, readErasedBy, updateCase } from './erase.ts';
import type { Case, EraseOrder } from './erase.ts';
import type { Store } from './store.ts';

/** Main's side of an erasure, as lines of the contract. */
export type ErasureCalls = {
  readonly journalRewrite: (plan: {
    leads: string[];
    rows: { table: string; id: string }[];
    lines: { seq: number; body: Uint8Array }[];
    compact: boolean;
  }) => Promise<Result<JournalRewritten, RewriteFault>>;
  readonly journalSummary: () => Promise<Result<JournalSummary, JournalFault>>;
  readonly databaseRenew: () => Promise<Result<null, RewriteFault>>;
  readonly erasedIds: () => Promise<readonly string[]>;
  readonly erasedKeep: (ids: { ids: string[] }) => Promise<Result<null, JournalFault>>;
};

/** What is under way. */
export type FinishStep = 'history' | 'journal' | 'database';

const LEADS_A_REWRITE = 2_000;
/** Some hundred bytes each: a call carries a few megabytes. */
const LINES_A_REWRITE = 20_000;
const LINES_A_TIME = 500;
const ROWS_A_REWRITE = 5_000;
const IDS_A_CALL = 10_000;

/** A line about somebody who is gone: when and by whom, so that numbers have no gap. */
const anonymous = ({ at, by, leadId }: HistoryLine): HistoryLine => ({ v: 1, at, by, leadId, action: 'erased', changes: [] });

type NewLine = { readonly row: HistoryRow; readonly body: Uint8Array };

async function withoutWords(store: Store, row: HistoryRow, leads: ReadonlySet<string>): Promise<NewLine[]> {
  // sealed by `commit` for this line
  const line = (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine;
  const isHers = row.leadId !== null && leads.has(row.leadId);
  // a line of another lead that changed these too (a merge) keeps what was done, without its words
  const after: HistoryLine = isHers ? anonymous(line) : { ...line, changes: [] };
  return [{ row, body: await store.codec.seal(whereOf('history', row.seq), after) }];
}

/** Lines of these leads, and those of others that touched their records. */
async function linesAbout(store: Store, leads: ReadonlySet<string>): Promise<HistoryRow[]> {
  const found: HistoryRow[] = [];
  await store.db.history.each((row) => {
    const isHers = row.leadId !== null && leads.has(row.leadId);
    const touches = row.leadId !== null && row.touched.some(({ table, id }) => table === 'leads' && leads.has(id));
    if (isHers || touches) found.push(row);
  });
  return found;
}

/** Takes the words out of all lines about these leads, in the database; answers the new bodies for the journal. Done again it does no harm. */
async function emptyLines(store: Store, leads: ReadonlySet<string>): Promise<{ seq: number; body: Uint8Array }[]> {
  const rows = await linesAbout(store, leads);
  const bodies: { seq: number; body: Uint8Array }[] = [];
  for (let at = 0; at < rows.length; at += LINES_A_TIME) {
    const lines = (await Promise.all(rows.slice(at, at + LINES_A_TIME).map((row) => withoutWords(store, row, leads)))).flat();
    await store.db.history.bulkPut(lines.map(({ row, body }) => ({ ...row, body })));
    bodies.push(...lines.map(({ row, body }) => ({ seq: row.seq, body })));
  }
  return bodies;
}

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

async function rewriteFor(store: Store, calls: ErasureCalls, one: Case): Promise<Result<null, RewriteFault>> {
  const { leads, attendees } = await readErasedBy(store, one.id);
  for (const ids of parts([...leads, ...attendees], IDS_A_CALL)) {
    const kept = await calls.erasedKeep({ ids });
    if (!kept.ok) return kept;
  }
  const lines = leads.length === 0 ? [] : await emptyLines(store, new Set(leads));
  // leads, rows and lines are forgotten each for itself: a call takes some of each
  const calledFor = {
    leads: parts(leads, LEADS_A_REWRITE),
    rows: parts(
      attendees.map((id) => ({ table: 'attendees', id })),
      ROWS_A_REWRITE,
    ),
    lines: parts(lines, LINES_A_REWRITE),
  };
  const rounds = Math.max(...Object.values(calledFor).map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const done = await calls.journalRewrite({
      leads: calledFor.leads[round] ?? [],
      rows: calledFor.rows[round] ?? [],
      lines: calledFor.lines[round] ?? [],
      compact: false,
    });
    if (!done.ok) return done;
  }
  return ok(null);
}

/** True when the journal has every line of the database: only then may the database be made anew from it. */
async function isWhole(store: Store, calls: Pick<ErasureCalls, 'journalSummary'>): Promise<boolean> {
  const inDb = rangesOf(await store.db.history.toCollection().primaryKeys());
  const summary = await calls.journalSummary();
  return summary.ok && withoutRanges(inDb, summary.value.ranges).length === 0;
}

/** Why an erasure is not finished: main's fault, or the journal lacks lines that the next start will bring. */
export type FinishFault = RewriteFault | 'not-whole';

let running: Promise<unknown> = Promise.resolve();

/**
 * Finishes what erasures left to do: takes the words out of history lines, writes the journal anew without the rows, and has the database's
 * files made anew at the next start. What was cut off is begun again; done twice it does no harm. One at a time.
 */
export function finishErasures(
  store: Store,
  calls: ErasureCalls,
  onStep: (step: FinishStep) => void = () => undefined,
): Promise<Result<null, FinishFault>> {
  const mine = running.then(
    () => finish(store, calls, onStep),
    () => finish(store, calls, onStep),
  );
  running = mine;
  return mine;
}

async function finish(store: Store, calls: ErasureCalls, onStep: (step: FinishStep) => void): Promise<Result<null, FinishFault>> {
  const cases = await readCases(store);
  for (const one of cases.filter(({ journalAt }) => journalAt === undefined)) {
    onStep('journal');
    const done = await rewriteFor(store, calls, one);
    if (!done.ok) return done;
    await updateCase(store, one.id, { action: 'erase', change: (erasure) => ({ ...erasure, journalAt: store.now() }) });
  }
  if (cases.every(({ databaseAt }) => databaseAt !== undefined)) return ok(null);
  onStep('database');
  if (!(await isWhole(store, calls))) return fail('not-whole');
  return calls.databaseRenew();
}

/**
 * At a start, before anything is shown: a database that was made anew is written down as such; rows of people who were erased that a
 * backup or an older copy brought back go again; what was cut off is finished. Answers null when there was nothing to do.
 */
export async function resumeErasures(
  store: Store,
  calls: ErasureCalls,
  { isDatabaseNew, ...order }: Omit<EraseOrder, 'why'> & { readonly isDatabaseNew: boolean },
): Promise<Result<null, FinishFault> | null> {
  await eraseIds(store, await calls.erasedIds(), { ...order, why: 'backup' });
  const cases = await readCases(store);
  if (isDatabaseNew)
    for (const { id, journalAt, databaseAt } of cases)
      if (journalAt !== undefined && databaseAt === undefined)
        await updateCase(store, id, { action: 'erase', change: (erasure) => ({ ...erasure, databaseAt: store.now() }) });
  const open = (await readCases(store)).filter(({ journalAt, databaseAt }) => journalAt === undefined || databaseAt === undefined);
  return open.length === 0 ? null : finishErasures(store, calls);
}

/** Writes the journal anew without versions of rows that later ones replaced: every keystroke of a note is one. All lines stay. */
export const compactJournal = (calls: Pick<ErasureCalls, 'journalRewrite'>): Promise<Result<JournalRewritten, RewriteFault>> =>
  calls.journalRewrite({ leads: [], rows: [], lines: [], compact: true });
