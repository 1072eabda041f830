import type { Address, Contact, Email, Phone } from '#shared/domain/contact.ts';
import { folded } from '#shared/domain/samePerson.ts';

/** Two lists without doubles, the first one's items first; `join` makes one of two that are the same. */
export function unite<T>(
  first: readonly T[],
  others: readonly T[],
  { keyOf, join = (one) => one }: { readonly keyOf: (item: T) => string; readonly join?: (one: T, other: T) => T },
): T[] {
  const found = new Map<string, T>();
  for (const item of [...first, ...others]) {
    const key = keyOf(item);
    const known = found.get(key);
    found.set(key, known === undefined ? item : join(known, item));
  }
  return [...found.values()];
}

/** The same text but for case and accents. */
export const sameText = (text: string): string => folded(text) || text.trim();

const emailKey = ({ value }: Email): string => value.trim().toLowerCase();
const joinEmails = (one: Email, other: Email): Email => ({ ...other, ...one, kind: one.kind === 'other' ? other.kind : one.kind });

const phoneKey = ({ value, e164, kind }: Phone): string =>
  `${kind === 'fax' ? 'fax' : ''}${e164 ?? (value.replaceAll(/\D/gu, '') || value)}`;
const joinPhones = (one: Phone, other: Phone): Phone => ({ ...other, ...one, kind: one.kind === 'other' ? other.kind : one.kind });

const urlKey = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/\/+$/u, '');

const isWithin = (small: Address, large: Address): boolean => {
  const all = new Map(Object.entries(large));
  return Object.entries(small).every(([key, value]) => sameText(value) === sameText(all.get(key) ?? ''));
};

/** Addresses of both; one that only says less than another is left out. */
export function uniteAddresses(first: readonly Address[], others: readonly Address[]): Address[] {
  const kept: Address[] = [];
  for (const address of [...first, ...others]) {
    if (kept.some((one) => isWithin(address, one))) continue;
    const at = kept.findIndex((one) => isWithin(one, address));
    kept.splice(at === -1 ? kept.length : at, 1, address);
  }
  return kept;
}

export const uniteEmails = (first: readonly Email[], others: readonly Email[]): Email[] =>
  unite(first, others, { keyOf: emailKey, join: joinEmails });

export const unitePhones = (first: readonly Phone[], others: readonly Phone[]): Phone[] =>
  unite(first, others, { keyOf: phoneKey, join: joinPhones });

/** Both texts, one below the other; one that is in the other is not said twice. */
function joinNotes(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.includes(other)) return one;
  return other.includes(one) ? other : `${one}\n${other}`;
}

/** What of two contacts is kept of both, beside the lists whose order is chosen: pages, profiles, note, photo. */
export function uniteRest(winner: Contact, loser: Contact): Partial<Contact> {
  const note = joinNotes(winner.note, loser.note);
  const photo = winner.photo ?? loser.photo;
  const list = (key: 'urls' | 'socials'): Partial<Contact> =>
    winner[key] === undefined && loser[key] === undefined ? {} : { [key]: unite(winner[key] ?? [], loser[key] ?? [], { keyOf: urlKey }) };
  return { ...list('urls'), ...list('socials'), ...(note === undefined ? {} : { note }), ...(photo === undefined ? {} : { photo }) };
}
