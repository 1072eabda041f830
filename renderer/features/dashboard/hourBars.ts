import { plannedByHour } from '#shared/domain/figures/hourPlan.ts';
import type { PlanHour } from '#shared/domain/figures/hourPlan.ts';
import type { Quarter } from '#shared/domain/figures/showFigures.ts';
import { localTime } from '#shared/lib/time.ts';

/** What came in an hour or on a day, and what the plan wants there: null where nothing is planned. */
export type PlanBar<K> = { readonly of: K; readonly leads: number; readonly planned: number | null };

type Times = {
  readonly plan: readonly PlanHour[];
  readonly byQuarter: readonly Pick<Quarter, 'at' | 'leads'>[];
  readonly zone: string;
  /** Leads wanted over the whole show; undefined: nobody has said. */
  readonly goal: number | undefined;
};

/** Plan of each open hour, by a name of one's own. */
function plannedBy<K>({ plan, goal }: Times, keyOf: (hour: PlanHour) => K | null): Map<K, number | null> {
  const parts = goal === undefined ? [] : plannedByHour(plan, goal);
  const sums = new Map<K, number | null>();
  for (const [at, hour] of plan.entries()) {
    const key = keyOf(hour);
    if (key !== null) sums.set(key, goal === undefined ? null : (sums.get(key) ?? 0) + (parts[at] ?? 0));
  }
  return sums;
}

/** The hours of the clock on one day of the show: those it is open, and those before and after in which leads came. */
export function hourBars(times: Times, date: string): PlanBar<number>[] {
  const planned = plannedBy(times, (hour) => (hour.date === date ? hour.hour : null));
  const leads = new Map<number, number>();
  for (const { at, leads: count } of times.byQuarter) {
    const { day, minutes } = localTime(at, times.zone);
    const hour = Math.floor(minutes / 60);
    if (day === date) leads.set(hour, (leads.get(hour) ?? 0) + count);
  }
  const hours = [...planned.keys(), ...leads.keys()];
  if (hours.length === 0) return [];
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((of) => ({
    of,
    leads: leads.get(of) ?? 0,
    planned: planned.get(of) ?? null,
  }));
}

/** The days of the show, and any other day on which leads came. */
export function dayBars(times: Times): PlanBar<string>[] {
  const planned = plannedBy(times, ({ date }) => date);
  const leads = new Map<string, number>();
  for (const { at, leads: count } of times.byQuarter) {
    const { day } = localTime(at, times.zone);
    leads.set(day, (leads.get(day) ?? 0) + count);
  }
  const days = [...new Set([...planned.keys(), ...leads.keys()])].sort();
  return days.map((of) => ({ of, leads: leads.get(of) ?? 0, planned: planned.get(of) ?? null }));
}
