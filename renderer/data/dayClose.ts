import { countDay, daySpan, firstScans } from '#shared/domain/dayClose.ts';
import type { CountedLead, DayClose, DayCount } from '#shared/domain/dayClose.ts';
import type { InteractionId, LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Capture, Interaction } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import type { SealedRow } from './db.ts';
import { readInPieces, readMany } from './read.ts';
import { editShow } from './shows.ts';
import type { Store } from './store.ts';

type DayOf = { readonly show: Pick<Show, 'id' | 'zone'>; readonly day: string };

const rowsOfDay = (store: Store, table: 'captures' | 'leads', { show, day }: DayOf) => {
  const { from, before } = daySpan(day, show.zone);
  return store.db[table]
    .where(table === 'captures' ? '[showId+at]' : '[showId+capturedAt]')
    .between([show.id, from], [show.id, before], true, false);
};

/** The till of one day. `scans`: as many as the index has, whether they open or not. `bare`: leads of that day that no scan belongs to. */
export type DayReading = { readonly count: DayCount; readonly scans: number; readonly bare: readonly Lead[] };

// index fields of the captures' table, written by `indexOf`
const seenOf = (row: SealedRow) => ({ id: row.id, leadId: row['leadId'], at: row['at'] }) as Parameters<typeof firstScans>[0][number];

/** All scans of some leads, by the index alone. */
const scansOf = async (store: Store, ids: readonly LeadId[]) => (await store.db.captures.where('leadId').anyOf(ids).toArray()).map(seenOf);

/** The leads of a day's scans, each with its first scan of all; those of another day are only asked for where there may be one. */
async function countedLeads(store: Store, captures: readonly Capture[], from: number): Promise<ReadonlyMap<LeadId, CountedLead>> {
  const leads = await readInPieces(store, 'leads', [...new Set(captures.map(({ leadId }) => leadId))]);
  const before = leads.filter(({ visits, capturedAt }) => visits > 1 || capturedAt < from);
  const first = firstScans([...captures, ...(await scansOf(store, before.map(({ id }) => id)))]); // prettier-ignore
  return new Map(
    leads.flatMap(({ id, isResolved, discardedAt }) => {
      const scan = first.get(id);
      return scan === undefined ? [] : [[id, { isResolved, isDiscarded: discardedAt !== undefined, first: scan }] as const];
    }),
  );
}

/** Leads captured that day that have no scan at all; the discarded may have given theirs away. */
async function readBare(store: Store, of: DayOf, scannedThatDay: ReadonlySet<LeadId>): Promise<Lead[]> {
  const ids = (await rowsOfDay(store, 'leads', of).primaryKeys()) as LeadId[]; // primary keys of the leads' table
  const others = ids.filter((id) => !scannedThatDay.has(id));
  const scanned = new Set((await scansOf(store, others)).map(({ leadId }) => leadId));
  const leads = await readInPieces(store, 'leads', others.filter((id) => !scanned.has(id))); // prettier-ignore
  return leads.filter(({ discardedAt }) => discardedAt === undefined);
}

/** Counts the scans of a day of a show, and looks for what does not belong together. */
export async function readDay(store: Store, of: DayOf): Promise<DayReading> {
  const ids = await rowsOfDay(store, 'captures', of).primaryKeys();
  const captures = await readInPieces(store, 'captures', ids);
  const leads = await countedLeads(store, captures, daySpan(of.day, of.show.zone).from);
  const scans = captures.map(({ id, leadId, at, by, scan: { source } }) => ({ id, leadId, at, by, source }));
  const bare = await readBare(store, of, new Set(captures.map(({ leadId }) => leadId)));
  return { count: countDay(scans, leads, { day: of.day, zone: of.show.zone }), scans: ids.length, bare };
}

/** The days of a show on which something was scanned, and today, the latest first. */
export async function readDays(store: Store, { id, zone }: Pick<Show, 'id' | 'zone'>): Promise<string[]> {
  const today = localTime(store.now(), zone).day;
  const days: string[] = [];
  for (let from = 0; ;) {
    const scans = store.db.captures.where('[showId+at]').between([id, from], [id, Number.MAX_SAFE_INTEGER]);
    const [next] = await scans.limit(1).toArray();
    if (next === undefined) break;
    const { day } = localTime(Number(next['at']), zone);
    days.push(day);
    from = daySpan(day, zone).before;
  }
  return [...new Set([...days, today])].sort().toReversed();
}

type VoiceMemo = Extract<Interaction, { kind: 'voice' }>;

/** Memos spoken on a day, those without a word beneath them too. Found by the lines of the history: they are in the order of time. */
export async function readMemosOfDay(store: Store, { show, day }: DayOf): Promise<VoiceMemo[]> {
  const { from, before } = daySpan(day, show.zone);
  const lines = await store.db.history
    .orderBy('seq')
    .reverse()
    .until(({ at }) => at < from)
    .toArray();
  // a memo is saved with its sound; a scan's picture comes with a capture
  const withSound = lines.filter(({ touched }) => touched.some(({ table }) => table === 'media'));
  const ids = withSound.flatMap(({ touched }) =>
    touched.flatMap(({ table, id }) => (table === 'interactions' ? [id as InteractionId] : [])),
  );
  return (await readMany(store, 'interactions', new Set(ids))).filter(
    (one): one is VoiceMemo => one.kind === 'voice' && one.showId === show.id && one.at >= from && one.at < before,
  );
}

const toldOf = (shut: DayClose | undefined): string => (shut === undefined ? '' : `${shut.day}: ${shut.total.scans}`);

/** Closes a day: keeps the count, who closed it and how far the journal was. Closing again is a line of its own. Undefined without the show. */
export const closeDay = (
  store: Store,
  showId: ShowId,
  { day, total, lastLine, isSame }: Omit<DayClose, 'at' | 'by'>,
): Promise<Show | undefined> =>
  editShow(store, showId, {
    change: (show) => ({
      ...show,
      closes: [...(show.closes ?? []), { day, total, lastLine, isSame, at: store.now(), by: store.staff() }],
    }),
    changes: (before, { closes = [] }) => [
      { field: 'dayClose', from: toldOf(before.closes?.findLast((one) => one.day === day)), to: toldOf(closes.at(-1)) },
    ],
  });
