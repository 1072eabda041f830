import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { newMatchIndex } from '#shared/domain/dedupe/matchIndex.ts';
import type { MatchIndex } from '#shared/domain/dedupe/matchIndex.ts';
import type { LikelyPair, Person, Reason } from '#shared/domain/dedupe/person.ts';
import { personOf } from '#shared/domain/dedupe/personOf.ts';
import { whereOf } from './codec.ts';
import type { Rest } from './calm.ts';
import type { Codec } from './codec.ts';
import type { BoothDb, SealedRow } from './db.ts';
import type { JournalOp } from './store.ts';

/** Two leads of a show that may be one person: how likely (0…1), and field by field why. `a` was captured first. */
export type DuplicatePair = {
  readonly a: LeadId;
  readonly b: LeadId;
  readonly probability: number;
  readonly reasons: readonly Reason[];
};

/** Finds leads of a show that may be one person; what the worker does, and the same thread in tests. */
export type DuplicateEngine = {
  /** Every pair of the show that is at least as likely as not and that nobody parted, the likeliest first. */
  readonly all: (showId: ShowId) => Promise<DuplicatePair[]>;
  /** Whom one lead may be, the likeliest first. */
  readonly of: (showId: ShowId, id: LeadId) => Promise<DuplicatePair[]>;
  /** Takes in saved changes, in the order given. */
  readonly update: (ops: readonly JournalOp[]) => Promise<void>;
};

/** What it reads from; `rest` is waited for between two pieces, so that saves come first. */
type Source = { readonly db: BoothDb; readonly codec: Codec; readonly rest?: Rest };

/** The leads of one show in memory, and whom a person said each of them is not. */
type Memory = { readonly showId: ShowId; readonly index: MatchIndex<LeadId>; readonly apart: Map<LeadId, ReadonlySet<LeadId>> };

const ROWS_A_TIME = 250;
/** The next piece waits this long after the last save began, milliseconds: the page of a lead that was just scanned can wait, the next badge cannot. */
const CALM_MS = 1_000;

const isLive = (lead: Lead): boolean => lead.discardedAt === undefined && lead.mergedInto === undefined;

const personOfLead = ({ id, contact, badgeCode }: Lead): Person<LeadId> =>
  personOf(id, contact, badgeCode === undefined ? {} : { codes: { badge: badgeCode } });

/** Opens rows; one that does not open is left out: the search tells of it and has it mended. */
async function openLeads({ codec }: Source, rows: readonly SealedRow[]): Promise<Lead[]> {
  const opened = await Promise.allSettled(rows.map(({ id, body }) => codec.open(whereOf('leads', id), body)));
  // our own codec opened them as rows of the table of leads
  return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value as Lead] : []));
}

function takeLeads({ showId, index, apart }: Memory, leads: readonly Lead[]): void {
  const mine = leads.filter((lead) => lead.showId === showId);
  const live = mine.filter(isLive);
  index.remove(mine.filter((lead) => !isLive(lead)).map(({ id }) => id));
  index.set(live.map(personOfLead));
  for (const { id, notSameAs } of mine) apart.set(id, new Set(notSameAs));
}

async function loadShow(source: Source, showId: ShowId): Promise<Memory> {
  const memory: Memory = { showId, index: newMatchIndex(), apart: new Map() };
  const ids = await source.db.leads.where('showId').equals(showId).primaryKeys();
  for (let from = 0; from < ids.length; from += ROWS_A_TIME) {
    await source.rest?.(CALM_MS);
    const rows = await source.db.leads.bulkGet(ids.slice(from, from + ROWS_A_TIME));
    takeLeads(
      memory,
      await openLeads(
        source,
        rows.filter((row) => row !== undefined),
      ),
    );
  }
  return memory;
}

const isApartIn =
  ({ apart }: Memory) =>
  (a: string, b: string): boolean =>
    // the ids of the index are those of leads
    apart.get(a as LeadId)?.has(b as LeadId) === true || apart.get(b as LeadId)?.has(a as LeadId) === true;

const tell = ({ index }: Memory, pairs: readonly LikelyPair<LeadId>[]): DuplicatePair[] =>
  pairs.map((pair) => ({ ...pair, reasons: index.reasons(pair.a, pair.b) }));

/** An engine over a database: reads the leads of a show when it is first asked of them, keeps the show asked of last. */
export function newDuplicateEngine(source: Source): DuplicateEngine {
  let held: Memory | null = null;
  let lane: Promise<unknown> = Promise.resolve();
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = lane.then(work);
    lane = mine.catch(() => undefined);
    return mine;
  };
  const memoryOf = async (showId: ShowId): Promise<Memory> => {
    if (held?.showId !== showId) held = await loadShow(source, showId);
    return held;
  };
  return {
    all: (showId) =>
      inLane(async () => {
        const memory = await memoryOf(showId);
        return tell(memory, memory.index.all(isApartIn(memory)));
      }),
    of: (showId, id) =>
      inLane(async () => {
        const memory = await memoryOf(showId);
        return tell(memory, memory.index.of(id, isApartIn(memory)));
      }),
    update: (ops) =>
      inLane(async () => {
        const rows = ops.flatMap((op) => ('put' in op && op.table === 'leads' ? [op.put] : []));
        if (held === null) return;
        takeLeads(held, await openLeads(source, rows));
        // ids of the table of leads
        held.index.remove(ops.flatMap((op) => ('del' in op && op.table === 'leads' ? [op.del as LeadId] : [])));
      }),
  };
}
