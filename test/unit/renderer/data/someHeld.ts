import { array, boolean, constantFrom, integer, option, record, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { LeadId, QuestionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { settle } from '#shared/domain/qualification.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { Due } from '#renderer/data/searchByLead.ts';
import { newEntry } from '#renderer/data/searchCore.ts';
import type { Entry } from '#renderer/data/searchCore.ts';

export const showId = 'show-1' as ShowId; // ids of the test's own
export const ada = 'staff-1' as StaffId;
export const q1 = 'q1' as QuestionId;
export const q2 = 'q2' as QuestionId;
export const show = { zone: 'Europe/Paris', definitions: [firstDefinitions] };

/** A lead and what is promised to it. */
export type Held = { readonly lead: Lead; readonly dues: readonly Due[] };

const known = constantFrom('yes' as const, 'no' as const, undefined);
const maybe = <T>(one: Arbitrary<T>): Arbitrary<T | undefined> => option(one, { nil: undefined });
const purposes: readonly ConsentPurpose[] = ['call', 'email', 'newsletter', 'partners'];

/** Anything that may be known of a lead. */
export const someLead = record({
  at: integer({ min: 1, max: 5 }),
  heat: maybe(constantFrom('hot' as const, 'cold' as const)),
  actions: uniqueArray(constantFrom('demo' as const, 'quote' as const, 'document' as const)),
  intention: known,
  wantsContact: known,
  bant: record({ budget: known, authority: known, need: known, timeline: known }),
  amount: maybe(constantFrom(1_000, 50_000)),
  probability: maybe(constantFrom(10, 80)),
  size: maybe(constantFrom('1-9' as const, '1000+' as const)),
  industry: maybe(constantFrom('Optics', 'optics', 'Énergie')),
  territory: maybe(constantFrom('FR-75011', 'FR', 'DE-10115')),
  tags: array(constantFrom('vip', 'press'), { maxLength: 2 }),
  signals: uniqueArray(constantFrom('hiring' as const, 'merger' as const)),
  competitor: maybe(constantFrom('Rival', 'rival', 'Other')),
  isCustomer: maybe(boolean()),
  outcome: maybe(constantFrom('customer' as const, 'ambassador' as const)),
  sale: maybe(
    record({
      state: constantFrom('won' as const, 'lost' as const),
      day: constantFrom('2026-03-14', '2027-01-05'),
      amount: constantFrom(900, 40_000),
    }),
  ),
  source: maybe(constantFrom('walk-in', 'Press', 'press')),
  via: maybe(constantFrom('camera' as const, 'kiosk' as const)),
  consents: array(record({ purpose: constantFrom(...purposes), given: boolean(), at: integer({ min: 1, max: 9 }) }), { maxLength: 4 }),
  a1: maybe(constantFrom<string | readonly string[]>('c1', ['c1', 'c2'], [], 'text')),
  a2: maybe(integer({ min: 0, max: 10 })),
  dues: array(record({ dueOn: constantFrom('2026-03-14', '2026-03-20'), dueAtMinutes: maybe(constantFrom(600)) }), { maxLength: 2 }),
  owned: boolean(),
});
export type Some = typeof someLead extends Arbitrary<infer T> ? T : never;

/** One lead of before there was any of it. */
export const sample = (): Some => ({
  at: 1,
  heat: undefined,
  actions: [],
  intention: undefined,
  wantsContact: undefined,
  bant: { budget: undefined, authority: undefined, need: undefined, timeline: undefined },
  amount: undefined,
  probability: undefined,
  size: undefined,
  industry: undefined,
  territory: undefined,
  tags: [],
  signals: [],
  competitor: undefined,
  isCustomer: undefined,
  outcome: undefined,
  sale: undefined,
  source: undefined,
  via: undefined,
  consents: [],
  a1: undefined,
  a2: undefined,
  dues: [],
  owned: false,
});

const without = <T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // what is undefined is not there: the records of the booth are written so
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

const answer = <T>(value: T | undefined) => (value === undefined ? undefined : { value, version: 1, at: 1, by: null });

/** A lead of it, judged as every saved lead is. */
export function heldOf(some: Some, at: number): Held {
  const base = newLead(
    { contact: { formattedName: `Person ${at}`, emails: [{ value: `p${at}@x.example`, kind: 'work' }] }, isResolved: true },
    { id: `lead-${at}` as LeadId, showId, now: some.at * 86_400_000, staff: some.owned ? ada : null },
  );
  const { heat, amount, probability, size, industry, territory, tags, signals, competitor, isCustomer, outcome, source } = some;
  const sale = some.sale === undefined ? undefined : { ...some.sale, from: 'hand' as const };
  const lead: Lead = {
    ...base,
    ...without({ heatChosen: heat, intention: some.intention, wantsContact: some.wantsContact, outcome, sale, capturedVia: some.via }),
    actions: ['scan', ...some.actions],
    bant: without(some.bant),
    opportunity: without({ amount, probability }),
    profile: without({ size, industry, territory }),
    facts: without({ tags, signals, competitor, isCustomer, source }),
    answers: without({ [q1]: answer(some.a1), [q2]: answer(some.a2) }),
    consents: some.consents.map((one) => ({ ...one, by: null, method: 'spoken', wordingVersion: '1', language: 'en' })),
  };
  const { lead: settled } = settle(null, lead, { action: 'capture', at: 1, by: null, definitions: undefined });
  return { lead: settled, dues: some.dues.map((due) => ({ dueOn: due.dueOn, ...without({ dueAtMinutes: due.dueAtMinutes }) })) };
}

/** The index's view of it. */
export const entryOf = ({ lead, dues }: Held): Entry => newEntry(lead, { notes: [], dues, show });
