import type { Contact } from '#shared/domain/contact.ts';
import type { AttendeeId, ListId } from '#shared/domain/ids.ts';
import { foldedCompany, foldedName } from '#shared/domain/samePerson.ts';
import type { SealedRow } from './db.ts';
import { foldEmail } from './keys.ts';
import type { Store } from './store.ts';

/** A row of a list as it is imported: the id on the badge, and who it is. */
export type AttendeeInput = { readonly code?: string; readonly contact: Contact };

/** A row with the id of its attendee, and the row that has it already; id null for a row that comes a second time in the same file. */
export type Identified = { readonly row: AttendeeInput; readonly id: AttendeeId | null; readonly before: SealedRow | undefined };

/** Who is who in one import: the same row of the same list always gets the same id. */
export type Identities = {
  readonly take: (rows: readonly AttendeeInput[]) => Promise<readonly Identified[]>;
  /** Whether the attendee was in this import. */
  readonly has: (id: string) => boolean;
};

const emailOf = ({ contact }: AttendeeInput): string | undefined => {
  const value = contact.emails?.[0]?.value;
  return value === undefined ? undefined : foldEmail(value);
};

/** Who a row is when it has neither id nor address: name and company, or all that it says when it has no name. */
function personOf({ contact }: AttendeeInput): string {
  const name = foldedName(contact) || (contact.formattedName ?? contact.givenName ?? contact.familyName ?? '').toLowerCase();
  return name === '' ? JSON.stringify(contact) : `${name}|${foldedCompany(contact)}`;
}

/**
 * The key of a row: its badge id, else its e-mail, else name, company and which time they come. An id or address that several
 * people share (an order number, info@…) is told apart by name; the same person twice is one row, key null.
 */
function newKeys(): (row: AttendeeInput) => string | null {
  const owners = new Map<string, string>();
  const times = new Map<string, number>();
  return (row) => {
    const person = personOf(row);
    const key = row.code?.trim() ?? emailOf(row);
    if (key === undefined) {
      const time = (times.get(person) ?? 0) + 1;
      times.set(person, time);
      return `${person}|${time}`;
    }
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, person);
    if (owner === undefined) return key;
    const shared = `${key}|${person}`;
    if (owner === person || owners.has(shared)) return null;
    owners.set(shared, person);
    return shared;
  };
}

/** Keys a row may have had in an earlier import of a list that told less of it. */
const earlierKeys = (row: AttendeeInput): string[] => [
  ...(row.code === undefined ? [] : [emailOf(row) ?? []].flat()),
  ...(row.code === undefined && emailOf(row) === undefined ? [] : [`${personOf(row)}|1`]),
];

/** Begins an import: `isAgain` when the list was imported before, so that its rows are looked for. */
export function newIdentities(store: Store, listId: ListId, isAgain: boolean): Identities {
  const seen = new Set<string>();
  const keyOf = newKeys();
  const idOf = async (key: string): Promise<string> => `${listId}:${await store.codec.hash('a', key)}`;
  const optionsOf = async (row: AttendeeInput, key: string | null): Promise<string[]> =>
    key === null ? [] : Promise.all([key, ...(isAgain ? earlierKeys(row) : [])].map(idOf));
  return {
    async take(rows) {
      const keys = rows.map(keyOf);
      const options = await Promise.all(rows.map((row, at) => optionsOf(row, keys[at] ?? null)));
      const found = isAgain ? await store.db.attendees.bulkGet([...new Set(options.flat())]) : [];
      const known = new Map(found.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
      // an id that a row of this batch has for its own is not taken by another as its earlier one
      const own = new Set(options.flatMap(([id]) => id ?? []));
      return rows.map((row, at): Identified => {
        const [first, ...earlier] = options[at] ?? [];
        if (first === undefined) return { row, id: null, before: undefined };
        const before = known.get(first) === undefined ? earlier.find((id) => known.has(id) && !seen.has(id) && !own.has(id)) : undefined;
        const id = before ?? first;
        seen.add(id);
        return { row, id: id as AttendeeId, before: known.get(id) }; // made above, for an attendee
      });
    },
    has: (id) => seen.has(id),
  };
}
