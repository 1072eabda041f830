import type { Sale } from './sale.ts';

/** What a file or a CRM says became of a lead; `open`: nothing is decided there. */
export type ToldOutcome = {
  readonly state: Sale['state'] | 'open';
  readonly amount?: number;
  readonly currency?: string;
  readonly day?: string;
  readonly reason?: string;
};

/**
 * What comes of it. `write`: the sale becomes `after`. `ask`: something else was noted by hand, or what was decided there is open again
 * (`after` null): a person says so first. `same`: nothing is to be written.
 */
export type OutcomeStep =
  | { readonly kind: 'write'; readonly after: Sale }
  | { readonly kind: 'ask'; readonly after: Sale | null }
  | { readonly kind: 'same' };

/** Who tells, and the day that stands for a decision of which nobody says the day (`2026-04-02`). */
export type Teller = { readonly from: 'file' | 'crm'; readonly today: string };

const DETAILS = ['amount', 'currency', 'day', 'reason'] as const;

const isSame = (one: Sale, other: Sale): boolean => one.state === other.state && DETAILS.every((field) => one[field] === other[field]);

/** Whether what is told only adds to what was noted: the same state, and no word against it. */
const onlyAdds = (before: Sale, told: ToldOutcome): boolean =>
  before.state === told.state &&
  DETAILS.every((field) => told[field] === undefined || before[field] === undefined || before[field] === told[field]);

/** What of a sale was told; an amount brings its own currency, or none. */
function detailsOf({ amount, currency, day, reason }: ToldOutcome): Partial<Sale> {
  return {
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency }),
    ...(day === undefined ? {} : { day }),
    ...(reason === undefined || reason === '' ? {} : { reason }),
  };
}

/** Another amount does not keep the currency of the one before; a currency noted without an amount was waiting for this one. */
const isOtherAmount = (before: Sale | undefined, told: ToldOutcome): boolean =>
  before?.amount !== undefined && told.amount !== undefined && told.amount !== before.amount;

/**
 * What a told outcome makes of a lead's sale: what is not told stays, a sale noted by hand is added to but never overwritten unasked.
 * The same told again is `same`, so a file read twice changes nothing. Pure.
 */
export function planOutcome(before: Sale | undefined, told: ToldOutcome, { from, today }: Teller): OutcomeStep {
  if (told.state === 'open') return before === undefined || before.from !== from ? { kind: 'same' } : { kind: 'ask', after: null };
  const { state } = told;
  const { currency: _old, ...rest } = before ?? {};
  const kept = isOtherAmount(before, told) ? rest : (before ?? {});
  const adds = before !== undefined && onlyAdds(before, told);
  const after: Sale = {
    ...kept,
    ...(before !== undefined && before.state !== state ? { reason: '' } : {}),
    day: before?.day ?? today,
    ...detailsOf(told),
    state,
    from: adds ? before.from : from,
  };
  const { reason, ...bare } = after;
  const clean: Sale = reason === undefined || reason === '' ? bare : after;
  if (before !== undefined && isSame(before, clean)) return { kind: 'same' };
  return before === undefined || before.from !== 'hand' || adds ? { kind: 'write', after: clean } : { kind: 'ask', after: clean };
}

/** Whole units of one currency added up; undefined when nothing is known, or when they are of several currencies. */
function sumOf(told: readonly ToldOutcome[]): Pick<ToldOutcome, 'amount' | 'currency'> {
  const known = told.filter(({ amount }) => amount !== undefined);
  const [first] = known;
  if (first === undefined || known.some(({ currency }) => currency !== first.currency)) return {};
  const amount = known.reduce((sum, one) => sum + (one.amount ?? 0), 0);
  return { amount, ...(first.currency === undefined ? {} : { currency: first.currency }) };
}

const ORDER = ['won', 'lost', 'open'] as const;

/**
 * What several rows or deals say of one lead, as one: what was won is added up and counts from its last day; lost only when nothing was
 * won, open only when nothing is decided. Pure; the same rows in another order say the same.
 */
export function uniteTold(told: readonly ToldOutcome[]): ToldOutcome {
  const state = ORDER.find((one) => told.some((row) => row.state === one)) ?? 'open';
  const rows = told.filter((row) => row.state === state);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return only;
  const days = rows.flatMap(({ day }) => day ?? []).toSorted();
  const reasons = [...new Set(rows.flatMap(({ reason }) => (reason === undefined || reason === '' ? [] : [reason])))].toSorted();
  const day = days.at(-1);
  return {
    state,
    ...sumOf(rows),
    ...(day === undefined ? {} : { day }),
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ').slice(0, 200) }),
  };
}
