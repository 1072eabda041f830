import type { Show } from '#shared/domain/show.ts';
import { addDays, instantOf, localTime } from '#shared/lib/time.ts';

/** When a show is open. */
export type ShowTimes = Pick<Show, 'zone' | 'firstDay' | 'lastDay' | 'hours'>;

/** A stretch of opening time inside one hour of the show's clock: `from` and `to` instants (ms), `day` of the show from 0 on, `hour` of the clock. */
export type OpenHour = { readonly from: number; readonly to: number; readonly day: number; readonly date: string; readonly hour: number };

/** No show is longer; a date mistyped by a century must not cost seconds. */
const MOST_DAYS = 400;
const DAY_MINUTES = 1440;

/** The calendar days of a show; its first day where the last lies before it. */
export function daysOf({ firstDay, lastDay }: Pick<Show, 'firstDay' | 'lastDay'>): string[] {
  const days = [firstDay];
  for (let day = firstDay; day < lastDay && days.length < MOST_DAYS;) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}

/** The instant of a time of day, midnight at its end included. */
const clock = (date: string, minutes: number, zone: string): number =>
  minutes >= DAY_MINUTES
    ? instantOf({ day: addDays(date, 1), minutes: minutes - DAY_MINUTES }, zone)
    : instantOf({ day: date, minutes }, zone);

/** Minutes between which a show is open; the whole day where nobody has said anything sensible. */
const minutesOf = ({ from, to }: Show['hours']): { readonly from: number; readonly to: number } =>
  to > from ? { from, to } : { from: 0, to: DAY_MINUTES };

/** When one day of a show opens and closes (ms). */
function openingOf({ zone, hours }: Pick<Show, 'zone' | 'hours'>, date: string): { readonly from: number; readonly to: number } {
  const { from, to } = minutesOf(hours);
  return { from: clock(date, from, zone), to: clock(date, to, zone) };
}

/**
 * All opening time of a show, cut at the whole hours of its own clock, in order. On a night of change an hour that does not exist has no
 * place, and the one that comes twice is two hours long.
 */
export function openHours(show: ShowTimes): OpenHour[] {
  const { from, to } = minutesOf(show.hours);
  return daysOf(show).flatMap((date, day) => {
    const cuts = [from];
    for (let minutes = (Math.floor(from / 60) + 1) * 60; minutes < to; minutes += 60) cuts.push(minutes);
    return cuts.flatMap((minutes, at) => {
      const start = clock(date, minutes, show.zone);
      const end = clock(date, cuts[at + 1] ?? to, show.zone);
      return end > start ? [{ from: start, to: end, day, date, hour: Math.floor(minutes / 60) }] : [];
    });
  });
}

/** How much opening time (ms) lies before an instant. */
export const openedBy = (plan: readonly OpenHour[], at: number): number =>
  plan.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - from), 0);

/** Where a show stands at an instant: the day it is or was last open, and the closing that is next (null when it is over). */
export type Moment = {
  readonly state: 'before' | 'open' | 'closed' | 'over';
  /** The day of the show that counts as today: the coming one before it, the last one after it. */
  readonly date: string;
  readonly closing: number | null;
};

/** Where a show stands: not begun, open, between two days, or over. In the evening, today is still today until midnight of its clock. */
export function momentOf(show: ShowTimes, at: number): Moment {
  const days = daysOf(show);
  const last = days.at(-1) ?? show.firstDay;
  const today = localTime(at, show.zone).day;
  const date = today < show.firstDay ? show.firstDay : today > last ? last : today;
  const next = days.map((day) => openingOf(show, day)).find(({ to }) => at < to);
  if (next === undefined) return { state: 'over', date, closing: null };
  const isBefore = at < openingOf(show, show.firstDay).from;
  return { state: at >= next.from ? 'open' : isBefore ? 'before' : 'closed', date, closing: next.to };
}
