import type { Contact } from '#shared/domain/contact.ts';
import { foldedCompany, foldedName } from '#shared/domain/samePerson.ts';
import { isRoleAddress } from '#shared/domain/sameVisitor.ts';

/**
 * What stays of somebody who was erased, on their grave: which erasure it was, and keyed hashes of what they could come back by. `key` is
 * made by chance for the laptop that erased, so that the hashes outlive a change of the profile's keys and can be compared on others.
 */
export type Erased = { readonly case: string; readonly key: string; readonly hashes: readonly string[] };

/** What a person can come back by. `showId` and `code`: the id on a badge counts in its own show only. */
export type Traces = { readonly contact: Contact; readonly codes?: readonly string[]; readonly showId?: string };

const emailsOf = ({ emails = [] }: Contact): string[] =>
  emails.map(({ value }) => value.trim().toLowerCase()).filter((value) => value !== '');

const phonesOf = ({ phones = [] }: Contact): string[] =>
  phones.filter(({ kind }) => kind !== 'fax').map(({ value, e164 }) => (e164 ?? value).replaceAll(/[^\d+]/gu, ''));

type Name = { readonly name: string; readonly company: string };

/** With a name where one is known: numbers, badges of an order and addresses such as info@ are shared by colleagues. */
const named = (fact: string, { name }: Name): string => (name === '' ? fact : `${fact}|${name}`);

const nameOf = (contact: Contact): Name => ({ name: foldedName(contact), company: foldedCompany(contact) });

/** The words to hash when somebody is erased: a personal address alone, what may be shared together with the name. */
export function tracesOf({ contact, codes = [], showId = '' }: Traces): string[] {
  const name = nameOf(contact);
  return [
    ...emailsOf(contact).map((email) => (isRoleAddress(email) ? named(`e:${email}`, name) : `e:${email}`)),
    ...phonesOf(contact).map((phone) => named(`p:${phone}`, name)),
    ...codes.map((code) => named(`c:${showId}:${code.trim()}`, name)),
    ...(name.name === '' || name.company === '' ? [] : [`n:${name.name}|${name.company}`]),
  ];
}

/** The words to look up when somebody comes: in every form that `tracesOf` may have written. */
export function lookupsOf({ contact, codes = [], showId = '' }: Traces): string[] {
  const name = nameOf(contact);
  const facts = [
    ...emailsOf(contact).map((email) => `e:${email}`),
    ...phonesOf(contact).map((phone) => `p:${phone}`),
    ...codes.map((code) => `c:${showId}:${code.trim()}`),
  ];
  const withName = facts.map((fact) => named(fact, name));
  return [...new Set([...facts, ...withName, ...(name.name === '' || name.company === '' ? [] : [`n:${name.name}|${name.company}`])])];
}
