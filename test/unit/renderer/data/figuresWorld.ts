import * as fc from 'fast-check';
import { bookAppointment, cancelAppointment, readRepAppointments } from '#renderer/data/appointments.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { rejudgeLeads, saveDefinitions } from '#renderer/data/definitions.ts';
import { discardLead, readLive, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { dropPromise, handOverPromise, keepPromise, makePromise } from '#renderer/data/promises.ts';
import { readWhere } from '#renderer/data/read.ts';
import { saveSale } from '#renderer/data/sales.ts';
import { saveShow, updateShow } from '#renderer/data/shows.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { countVisitors } from '#renderer/data/tallies.ts';
import { contentOf, definitionsOf, firstDefinitions } from '#shared/domain/definitions.ts';
import type { DefinitionsContent } from '#shared/domain/definitions.ts';
import type { HistoryAction } from '#shared/domain/history.ts';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { Show } from '#shared/domain/show.ts';
import type { VisitorAction } from '#shared/domain/stage.ts';
import { HOUR, MINUTE } from '#shared/lib/time.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';

/** Two shows of the tests' own: one in euros, one in francs, elsewhere, with a target. */
const [PARIS, BASEL] = ['show-paris', 'show-basel'] as [ShowId, ShowId];
export const SHOWS: readonly ShowId[] = [PARIS, BASEL];
const TEAM = ['staff-1', 'staff-2'] as [StaffId, StaffId];
const SOURCES = ['scanner', 'camera', 'manual', 'kiosk', 'image'] as const;
const ACTIONS: readonly VisitorAction[] = ['newsletter', 'document', 'demo', 'call-back', 'quote'];
const CURRENCIES = [undefined, 'EUR', 'CHF', 'USD'] as const;
const TITLES = ['Head of purchasing', 'Plant manager', '', 'Engineer'];

const wanting = (roles: readonly string[], territories: readonly string[] = []): DefinitionsContent => ({
  ...contentOf(firstDefinitions),
  target: { ...firstDefinitions.target, roles, territories },
});
const OPINIONS: readonly DefinitionsContent[] = [
  contentOf(firstDefinitions),
  wanting(['purchasing']),
  { ...wanting(['manager'], ['FR']), fitFrom: 30, hotFrom: 40 },
  // a weight of nothing asks nothing
  { ...wanting(['purchasing']), weights: { ...firstDefinitions.weights, role: 0 } },
];

/** Something that somebody does; `lead` and `other` pick among those captured, the rest says how. */
type Deed = { readonly kind: keyof typeof DEEDS; readonly lead: number; readonly other: number; readonly n: number };

/** What is known while a world is played: whom the deeds are done to. */
type World = { readonly store: Store; readonly clock: { now: number }; readonly leads: LeadId[] };

/** The `n`th of a list, over and over. */
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T; // no list here is empty

const showOf = (id: ShowId): Show => ({
  ...someShow,
  id,
  zone: id === PARIS ? 'Europe/Paris' : 'Pacific/Auckland',
  country: id === PARIS ? 'FR' : 'CH',
  staff: TEAM.map((one) => ({ id: one, name: one })),
  definitions: id === PARIS ? [] : [{ ...OPINIONS[1], version: 1, changedAt: 0, by: null } as typeof firstDefinitions],
});

/** Both shows, as a laptop has them before the doors open. */
export async function openShows(store: Store): Promise<void> {
  for (const id of SHOWS) await saveShow(store, showOf(id));
}

type Turn = World & Deed & { readonly id: LeadId };
type Do = (turn: Turn) => Promise<unknown>;

const change =
  (action: HistoryAction, how: (lead: Lead, n: number) => Lead): Do =>
  ({ store, id, n }) =>
    updateLead(store, id, { action, change: (lead) => how(lead, n) });

const saleOf = (n: number): Sale => {
  const currency = at(CURRENCIES, n);
  return {
    state: n % 3 === 0 ? 'lost' : 'won',
    ...(n % 5 === 0 ? {} : { amount: 100 * n }),
    ...(currency === undefined ? {} : { currency }),
    day: `2026-0${(n % 9) + 1}-14`,
    from: 'hand',
  };
};

async function capture({ store, leads, n, lead }: Turn): Promise<void> {
  // few visitors, so that some come again
  const who = n % 40;
  const emails = who % 4 === 0 ? [] : [{ value: `visitor${who}@lind.example`, kind: 'work' as const }];
  const title = at(TITLES, who);
  const contact = { formattedName: `Visitor ${who}`, emails, ...(title === '' ? {} : { jobTitle: title }) };
  const seed = { contact, badgeCode: `B${who}`, isResolved: who % 7 !== 0 };
  const captured = await saveCapture(store, { showId: at(SHOWS, lead), scan: { source: at(SOURCES, n), text: `B${who}` }, seed });
  leads.push(captured.lead.id);
}

async function book({ store, id, n }: Turn): Promise<void> {
  // somebody who was merged is asked for by the name they have now
  const lead = await readLive(store, id);
  if (lead === undefined) return;
  const startsAt = store.now() + n * HOUR;
  const slot = { rep: at(TEAM, n), startsAt, endsAt: startsAt + 30 * MINUTE };
  await bookAppointment(store, { leadId: lead.id, slot, kind: 'call', title: 'Call', place: '', zone: 'UTC' });
}

async function cancel({ store, id, n }: Turn): Promise<void> {
  const first = (await readRepAppointments(store, at(TEAM, n))).find(({ leadId }) => leadId === id);
  if (first !== undefined) await cancelAppointment(store, first.id);
}

async function settlePromise({ store, id, n }: Turn): Promise<unknown> {
  const [first] = await readWhere(store, 'promises', { index: 'leadId', value: id });
  if (first === undefined) return undefined;
  if (n % 4 === 0) return dropPromise(store, first);
  return n % 4 === 1 ? handOverPromise(store, first.id, 'Sales') : keepPromise(store, first.id, n % 4 === 2);
}

async function redefine({ store, lead, n }: Turn): Promise<void> {
  const showId = at(SHOWS, lead);
  const before = definitionsOf((await readWhereShow(store, showId)) ?? {});
  await saveDefinitions(store, showId, { ...at(OPINIONS, n), warmFrom: 10 + (before.version % 3) * 10 });
  if (n % 2 === 0) await rejudgeLeads(store, showId);
}

const readWhereShow = (store: Store, id: ShowId): Promise<Show | undefined> => updateShow(store, id, (show) => show);

/** All that may happen at a booth, by the deeds of the real program. */
const DEEDS = {
  capture,
  book,
  cancel,
  redefine,
  settlePromise,
  act: change('edit', (lead, n) => ({ ...lead, actions: [...new Set([...lead.actions, at(ACTIONS, n)])] })),
  rate: change('heat', (lead, n) => {
    const { heatChosen: _old, ...rest } = lead;
    return n % 4 === 3 ? rest : { ...rest, heatChosen: at(['cold', 'warm', 'hot'] as const, n) };
  }),
  bant: change('bant', (lead, n) => ({ ...lead, bant: { ...lead.bant, [at(['budget', 'need'], n)]: n % 3 === 0 ? 'no' : 'yes' } })),
  intend: change('intention', (lead, n) => ({ ...lead, intention: n % 2 === 0 ? 'yes' : 'no' })),
  interest: change('interests', (lead, n) => ({ ...lead, interests: n % 3 === 0 ? [] : ['Robots'] })),
  forecast: change('opportunity', (lead, n) => {
    const currency = at(CURRENCIES, n);
    return {
      ...lead,
      opportunity: {
        ...(n % 6 === 0 ? {} : { probability: (n % 11) * 10 }),
        ...(n % 7 === 0 ? {} : { amount: n * 333 }),
        ...(currency === undefined ? {} : { currency }),
        ...(n % 2 === 0 ? {} : { month: `2026-${String((n % 12) + 1).padStart(2, '0')}` }),
      },
    };
  }),
  source: change('facts', (lead, n) => ({
    ...lead,
    facts: n % 3 === 0 ? { referredBy: n % 2 === 0 ? '' : 'Ada' } : { source: at(['talk', 'invitation', 'walk-in'], n) },
  })),
  outcome: change('outcome', ({ outcome: _old, ...lead }, n) =>
    n % 3 === 0 ? lead : { ...lead, outcome: n % 3 === 1 ? 'customer' : 'ambassador' },
  ),
  disqualify: change('disqualify', ({ disqualified: _old, ...lead }, n) =>
    n % 3 === 0 ? lead : { ...lead, disqualified: { reason: 'no-need', at: n, by: null } },
  ),
  sell: ({ store, id, n }) => saveSale(store, id, n % 6 === 5 ? null : saleOf(n)),
  discard: ({ store, id }) => discardLead(store, id),
  restore: ({ store, id }) => restoreLead(store, id),
  consent: ({ store, id, n }) =>
    recordConsent(store, id, {
      purpose: n % 4 === 0 ? 'call' : 'email',
      given: n % 3 !== 0,
      method: 'spoken',
      wordingVersion: '1',
      language: 'fr',
    }),
  merge: ({ store, id, leads, other }) => mergeLeads(store, { winner: id, loser: at(leads, other) }),
  split: ({ store, id }) => splitMerged(store, id),
  promise: ({ store, id }) => makePromise(store, { leadId: id, text: 'Send the offer', dueOn: '2026-03-20' }),
  count: ({ store, lead, n }) => countVisitors(store, at(SHOWS, lead), n % 4 === 0 ? -1 : 1),
  price: ({ store, lead, n }) =>
    updateShow(store, at(SHOWS, lead), ({ currency: _old, ...show }) => {
      const currency = at(CURRENCIES, n);
      return currency === undefined ? show : { ...show, currency };
    }),
} as const satisfies Readonly<Record<string, Do>>;

/** Does one deed, some minutes after the one before; while nobody was captured yet only what needs nobody. */
export async function play(world: World, deed: Deed): Promise<void> {
  world.clock.now += (1 + (deed.n % 13)) * MINUTE;
  const id = world.leads[deed.lead % Math.max(1, world.leads.length)];
  const doing: Do = DEEDS[deed.kind];
  // now one of the team is at the laptop, now the other, now nobody has said who it is
  const store: Store = { ...world.store, staff: () => at([...TEAM, null], deed.other) };
  if (id !== undefined) await doing({ ...world, ...deed, store, id });
  else if (deed.kind === 'capture' || deed.kind === 'count' || deed.kind === 'redefine' || deed.kind === 'price')
    await doing({ ...world, ...deed, store, id: '' as LeadId }); // deeds that ask for no lead
}

const kinds = Object.keys(DEEDS) as Deed['kind'][]; // the keys of the table above
/** Much of what happens at a booth is captures. */
const anyKind: fc.Arbitrary<Deed['kind']> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('capture' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...kinds) },
);

export const anyDeed: fc.Arbitrary<Deed> = fc.record({ kind: anyKind, lead: fc.nat(999), other: fc.nat(999), n: fc.nat(999) });
