import { addDays } from '#shared/lib/time.ts';
import type { Contact } from './contact.ts';
import type { Definitions } from './definitions.ts';
import { daysAfterFirst, preparedOf } from './duplicateShow.ts';
import type { ShowId, StaffId } from './ids.ts';
import type { Show, Staff } from './show.ts';

/** How a rehearsal is made: `word` stands behind its name, `before` is the rehearsal there is already, to be brought up to date. */
export type Rehearsing = {
  readonly word: string;
  readonly today: string;
  readonly now: number;
  readonly newId: () => string;
  readonly before?: Show;
};

const judgedBy = (one: Definitions, idOf: (id: StaffId) => StaffId): Definitions => (one.by === null ? one : { ...one, by: idOf(one.by) });

/** The same person in another show, by name: a rehearsal's staff are others to the calendars, and the same to themselves. */
export const sameInShow = (person: Pick<Staff, 'name'> | undefined, { staff }: Pick<Show, 'staff'>): Staff | undefined =>
  person === undefined ? undefined : staff.find(({ name }) => name === person.name);

/**
 * A rehearsal of a show: all that is prepared, from today on, marked as a sample so that it counts nowhere and goes nowhere. Its staff have
 * ids of their own (PINs stay): an appointment that is rehearsed must not take a slot of the real calendar. One that was made before
 * keeps its id, its people, its first day and its leads, and takes over what the show says now.
 */
export function rehearsalOf(show: Show, { word, today, now, newId, before }: Rehearsing): Show {
  const ids = new Map(
    show.staff.map((person) => [person.id, (before === undefined ? undefined : sameInShow(person, before))?.id ?? (newId() as StaffId)]), // fresh ids for staff
  );
  const idOf = (id: StaffId): StaffId => ids.get(id) ?? id;
  const { definitions, routing, deskSheet, ...prepared } = preparedOf(show);
  const firstDay = before === undefined || before.lastDay < today ? today : before.firstDay;
  const staffKeys = new Map([...ids].map(([real, own]) => [`staff:${real}`, `staff:${own}`]));
  return {
    ...prepared,
    id: before?.id ?? (newId() as ShowId), // a fresh id for a show
    name: `${show.name} (${word})`,
    firstDay,
    lastDay: addDays(firstDay, daysAfterFirst(show)),
    staff: show.staff.map((person) => ({ ...person, id: idOf(person.id) })),
    isSample: true,
    rehearses: show.id,
    createdAt: before?.createdAt ?? now,
    ...(definitions === undefined ? {} : { definitions: definitions.map((one) => judgedBy(one, idOf)) }),
    ...(routing === undefined ? {} : { routing: routing.map((rule) => ({ ...rule, to: rule.to.map(idOf) })) }),
    ...(deskSheet === undefined ? {} : { deskSheet: { ...deskSheet, off: deskSheet.off.map((key) => staffKeys.get(key) ?? key) } }),
    ...(before?.closes === undefined ? {} : { closes: before.closes }),
  };
}

/** The newest rehearsal of a show; undefined when there is none. */
export const rehearsalFor = (shows: readonly Show[], id: ShowId): Show | undefined =>
  shows.filter(({ rehearses }) => rehearses === id).sort((a, b) => b.createdAt - a.createdAt)[0];

/** A number that is always the same for a text: FNV-1a, 32 bits. */
export function seedOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return hash;
}

/** What a badge of the rehearsal holds: all about its wearer, only an id of the attendee list, or what a taught format makes of it. */
export type FakeBadge = {
  readonly kind: 'card' | 'list' | 'taught';
  /** Name of the taught format. */
  readonly format?: string;
  readonly person: Contact;
  /** What the code on the badge holds. */
  readonly text: string;
  /** The id in the attendee list. */
  readonly code?: string;
};

const escaped = (value: string): string => value.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r?\n/gu, String.raw`\n`);

/** A visitor as a vCard 3.0 (RFC 2426), as badges hold it: name, company, title, first address of mail and first number. */
export function cardText(person: Contact): string {
  const { formattedName = '', givenName = '', familyName = '', organization, jobTitle, emails, phones } = person;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(familyName)};${escaped(givenName)};;;`,
    `FN:${escaped(formattedName)}`,
    ...(organization?.[0] === undefined ? [] : [`ORG:${escaped(organization[0])}`]),
    ...(jobTitle === undefined ? [] : [`TITLE:${escaped(jobTitle)}`]),
    ...(emails?.[0] === undefined ? [] : [`EMAIL;TYPE=WORK:${escaped(emails[0].value)}`]),
    ...(phones?.[0] === undefined ? [] : [`TEL;TYPE=CELL:${escaped(phones[0].e164 ?? phones[0].value)}`]),
    'END:VCARD',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
