import { expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, moveAppointment, readRepAppointments } from '#renderer/data/appointments.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { discardLead, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { dropPromise, keepPromise, makePromise, movePromise } from '#renderer/data/promises.ts';
import { readWhere } from '#renderer/data/read.ts';
import { newChance, pick, whole } from '#renderer/data/seedPeople.ts';
import type { Chance } from '#renderer/data/seedPeople.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { HOUR } from '#shared/lib/time.ts';
import { pictureOf, take } from './laptops.ts';
import { NINE, newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

/** Histories played: one a lead, each in an order of its own, with merges between. A thousand take minutes: BOOTHBOOK_HISTORIES=1000. */
const HISTORIES = Number(process.env['BOOTHBOOK_HISTORIES'] ?? 30);
const LEADS_A_WORLD = 15;
const EDITS_A_LEAD = 5;
const MERGES_A_WORLD = 6;

let made = 0;
const newId = (): string => `00000000-0000-7000-9000-${String((made += 1)).padStart(12, '0')}`;

type World = { readonly show: Show; readonly team: readonly TestStore[]; readonly chance: Chance; readonly notes: Map<string, string> };
type Turn = World & { readonly store: Store; readonly leadId: LeadId };

/** What somebody may do to a lead; each is a deed of the real program. */
const deeds: readonly ((turn: Turn) => Promise<unknown>)[] = [
  async ({ store, leadId, chance, notes }) => {
    const id = newId() as InteractionId;
    const text = `note ${id} ${whole(chance, 0, 9)}`;
    notes.set(id, text);
    await saveNote(store, { id, leadId, text });
  },
  ({ store, leadId, chance }) =>
    updateLead(store, leadId, {
      action: 'edit',
      change: (lead) => ({ ...lead, contact: { ...lead.contact, jobTitle: `Title ${whole(chance, 0, 99)}` } }),
    }),
  ({ store, leadId, chance }) =>
    updateLead(store, leadId, {
      action: 'bant',
      change: (lead) => ({ ...lead, bant: { ...lead.bant, budget: pick(chance, ['yes', 'no'] as const) } }),
    }),
  ({ store, leadId, chance }) =>
    updateLead(store, leadId, {
      action: 'interests',
      change: (lead) => {
        const word = `Topic ${whole(chance, 0, 3)}`;
        const has = lead.interests.includes(word);
        return { ...lead, interests: has ? lead.interests.filter((one) => one !== word) : [...lead.interests, word] };
      },
    }),
  ({ store, leadId, chance }) =>
    updateLead(store, leadId, {
      action: 'heat',
      change: (lead) => ({ ...lead, heatChosen: pick(chance, ['cold', 'warm', 'hot'] as const) }),
    }),
  ({ store, leadId, chance }) =>
    updateLead(store, leadId, {
      action: 'opportunity',
      change: (lead) => ({
        ...lead,
        opportunity: { probability: whole(chance, 1, 9) * 10, amount: whole(chance, 1, 9) * 1000, currency: 'EUR' },
      }),
    }),
  ({ store, leadId, chance }) =>
    recordConsent(store, leadId, {
      purpose: pick(chance, ['email', 'call'] as const),
      given: chance() < 0.5,
      method: 'spoken',
      wordingVersion: '1',
      language: 'en',
    }),
  ({ store, leadId, chance }) => (chance() < 0.5 ? discardLead(store, leadId) : restoreLead(store, leadId)),
  ({ store, leadId, chance }) => makePromise(store, { leadId, text: `promise ${whole(chance, 0, 99)}`, dueOn: '2026-03-20' }),
  async ({ store, leadId, chance }) => {
    const [first] = await readWhere(store, 'promises', { index: 'leadId', value: leadId });
    if (first === undefined) return;
    if (chance() < 0.3) await dropPromise(store, first);
    else if (chance() < 0.5) await keepPromise(store, first.id, true);
    else await movePromise(store, first.id, { dueOn: `2026-03-${whole(chance, 10, 28)}` });
  },
  async ({ store, leadId, chance, show }) => {
    const rep = show.staff[0]?.id;
    if (rep === undefined) return;
    const startsAt = NINE + whole(chance, 1, 4_000) * HOUR;
    const slot = { rep, startsAt, endsAt: startsAt + HOUR };
    const mine = (await readRepAppointments(store, rep)).find((one) => one.leadId === leadId);
    if (mine === undefined) await bookAppointment(store, { leadId, slot, kind: 'call', title: 'Call', place: '', zone: show.zone });
    else if (chance() < 0.5) await cancelAppointment(store, mine.id);
    else await moveAppointment(store, mine.id, slot);
  },
];

async function newWorld(seed: number): Promise<World> {
  const chance = newChance(seed);
  const base = sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' });
  const show: Show = { ...base, isSample: false, definitions: [firstDefinitions] };
  const team = await Promise.all([0, 1, 2].map((at) => newTestStore({ staff: show.staff[at % show.staff.length]?.id ?? null })));
  const [first] = team;
  if (first === undefined) throw new Error('the sample show has staff');
  await saveShow(first.store, show);
  for (const { store } of team.slice(1)) await take(store, first.store, show.id);
  return { show, team, chance, notes: new Map() };
}

async function capture({ show, team, chance }: World, serial: number): Promise<LeadId> {
  const store = pick(chance, team).store;
  const contact = { formattedName: `Person ${serial}`, emails: [{ value: `p${serial}@x.example`, kind: 'work' as const }] };
  return (
    await saveCapture(store, { showId: show.id, scan: { source: 'scanner', text: `${serial}` }, seed: { contact, isResolved: true } })
  ).lead.id;
}

/** Two laptops, picked anew: one takes over what the other has. */
async function meet({ team, chance, show }: World): Promise<void> {
  const at = whole(chance, 0, 2);
  const [into, from] = [team[at], team[(at + whole(chance, 1, 2)) % 3]];
  if (into !== undefined && from !== undefined) await take(into.store, from.store, show.id);
}

async function play(world: World): Promise<void> {
  const { team, chance } = world;
  const leads: LeadId[] = [];
  for (let at = 0; at < LEADS_A_WORLD; at += 1) leads.push(await capture(world, at));
  await meetAll(world);
  const left = leads.flatMap((leadId) => Array.from({ length: EDITS_A_LEAD }, () => leadId));
  const each = Math.ceil(left.length / MERGES_A_WORLD);
  while (left.length > 0) {
    const [leadId] = left.splice(whole(chance, 0, left.length - 1), 1);
    const one = pick(chance, team);
    // clocks of laptops differ, and now and then two say the same instant
    one.clock.now += whole(chance, 0, 3) * 500;
    if (leadId !== undefined) await pick(chance, deeds)({ ...world, store: one.store, leadId });
    if (left.length % each === 0) await meet(world);
  }
}

/** In the end each hears of all, in whatever order: first one of the others, then they of it. */
async function meetAll({ team, show }: World): Promise<void> {
  const [a, b, c] = team.map(({ store }) => store);
  if (a === undefined || b === undefined || c === undefined) throw new Error('there are three laptops');
  await take(a, b, show.id);
  await take(a, c, show.id);
  await take(b, a, show.id);
  await take(c, a, show.id);
}

test(
  'leads edited on three laptops in any order, merged now and then, end the same on all three, with every note',
  { timeout: 3_600_000 },
  async () => {
    for (let seed = 1; seed <= HISTORIES / LEADS_A_WORLD; seed += 1) {
      const world = await newWorld(seed);
      await play(world);
      await meetAll(world);
      const pictures = await Promise.all(world.team.map(({ store }) => pictureOf(store, world.show.id)));
      const [first = [], ...others] = pictures.map((picture) => picture.split('\n'));
      for (const other of others) {
        expect(other.length).toBe(first.length);
        for (const [at, line] of other.entries()) expect(line, `seed ${seed}`).toBe(first[at]);
      }
      for (const { store } of world.team) {
        const texts = new Map(
          (await readWhere(store, 'interactions', { index: 'showId', value: world.show.id })).map((one) => [
            one.id as string,
            'text' in one ? one.text : '',
          ]),
        );
        for (const [id, text] of world.notes) expect(texts.get(id)).toBe(text);
        store.db.close();
      }
    }
  },
);
