import type { Attendee } from '#shared/domain/attendee.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { foldedName } from '#shared/domain/samePerson.ts';
import { isSameVisitor } from '#shared/domain/sameVisitor.ts';
import type { Show } from '#shared/domain/show.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { codeKey, contactKeys, nameKey } from './keys.ts';
import { readMergedIds } from './mergedIds.ts';
import { readLive } from './leads.ts';
import { openRows, readAll, readMany } from './read.ts';
import type { Search } from './search.ts';
import type { Store } from './store.ts';

/** One person as this laptop knows them: leads of all shows (those merged into others too) and rows of attendee lists. */
export type Person = { readonly leads: readonly Lead[]; readonly attendees: readonly Attendee[] };

/** Rows shown for one question: more would not be read. */
const MOST = 40;

type Shown = Pick<Search, 'query'>;

/** A lead with all that was merged into it, and what it was merged into. */
async function withMerged(store: Store, id: LeadId): Promise<Lead[]> {
  const live = await readLive(store, id);
  const root = live?.id ?? id;
  return readMany(store, 'leads', [...new Set([root, id, ...(await readMergedIds(store, root))])]);
}

async function leadsByKeys(store: Store, keys: readonly string[]): Promise<Lead[]> {
  if (keys.length === 0) return [];
  return openRows(store, 'leads', await store.db.leads.where('keys').anyOf(keys).distinct().toArray());
}

async function attendeesByKeys(store: Store, keys: readonly string[]): Promise<Attendee[]> {
  if (keys.length === 0) return [];
  return openRows(store, 'attendees', await store.db.attendees.where('keys').anyOf(keys).distinct().toArray());
}

const codesOf = ({ badgeCode, otherCodes = [] }: Lead): string[] =>
  badgeCode === undefined ? [...otherCodes] : [badgeCode, ...otherCodes];

/** Is the other lead the same person? A badge id counts in its own show only: each organiser counts from one. */
function isSame(one: Lead, other: Lead): boolean {
  if (one.showId === other.showId) return isSameVisitor(one, other);
  return isSameVisitor({ contact: one.contact }, { contact: other.contact });
}

/** Leads of any show that share an address, a number or a badge with these and are the same person. */
async function grow(store: Store, known: ReadonlyMap<LeadId, Lead>): Promise<Lead[]> {
  const found: Lead[] = [];
  for (const lead of known.values()) {
    const codes = await Promise.all(codesOf(lead).map((code) => codeKey(code, store.codec)));
    const address = await contactKeys(lead.contact, store.codec);
    const byAddress = await leadsByKeys(store, address);
    const byCode = (await leadsByKeys(store, codes)).filter(({ showId }) => showId === lead.showId);
    for (const other of [...byAddress, ...byCode]) if (!known.has(other.id) && isSame(lead, other)) found.push(other);
  }
  return found;
}

/** Rows of attendee lists that are these leads: by address, or by the badge id in a list of the lead's own show. */
async function attendeesOf(store: Store, leads: readonly Lead[]): Promise<Attendee[]> {
  const lists = new Map((await readAll(store, 'lists')).map(({ id, showId }) => [id, showId]));
  const found = new Map<string, Attendee>();
  for (const lead of leads) {
    const codes = codesOf(lead);
    const keys = [
      ...(await Promise.all(codes.map((code) => codeKey(code, store.codec)))),
      ...(await contactKeys(lead.contact, store.codec)),
    ];
    for (const attendee of await attendeesByKeys(store, keys)) {
      const isHere = lists.get(attendee.listId) === lead.showId;
      const hasCode = isHere && attendee.code !== undefined && codes.includes(attendee.code.trim());
      if (hasCode || isSameVisitor({ contact: lead.contact }, { contact: attendee.contact })) found.set(attendee.id, attendee);
    }
  }
  return [...found.values()];
}

/** Everything that is the same person as this lead, over all shows of the laptop. Undefined when there is no such lead. */
export async function readPerson(store: Store, id: LeadId): Promise<Person | undefined> {
  const known = new Map<LeadId, Lead>();
  const queue = await withMerged(store, id);
  if (queue.length === 0) return undefined;
  while (queue.length > 0) {
    for (const lead of queue) known.set(lead.id, lead);
    const fresh = await grow(store, known);
    queue.length = 0;
    for (const { id: other } of fresh)
      if (!known.has(other)) queue.push(...(await withMerged(store, other)).filter((lead) => !known.has(lead.id)));
  }
  const leads = [...known.values()].sort((a, b) => a.capturedAt - b.capturedAt);
  return { leads, attendees: await attendeesOf(store, leads) };
}

/** One row of a list, and whom it is by its address; nobody was captured of it. */
export async function readAttendeePerson(store: Store, attendee: Attendee): Promise<Person> {
  const keys = await contactKeys(attendee.contact, store.codec);
  const same = (await leadsByKeys(store, keys)).find((lead) => isSameVisitor({ contact: lead.contact }, { contact: attendee.contact }));
  const person = same === undefined ? undefined : await readPerson(store, same.id);
  if (person !== undefined && person.attendees.some(({ id }) => id === attendee.id)) return person;
  const others = await attendeesByKeys(store, keys);
  const mine = others.filter(({ contact }) => isSameVisitor({ contact }, { contact: attendee.contact }));
  return {
    leads: person?.leads ?? [],
    attendees: [...new Map([...(person?.attendees ?? []), ...mine, attendee].map((one) => [one.id, one])).values()],
  };
}

/** Somebody who may be meant. */
export type Candidate = { readonly kind: 'lead'; readonly lead: Lead } | { readonly kind: 'attendee'; readonly attendee: Attendee };

/** Keys of what a person typed: an address, a number under any country of the shows, a badge id, a name as lists have it. */
async function keysOfText(store: Store, text: string, shows: readonly Show[]): Promise<string[]> {
  const countries = [...new Set(shows.map(({ country }) => country))];
  const contacts = text.includes('@')
    ? [{ emails: [{ value: text, kind: 'other' as const }] }]
    : [undefined, ...countries].map((country) =>
        finishContact({ phones: [{ value: text, kind: 'other' }] }, country === undefined ? {} : { country }),
      );
  const isNumber = /\d{5}/u.test(text.replaceAll(/[^\d]/gu, ''));
  const address = text.includes('@') || isNumber ? await Promise.all(contacts.map((contact) => contactKeys(contact, store.codec))) : [];
  const name = foldedName({ formattedName: text });
  return [...address.flat(), await codeKey(text, store.codec), ...(name === '' ? [] : [await nameKey(name, store.codec)])];
}

/** Whoever may be meant by a name, an e-mail, a phone number or a badge id, in all shows and lists; leads first, no one twice. */
export async function findPeople(store: Store, search: Shown, text: string): Promise<Candidate[]> {
  const asked = text.trim();
  if (asked.length < 2) return [];
  const keys = await keysOfText(store, asked, await readAll(store, 'shows'));
  const question = { showId: null, text: asked, filters: { discarded: 'too' }, sort: 'updated', offset: 0, limit: MOST } as const;
  const { rows } = await search.query(question);
  const named = await readMany(store, 'leads', rows.map(({ id }) => id)); // prettier-ignore
  const leads = [...new Map([...(await leadsByKeys(store, keys)), ...named].map((lead) => [lead.id, lead])).values()];
  const attendees = await attendeesByKeys(store, keys);
  const isTaken = new Set(leads.flatMap(codesOf));
  const others = attendees.filter(({ code }) => code === undefined || !isTaken.has(code.trim()));
  return [
    // merged ones are found under what they have become
    ...leads.filter(({ mergedInto }) => mergedInto === undefined).map((lead) => ({ kind: 'lead', lead }) as const),
    ...others.map((attendee) => ({ kind: 'attendee', attendee }) as const),
  ].slice(0, MOST);
}
