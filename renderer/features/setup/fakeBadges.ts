import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { newChance, newPerson, whole } from '#renderer/data/seedPeople.ts';
import type { Chance } from '#renderer/data/seedPeople.ts';
import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { cardText, seedOf } from '#shared/domain/rehearsal.ts';
import type { FakeBadge } from '#shared/domain/rehearsal.ts';
import type { Show } from '#shared/domain/show.ts';
import { writeBadge } from '#shared/formats/badge/writeBadge.ts';
import type { BadgeValues } from '#shared/formats/badge/writeBadge.ts';

/** How many badges a rehearsal has at most. */
export const MOST_BADGES = 40;

type Rehearsal = Pick<Show, 'id' | 'badgeFormats'>;
type Invented = { readonly person: Contact; readonly code: string };

/** An invented visitor who can be written to: the others are incomplete contacts, which badges of a rehearsal need not be. */
function personWithMail(chance: Chance, serial: number): Contact {
  for (;;) {
    const { contact } = newPerson(chance, serial);
    if (contact.emails !== undefined) return contact;
  }
}

/** The people of a rehearsal: always the same ones for the same rehearsal, so that a sheet can be printed again. */
function peopleOf({ id }: Rehearsal): Invented[] {
  const chance = newChance(seedOf(id));
  const codes = new Set<string>();
  return Array.from({ length: MOST_BADGES }, (_none, at) => {
    const person = personWithMail(chance, at + 1);
    let code = '';
    do code = String(whole(chance, 10_000_000, 99_999_999));
    while (codes.has(code));
    codes.add(code);
    return { person, code };
  });
}

function valuesOf({ person, code }: Invented): BadgeValues {
  const [address] = person.addresses ?? [];
  const phone = person.phones?.[0]?.value ?? '+33600000000';
  return {
    code,
    first: person.givenName ?? '',
    last: person.familyName ?? '',
    full: person.formattedName ?? '',
    company: person.organization?.[0] ?? '',
    title: person.jobTitle ?? '',
    email: person.emails?.[0]?.value ?? '',
    phone,
    mobile: phone,
    street: address?.street ?? '',
    postal: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? '',
    website: person.urls?.[0] ?? '',
    type: 'Visitor',
  };
}

/** What a badge is to be: of a taught format, or one of the two kinds that every show has. */
const kindsOf = ({ badgeFormats = [] }: Rehearsal): readonly ('card' | 'list' | BadgeFormat)[] => ['card', 'list', ...badgeFormats];

function badgeOf(invented: Invented, kind: 'card' | 'list' | BadgeFormat): FakeBadge {
  const { person, code } = invented;
  const card: FakeBadge = { kind: 'card', person, text: cardText(person) };
  if (kind === 'card') return card;
  if (kind === 'list') return { kind: 'list', person, text: code, code };
  const text = writeBadge(kind, valuesOf(invented));
  return text === null ? card : { kind: 'taught', format: kind.name, person, text, code };
}

/** The badges of a rehearsal, in turn of each kind that its show has. All people are invented. */
export function fakeBadges(rehearsal: Rehearsal, count: number): FakeBadge[] {
  const kinds = kindsOf(rehearsal);
  return peopleOf(rehearsal)
    .slice(0, count)
    .map((invented, at) => badgeOf(invented, kinds[at % kinds.length] ?? 'card'));
}

/** The organiser's list of a rehearsal: those whose badges hold an id and nothing else, or an id beside what they say. */
export const fakeList = (rehearsal: Rehearsal): AttendeeInput[] =>
  fakeBadges(rehearsal, MOST_BADGES).flatMap(({ kind, code, person }) =>
    kind === 'list' && code !== undefined ? [{ code, contact: person }] : [],
  );
