import type { Contact } from '#shared/domain/contact.ts';
import type { Consent, Lead, LeadFacts } from '#shared/domain/lead.ts';
import { MERGE_ORDER, takeField } from './mergeFields.ts';
import type { MergeChoices, MergeField, MergeSide } from './mergeFields.ts';
import { sameText, unite, uniteAddresses, uniteEmails, unitePhones, uniteRest } from './uniteContact.ts';

/** Under which names a reader doubts a field (`Lead.toCheck`, `Confidence`); `both`: its values are kept of both leads. */
const DOUBTS: Readonly<Record<string, { readonly field: MergeField | null; readonly list: keyof Contact | null }>> = {
  name: { field: 'name', list: null },
  given: { field: 'name', list: null },
  family: { field: 'name', list: null },
  company: { field: 'company', list: null },
  org: { field: 'company', list: null },
  title: { field: 'title', list: null },
  emails: { field: 'email', list: 'emails' },
  phones: { field: 'phone', list: 'phones' },
  address: { field: 'address', list: 'addresses' },
  websites: { field: null, list: 'urls' },
  socials: { field: null, list: 'socials' },
  note: { field: null, list: 'note' },
};

type Pair = { readonly winner: Lead; readonly loser: Lead; readonly choices: MergeChoices };

const sideOf = ({ choices }: Pair, field: MergeField): MergeSide => choices[field] ?? 'winner';
const chosen = (pair: Pair, field: MergeField): readonly [Lead, Lead] =>
  sideOf(pair, field) === 'winner' ? [pair.winner, pair.loser] : [pair.loser, pair.winner];

/** Whether what a lead adds to a list of both was in doubt: a value that the other has without a doubt is none. */
function isDoubted(pair: Pair, doubt: string): boolean {
  const { field, list } = DOUBTS[doubt] ?? { field: null, list: null };
  if (field !== null && list === null) return chosen(pair, field)[0].toCheck.includes(doubt);
  const adds = (own: Lead, other: Lead): boolean => {
    if (!own.toCheck.includes(doubt)) return false;
    return other.toCheck.includes(doubt) || list === null || JSON.stringify(own.contact[list]) !== JSON.stringify(other.contact[list]);
  };
  return adds(pair.winner, pair.loser) || adds(pair.loser, pair.winner);
}

function trustOf(pair: Pair): Pick<Lead, 'confidence' | 'toCheck'> {
  const { winner, loser } = pair;
  const names = [...new Set([...Object.keys(winner.confidence), ...Object.keys(loser.confidence)])];
  const confidence = names.flatMap((name): [string, number][] => {
    const { field = null, list = null } = DOUBTS[name] ?? {};
    const [first, second] = field === null ? [winner, loser] : chosen(pair, field);
    const value = first.confidence[name] ?? (field === null || list !== null ? second.confidence[name] : undefined);
    return value === undefined ? [] : [[name, value]];
  });
  const doubts = [...new Set([...winner.toCheck, ...loser.toCheck])].filter((doubt) => isDoubted(pair, doubt));
  return { confidence: Object.fromEntries(confidence), toCheck: doubts };
}

function contactOf(merged: Contact, pair: Pair): Contact {
  const lists = (field: MergeField): readonly [Contact, Contact] => {
    const [first, second] = chosen(pair, field);
    return [first.contact, second.contact];
  };
  const [mail, otherMail] = lists('email');
  const [phone, otherPhone] = lists('phone');
  const [place, otherPlace] = lists('address');
  const emails = uniteEmails(mail.emails ?? [], otherMail.emails ?? []);
  const phones = unitePhones(phone.phones ?? [], otherPhone.phones ?? []);
  const addresses = uniteAddresses(place.addresses ?? [], otherPlace.addresses ?? []);
  return {
    ...merged,
    ...uniteRest(pair.winner.contact, pair.loser.contact),
    ...(emails.length === 0 ? {} : { emails }),
    ...(phones.length === 0 ? {} : { phones }),
    ...(addresses.length === 0 ? {} : { addresses }),
  };
}

const all = <T extends string>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] => [
  ...new Set([...(one ?? []), ...(other ?? [])]),
];

const words = (one: readonly string[] = [], other: readonly string[] = []): string[] => unite(one, other, { keyOf: sameText });

/** A list that is written only when there is something in it. */
const some = <K extends string, T>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } =>
  // one key with its list, or none
  (list.length === 0 ? {} : { [key]: list }) as { readonly [P in K]?: readonly T[] };

function factsOf(merged: Lead, { winner, loser }: Pair): Pick<Lead, 'facts'> {
  if (winner.facts === undefined && loser.facts === undefined) return {};
  const facts: LeadFacts = {
    ...merged.facts,
    ...some('challenges', words(winner.facts?.challenges, loser.facts?.challenges)),
    ...some('tags', words(winner.facts?.tags, loser.facts?.tags)),
    ...some('signals', all(winner.facts?.signals, loser.facts?.signals)),
    ...(winner.facts?.isCustomer === true || loser.facts?.isCustomer === true ? { isCustomer: true } : {}),
  };
  return { facts };
}

/** Answers of both, of each question the newer one. */
function answersOf({ winner, loser }: Pair): Pick<Lead, 'answers'> {
  if (winner.answers === undefined && loser.answers === undefined) return {};
  const newer = Object.entries(loser.answers ?? {}).filter(([id, answer]) => {
    const own = Object.entries(winner.answers ?? {}).find(([key]) => key === id)?.[1];
    return answer !== undefined && (own === undefined || answer.at > own.at);
  });
  return { answers: { ...winner.answers, ...Object.fromEntries(newer) } };
}

/** Every answer of both, by time; those of the other lead keep the name under which their receipt was written. */
export const uniteConsents = (winner: Pick<Lead, 'consents'>, loser: Pick<Lead, 'id' | 'consents'>): Consent[] =>
  [...winner.consents, ...loser.consents.map((consent): Consent => ({ ...consent, of: consent.of ?? loser.id }))].sort(
    (a, b) => a.at - b.at,
  );

function listsOf({ winner, loser }: Pair): Partial<Lead> {
  const notSame = all(winner.notSameAs, loser.notSameAs).filter((id) => id !== winner.id && id !== loser.id);
  const codes = all(winner.otherCodes, [...(loser.otherCodes ?? []), winner.badgeCode ?? '', loser.badgeCode ?? '']);
  return {
    interests: words(winner.interests, loser.interests),
    actions: all(winner.actions, loser.actions),
    consents: uniteConsents(winner, loser),
    appointments: all(winner.appointments, loser.appointments),
    pictures: all(winner.pictures, loser.pictures),
    ...some('refusedAttendees', all(winner.refusedAttendees, loser.refusedAttendees)),
    ...some('notSameAs', notSame),
    ...some('acceptedGaps', all(winner.acceptedGaps, loser.acceptedGaps)),
    ...some(
      'otherCodes',
      codes.filter((code) => code !== ''),
    ),
  };
}

const newest = <T extends { readonly at: number }>(one: T | undefined, other: T | undefined): T | undefined =>
  one === undefined || (other !== undefined && other.at > one.at) ? other : one;

/**
 * One lead of two, by the side that was chosen for each field (the winner's where nothing was said): lists are united without doubles,
 * every consent is kept, visits add up, the first capture counts. Id and key are the winner's; what it was judged by too. Pure; not judged.
 */
export function uniteLeads(winner: Lead, loser: Lead, choices: MergeChoices): Lead {
  const pair: Pair = { winner, loser, choices };
  const taken = MERGE_ORDER.reduce((lead, field) => (sideOf(pair, field) === 'loser' ? takeField(lead, loser, field) : lead), winner);
  const { notSameAs: _settled, ...rest } = taken;
  const first = loser.capturedAt < winner.capturedAt ? loser : winner;
  const nextDone = newest(winner.nextDone, loser.nextDone);
  const merged: Lead = {
    ...rest,
    ...listsOf(pair),
    ...factsOf(taken, pair),
    ...answersOf(pair),
    ...trustOf(pair),
    ...(nextDone === undefined ? {} : { nextDone }),
    contact: contactOf(taken.contact, pair),
    isResolved: winner.isResolved || loser.isResolved,
    visits: winner.visits + loser.visits,
    capturedAt: first.capturedAt,
    capturedBy: first.capturedBy,
    mergedFrom: [...(winner.mergedFrom ?? []), loser.id],
  };
  const { badgeCode, otherCodes, capturedVia: _via, ...bare } = merged;
  const others = (otherCodes ?? []).filter((code) => code !== badgeCode);
  // whoever bought is a customer, whichever of the two says so
  const bought = bare.sale?.state === 'won' && bare.outcome === undefined ? { outcome: 'customer' as const } : {};
  return {
    ...bare,
    ...bought,
    ...(first.capturedVia === undefined ? {} : { capturedVia: first.capturedVia }),
    ...(badgeCode === undefined ? {} : { badgeCode }),
    ...some('otherCodes', others),
  };
}
