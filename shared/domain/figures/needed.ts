import type { ShowGoals } from '#shared/domain/budget.ts';
import type { LeadCounts } from './leadCounts.ts';
import { plannedBy } from './hourPlan.ts';
import type { PlanHour } from './hourPlan.ts';
import { wilson } from './rates.ts';

/** The goals that fall due while the show runs. */
export const SHOW_GOALS = ['leads', 'qualified', 'appointments'] as const satisfies readonly (keyof ShowGoals)[];
export type ShowGoal = (typeof SHOW_GOALS)[number];

/** One goal by an instant: what the plan wants by then, what is there, and what is missing (never below 0). */
export type Need = {
  readonly of: ShowGoal;
  readonly goal: number;
  readonly planned: number;
  readonly have: number;
  readonly missing: number;
};

/** Leads it takes; `high` null: nobody can say how many at most. */
export type LeadsRange = { readonly low: number; readonly high: number | null };

/** What is still needed, and how many leads that takes; `leads` null: nothing is missing, `'early'`: too few leads so far to tell a rate. */
export type Needed = { readonly needs: readonly Need[]; readonly leads: LeadsRange | 'early' | null };

/** Leads from which rates are told. */
const EARLY_LEADS = 10;
/** Standard score of the 80 % interval. */
const Z_80 = 1.281_55;

/** What of each goal is there. */
export const haveOf = ({
  leads,
  reached,
  appointments,
}: Pick<LeadCounts, 'leads' | 'reached' | 'appointments'>): Record<ShowGoal, number> => ({
  leads,
  qualified: reached.qualified,
  appointments,
});

/** Appointments a lead, 80 %: the score interval of a Poisson mean (x + z²/2 ± z√(x + z²/4)) / n; Brown, Cai and DasGupta, Statistica Sinica 13, 2003. */
function eachRange(count: number, base: number): { readonly low: number; readonly high: number } {
  const middle = count + Z_80 ** 2 / 2;
  const half = Z_80 * Math.sqrt(count + Z_80 ** 2 / 4);
  return { low: count === 0 ? 0 : (middle - half) / base, high: (middle + half) / base };
}

/** More leads until so many more of a kind are there, at the rate seen so far. */
function leadsFor(missing: number, { low, high }: { readonly low: number; readonly high: number }): LeadsRange {
  return { low: Math.ceil(missing / high), high: low > 0 ? Math.ceil(missing / low) : null };
}

/** Both ends rise to the larger. */
const larger = (a: LeadsRange, b: LeadsRange): LeadsRange => ({
  low: Math.max(a.low, b.low),
  high: a.high === null || b.high === null ? null : Math.max(a.high, b.high),
});

/** What is missing of the goals that are set, by the plan's share of `until` and over the whole show: who was behind yesterday catches up today. */
function needsBy(goals: ShowGoals, have: Readonly<Record<ShowGoal, number>>, plannedOf: (goal: number) => number): Need[] {
  return SHOW_GOALS.flatMap((of) => {
    const goal = goals[of];
    if (goal === undefined || goal <= 0) return [];
    const planned = plannedOf(goal);
    return [{ of, goal, planned, have: have[of], missing: Math.max(0, planned - have[of]) }];
  });
}

/**
 * What is still needed by an instant to be on the plan, and how many leads that takes: those missing themselves, and those it takes to reach
 * the other goals at the rates seen so far (80 %; qualified leads a lead by Wilson's score interval, appointments a lead, of which there may
 * be several, by that of a Poisson mean). From ten leads on.
 */
export function needed(
  goals: ShowGoals,
  counts: Pick<LeadCounts, 'leads' | 'reached' | 'appointments'>,
  { plan, until }: { readonly plan: readonly PlanHour[]; readonly until: number },
): Needed {
  const have = haveOf(counts);
  const needs = needsBy(goals, have, (goal) => plannedBy(plan, goal, until));
  const missing = (of: ShowGoal): number => needs.find((need) => need.of === of)?.missing ?? 0;
  if (needs.every((need) => need.missing === 0)) return { needs, leads: null };
  const direct: LeadsRange = { low: missing('leads'), high: missing('leads') };
  if (missing('qualified') + missing('appointments') === 0) return { needs, leads: direct };
  if (have.leads < EARLY_LEADS) return { needs, leads: 'early' };
  const qualified = missing('qualified') === 0 ? direct : leadsFor(missing('qualified'), wilson(have.qualified, have.leads, Z_80));
  const booked = missing('appointments') === 0 ? direct : leadsFor(missing('appointments'), eachRange(have.appointments, have.leads));
  return { needs, leads: larger(direct, larger(qualified, booked)) };
}
