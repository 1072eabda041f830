import type { Show } from '#shared/domain/show.ts';
import { addDays, instantOf, localTime } from '#shared/lib/time.ts';

/** A day one can filter by: from its first instant to before the next day's (ms), in the show's zone. */
export type DayChoice = { readonly day: string; readonly from: number; readonly before: number };

/** A show of more days than that is a mistake in its dates. */
const MOST = 31;

/** The days of the show, and today when it is none of them; oldest first. */
export function daysToChoose({ firstDay, lastDay, zone }: Pick<Show, 'firstDay' | 'lastDay' | 'zone'>, now: number): DayChoice[] {
  const days: string[] = [];
  for (let day = firstDay; day <= lastDay && days.length < MOST; day = addDays(day, 1)) days.push(day);
  const today = localTime(now, zone).day;
  const all = [...new Set([...days, today])].sort();
  return all.map((day) => ({
    day,
    from: instantOf({ day, minutes: 0 }, zone),
    before: instantOf({ day: addDays(day, 1), minutes: 0 }, zone),
  }));
}
