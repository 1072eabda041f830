import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { ConsentClass, Kept, Retention } from '#shared/domain/privacy/keeping.ts';
import { dueOf, firstDueAt } from '#shared/domain/privacy/retention.ts';
import type { Show } from '#shared/domain/show.ts';
import { updateLead } from './leads.ts';
import { readMergedIds } from './mergedIds.ts';
import type { Person } from './person.ts';
import { leadsOfShow } from './leads.ts';
import { readInPieces, readMany } from './read.ts';
import { readShows, updateShow } from './shows.ts';
import type { Store } from './store.ts';

/** A lead whose time is over. */
export type DueLead = {
  readonly id: LeadId;
  readonly name: string;
  readonly of: ConsentClass;
  readonly since: number;
  readonly stage: string;
};

/** What of a show is due, and what is kept for a reason. */
export type DueShow = {
  readonly show: Show;
  readonly due: readonly DueLead[];
  readonly kept: readonly (Pick<DueLead, 'id' | 'name'> & { readonly kept: Kept })[];
};

const dueLead = (lead: Lead, show: Show, now: number): DueLead[] => {
  const due = lead.mergedInto === undefined ? dueOf(lead, show, now) : null;
  return due === null ? [] : [{ id: lead.id, name: nameOf(lead), ...due, stage: lead.standing?.stage ?? '' }];
};

const longestDueFirst = (a: DueLead, b: DueLead): number => a.since - b.since || a.name.localeCompare(b.name);

/** What is due in the real shows of the laptop, the longest due first. A show whose first day has not come is not opened. */
export async function readDue(store: Store): Promise<DueShow[]> {
  const now = store.now();
  const found: DueShow[] = [];
  for (const show of await readShows(store)) {
    const first = show.isSample ? null : firstDueAt(show);
    if (first === null || first > now) continue;
    const leads = await readInPieces(store, 'leads', await leadsOfShow(store, show.id).primaryKeys());
    const due = leads.flatMap((lead) => dueLead(lead, show, now)).sort(longestDueFirst);
    const kept = leads.flatMap((lead) => (lead.kept === undefined ? [] : [{ id: lead.id, name: nameOf(lead), kept: lead.kept }]));
    if (due.length + kept.length > 0) found.push({ show, due, kept });
  }
  return found;
}

/** Sets for how long leads of a show are kept; undefined: nothing is ever due. */
export const setRetention = (store: Store, id: ShowId, retention: Retention | undefined): Promise<Show | undefined> =>
  updateShow(store, id, ({ retention: _before, ...show }) => (retention === undefined ? show : { ...show, retention }));

/** Keeps leads although their time is over, and says why; `reason` null: no longer. */
export async function keepLeads(store: Store, ids: readonly LeadId[], kept: Pick<Kept, 'reason' | 'words'> | null): Promise<void> {
  for (const id of ids)
    await updateLead(store, id, {
      action: 'retain',
      change: ({ kept: _before, ...lead }) => (kept === null ? lead : { ...lead, kept: { ...kept, at: store.now(), by: store.staff() } }),
    });
}

/** Leads to erase, each with what was merged into it. */
export async function peopleOf(store: Store, ids: readonly LeadId[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const lead of await readMany(store, 'leads', ids)) {
    const merged = await readMany(store, 'leads', await readMergedIds(store, lead.id));
    people.push({ leads: [lead, ...merged], attendees: [] });
  }
  return people;
}
