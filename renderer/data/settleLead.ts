import type { Definitions } from '#shared/domain/definitions.ts';
import type { HistoryAction } from '#shared/domain/history.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { settle } from '#shared/domain/qualification.ts';
import type { Settled } from '#shared/domain/qualification.ts';
import { hasRouting } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { territoryOf } from '#shared/formats/territory.ts';
import { openRow } from './read.ts';
import type { Store } from './store.ts';

type Kept = { readonly rev: string; readonly show: Show };

/** The last show of each store that was opened: every save of a lead asks for its definitions. */
const opened = new WeakMap<Store['db'], Map<ShowId, Kept>>();

async function showOf(store: Store, id: ShowId): Promise<Show | undefined> {
  const row = await store.db.shows.get(id);
  if (row === undefined) return undefined;
  const kept = opened.get(store.db) ?? new Map<ShowId, Kept>();
  opened.set(store.db, kept);
  const known = kept.get(id);
  if (known?.rev === row.rev) return known.show;
  const show = await openRow(store, 'shows', row);
  kept.set(id, { rev: row.rev, show });
  return show;
}

/** The lead with the territory that its contact tells, unless somebody set one. */
function located(lead: Lead, show: Show | undefined): Lead {
  if (lead.profile?.isTerritorySet === true) return lead;
  const territory = territoryOf(lead.contact, show?.country);
  if (territory === lead.profile?.territory) return lead;
  const { territory: _old, ...profile } = lead.profile ?? {};
  return { ...lead, profile: territory === undefined ? profile : { ...profile, territory } };
}

/** A new lead of a show that routes has no owner until a proposal is accepted; elsewhere it is whoever captured it. */
function unowned(before: Lead | null, after: Lead, show: Show | undefined): Lead {
  if (before !== null || show === undefined || !hasRouting(show)) return after;
  const { owner: _captor, ...lead } = after;
  return lead;
}

/** A change of a lead on its way to the disk: as it was (null: it is new), as it becomes, and by which deed. */
export type LeadChange = { readonly before: Lead | null; readonly after: Lead; readonly action: HistoryAction };

/**
 * Judges a lead that is about to be written, by the definitions of its show: every write of a lead goes through here. Answers the lead
 * as it is to be saved, and what the history line says of its stage.
 */
export async function settleLead(store: Store, { before, after, action }: LeadChange): Promise<Settled> {
  const show = await showOf(store, after.showId);
  const definitions: readonly Definitions[] | undefined = show?.definitions;
  return settle(before, located(unowned(before, after, show), show), { action, at: store.now(), by: store.staff(), definitions });
}
