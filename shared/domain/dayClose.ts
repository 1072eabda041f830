import { addDays, instantOf, localTime } from '#shared/lib/time.ts';
import type { CaptureId, LeadId, StaffId } from './ids.ts';
import type { Capture } from './interaction.ts';
import type { Lead } from './lead.ts';
import type { ScanSource } from './scan.ts';

/**
 * What became of one scan. `fresh`: the first of a visitor who counts; `repeat`: one more of the same; `discarded`: the visitor was taken
 * out of the lists; `unresolved`: nobody knows yet who it is; `orphan`: no lead is there, which should never be.
 */
export type ScanKind = 'fresh' | 'repeat' | 'discarded' | 'unresolved' | 'orphan';
export const SCAN_KINDS: readonly ScanKind[] = ['fresh', 'repeat', 'discarded', 'unresolved', 'orphan'];

/** How many scans, and of which kinds. The kinds add up to the scans. */
export type Tally = { readonly scans: number } & { readonly [K in ScanKind]: number };

/** A scan as the count sees it. */
export type DayScan = Pick<Capture, 'id' | 'leadId' | 'at' | 'by'> & { readonly source: ScanSource };

/** A lead as the count sees it. `first`: its first scan of all, of whatever day. */
export type CountedLead = Pick<Lead, 'isResolved'> & { readonly isDiscarded: boolean; readonly first: CaptureId };

/** One row of the count: the scans of one device, or of one person (null: nobody had said who they were). */
export type CountRow<K> = { readonly of: K; readonly tally: Tally };

/** A day's scans, counted three times: all together, by the device they came in through, by who was at the laptop. */
export type DayCount = {
  readonly day: string;
  readonly total: Tally;
  readonly bySource: readonly CountRow<ScanSource>[];
  readonly byStaff: readonly CountRow<StaffId | null>[];
  /** Scans without a lead. */
  readonly orphans: readonly CaptureId[];
};

/** The first instant (ms) of a day by the clock of a zone, and the first after it: 23, 24 or 25 hours later, or what its clock does. */
export const daySpan = (day: string, zone: string): { readonly from: number; readonly before: number } => ({
  from: instantOf({ day, minutes: 0 }, zone),
  before: instantOf({ day: addDays(day, 1), minutes: 0 }, zone),
});

type Seen = Pick<Capture, 'id' | 'leadId' | 'at'>;

/** The first scan of each lead; of one instant, the one with the lower id, which was made first. */
export function firstScans(scans: readonly Seen[]): ReadonlyMap<LeadId, CaptureId> {
  const first = new Map<LeadId, Seen>();
  for (const scan of scans) {
    const before = first.get(scan.leadId);
    if (before === undefined || scan.at < before.at || (scan.at === before.at && scan.id < before.id)) first.set(scan.leadId, scan);
  }
  return new Map([...first].map(([leadId, { id }]) => [leadId, id]));
}

/** What became of a scan: exactly one kind. */
export function kindOf(scan: Pick<DayScan, 'id'>, lead: CountedLead | undefined): ScanKind {
  if (lead === undefined) return 'orphan';
  if (lead.isDiscarded) return 'discarded';
  if (!lead.isResolved) return 'unresolved';
  return lead.first === scan.id ? 'fresh' : 'repeat';
}

const NOTHING: Tally = { scans: 0, fresh: 0, repeat: 0, discarded: 0, unresolved: 0, orphan: 0 };

const withOne = (tally: Tally, kind: ScanKind): Tally => ({ ...tally, scans: tally.scans + 1, [kind]: tally[kind] + 1 });

/** Scans counted by what `of` says of each, the most scans first. */
function rowsBy<K>(scans: readonly (DayScan & { readonly kind: ScanKind })[], of: (scan: DayScan) => K): CountRow<K>[] {
  const tallies = new Map<K, Tally>();
  for (const scan of scans) tallies.set(of(scan), withOne(tallies.get(of(scan)) ?? NOTHING, scan.kind));
  return [...tallies].map(([key, tally]) => ({ of: key, tally })).sort((a, b) => b.tally.scans - a.tally.scans);
}

/** Counts the scans of one day of a zone; those of other days are left out. A scan given twice is counted once. */
export function countDay(
  scans: readonly DayScan[],
  leads: ReadonlyMap<LeadId, CountedLead>,
  { day, zone }: { readonly day: string; readonly zone: string },
): DayCount {
  const once = new Map(scans.map((scan) => [scan.id, scan]));
  const counted = [...once.values()]
    .filter(({ at }) => localTime(at, zone).day === day)
    .map((scan) => ({ ...scan, kind: kindOf(scan, leads.get(scan.leadId)) }));
  return {
    day,
    total: counted.reduce((tally, { kind }) => withOne(tally, kind), NOTHING),
    bySource: rowsBy(counted, ({ source }) => source),
    byStaff: rowsBy(counted, ({ by }) => by),
    orphans: counted.filter(({ kind }) => kind === 'orphan').map(({ id }) => id),
  };
}

/** Do the kinds of a tally add up to its scans? */
const isWhole = (tally: Tally): boolean => SCAN_KINDS.reduce((sum, kind) => sum + tally[kind], 0) === tally.scans;

const plus = (a: Tally, b: Tally): Tally => ({
  scans: a.scans + b.scans,
  fresh: a.fresh + b.fresh,
  repeat: a.repeat + b.repeat,
  discarded: a.discarded + b.discarded,
  unresolved: a.unresolved + b.unresolved,
  orphan: a.orphan + b.orphan,
});

const sumOf = (rows: readonly CountRow<unknown>[]): Tally => rows.reduce((sum, { tally }) => plus(sum, tally), NOTHING);

const isSame = (a: Tally, b: Tally): boolean => a.scans === b.scans && SCAN_KINDS.every((kind) => a[kind] === b[kind]);

/** Does the count add up: each row by itself, both tables to the total? `scans`: how many the database has of that day. */
export const addsUp = ({ total, bySource, byStaff }: DayCount, scans: number): boolean =>
  total.scans === scans &&
  [total, ...[...bySource, ...byStaff].map(({ tally }) => tally)].every(isWhole) &&
  isSame(sumOf(bySource), total) &&
  isSame(sumOf(byStaff), total);

/** A day that somebody closed, as it was counted then. `lastLine`: number of the last line of the journal; `isSame`: it said what the database said. */
export type DayClose = {
  readonly day: string;
  readonly at: number;
  readonly by: StaffId | null;
  readonly total: Tally;
  readonly lastLine: number;
  readonly isSame: boolean;
};

/** How often a day was closed, the first time first. */
export const closesOf = ({ closes = [] }: { readonly closes?: readonly DayClose[] }, day: string): DayClose[] =>
  closes.filter((close) => close.day === day).sort((a, b) => a.at - b.at);

/** What is counted otherwise than it was: the kinds that changed, with how much came or went. */
export const changedSince = (close: Pick<DayClose, 'total'>, now: Tally): readonly (readonly [ScanKind | 'scans', number])[] =>
  (['scans', ...SCAN_KINDS] as const).flatMap((kind) =>
    now[kind] === close.total[kind] ? [] : [[kind, now[kind] - close.total[kind]] as const],
  );
