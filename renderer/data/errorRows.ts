import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import { foldedCompany, foldedName } from '#shared/domain/samePerson.ts';
import type { ErrorRow } from '#shared/formats/rehearsal/errorFile.ts';
import { foldEmail } from './keys.ts';
import { readMany } from './read.ts';
import type { Store } from './store.ts';

/** How a lead was found again: by our key, its e-mail, its name and company, or its row in the last file. */
export type FoundBy = 'key' | 'email' | 'name' | 'row';

/** A row of an error file with the lead it is about; `lead` null: nobody here, or several who may be meant. */
export type FoundRow = {
  readonly row: ErrorRow;
  readonly lead: (Pick<Lead, 'id'> & { readonly name: string }) | null;
  readonly by: FoundBy | null;
};

/** Leads opened at a time, so that a screen stays alive. */
const LEADS_A_TIME = 200;

type Person = { readonly id: LeadId; readonly name: string; readonly emails: readonly string[]; readonly key: string };

const personOf = (lead: Lead): Person => ({
  id: lead.id,
  name: nameOf(lead),
  emails: (lead.contact.emails ?? []).map(({ value }) => foldEmail(value)),
  key: `${foldedName(lead.contact)}\n${foldedCompany(lead.contact)}`,
});

async function openPeople(store: Store, ids: readonly LeadId[]): Promise<Person[]> {
  const people: Person[] = [];
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const leads = await readMany(store, 'leads', ids.slice(from, from + LEADS_A_TIME));
    people.push(...leads.filter(({ discardedAt }) => discardedAt === undefined).map(personOf));
  }
  return people;
}

/** Ids of leads that some file has held, as far as this laptop knows. */
async function exportedIds(store: Store): Promise<Set<LeadId>> {
  const rows = await store.db.outbox.where('[targetId+state]').between([FILES_TARGET, ''], [FILES_TARGET, '\uFFFF']).toArray();
  return new Set(rows.filter(({ ackedRev }) => ackedRev !== null).map(({ leadId }) => leadId));
}

const groupBy = <K, T>(items: readonly T[], keysOf: (item: T) => readonly K[]): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
};

/** Name and company as compared; null without a whole name. */
function nameKeyOf({ name, company }: ErrorRow): string | null {
  const whole = foldedName({ formattedName: name });
  return whole === '' ? null : `${whole}\n${foldedCompany({ organization: [company] })}`;
}

/** One of several only when they are one, those of the files before the others. */
function onlyOne(people: readonly Person[] | undefined, exported: ReadonlySet<LeadId>): Person | undefined {
  const inFiles = people?.filter(({ id }) => exported.has(id)) ?? [];
  const among = inFiles.length > 0 ? inFiles : (people ?? []);
  return among.length === 1 ? among[0] : undefined;
}

async function idsByEmail(store: Store, emails: readonly string[]): Promise<LeadId[]> {
  const keys = await Promise.all([...new Set(emails.map(foldEmail))].map((email) => store.codec.hash('e', email)));
  return (await store.db.leads.where('keys').anyOf(keys).primaryKeys()) as LeadId[]; // primary keys of the leads' table
}

/**
 * Finds the leads that rows of an error file are about: by our key, else by e-mail, else by name and company, else by the row of the last
 * file (`lastRows`, its first lead stood in row 2). Where two leads may be meant none is taken.
 */
export async function findErrorRows(store: Store, rows: readonly ErrorRow[], lastRows: readonly LeadId[]): Promise<FoundRow[]> {
  const exported = await exportedIds(store);
  const atRow = ({ row }: ErrorRow): LeadId | undefined => (row === null ? undefined : lastRows[row - 2]);
  const keyed = rows.flatMap((row) => [row.leadId, atRow(row)]).filter((id): id is LeadId => id !== null && id !== undefined);
  const mailed = await idsByEmail(
    store,
    rows.filter(({ leadId, email }) => leadId === null && email !== '').map(({ email }) => email),
  );
  const people = await openPeople(store, [...new Set([...keyed, ...mailed])]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const byEmail = groupBy(people, ({ emails }) => emails);
  const first = (row: ErrorRow): { person: Person | undefined; by: FoundBy } | null => {
    const own = row.leadId === null ? undefined : byId.get(row.leadId);
    if (own !== undefined) return { person: own, by: 'key' };
    const mail = row.email === '' ? undefined : onlyOne(byEmail.get(foldEmail(row.email)), exported);
    return mail === undefined ? null : { person: mail, by: 'email' };
  };
  const named = rows.filter((row) => first(row) === null && nameKeyOf(row) !== null);
  // only now: names are looked for in everything that a file has held
  const byName = groupBy(named.length === 0 ? [] : await openPeople(store, [...exported]), ({ key }) => [key]);
  return rows.map((row): FoundRow => {
    const found = first(row) ?? { person: onlyOne(byName.get(nameKeyOf(row) ?? ''), exported), by: 'name' as const };
    const last = byId.get(atRow(row) ?? ('' as LeadId)); // '' is nobody's id
    const hit = found.person === undefined && last !== undefined ? { person: last, by: 'row' as const } : found;
    return hit.person === undefined
      ? { row, lead: null, by: null }
      : { row, lead: { id: hit.person.id, name: hit.person.name }, by: hit.by };
  });
}
