import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { conditionsOf, hasRouting, proposeOwner, routeAll } from '#shared/domain/routing.ts';
import type { OwnerProposal } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { updateLead } from './leads.ts';
import { readMany } from './read.ts';
import type { Search } from './search.ts';
import type { Filters } from './searchCore.ts';
import type { Store } from './store.ts';

/** How many leads of a show pass a filter; from the index in memory, nothing is opened. */
const countOf = async (search: Search, showId: ShowId, filters: Filters): Promise<number> =>
  (await search.query({ showId, text: '', filters, sort: 'newest', offset: 0, limit: 0 })).total;

/** How many leads of the show each of its staff owns. */
export const readOwned = async (search: Search, { id, staff }: Pick<Show, 'id' | 'staff'>): Promise<Map<StaffId, number>> =>
  new Map(await Promise.all(staff.map(async (one) => [one.id, await countOf(search, id, { owner: one.id })] as const)));

/** Leads of a show as the routing rules see them. */
export type Routed = Pick<Lead, 'id' | 'interests' | 'profile'>;

/** Who is proposed as the owner of a lead, by the rules of its show and who owns how many already. */
export async function proposeFor(search: Search, show: Show, lead: Routed): Promise<OwnerProposal | null> {
  if (!hasRouting(show)) return null;
  return proposeOwner(lead, show.routing ?? [], { staff: show.staff, owned: await readOwned(search, show) });
}

const routed = ({ id, interests, profile }: Lead): Routed => ({ id, interests, ...(profile === undefined ? {} : { profile }) });

/** Some leads as the rules see them, in the order of the ids; those that are gone are left out. */
export const readRouted = async (store: Store, ids: readonly LeadId[]): Promise<Routed[]> =>
  (await readMany(store, 'leads', ids)).map(routed);

type Leads = { readonly show: Show; readonly ids: readonly LeadId[]; readonly owned: ReadonlyMap<StaffId, number> };

/** Proposals for some leads, in order; people of one rule take turns, whoever owns fewest (`owned`) first. */
export async function proposeAll(store: Store, { show, ids, owned }: Leads): Promise<Map<LeadId, OwnerProposal>> {
  if (!hasRouting(show)) return new Map();
  const leads = await readRouted(store, ids);
  const proposals = routeAll(leads, show.routing ?? [], { staff: show.staff, owned });
  return new Map(
    leads.flatMap(({ id }, at) => {
      const proposal = proposals[at];
      return proposal === undefined || proposal === null ? [] : [[id, proposal] as const];
    }),
  );
}

/** To whom a lead goes; the rule it follows from is told in the history. `onlyUnowned`: whoever has it by now keeps it. */
export type Giving = {
  readonly leadId: LeadId;
  readonly owner: StaffId | null;
  readonly proposal?: OwnerProposal;
  readonly onlyUnowned?: boolean;
};

/** A lead that was given to somebody, and whose it was before. */
export type Given = { readonly leadId: LeadId; readonly owner: StaffId | null; readonly before: StaffId | null };

const withOwner = ({ owner: _before, ...lead }: Lead, owner: StaffId | null): Lead => (owner === null ? lead : { ...lead, owner });

/** Gives a lead to a member of staff (null: to nobody). Resolves when it is saved; null when nothing had to change. */
export async function giveLead(store: Store, { leadId, owner, proposal, onlyUnowned = false }: Giving): Promise<Given | null> {
  let given: Given | null = null;
  const reason = proposal === undefined ? [] : [{ field: 'rule', from: '', to: conditionsOf(proposal.rule) || 'all' }];
  await updateLead(store, leadId, {
    action: 'owner',
    // asked inside the lead's lane: whoever took it a moment ago is seen
    change: (lead) => (onlyUnowned && lead.owner !== undefined ? lead : withOwner(lead, owner)),
    changes: (before, after) => {
      if (before.owner === after.owner) return [];
      given = { leadId, owner, before: before.owner ?? null };
      return [{ field: 'owner', from: before.owner ?? '', to: after.owner ?? '' }, ...reason];
    },
  });
  return given;
}

/** Gives leads to whom was proposed; one that has an owner by now keeps them. Resolves with those that were given. */
export async function assignProposed(store: Store, proposals: ReadonlyMap<LeadId, OwnerProposal>): Promise<Given[]> {
  const given: Given[] = [];
  for (const [leadId, proposal] of proposals) {
    const one = await giveLead(store, { leadId, owner: proposal.owner, proposal, onlyUnowned: true });
    if (one !== null) given.push(one);
  }
  return given;
}

/** So many leads are routed at once: enough to be quick, few enough that the screen goes on moving. */
const AT_ONCE = 100;

type Routing = { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void };

/** Gives every lead without an owner to whom the rules propose, in the order of the list, the hottest first; stops after some leads when told to. */
export async function assignAll(
  store: Store,
  search: Search,
  { show, signal, onProgress }: Routing & { readonly show: Show },
): Promise<Given[]> {
  const ids = await search.ids({ showId: show.id, text: '', filters: { todo: 'owner' }, sort: 'heat' });
  // counted here from now on: the index hears of each change a moment later
  const owned = await readOwned(search, show);
  const given: Given[] = [];
  for (let from = 0; from < ids.length && !signal.aborted; from += AT_ONCE) {
    const fresh = await assignProposed(store, await proposeAll(store, { show, ids: ids.slice(from, from + AT_ONCE), owned }));
    for (const { owner } of fresh) if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + 1);
    given.push(...fresh);
    onProgress(Math.min(ids.length, from + AT_ONCE), ids.length);
  }
  return given;
}

/** Takes assignments back; a lead that was given to somebody else since keeps that owner. Resolves with how many went back. */
export async function takeBack(store: Store, given: readonly Given[]): Promise<number> {
  let count = 0;
  for (const { leadId, owner, before } of given) {
    const back = await updateLead(store, leadId, {
      action: 'owner',
      change: (lead) => ((lead.owner ?? null) === owner ? withOwner(lead, before) : lead),
      changes: (was, is) => (was.owner === is.owner ? [] : [{ field: 'owner', from: was.owner ?? '', to: is.owner ?? '' }]),
    });
    if (back !== undefined && (back.owner ?? null) === before) count += 1;
  }
  return count;
}
