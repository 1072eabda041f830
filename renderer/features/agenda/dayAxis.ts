import { addDays, HOUR, instantOf, localTime, MINUTE, minutesText } from '#shared/lib/time.ts';

/** A stretch of time. Instants in ms UTC. */
export type Stretch = { readonly startsAt: number; readonly endsAt: number };

/** A line of the grid at a whole hour of the clock. */
export type Mark = { readonly at: number; readonly label: string };

/** The part of one calendar day of a zone that a column shows, in elapsed time: 23 or 25 hours when the clocks change in it. */
export type DayAxis = Stretch & { readonly day: string; readonly marks: readonly Mark[] };

/** Whole hours of the wall clock that are in view, minutes since midnight. */
export type Span = { readonly from: number; readonly to: number };

/** Midnight and the hour before 24:00 have names of their own day. */
const wallOf = (day: string, minutes: number): { day: string; minutes: number } =>
  minutes < 1_440 ? { day, minutes } : { day: addDays(day, 1), minutes: minutes - 1_440 };

/** Whole hours of the clock in a stretch, by a zone; each hour that comes twice has two. */
export function marksOf({ startsAt, endsAt }: Stretch, zone: string): Mark[] {
  const marks: Mark[] = [];
  const first = localTime(startsAt, zone).minutes % 60;
  for (let at = startsAt + ((60 - first) % 60) * MINUTE; at < endsAt;) {
    const { minutes } = localTime(at, zone);
    if (minutes % 60 === 0) marks.push({ at, label: minutesText(minutes) });
    // a change by half an hour moves the whole hours
    at += minutes % 60 === 0 ? HOUR : (60 - (minutes % 60)) * MINUTE;
  }
  return marks;
}

/** The axis of a day between two wall clocks. */
export function newDayAxis(day: string, { from, to }: Span, zone: string): DayAxis {
  const startsAt = instantOf(wallOf(day, from), zone);
  const endsAt = instantOf(wallOf(day, to), zone);
  return { day, startsAt, endsAt, marks: marksOf({ startsAt, endsAt }, zone) };
}

/** The whole day, from midnight to midnight. */
export const wholeDay = (day: string, zone: string): DayAxis => newDayAxis(day, { from: 0, to: 1_440 }, zone);

/** Shows at least this much of a day, so that a free one is no empty strip: 8 to 18. */
const USUAL: Span = { from: 480, to: 1_080 };

/** The hours of the wall clock that all of these stretches need on these days: whole hours, with the usual ones in between. */
export function spanOf(stretches: readonly Stretch[], days: readonly string[], zone: string): Span {
  let { from, to } = USUAL;
  for (const day of days) {
    const { startsAt, endsAt } = wholeDay(day, zone);
    for (const one of stretches) {
      if (one.startsAt >= endsAt || one.endsAt <= startsAt) continue;
      const begin = one.startsAt <= startsAt ? 0 : localTime(one.startsAt, zone).minutes;
      const end = one.endsAt >= endsAt ? 1_440 : localTime(one.endsAt, zone).minutes;
      from = Math.min(from, Math.floor(begin / 60) * 60);
      // in an hour that comes twice the end may be named before the begin
      to = Math.max(to, Math.ceil(Math.max(end, begin) / 60) * 60);
    }
  }
  return { from, to: Math.min(1_440, to) };
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};

/** Seven days from Monday on. */
export const weekOf = (day: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((more) => addDays(mondayOf(day), more));

/** The instant that is nearest on the wall clock's grid of `step` minutes. */
export function snapTo(at: number, step: number, zone: string): number {
  const whole = Math.floor(at / MINUTE) * MINUTE;
  const { minutes } = localTime(whole, zone);
  return whole + (Math.round(minutes / step) * step - minutes) * MINUTE;
}

/** Steps of moving: as coarse as the slots allow. */
export const stepOfSlots = (slotMinutes: number): number => [15, 10, 5].find((step) => slotMinutes % step === 0) ?? 5;
