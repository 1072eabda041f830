import { DAY } from '#shared/lib/time.ts';

/**
 * What a wall shows: a calendar day as whole days since 1970, and the second of that day. No zone: two walls at one instant differ.
 */
export type Wall = { readonly day: number; readonly second: number };

/** A time as written: a day, a wall clock (of a named zone or of nobody), or an instant of UTC. */
export type WrittenTime =
  | { readonly kind: 'day'; readonly wall: Wall }
  | { readonly kind: 'wall'; readonly wall: Wall; readonly zone: string | null }
  | { readonly kind: 'utc'; readonly wall: Wall };

const WRITTEN = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/u;

/** Days since 1970 of a date of the calendar; null when there is no such day (31 February) or it is centuries away. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 2200) return null;
  const at = Date.UTC(year, month - 1, day);
  const read = new Date(at);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? at / DAY : null;
}

/** A DATE or DATE-TIME (RFC 5545 §3.3.4, §3.3.5) with the zone its parameter names; null when it is none. */
export function readTime(value: string, zone: string | null): WrittenTime | null {
  const match = WRITTEN.exec(value.trim().toUpperCase());
  if (match === null) return null;
  const [, year, month, date, hour, minute, second, isUtc] = match;
  const day = dayNumber(Number(year), Number(month), Number(date));
  if (day === null) return null;
  if (hour === undefined) return { kind: 'day', wall: { day, second: 0 } };
  const of = [Number(hour), Number(minute), Math.min(Number(second ?? 0), 59)] as const;
  if (of[0] > 23 || of[1] > 59) return null;
  const wall = { day, second: of[0] * 3_600 + of[1] * 60 + of[2] };
  return isUtc === undefined ? { kind: 'wall', wall, zone } : { kind: 'utc', wall };
}

/** The instant at which a wall in UTC shows this, ms. */
export const utcOf = ({ day, second }: Wall): number => day * DAY + second * 1_000;

/** A DURATION (RFC 5545 §3.3.6) in ms, days as 24 hours; null when it is none or negative. */
export function readDuration(value: string): number | null {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/u.exec(value.trim().toUpperCase());
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((weeks ?? 0) * 7 + (days ?? 0)) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1_000;
}
