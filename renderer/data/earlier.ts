import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { contactKeys } from './keys.ts';
import { inZone, openRows, readRecord, readWhere } from './read.ts';
import type { Search } from './search.ts';
import { foldText } from './searchText.ts';
import type { Store } from './store.ts';

/** The same visitor at an earlier show of this laptop, with what one should know before speaking to them. */
export type Earlier = {
  readonly lead: Lead;
  readonly show: Show;
  /** Name of the member of staff the lead belongs to; '' when nobody's. */
  readonly owner: string;
  /** The newest note that says anything; '' when there is none. */
  readonly lastNote: string;
  readonly promises: readonly PromiseMade[];
  /** True when an e-mail or a phone number is the same; false when only name and company are. */
  readonly isSure: boolean;
};

/** Earlier shows looked at for one visitor: more would not be read at the booth. */
const MOST = 5;
/** Rows asked of the search: namesakes with the same company are rare. */
const LIKELY = 20;

/** A rehearsal knows only rehearsals, and a true show only true ones. */
const isOther = (show: Show | undefined, now: Show | undefined): show is Show =>
  show !== undefined && now !== undefined && show.id !== now.id && show.isSample === now.isSample;

async function tell(store: Store, lead: Lead, isSure: boolean): Promise<Earlier | null> {
  const match = { index: 'leadId', value: lead.id };
  const [show, interactions, promises] = await Promise.all([
    readRecord(store, 'shows', lead.showId),
    readWhere(store, 'interactions', match),
    readWhere(store, 'promises', match),
  ]);
  if (show === undefined) return null;
  const notes = interactions.flatMap((one) => (one.kind === 'note' && one.text.trim() !== '' ? [one] : []));
  return {
    lead,
    show,
    owner: show.staff.find(({ id }) => id === lead.owner)?.name ?? '',
    lastNote: notes.toSorted((a, b) => b.at - a.at)[0]?.text.trim() ?? '',
    promises: promises.filter(({ keptAt }) => keptAt === undefined),
    isSure,
  };
}

/** The given leads that are of other shows than `lead`'s, told, the newest first, one a show. */
async function tellOthers(
  store: Store,
  lead: Lead,
  found: { readonly leads: readonly Lead[]; readonly isSure: boolean },
): Promise<Earlier[]> {
  const now = await readRecord(store, 'shows', lead.showId);
  const others: Lead[] = [];
  const shows = new Set<string>();
  for (const other of found.leads.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    if (other.discardedAt !== undefined || shows.has(other.showId)) continue;
    if (!isOther(await readRecord(store, 'shows', other.showId), now)) continue;
    shows.add(other.showId);
    others.push(other);
  }
  const told = await Promise.all(others.slice(0, MOST).map((other) => tell(store, other, found.isSure)));
  return told.filter((one) => one !== null);
}

/**
 * The same visitor at earlier shows of this laptop, by e-mail or phone, the newest first, one lead a show. Badge ids are no proof:
 * each organiser counts from one.
 */
export async function readEarlier(store: Store, lead: Lead): Promise<Earlier[]> {
  const keys = await inZone(contactKeys(lead.contact, store.codec));
  if (keys.length === 0) return [];
  const rows = await store.db.leads.where('keys').anyOf(keys).distinct().toArray();
  const leads = await openRows(
    store,
    'leads',
    rows.filter((row) => row['showId'] !== lead.showId),
  );
  return tellOthers(store, lead, { leads, isSure: true });
}

/** Visitors of earlier shows with the same name and company: perhaps the same person. Empty while either is not known. */
export async function findNamesakes(store: Store, search: Pick<Search, 'query'>, lead: Lead): Promise<Earlier[]> {
  const name = foldText(nameOf(lead));
  const company = foldText(lead.contact.organization?.[0] ?? '');
  if (name === '' || company === '' || name === company) return [];
  const question = { showId: null, text: `${name} ${company}`, filters: {}, sort: 'updated', offset: 0, limit: LIKELY } as const;
  const { rows } = await search.query(question);
  const same = rows.filter((row) => foldText(row.name) === name && foldText(row.company) === company && row.id !== lead.id);
  const leads = await Promise.all(same.map(({ id }: { id: LeadId }) => readRecord(store, 'leads', id)));
  return tellOthers(store, lead, { leads: leads.filter((one) => one !== undefined), isSure: false });
}
