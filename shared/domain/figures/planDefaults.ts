import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { pairsOf, PLAN_LEVELS } from './funnel.ts';
import { PLAN_FIELDS, planFault, RATE_FIELDS } from './planning.ts';
import type { PlanField, PlanInputs, RateRanges, SavedPlan } from './planning.ts';
import { rateBetween } from './rates.ts';
import type { PastShow, StepRate } from './rates.ts';

/** Where a number of a plan comes from: somebody chose it; it follows from the show, or from own past shows; it is a guess to begin with. */
export type Origin = 'chosen' | 'show' | 'own' | 'guess';
export type PlanValue = { readonly value: number; readonly origin: Origin };

/** Round numbers to begin with, of nobody's experience; each is marked as a guess until somebody says better. */
const GUESSES: PlanInputs = {
  revenue: 200_000,
  averageSale: 5000,
  share: 100,
  leadRate: 1,
  qualifiedRate: 25,
  customerRate: 20,
  shows: 1,
  days: 3,
  hours: 8,
  months: 11,
  weeks: 46,
};

/** What a plan without a word about it is made of. */
export type PlanGround = {
  readonly show: Pick<Show, 'firstDay' | 'lastDay' | 'hours' | 'economics'>;
  /** Real shows in the year of this one, itself among them. */
  readonly showsInYear: number;
  readonly rates: readonly StepRate[];
  /** Of own past sales in the same currency; null: not known. */
  readonly averageSale: number | null;
};

/** The rate of own shows behind a field of a plan. */
export function ownRate(field: (typeof RATE_FIELDS)[number], rates: readonly StepRate[]): StepRate | undefined {
  const pair = pairsOf(PLAN_LEVELS)[RATE_FIELDS.indexOf(field)];
  return pair === undefined ? undefined : rateBetween(rates, { from: pair[0], to: pair[1] });
}

/** A share in percent, as far as people read it. */
const percentOf = (share: number): number => Math.round(share * 1_000_000) / 10_000;

const usable = (field: PlanField, value: number | null | undefined, origin: Origin): PlanValue | null =>
  value === null || value === undefined || planFault(field, value) !== null ? null : { value, origin };

function foundFor(field: PlanField, { show, showsInYear, rates, averageSale }: PlanGround): PlanValue | null {
  switch (field) {
    case 'leadRate':
    case 'qualifiedRate':
    case 'customerRate': {
      const own = ownRate(field, rates);
      return usable(field, own === undefined ? null : percentOf(own.rate), 'own');
    }
    case 'averageSale':
      return usable(field, show.economics?.averageSale, 'show') ?? usable(field, averageSale, 'own');
    case 'shows':
      return usable(field, showsInYear, 'show');
    case 'days':
      return usable(field, Math.round((Date.parse(show.lastDay) - Date.parse(show.firstDay)) / DAY) + 1, 'show');
    case 'hours':
      return usable(field, (show.hours.to - show.hours.from) / 60, 'show');
    case 'revenue':
    case 'share':
    case 'months':
    case 'weeks':
      return null;
  }
}

/** What a field says while nobody chose anything. */
export const defaultOf = (field: PlanField, ground: PlanGround): PlanValue =>
  foundFor(field, ground) ?? { value: GUESSES[field], origin: 'guess' };

/** Every field of a plan with its number, chosen or not, and where it comes from. */
export const planValues = (chosen: SavedPlan, ground: PlanGround): Readonly<Record<PlanField, PlanValue>> =>
  // one entry a field
  Object.fromEntries(
    PLAN_FIELDS.map((field) => {
      const value = chosen[field];
      return [field, value === undefined ? defaultOf(field, ground) : { value, origin: 'chosen' as const }];
    }),
  ) as Record<PlanField, PlanValue>;

/** The numbers alone. */
export const inputsOf = (values: Readonly<Record<PlanField, PlanValue>>): PlanInputs =>
  // one entry a field
  Object.fromEntries(PLAN_FIELDS.map((field) => [field, values[field].value])) as PlanInputs;

/** The ranges, in percent, of the rates that are those of own shows. */
export const rangesOf = (values: Readonly<Record<PlanField, PlanValue>>, rates: readonly StepRate[]): RateRanges =>
  Object.fromEntries(
    RATE_FIELDS.flatMap((field) => {
      const own = ownRate(field, rates);
      return own === undefined || values[field].origin !== 'own'
        ? []
        : [[field, { low: percentOf(own.low), high: percentOf(own.high) }] as const];
    }),
  );

/** What one customer of own past shows brought, in a currency; null while nobody knows. Shows with sales of unknown amounts are left out. */
export function ownAverageSale(past: readonly (PastShow & { readonly currency: string })[], currency: string): number | null {
  const known = past.filter(({ total, currency: own }) => own === currency && total.won > 0 && total.apart === 0);
  const won = known.reduce((sum, { total }) => sum + total.won, 0);
  const revenue = known.reduce((sum, { total }) => sum + total.revenue, 0);
  return won === 0 || revenue <= 0 ? null : Math.round(revenue / won);
}
