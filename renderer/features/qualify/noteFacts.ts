import type { FieldChange } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { CompanyProfile, Lead, LeadFacts } from '#shared/domain/lead.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** One fact or more; undefined takes it away. */
export type FactsChange = { readonly [K in keyof LeadFacts]?: LeadFacts[K] | undefined };
export type ProfileChange = { readonly [K in 'size' | 'industry' | 'territory']?: CompanyProfile[K] | undefined };

/** Longest tag, challenge or name kept. */
const LONGEST = 80;
/** More of them than that are a pasted text. */
const MOST = 30;

const LISTS = [
  ['tags', 'tag'],
  ['challenges', 'challenge'],
  ['signals', 'signal'],
] as const;
const SINGLES = ['source', 'competitor', 'referredBy', 'channel', 'moment'] as const;
const PROFILE = ['size', 'industry', 'territory'] as const;

const yesOrNo = (is: boolean | undefined): string => (is === undefined ? '' : is ? 'yes' : 'no');

/** Words as they are kept: cut, without doubles (case does not matter), none empty. */
export function cleanWords(words: readonly string[]): string[] {
  const clean = words.map((word) => word.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST)).filter((word) => word !== '');
  return clean.filter((word, at) => clean.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === at).slice(0, MOST);
}

const isKept = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The facts with the change in them; empty ones are gone. */
function withFacts(lead: Lead, change: FactsChange): Lead {
  const { facts: old = {}, ...others } = lead;
  // only facts are in either, and nothing empty is left
  const facts = Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => isKept(value))) as LeadFacts;
  return Object.keys(facts).length === 0 ? others : { ...others, facts };
}

/** What came and what went of each list, item by item, so that the history can name each in the reader's language. */
function factChanges({ facts: before = {} }: Lead, { facts: after = {} }: Lead): FieldChange[] {
  const items = LISTS.flatMap(([list, field]) => {
    const old: readonly string[] = before[list] ?? [];
    const fresh: readonly string[] = after[list] ?? [];
    return [
      ...old.filter((one) => !fresh.includes(one)).map((one) => ({ field, from: one, to: '' })),
      ...fresh.filter((one) => !old.includes(one)).map((one) => ({ field, from: '', to: one })),
    ];
  });
  const singles = SINGLES.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: before[field] ?? '',
    to: after[field] ?? '',
  }));
  const customer =
    before.isCustomer === after.isCustomer
      ? []
      : [{ field: 'isCustomer', from: yesOrNo(before.isCustomer), to: yesOrNo(after.isCustomer) }];
  return [...items, ...singles, ...customer];
}

/** Writes down what else was learnt of a visitor. `change` sees the facts as they are on the disk. Resolves when it is saved. */
export const noteFacts = (store: Store, id: LeadId, change: (facts: LeadFacts) => FactsChange): Promise<Lead | undefined> =>
  updateLead(store, id, { action: 'facts', change: (lead) => withFacts(lead, change(lead.facts ?? {})), changes: factChanges });

/**
 * Writes down size, industry or territory of the visitor's company. A territory set by hand stays (`isTerritorySet`); emptied, it follows
 * the contact again. Resolves when it is saved.
 */
export const noteProfile = (store: Store, id: LeadId, change: ProfileChange): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'facts',
    change: (lead) => {
      const { profile: old = {}, ...others } = lead;
      const isSet = 'territory' in change ? { isTerritorySet: isKept(change.territory) || undefined } : {};
      // only fields of a profile are in either, and nothing empty is left
      const profile = Object.fromEntries(
        Object.entries({ ...old, ...change, ...isSet }).filter(([, value]) => isKept(value)),
      ) as CompanyProfile;
      return { ...others, profile };
    },
    changes: ({ profile: before = {} }, { profile: after = {} }) =>
      PROFILE.filter((field) => before[field] !== after[field]).map((field) => ({
        field,
        from: before[field] ?? '',
        to: after[field] ?? '',
      })),
  });

/** Notes that the visitor bought, or recommends us; null takes it back, and the facts decide again. Resolves when it is saved. */
export const setOutcome = (store: Store, id: LeadId, outcome: 'customer' | 'ambassador' | null): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'outcome',
    change: ({ outcome: _before, ...lead }) => (outcome === null ? lead : { ...lead, outcome }),
    changes: (before, after) =>
      before.outcome === after.outcome ? [] : [{ field: 'outcome', from: before.outcome ?? '', to: after.outcome ?? '' }],
  });
