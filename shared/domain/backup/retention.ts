import { DAY, HOUR, addDays, localTime, weekdayOf } from '#shared/lib/time.ts';

/**
 * A moment that can be gone back to. `order` rises with each one made in a place, whatever the clock said; `line`: points of one line have one
 * past (a journal that was rewritten or came from elsewhere begins another); `isGood`: all of it was read back.
 */
export type KeptPoint = { readonly order: number; readonly line: string; readonly at: number; readonly isGood: boolean };

/** How long points are kept: one an hour, then one a day, then one a week. */
export type Retention = { readonly hours: number; readonly days: number; readonly weeks: number };

/** A day of every hour, a month of every day, half a year of every week. */
export const firstRetention: Retention = { hours: 24, days: 30, weeks: 26 };

/** What may be chosen: a year of days, ten years of weeks; the hours of a day are always kept. */
export const DAYS_KEPT = { least: 1, most: 366 } as const;
export const WEEKS_KEPT = { least: 0, most: 520 } as const;

/** The most moments that such a rule keeps of one past, at the same time. */
export const mostPoints = ({ hours, days, weeks }: Retention): number => hours + 1 + days + weeks;

type Slot = { readonly span: number; readonly nameOf: (at: number) => string };

/** The Monday of the day's week. */
const weekOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

/** Hours, days and weeks as slots of which the latest point is kept; days and weeks are those of the zone's calendar. */
function slotsOf({ hours, days, weeks }: Retention, zone: string): readonly Slot[] {
  const dayOf = (at: number): string => localTime(at, zone).day;
  return [
    { span: hours * HOUR, nameOf: (at) => `hour ${Math.floor(at / HOUR)}` },
    { span: days * DAY, nameOf: (at) => `day ${dayOf(at)}` },
    { span: weeks * 7 * DAY, nameOf: (at) => `week ${weekOf(dayOf(at))}` },
  ];
}

/** What the rule is asked with: the instant (ms), the zone whose days and weeks count, and the rule itself. */
export type RetentionAsk = { readonly now: number; readonly zone: string; readonly rule: Retention };

/**
 * The points that are no longer kept, in the order given. Of each hour, day and week within the rule the latest good point of each line stays:
 * what came last never takes the place of another past. The newest point and the newest good one always stay; one that a clock set back has
 * put into the future counts as made now.
 */
export function pointsToDrop<P extends KeptPoint>(points: readonly P[], { now, zone, rule }: RetentionAsk): P[] {
  const newestFirst = points.toSorted((a, b) => b.order - a.order);
  const kept = new Set<P>();
  const newest = newestFirst[0];
  const good = newestFirst.find(({ isGood }) => isGood);
  for (const point of [newest, good]) if (point !== undefined) kept.add(point);
  for (const { span, nameOf } of slotsOf(rule, zone)) {
    const taken = new Set<string>();
    for (const point of newestFirst) {
      const at = Math.min(point.at, now);
      const name = `${point.line} ${nameOf(at)}`;
      if (!point.isGood || now - at >= span || taken.has(name)) continue;
      taken.add(name);
      kept.add(point);
    }
  }
  return points.filter((point) => !kept.has(point));
}
