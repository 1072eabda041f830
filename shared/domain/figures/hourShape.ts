import type { OpenHour } from './openHours.ts';

/** How busy an hour of the clock, and a day of a show that has `days`, are beside the mean (1). */
export type HourShape = {
  readonly ofHour: (hour: number) => number;
  readonly ofDay: (day: number, days: number) => number;
  /** What it rests on: shows, and leads in their opening hours. Both 0: every hour is like every other. */
  readonly shows: number;
  readonly leads: number;
};

/** Every hour like every other. */
export const flatShape: HourShape = { ofHour: () => 1, ofDay: () => 1, shows: 0, leads: 0 };

/** A show that is over: its opening hours, and when its leads came (the start of each stretch, ms). */
export type PastHours = {
  readonly hours: readonly OpenHour[];
  readonly byQuarter: readonly { readonly at: number; readonly leads: number }[];
};

/** Leads that speak for "like every other hour" beside those seen: an hour of three leads does not make a rule. */
const PRIOR_LEADS = 20;

type Seen = { came: number; expected: number };

function add(into: Map<string, Seen>, key: string, { came, expected }: Seen): void {
  const known = into.get(key) ?? { came: 0, expected: 0 };
  into.set(key, { came: known.came + came, expected: known.expected + expected });
}

/** Leads in each open hour; those of before the doors opened and after they closed belong to none. */
function leadsIn({ hours, byQuarter }: PastHours): number[] {
  const counts = hours.map(() => 0);
  for (const { at, leads } of byQuarter) {
    const place = hours.findIndex(({ from, to }) => from <= at && at < to);
    if (place !== -1) counts[place] = (counts[place] ?? 0) + leads;
  }
  return counts;
}

function takeShow(seen: Map<string, Seen>, show: PastHours): number {
  const counts = leadsIn(show);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const open = show.hours.reduce((sum, { from, to }) => sum + to - from, 0);
  const days = (show.hours.at(-1)?.day ?? 0) + 1;
  for (const [at, { from, to, hour, day }] of show.hours.entries()) {
    const one = { came: counts[at] ?? 0, expected: open > 0 ? (all * (to - from)) / open : 0 };
    add(seen, `hour ${hour}`, one);
    add(seen, `day ${day} of ${days}`, one);
  }
  return all;
}

/**
 * How busy hours and days were at past shows. Each is (came + K) / (expected + K): what came, beside what would have come had all hours been
 * alike, drawn towards 1 by a gamma prior of weight K = 20 leads (Clayton and Kaldor, Biometrics 43, 1987, relative risks by empirical
 * Bayes). Days are compared among shows of as many days only. Without leads it is the flat shape.
 */
export function hourShape(past: readonly PastHours[]): HourShape {
  const seen = new Map<string, Seen>();
  const leads = past.map((show) => takeShow(seen, show)).filter((count) => count > 0);
  if (leads.length === 0) return flatShape;
  const ratio = (key: string): number => {
    const { came, expected } = seen.get(key) ?? { came: 0, expected: 0 };
    return (came + PRIOR_LEADS) / (expected + PRIOR_LEADS);
  };
  return {
    ofHour: (hour) => ratio(`hour ${hour}`),
    ofDay: (day, days) => ratio(`day ${day} of ${days}`),
    shows: leads.length,
    leads: leads.reduce((sum, count) => sum + count, 0),
  };
}
