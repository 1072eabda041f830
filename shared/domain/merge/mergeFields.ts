import type { Contact } from '#shared/domain/contact.ts';
import type { Lead } from '#shared/domain/lead.ts';

/** Which of two leads a value is taken from: the one that stays, or the one that goes into it. */
export type MergeSide = 'winner' | 'loser';

/** Where a field lies in a lead: keys of the lead itself, or of one of its parts. What stands together is taken together. */
type Place = {
  readonly part: 'contact' | 'bant' | 'bantDetail' | 'profile' | 'facts' | 'opportunity' | null;
  readonly keys: readonly string[];
};

const at = (part: Place['part'], ...keys: string[]): Place => ({ part, keys });

/** Fields that two leads may say differently and of which one value holds. Of e-mails, phones and addresses both are kept: whose come first. */
export const MERGE_FIELDS = {
  name: at('contact', 'formattedName', 'prefix', 'givenName', 'additionalName', 'familyName', 'suffix'),
  company: at('contact', 'organization'),
  title: at('contact', 'jobTitle'),
  role: at('contact', 'role'),
  nickname: at('contact', 'nickname'),
  email: at('contact', 'emails'),
  phone: at('contact', 'phones'),
  address: at('contact', 'addresses'),
  birthday: at('contact', 'birthday'),
  badge: at(null, 'badgeCode'),
  owner: at(null, 'owner'),
  heat: at(null, 'heatChosen'),
  intention: at(null, 'intention'),
  wantsContact: at(null, 'wantsContact'),
  budget: at('bant', 'budget'),
  authority: at('bant', 'authority'),
  need: at('bant', 'need'),
  timeline: at('bant', 'timeline'),
  budgetAmount: at('bantDetail', 'amount', 'currency'),
  buyingRole: at('bantDetail', 'role'),
  needText: at('bantDetail', 'need'),
  wantedBy: at('bantDetail', 'by'),
  probability: at('opportunity', 'probability'),
  amount: at('opportunity', 'amount', 'currency'),
  month: at('opportunity', 'month'),
  size: at('profile', 'size'),
  industry: at('profile', 'industry'),
  territory: at('profile', 'territory', 'isTerritorySet'),
  competitor: at('facts', 'competitor'),
  source: at('facts', 'source'),
  referredBy: at('facts', 'referredBy'),
  channel: at('facts', 'channel'),
  moment: at('facts', 'moment'),
  outcome: at(null, 'outcome'),
  sale: at(null, 'sale'),
  disqualified: at(null, 'disqualified'),
} as const satisfies Readonly<Record<string, Place>>;

export type MergeField = keyof typeof MERGE_FIELDS;

/** Whose value is taken; of a field that is not named the proposed side's. */
export type MergeChoices = { readonly [K in MergeField]?: MergeSide };

/** All fields in the order they are looked at. */
export const MERGE_ORDER = Object.keys(MERGE_FIELDS) as MergeField[]; // the keys of the table above

const holderOf = (lead: Lead, { part }: Place): Readonly<Record<string, unknown>> => {
  const holder: object = part === null ? lead : (lead[part] ?? {});
  return Object.fromEntries(Object.entries(holder));
};

/** Nothing is known: absent, an empty text, an empty list. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What a lead says in a field: only what is known of it. */
export function valueIn(lead: Lead, field: MergeField): Readonly<Record<string, unknown>> {
  const place: Place = MERGE_FIELDS[field];
  return Object.fromEntries(Object.entries(holderOf(lead, place)).filter(([key, value]) => place.keys.includes(key) && !isBlank(value)));
}

export const isFilled = (lead: Lead, field: MergeField): boolean => Object.keys(valueIn(lead, field)).length > 0;

/** The lead with a field as `from` says it; a blank takes it away. */
export function takeField(lead: Lead, from: Lead, field: MergeField): Lead {
  const place: Place = MERGE_FIELDS[field];
  const rest = Object.entries(holderOf(lead, place)).filter(([key]) => !place.keys.includes(key));
  const holder = Object.fromEntries([...rest, ...Object.entries(valueIn(from, field))]);
  // each value goes where one of its own kind was
  if (place.part === null) return holder as Lead;
  const isGone = Object.keys(holder).length === 0 && lead[place.part] === undefined;
  return isGone ? lead : { ...lead, [place.part]: holder };
}

/** Fields of the contact that a field is made of; empty for those that are no part of who somebody is. */
export const contactKeysOf = (field: MergeField): readonly (keyof Contact)[] => {
  const { part, keys }: Place = MERGE_FIELDS[field];
  return part === 'contact' ? (keys as readonly (keyof Contact)[]) : []; // the table names keys of a contact there
};
