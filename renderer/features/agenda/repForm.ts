import type { Hours } from '#shared/domain/show.ts';
import type { BusySource, RepCalendar, TravelBlock } from '#shared/domain/repCalendar.ts';
import { instantOf, minutesText } from '#shared/lib/time.ts';
import type { Show } from '#shared/domain/show.ts';

/** Minutes since midnight of `14:05` or `24:00`; null for anything else. */
export function minutesOf(text: string): number | null {
  if (text === '24:00') return 1_440;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** The week a rep works, Sunday first: their own, or the show's hours on Monday to Friday. */
export const weekHours = ({ week }: RepCalendar, show: Pick<Show, 'hours'>): (readonly Hours[])[] =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => week?.[weekday] ?? (week === undefined && weekday > 0 && weekday < 6 ? [show.hours] : []));

/** A calendar with other hours on one weekday; the days not spoken of become the rep's own as they are. */
export const withHours = (
  calendar: RepCalendar,
  show: Pick<Show, 'hours'>,
  change: { weekday: number; hours: readonly Hours[] },
): RepCalendar => ({
  ...calendar,
  week: weekHours(calendar, show).map((hours, weekday) => (weekday === change.weekday ? change.hours : hours)),
});

/** An hour of pause in the middle of a day's one stretch, at whole hours; a stretch too short for it stays as it is. */
export function withPause(hours: readonly Hours[]): readonly Hours[] {
  const [only, ...more] = hours;
  if (only === undefined || more.length > 0 || only.to - only.from < 180) return hours;
  const noon = Math.floor((only.from + only.to) / 2 / 60) * 60 - 60;
  const begin = Math.max(only.from + 60, noon);
  return [
    { from: only.from, to: begin },
    { from: begin + 60, to: only.to },
  ];
}

/** A day's stretches as one, from the first begin to the last end. */
export const withoutPause = (hours: readonly Hours[]): readonly Hours[] =>
  hours.length < 2 ? hours : [{ from: Math.min(...hours.map(({ from }) => from)), to: Math.max(...hours.map(({ to }) => to)) }];

/** The instant of a date-time field (`2026-03-14T09:30`) in a zone; null for anything else. */
export function instantOfField(text: string, zone: string): number | null {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(text) ?? [];
  const minutes = clock === undefined ? null : minutesOf(clock);
  if (day === undefined || minutes === null || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  return instantOf({ day, minutes }, zone);
}

/** What a date-time field shows of a local time. */
export const fieldOf = ({ day, minutes }: { day: string; minutes: number }): string => `${day}T${minutesText(minutes)}`;

/** A calendar with one absence more, by time. */
export const withTravel = (calendar: RepCalendar, block: TravelBlock): RepCalendar => ({
  ...calendar,
  travel: [...calendar.travel, block].sort((a, b) => a.startsAt - b.startsAt),
});

/** The period that busy times lie in; null: there are none. */
export function periodOf({ busy }: Pick<BusySource, 'busy'>): { startsAt: number; endsAt: number } | null {
  if (busy.length === 0) return null;
  let startsAt = Number.POSITIVE_INFINITY;
  let endsAt = Number.NEGATIVE_INFINITY;
  for (const one of busy) {
    startsAt = Math.min(startsAt, one.startsAt);
    endsAt = Math.max(endsAt, one.endsAt);
  }
  return { startsAt, endsAt };
}
