export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Calendar day (`2026-03-14`) and minutes since midnight of an instant in a zone. */
export type LocalTime = { readonly day: string; readonly minutes: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of `zone` at an instant. */
export function localTime(at: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
  return { day, minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

/** Minutes since midnight as a clock shows them: `09:05`. */
export const minutesText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Whole days from `day` on. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/**
 * The instant at which the wall clock of `zone` shows `day` and `minutes`. In the hour that a spring change skips it is the
 * instant after it; in the hour that comes twice, the first.
 */
export function instantOf({ day, minutes }: LocalTime, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  const offsetAt = (at: number): number => {
    const { day: localDay, minutes: localMinutes } = localTime(at, zone);
    return Date.parse(`${localDay}T00:00:00Z`) + localMinutes * MINUTE - Math.floor(at / MINUTE) * MINUTE;
  };
  const early = asUtc - offsetAt(asUtc - DAY);
  const late = asUtc - offsetAt(asUtc + DAY);
  const shows = (at: number): boolean => {
    const local = localTime(at, zone);
    return local.day === day && local.minutes === minutes;
  };
  if (shows(early)) return early;
  return shows(late) ? late : early;
}
