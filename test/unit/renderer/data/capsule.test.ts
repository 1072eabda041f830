import { expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, readShowAppointments } from '#renderer/data/appointments.ts';
import { importAttendees, deleteList, readLists } from '#renderer/data/attendees.ts';
import { readConflicts, readConflictsOf, settleConflict } from '#renderer/data/conflicts.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { discardLead, readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { dropPromise, keepPromise, makePromise } from '#renderer/data/promises.ts';
import { readAll, readRecord } from '#renderer/data/read.ts';
import { saveShow, updateShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { conflictsOf } from '#shared/domain/appointment.ts';
import type { InteractionId, LeadId, StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { HOUR } from '#shared/lib/time.ts';
import { contentsOf, pictureOf, take } from './laptops.ts';
import { NINE, newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';

let made = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

const show: Show = {
  ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }),
  isSample: false,
};
const [ada, ben] = show.staff.map(({ id }) => id);

/** Three laptops that know the same show. */
async function newTeam(): Promise<TestStore[]> {
  const team = [
    await newTestStore({ staff: ada ?? null }),
    await newTestStore({ staff: ben ?? null }),
    await newTestStore({ staff: ada ?? null }),
  ];
  await saveShow(team[0]?.store as Store, show); // three were made just now
  for (const { store } of team.slice(1)) await take(store, team[0]?.store as Store, show.id); // as above
  return team;
}

const capture = async (store: Store, name: string, email = `${name.toLowerCase()}@x.example`): Promise<LeadId> =>
  (
    await saveCapture(store, {
      showId: show.id,
      scan: { source: 'scanner', text: name },
      seed: { contact: { formattedName: name, emails: [{ value: email, kind: 'work' }] }, isResolved: true },
    })
  ).lead.id;

/** All laptops take over from all, until nobody has anything new. */
async function meetAll(team: readonly TestStore[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const all = await Promise.all(team.map(({ store }) => contentsOf(store, show.id)));
    const pairs = team.flatMap(({ store }, at) => all.filter((_, other) => other !== at).map((contents) => ({ store, contents })));
    for (const { store, contents } of pairs) await mergeCapsule(store, contents);
  }
}

const same = async (team: readonly TestStore[]): Promise<void> => {
  const [first, ...others] = await Promise.all(team.map(({ store }) => pictureOf(store, show.id)));
  for (const other of others) expect(other).toBe(first);
};

async function* rows() {
  await Promise.resolve();
  yield [{ code: '1', contact: { formattedName: 'Zoe' } }];
}

test('what two laptops captured is on both, with who captured it, and a second time nothing happens', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const first = await capture(a.store, 'Ada');
  const second = await capture(b.store, 'Ben');
  expect(await take(b.store, a.store, show.id)).toMatchObject({ leads: 1, added: 1, changed: 0, doubles: 0, clashes: 0 });
  expect(await take(a.store, b.store, show.id)).toMatchObject({ leads: 2, added: 1, changed: 0 });
  await same([a, b]);
  expect(await take(a.store, b.store, show.id)).toMatchObject({ added: 0, changed: 0, notes: 0 });
  const lines = await a.store.db.history.count();
  await take(a.store, b.store, show.id);
  expect(await a.store.db.history.count()).toBe(lines);
  expect(await readLead(b.store, first)).toMatchObject({ capturedBy: ada });
  expect(await b.store.db.outbox.get(`files:${first}`)).toMatchObject({ state: 'ready' });
  const heard = await b.store.db.heard.where('leadId').equals(first).count();
  expect(heard).toBe(1);
  expect(await readLead(a.store, second)).toMatchObject({ capturedBy: ben });
});

test('different fields of one lead edited on two laptops are both kept; the same field shows one and keeps the other', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const id = await capture(a.store, 'Ada');
  await take(b.store, a.store, show.id);
  a.clock.now += 1000;
  b.clock.now += 2000;
  await updateLead(a.store, id, {
    action: 'bant',
    change: (lead) => ({ ...lead, bant: { budget: 'yes' }, contact: { ...lead.contact, jobTitle: 'Buyer' } }),
  });
  await updateLead(b.store, id, {
    action: 'heat',
    change: (lead) => ({ ...lead, heatChosen: 'hot', contact: { ...lead.contact, jobTitle: 'Director' } }),
  });
  expect(await take(a.store, b.store, show.id)).toMatchObject({ changed: 1, clashes: 1 });
  await take(b.store, a.store, show.id);
  await same([a, b]);
  expect(await readLead(a.store, id)).toMatchObject({
    bant: { budget: 'yes' },
    heatChosen: 'hot',
    contact: { jobTitle: 'Director' },
    standing: { stage: 'sql' },
  });
  const { history } = await readTimeline(a.store, id);
  expect(history.find(({ action }) => action === 'capsule')).toMatchObject({
    action: 'capsule',
    changes: expect.arrayContaining([{ field: 'heatChosen', from: '', to: 'hot' }]) as unknown,
  });
});

test('who says what holds is believed by all, and asked once', async () => {
  const team = await newTeam();
  const [a, b, c] = team as [TestStore, TestStore, TestStore];
  const id = await capture(a.store, 'Ada');
  await meetAll(team);
  a.clock.now += 1000;
  b.clock.now += 2000;
  for (const [{ store }, jobTitle] of [
    [a, 'Buyer'],
    [b, 'Director'],
  ] as const)
    await updateLead(store, id, { action: 'edit', change: (lead) => ({ ...lead, contact: { ...lead.contact, jobTitle } }) });
  await meetAll(team);
  const asked = await Promise.all(team.map(({ store }) => readConflicts(store)));
  expect(asked.map((one) => one.map(({ path, said }) => [path, said.map(({ value }) => value)]))).toEqual(
    team.map(() => [['contact/jobTitle', ['Director', 'Buyer']]]),
  );
  const [first] = await readConflictsOf(c.store, id);
  if (first === undefined) throw new Error('the lead is asked about on its page');
  expect(first.said.map(({ isOurs, by }) => [isOurs, by])).toEqual([
    [false, ben],
    [false, ada],
  ]);
  await settleConflict(c.store, first, 'Buyer');
  expect(await readConflicts(c.store)).toEqual([]);
  await meetAll(team);
  await same(team);
  expect(await readConflicts(b.store)).toEqual([]);
  expect(await readLead(b.store, id)).toMatchObject({ contact: { jobTitle: 'Buyer' } });
});

test('a note written on two laptops at once is two notes, on both', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const id = await capture(a.store, 'Ada');
  const note = newId() as InteractionId;
  await saveNote(a.store, { id: note, leadId: id, text: 'Wants' });
  await take(b.store, a.store, show.id);
  await saveNote(a.store, { id: note, leadId: id, text: 'Wants a robot' });
  const shared = await readRecord(b.store, 'interactions', note);
  if (shared === undefined) throw new Error('the note came');
  await updateLead(b.store, id, {
    action: 'note',
    change: (lead) => lead,
    also: () => [{ table: 'interactions', record: { ...shared, updatedAt: NINE + 5, text: 'Wants an arm' } as typeof shared }],
  });
  await meetAll([a, b]);
  await same([a, b]);
  const { interactions } = await readTimeline(b.store, id);
  expect(interactions.flatMap((one) => (one.kind === 'note' ? [one.text] : [])).sort()).toEqual(['Wants a robot', 'Wants an arm']);
});

test('what was taken back stays away: a discarded capture, a dropped promise, a deleted list; a promise that was kept meanwhile comes back', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const id = await capture(a.store, 'Ada');
  const dropped = await makePromise(a.store, { leadId: id, text: 'a mistake', dueOn: '2026-03-20' });
  const kept = await makePromise(a.store, { leadId: id, text: 'the brochure', dueOn: '2026-03-20' });
  await importAttendees(a.store, { showId: show.id, name: 'list', rows: rows() });
  await take(b.store, a.store, show.id);
  expect(await b.store.db.attendees.count()).toBe(1);
  if (dropped === undefined || kept === undefined) throw new Error('promises were made');
  await dropPromise(a.store, dropped);
  await dropPromise(a.store, kept);
  await keepPromise(b.store, kept.id, true);
  await discardLead(a.store, id);
  await updateLead(b.store, id, { action: 'interests', change: (lead) => ({ ...lead, interests: ['Robots'] }) });
  const [list] = await readLists(a.store, show.id);
  if (list !== undefined) await deleteList(a.store, list);
  await meetAll([a, b]);
  await same([a, b]);
  expect(await readLead(b.store, id)).toMatchObject({ discardedAt: expect.any(Number) as unknown, interests: ['Robots'] });
  expect((await readAll(b.store, 'promises')).map(({ text }) => text)).toEqual(['the brochure']);
  expect(await b.store.db.attendees.count()).toBe(0);
  expect(await readLists(b.store, show.id)).toEqual([]);
});

test('two laptops book one rep at the same time: both appointments are kept and shown as a double booking', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const one = await capture(a.store, 'Ada');
  const other = await capture(b.store, 'Ben');
  const slot = { rep: ada as StaffId, startsAt: NINE + 24 * HOUR, endsAt: NINE + 25 * HOUR }; // the sample show has staff
  const meeting = { slot, kind: 'meeting', title: 'Demo', place: '', zone: show.zone } as const;
  await bookAppointment(a.store, { ...meeting, leadId: one });
  await bookAppointment(b.store, { ...meeting, leadId: other });
  await meetAll([a, b]);
  await same([a, b]);
  const both = await readShowAppointments(a.store, show.id);
  expect(conflictsOf(both)).toHaveLength(1);
  await cancelAppointment(a.store, both[0]?.id as (typeof both)[number]['id']); // there are two
  await meetAll([a, b]);
  expect(conflictsOf(await readShowAppointments(b.store, show.id))).toEqual([]);
});

test('one visitor captured on two laptops is told as a double, not merged', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  await capture(a.store, 'Ada', 'same@x.example');
  await capture(b.store, 'Ada', 'same@x.example');
  expect(await take(a.store, b.store, show.id)).toMatchObject({ added: 1, doubles: 1 });
  expect(await readAll(a.store, 'leads')).toHaveLength(2);
});

test('products and people added to the show on two laptops are all there, and settings stay each laptop’s own', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  await updateShow(a.store, show.id, (before) => ({ ...before, interests: [...before.interests, 'Robots'], venue: 'Hall 4' }));
  await updateShow(b.store, show.id, (before) => ({ ...before, staff: [...before.staff, { id: newId() as StaffId, name: 'Cleo' }] }));
  await meetAll([a, b]);
  await same([a, b]);
  const [merged] = await readAll(b.store, 'shows');
  expect(merged).toMatchObject({ venue: 'Hall 4', interests: [...show.interests, 'Robots'] });
  expect(merged?.staff.map(({ name }) => name)).toContain('Cleo');
});

test('a consent given on one laptop and another on the other are both kept', async () => {
  const team = await newTeam();
  const [a, b] = team as [TestStore, TestStore];
  const id = await capture(a.store, 'Ada');
  await take(b.store, a.store, show.id);
  const answer = { given: true, method: 'spoken', wordingVersion: '1', language: 'en' } as const;
  await recordConsent(a.store, id, { ...answer, purpose: 'email' });
  b.clock.now += 1;
  await recordConsent(b.store, id, { ...answer, purpose: 'call' });
  await meetAll([a, b]);
  expect((await readLead(a.store, id))?.consents.map(({ purpose }) => purpose)).toEqual(['email', 'call']);
});
