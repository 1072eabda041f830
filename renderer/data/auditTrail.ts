import type { HistoryAction, HistoryLine } from '#shared/domain/history.ts';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import { whereOf } from './codec.ts';
import type { HistoryRow } from './db.ts';
import { readAll, readMany } from './read.ts';
import type { Store } from './store.ts';

/** Deeds that belong together on the screen. */
export const DEEDS = {
  captured: ['capture', 'visit', 'resolve', 'picture', 'seed'],
  worked: ['edit', 'note', 'voice', 'heat', 'bant', 'interests', 'opportunity', 'intention', 'facts', 'answers', 'outcome', 'sale', 'owner', 'disqualify', 'requalify', 'discard', 'restore', 'merge', 'split', 'judge'],
  agreed: ['promise', 'promise-kept', 'promise-given', 'promise-dropped', 'book', 'move', 'cancel', 'invite', 'invite-open', 'invite-undone'],
  consent: ['consent'],
  sent: ['sync', 'capsule', 'disclose'],
  erased: ['erase', 'erased', 'erased-there', 'retain'],
  laptop: ['settings', 'show', 'import', 'tally', 'repair'],
} as const satisfies Readonly<Record<string, readonly HistoryAction[]>>; // prettier-ignore
export type DeedKind = keyof typeof DEEDS;

/** What lines are asked for; what is absent does not matter. `from` to before `before`: instants, ms. */
export type AuditQuestion = {
  readonly by?: StaffId | null;
  readonly kind?: DeedKind;
  readonly leadId?: LeadId;
  readonly from?: number;
  readonly before?: number;
};

/** A line as it is shown: who, what, when, of whom, and how many leads went where. */
export type AuditLine = HistoryLine & {
  readonly seq: number;
  /** Name of the lead as it is now; '' when it is gone or the line is of none. */
  readonly name: string;
  /** Targets and how many leads of each the line touched: a push, an export. */
  readonly sent: readonly { readonly name: string; readonly isFile: boolean; readonly count: number }[];
};

/** Some lines, the newest first; `next` is the number to go on below, null at the beginning of the history. */
export type AuditPage = { readonly lines: readonly AuditLine[]; readonly next: number | null; readonly looked: number };

const ROWS_A_TIME = 500;

const openLine = async (store: Store, row: HistoryRow): Promise<HistoryLine> =>
  // sealed by `commit` for this line
  (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine;

const isWanted = ({ by, kind }: AuditQuestion, line: HistoryLine): boolean => {
  const deeds: readonly string[] | undefined = kind === undefined ? undefined : DEEDS[kind];
  return (by === undefined || line.by === by) && (deeds === undefined || deeds.includes(line.action));
};

function sentBy({ touched }: HistoryRow, names: ReadonlyMap<string, string>): AuditLine['sent'] {
  const counts = new Map<string, number>();
  for (const { table, id } of touched) {
    const target = table === 'outbox' ? id.split(':')[0] : undefined;
    if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({ name: names.get(id) ?? '', isFile: id === FILES_TARGET, count }));
}

const inDay = ({ from = 0, before = Number.MAX_SAFE_INTEGER }: AuditQuestion, { at }: HistoryRow): boolean => at >= from && at < before;

async function rowsBelow(store: Store, { leadId }: AuditQuestion, below: number): Promise<HistoryRow[]> {
  if (leadId === undefined) return store.db.history.where('seq').below(below).reverse().limit(ROWS_A_TIME).toArray();
  const rows = await store.db.history.where('leadId').equals(leadId).toArray();
  return rows
    .filter(({ seq }) => seq < below)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, ROWS_A_TIME);
}

/** A name known for a moment: many lines are of one lead. */
async function named(store: Store, lines: readonly { readonly row: HistoryRow; readonly line: HistoryLine }[]): Promise<AuditLine[]> {
  const targets = new Map<string, string>((await readAll(store, 'targets')).map(({ id, name }) => [id, name]));
  const ids = new Set(lines.flatMap(({ line }) => line.leadId ?? []));
  const names = new Map((await readMany(store, 'leads', ids)).map((lead) => [lead.id, nameOf(lead)]));
  return lines.map(({ row, line }) => ({
    ...line,
    seq: row.seq,
    name: line.leadId === null ? '' : (names.get(line.leadId) ?? ''),
    sent: line.action === 'sync' ? sentBy(row, targets) : [],
  }));
}

const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/**
 * Lines of the history that answer the question, below number `below`, at most `limit`. Looks at some hundred lines at a time and lets the
 * screen move between; stopped, it answers what it has.
 */
export async function readAudit(
  store: Store,
  question: AuditQuestion,
  { below, limit, signal }: { readonly below: number; readonly limit: number; readonly signal?: AbortSignal },
): Promise<AuditPage> {
  const found: { row: HistoryRow; line: HistoryLine }[] = [];
  let looked = 0;
  const isStopped = (): boolean => signal?.aborted === true;
  for (let at = below; !isStopped();) {
    const rows = await rowsBelow(store, question, at);
    const lines = await Promise.all(
      rows.filter((row) => inDay(question, row)).map(async (row) => ({ row, line: await openLine(store, row) })),
    );
    for (const one of lines) {
      if (!isWanted(question, one.line)) continue;
      found.push(one);
      if (found.length === limit) return { lines: await named(store, found), next: one.row.seq, looked: looked + rows.length };
    }
    looked += rows.length;
    const last = rows.at(-1);
    // times of lines grow with their numbers, but for a clock that was set back: a day before is looked at to be sure
    const isPast = last !== undefined && question.from !== undefined && last.at < question.from - DAY_MS;
    if (last === undefined || rows.length < ROWS_A_TIME || isPast) return { lines: await named(store, found), next: null, looked };
    at = last.seq;
    await breath();
  }
  return { lines: await named(store, found), next: null, looked };
}

const DAY_MS = 86_400_000;

/** Above every number of a line. */
export const NEWEST = Number.MAX_SAFE_INTEGER;
