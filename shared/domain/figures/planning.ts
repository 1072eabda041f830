import type { ShowGoals } from '#shared/domain/budget.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/**
 * What a plan is reckoned from. `revenue`: to be won in a year, `averageSale`: by one customer, both in whole units of the show's currency;
 * rates and `share` (of the revenue that shows must bring) in percent; how many shows a year, days a show, hours a day, working weeks and
 * months a year.
 */
export type PlanInputs = {
  readonly revenue: number;
  readonly averageSale: number;
  readonly share: number;
  /** Target → lead, lead → qualified, qualified → customer. */
  readonly leadRate: number;
  readonly qualifiedRate: number;
  readonly customerRate: number;
  readonly shows: number;
  readonly days: number;
  readonly hours: number;
  readonly months: number;
  readonly weeks: number;
};
export type PlanField = keyof PlanInputs;

/** What of a plan was said for a show; the rest follows from the show, its past, or is guessed. */
export type SavedPlan = { readonly [K in PlanField]?: number };

type Limits = { readonly least: number; readonly most: number; readonly isWhole?: boolean };

/** What a field may say. Rates begin at one in a hundred thousand: less is a slip of the hand. */
export const PLAN_LIMITS: Readonly<Record<PlanField, Limits>> = {
  revenue: { least: 1, most: 1e11 },
  averageSale: { least: 0.01, most: 1e11 },
  share: { least: 0.1, most: 100 },
  leadRate: { least: 0.001, most: 100 },
  qualifiedRate: { least: 0.001, most: 100 },
  customerRate: { least: 0.001, most: 100 },
  shows: { least: 1, most: 100, isWhole: true },
  days: { least: 1, most: 60, isWhole: true },
  hours: { least: 0.5, most: 24 },
  months: { least: 1, most: 12 },
  weeks: { least: 1, most: 53 },
};
// one entry a field
export const PLAN_FIELDS = Object.keys(PLAN_LIMITS) as PlanField[];
export const RATE_FIELDS = ['leadRate', 'qualifiedRate', 'customerRate'] as const satisfies readonly PlanField[];
export type RateField = (typeof RATE_FIELDS)[number];

/** What keeps a field from being planned with. */
export type PlanFault = 'empty' | 'low' | 'high' | 'whole';

/** What is wrong with a value of a field; null when nothing is. */
export function planFault(field: PlanField, value: number): PlanFault | null {
  const { least, most, isWhole = false } = PLAN_LIMITS[field];
  if (Number.isNaN(value)) return 'empty';
  if (value < least) return 'low';
  if (value > most) return 'high';
  return isWhole && !Number.isInteger(value) ? 'whole' : null;
}

/** A saved plan as it may be trusted: numbers within their limits, and nothing else of what a file or an old row may hold. */
export function readPlan(saved: unknown): SavedPlan {
  if (typeof saved !== 'object' || saved === null) return {};
  const said = new Map<string, unknown>(Object.entries(saved));
  const read = PLAN_FIELDS.flatMap((field) => {
    const value = said.get(field);
    return typeof value === 'number' && planFault(field, value) === null ? [[field, value] as const] : [];
  });
  return Object.fromEntries(read);
}

/** How many there must be of each level to bring a sum. */
export type Needs = { readonly targets: number; readonly leads: number; readonly qualified: number; readonly customers: number };
export const NEEDS = ['targets', 'leads', 'qualified', 'customers'] as const satisfies readonly (keyof Needs)[];

type Rates = Pick<PlanInputs, 'averageSale' | RateField>;

/** What a sum needs, in parts of people: the funnel run backwards. */
export function needsExactly(revenue: number, { averageSale, leadRate, qualifiedRate, customerRate }: Rates): Needs {
  const customers = revenue / averageSale;
  const qualified = customers / (customerRate / 100);
  const leads = qualified / (qualifiedRate / 100);
  return { customers, qualified, leads, targets: leads / (leadRate / 100) };
}

/** What so many of the target bring, in parts of people: the funnel run forwards, the very inverse of `needsExactly`. */
export function runForward(
  targets: number,
  { averageSale, leadRate, qualifiedRate, customerRate }: Rates,
): Needs & { readonly revenue: number } {
  const leads = targets * (leadRate / 100);
  const qualified = leads * (qualifiedRate / 100);
  const customers = qualified * (customerRate / 100);
  return { targets, leads, qualified, customers, revenue: customers * averageSale };
}

/** Inputs are decimals of at most six places, reckoned with as whole millionths: 17 / 1.7 % is 1000 and not 1001. */
const MILLION = 1_000_000;
const exact = (value: number): bigint =>
  BigInt(Math.trunc(value)) * BigInt(MILLION) + BigInt(Math.round((value - Math.trunc(value)) * MILLION));
const ceilOf = (above: bigint, below: bigint): bigint => (above + below - 1n) / below;

/** The least whole number of which `percent` is at least `wanted`. */
const leastFor = (wanted: bigint, percent: number): bigint => ceilOf(wanted * 100n * BigInt(MILLION), exact(percent));

/** The least whole customers, qualified, leads and target that bring the revenue's part: each level the least that gives the next one. */
function needsOf({ averageSale, leadRate, qualifiedRate, customerRate, revenue, share }: PlanInputs, parts: number): Needs {
  const customers = ceilOf(exact(revenue) * exact(share), 100n * BigInt(MILLION) * exact(averageSale) * BigInt(parts));
  const qualified = leastFor(customers, customerRate);
  const leads = leastFor(qualified, qualifiedRate);
  return { customers: Number(customers), qualified: Number(qualified), leads: Number(leads), targets: Number(leastFor(leads, leadRate)) };
}

export const PERIODS = ['year', 'quarter', 'month', 'week', 'show', 'day', 'hour'] as const;
export type Period = (typeof PERIODS)[number];

/**
 * A plan. `year`: whole numbers for all the revenue; `atShows`: for the part that shows must bring in a year; `show`: for one of them. In
 * `periods` quarter, month and week are the year's parts, day and hour the show's: parts of people, what is to be done on average.
 */
export type Plan = {
  readonly year: Needs;
  readonly atShows: Needs;
  readonly show: Needs;
  /** What one show must bring. */
  readonly showRevenue: number;
  readonly periods: Readonly<Record<Period, Needs & { readonly revenue: number }>>;
};

/** More than there are people to meet: a slip of the hand in one of the inputs. */
const MOST = 10_000_000_000;

/** What is wrong with the fields of a plan. */
export type PlanFaults = Partial<Readonly<Record<PlanField, PlanFault>>>;

/** The fields that keep inputs from being planned with, each with its fault; none of them: none. */
export const planFaults = (inputs: PlanInputs): PlanFaults =>
  Object.fromEntries(
    PLAN_FIELDS.flatMap((field) => {
      const fault = planFault(field, inputs[field]);
      return fault === null ? [] : [[field, fault] as const];
    }),
  );

const partOf = (needs: Needs, revenue: number, parts: number): Needs & { readonly revenue: number } => ({
  targets: needs.targets / parts,
  leads: needs.leads / parts,
  qualified: needs.qualified / parts,
  customers: needs.customers / parts,
  revenue: revenue / parts,
});

/**
 * The plan of some inputs; never a number without end. `inputs`: some field cannot be planned with (`planFaults`); `too-much`: each of them
 * can, but together they ask for more people than there are.
 */
export function planOf(inputs: PlanInputs): Result<Plan, 'inputs' | 'too-much'> {
  if (Object.keys(planFaults(inputs)).length > 0) return fail('inputs');
  const { revenue, share, shows, days, hours, months, weeks } = inputs;
  const year = needsOf({ ...inputs, share: 100 }, 1);
  if (year.targets > MOST) return fail('too-much');
  const show = needsOf(inputs, shows);
  const showRevenue = (revenue * share) / 100 / shows;
  return ok({
    year,
    atShows: needsOf(inputs, 1),
    show,
    showRevenue,
    periods: {
      year: partOf(year, revenue, 1),
      quarter: partOf(year, revenue, 4),
      month: partOf(year, revenue, months),
      week: partOf(year, revenue, weeks),
      show: partOf(show, showRevenue, 1),
      day: partOf(show, showRevenue, days),
      hour: partOf(show, showRevenue, days * hours),
    },
  });
}

/** Best and worst case of rates, in percent; a rate without a range is left out. */
export type RateRanges = { readonly [K in RateField]?: { readonly low: number; readonly high: number } };

/** A plan with all rates at their best and at their worst; null where that is no plan (a rate may be as low as nothing). */
export function planRange(inputs: PlanInputs, ranges: RateRanges): { readonly best: Plan | null; readonly worst: Plan | null } | null {
  const ranged = RATE_FIELDS.filter((field) => ranges[field] !== undefined);
  if (ranged.length === 0) return null;
  const at = (end: 'low' | 'high'): Plan | null => {
    const rates = Object.fromEntries(ranged.map((field) => [field, ranges[field]?.[end] ?? inputs[field]]));
    const plan = planOf({ ...inputs, ...rates });
    return plan.ok ? plan.value : null;
  };
  return { best: at('high'), worst: at('low') };
}

/** The goals of one show by a plan: `revenue` in whole units. What a plan does not say (appointments) is not among them. */
export const goalsOfPlan = ({ show, showRevenue }: Plan): Required<Pick<ShowGoals, 'leads' | 'qualified' | 'customers' | 'revenue'>> => ({
  leads: show.leads,
  qualified: show.qualified,
  customers: show.customers,
  revenue: Math.ceil(showRevenue),
});
