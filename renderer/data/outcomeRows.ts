import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { foldedCompany, foldedName, isSameCompany } from '#shared/domain/samePerson.ts';
import type { OutcomeRow } from '#shared/formats/outcomes/readOutcomes.ts';
import { foldEmail } from './keys.ts';
import { readLive } from './leads.ts';
import { readMany } from './read.ts';
import type { Search } from './search.ts';
import type { Store } from './store.ts';

/** How the lead of a row was found. `name` wants a person's word; `several`: one of `leads`, nobody knows which. */
export type OutcomeFound = 'key' | 'email' | 'name' | 'several' | 'none';

/** A row with the leads it may be about. */
export type FoundOutcome = { readonly row: OutcomeRow; readonly by: OutcomeFound; readonly leads: readonly Lead[] };

const ROWS_A_TIME = 100;
/** Rows that are looked for by their name alone: a file of strangers ends there. */
const MOST_NAMED = 2_000;
/** More leads of one name than these tell nothing. */
const MOST_ALIKE = 20;

const isLive = ({ discardedAt, mergedInto }: Lead): boolean => discardedAt === undefined && mergedInto === undefined;

const newestFirst = (leads: readonly Lead[]): Lead[] => leads.toSorted((a, b) => b.capturedAt - a.capturedAt);

/** Leads by e-mail, of every show but `apart` ones (rehearsals, the sample), the newest first. */
async function byEmails(store: Store, rows: readonly OutcomeRow[]): Promise<ReadonlyMap<string, readonly Lead[]>> {
  const emails = [...new Set(rows.filter(({ email }) => email !== '').map(({ email }) => foldEmail(email)))];
  const keys = await Promise.all(emails.map((email) => store.codec.hash('e', email)));
  const ids = await store.db.leads.where('keys').anyOf(keys).primaryKeys();
  const leads = newestFirst((await readMany(store, 'leads', ids)).filter(isLive));
  const found = new Map<string, Lead[]>();
  for (const lead of leads)
    for (const email of new Set((lead.contact.emails ?? []).map(({ value }) => foldEmail(value)))) {
      if (emails.includes(email)) found.set(email, [...(found.get(email) ?? []), lead]);
    }
  return found;
}

/** Leads that are called so and work there, the newest first; without a company in the row, all that are called so. */
async function byName(store: Store, search: Search, { name, company }: OutcomeRow): Promise<readonly Lead[]> {
  const wanted = foldedName({ formattedName: name });
  if (wanted === '') return [];
  const ids = await search.ids({ showId: null, text: wanted, filters: {}, sort: 'newest' });
  const leads = await readMany(store, 'leads', ids.slice(0, MOST_ALIKE));
  return leads.filter((lead) => {
    if (!isLive(lead) || foldedName(lead.contact) !== wanted) return false;
    return foldedCompany({ organization: [company] }) === '' || isSameCompany(lead.contact, { organization: [company] }) !== false;
  });
}

const foundOf = (row: OutcomeRow, by: 'email' | 'name', leads: readonly Lead[]): FoundOutcome => {
  const [first, second] = leads;
  if (first === undefined) return { row, by: 'none', leads: [] };
  return { row, by: second === undefined ? by : 'several', leads };
};

/** Where leads are looked for: shows that are kept apart (rehearsals, the sample) only when the one at work is such a show. */
export type OutcomeScope = { readonly apart: ReadonlySet<ShowId> };

/**
 * Finds the leads that rows of outcomes are about: by our key, else by e-mail, else by name and company. Where several may be meant, all
 * are answered and a person chooses; one found by its name alone is for a person to confirm. Nothing is written.
 */
export async function findOutcomes(
  store: Store,
  { search, rows, scope, onDone }: { search: Search; rows: readonly OutcomeRow[]; scope: OutcomeScope; onDone?: (count: number) => void },
): Promise<FoundOutcome[]> {
  const inScope = (leads: readonly Lead[]): readonly Lead[] => leads.filter(({ showId }) => !scope.apart.has(showId));
  const found: FoundOutcome[] = [];
  let named = 0;
  for (let from = 0; from < rows.length; from += ROWS_A_TIME) {
    const some = rows.slice(from, from + ROWS_A_TIME);
    const mails = await byEmails(store, some);
    for (const row of some) {
      const own: LeadId | null = row.leadId;
      const keyed = own === null ? undefined : await readLive(store, own);
      if (keyed !== undefined && keyed.discardedAt === undefined) {
        found.push({ row, by: 'key', leads: [keyed] });
        continue;
      }
      const mailed = inScope(row.email === '' ? [] : (mails.get(foldEmail(row.email)) ?? []));
      if (mailed.length > 0) {
        found.push(foundOf(row, 'email', mailed));
        continue;
      }
      named += 1;
      found.push(foundOf(row, 'name', named > MOST_NAMED ? [] : inScope(await byName(store, search, row))));
    }
    onDone?.(Math.min(rows.length, from + ROWS_A_TIME));
  }
  return found;
}
