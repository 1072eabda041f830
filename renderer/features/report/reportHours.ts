import type { Quarter } from '#shared/domain/figures/showFigures.ts';
import { localTime } from '#shared/lib/time.ts';

/** Leads of a day of the show's clock, and the hour with the most of them. */
export type DayLine = { readonly day: string; readonly leads: number; readonly qualified: number; readonly busiest: number };

/** Leads of one hour (null: a whole day) of a day. */
export type TimeBar = { readonly day: string; readonly hour: number | null; readonly leads: number; readonly qualified: number };

type Hour = { readonly day: string; readonly hour: number; leads: number; qualified: number };

/** More hours than this become days: columns narrower than that cannot be told apart on paper. */
const MOST_HOURS = 36;

/** Hours of the show's clock in which leads came, in order. */
function hoursOf(byQuarter: readonly Quarter[], zone: string): Hour[] {
  const hours = new Map<string, Hour>();
  for (const { at, leads, qualified } of byQuarter) {
    const { day, minutes } = localTime(at, zone);
    const hour = Math.floor(minutes / 60);
    const key = `${day} ${String(hour).padStart(2, '0')}`;
    const known = hours.get(key) ?? { day, hour, leads: 0, qualified: 0 };
    hours.set(key, known);
    known.leads += leads;
    known.qualified += qualified;
  }
  return [...hours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hour]) => hour);
}

/** Leads a day, in order; a day without a lead is not among them. */
export function dayLines(byQuarter: readonly Quarter[], zone: string): DayLine[] {
  const days = new Map<string, Hour[]>();
  for (const hour of hoursOf(byQuarter, zone)) days.set(hour.day, [...(days.get(hour.day) ?? []), hour]);
  return [...days].map(([day, hours]) => ({
    day,
    leads: hours.reduce((sum, { leads }) => sum + leads, 0),
    qualified: hours.reduce((sum, { qualified }) => sum + qualified, 0),
    busiest: hours.reduce((best, one) => (one.leads > best.leads ? one : best)).hour,
  }));
}

/** Columns of the leads over time: every hour from the first to the last of each day, or the days when that would be too many. */
export function timeBars(byQuarter: readonly Quarter[], zone: string): TimeBar[] {
  const hours = hoursOf(byQuarter, zone);
  const days = [...new Set(hours.map(({ day }) => day))];
  const all = days.flatMap((day): TimeBar[] => {
    const own = hours.filter((hour) => hour.day === day);
    const [first, last] = [own[0]?.hour ?? 0, own.at(-1)?.hour ?? 0];
    return Array.from({ length: last - first + 1 }, (_, at) => {
      const found = own.find(({ hour }) => hour === first + at);
      return { day, hour: first + at, leads: found?.leads ?? 0, qualified: found?.qualified ?? 0 };
    });
  });
  return all.length <= MOST_HOURS
    ? all
    : dayLines(byQuarter, zone).map(({ day, leads, qualified }) => ({ day, hour: null, leads, qualified }));
}

/** The first days, and what all later ones add up to: a page holds so many lines. One left over is a line of its own. */
export function firstDays(lines: readonly DayLine[], most: number) {
  const cut = lines.length <= most + 1 ? lines.length : most;
  const rest = lines.slice(cut);
  const sum = (of: (line: DayLine) => number): number => rest.reduce((all, line) => all + of(line), 0);
  return {
    days: lines.slice(0, cut),
    rest: rest.length === 0 ? null : { count: rest.length, leads: sum(({ leads }) => leads), qualified: sum(({ qualified }) => qualified) },
  };
}
