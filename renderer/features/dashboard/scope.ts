import type { Span } from '#shared/domain/figures/span.ts';
import { plannedBy } from '#shared/domain/figures/hourPlan.ts';
import type { PlanHour } from '#shared/domain/figures/hourPlan.ts';
import type { Moment } from '#shared/domain/figures/openHours.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, instantOf } from '#shared/lib/time.ts';

/** What the figures are of: the whole show, or one calendar day of it (`2026-03-14`). */
export type Scope = { readonly kind: 'show' } | { readonly kind: 'day'; readonly date: string };

export const WHOLE: Scope = { kind: 'show' };

/** What is looked at unless somebody says otherwise: today while the show runs, else the whole of it. */
export const firstScope = ({ state, date }: Moment): Scope => (state === 'open' || state === 'closed' ? { kind: 'day', date } : WHOLE);

/** From when to when a scope lasts, midnight to midnight of the show's clock; undefined: always. */
export function spanOf(scope: Scope, { zone }: Pick<Show, 'zone'>): Span | undefined {
  if (scope.kind === 'show') return undefined;
  const midnight = (day: string): number => instantOf({ day, minutes: 0 }, zone);
  return { from: midnight(scope.date), to: midnight(addDays(scope.date, 1)) };
}

/** A goal within a scope: what belongs into it, and how much of that should be there by now. */
export type Due = { readonly goal: number; readonly now: number };

/** The part of a goal that belongs into a scope; null where no goal is set. */
export function dueIn(
  plan: readonly PlanHour[],
  goal: number | undefined,
  { span, now }: { readonly span: Span | undefined; readonly now: number },
): Due | null {
  if (goal === undefined || goal <= 0) return null;
  const [from, to] = [span?.from ?? Number.NEGATIVE_INFINITY, span?.to ?? Number.POSITIVE_INFINITY];
  const before = plannedBy(plan, goal, from);
  return { goal: plannedBy(plan, goal, to) - before, now: plannedBy(plan, goal, Math.max(from, Math.min(to, now))) - before };
}

/** Standard score that one count in ten falls below. */
const Z_10 = 1.281_55;

/**
 * How a count stands beside what is due: behind only when chance would let it be so far behind less than once in ten times (Poisson, by the
 * normal distribution with its half step). Nothing of nothing is neither good nor bad.
 */
export function standOf(have: number, { now }: Due): 'good' | 'plain' | 'bad' {
  if (have >= now) return have === 0 ? 'plain' : 'good';
  return now - have - 0.5 > Z_10 * Math.sqrt(now) ? 'bad' : 'plain';
}
