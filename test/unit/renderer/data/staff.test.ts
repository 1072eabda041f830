import { expect, test, vi } from 'vitest';
import type { RuleId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { bookAppointment } from '#renderer/data/appointments.ts';
import { giveLead } from '#renderer/data/owners.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { makePromise, readOpenPromises } from '#renderer/data/promises.ts';
import { newSearch } from '#renderer/data/search.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { readShow, saveShow } from '#renderer/data/shows.ts';
import { addStaff, editStaff, giveAway, isTheirPin, mayReset, readBelongings, removeStaff, setPin } from '#renderer/data/staff.ts';
import { newTestStore, NINE } from './testStore.ts';

// ids of the test's own
const [marie, paul] = ['marie', 'paul'] as [StaffId, StaffId];

const newTeam = (): Show => ({
  ...sampleShow({ now: 1, newId: () => 'show-1', zone: 'Europe/Paris', language: 'en' }),
  id: 'show-1' as ShowId,
  staff: [
    { id: marie, name: 'Marie' },
    { id: paul, name: 'Paul' },
  ],
});

async function newBooth() {
  const { store } = await newTestStore({ staff: marie });
  const show = newTeam();
  await saveShow(store, show);
  const search = newSearch(store, { ...newSearchEngine(store), stop: () => undefined });
  await search.ready;
  const now = async (): Promise<Show> => (await readShow(store, show.id)) ?? show;
  const capture = async (name: string) => {
    const seed = { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }] }, isResolved: true };
    return (await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: name }, seed })).lead;
  };
  return { store, show, search, now, capture };
}

test('a person who is renamed stays the same person, with their PIN', async () => {
  const { store, show, now } = await newBooth();
  await setPin(store, show.id, { id: marie, pin: '4821' });
  await editStaff(store, show.id, { id: marie, person: { name: 'Marie L.', phone: '+33 1 99 00 00 01' } });
  const [first] = (await now()).staff;
  expect(first).toMatchObject({ id: marie, name: 'Marie L.', phone: '+33 1 99 00 00 01' });
  expect(first !== undefined && (await isTheirPin(first, '4821'))).toBe(true);
  expect(first !== undefined && (await isTheirPin(first, '0000'))).toBe(false);
  await addStaff(store, show.id, { name: 'Ada' });
  expect((await now()).staff.map(({ name }) => name)).toEqual(['Marie L.', 'Paul', 'Ada']);
});

test('a PIN that is taken away is gone, and one press is enough again', async () => {
  const { store, show, now } = await newBooth();
  await setPin(store, show.id, { id: paul, pin: '123456' });
  await setPin(store, show.id, { id: paul, pin: null });
  const second = (await now()).staff[1];
  expect(second).toEqual({ id: paul, name: 'Paul' });
  expect(second !== undefined && (await isTheirPin(second, ''))).toBe(true);
});

test('colleagues reset a PIN for each other until somebody manages the team; then only they do', () => {
  const show = newTeam();
  expect(mayReset(show, { here: marie, whose: paul })).toBe(true);
  expect(mayReset(show, { here: paul, whose: paul })).toBe(false);
  expect(mayReset(show, { here: null, whose: paul })).toBe(false);
  const managed = { staff: show.staff.map((one) => (one.id === marie ? { ...one, isManager: true } : one)) };
  expect(mayReset(managed, { here: marie, whose: paul })).toBe(true);
  expect(mayReset(managed, { here: marie, whose: marie })).toBe(true);
  expect(mayReset(managed, { here: paul, whose: marie })).toBe(false);
});

test('nobody is removed who still owns leads, promises or appointments; given away, the way is free, and rules forget them', async () => {
  const { store, show, search, now, capture } = await newBooth();
  await saveShow(store, { ...show, routing: [{ id: 'r' as RuleId, territories: [], interests: [], sizes: [], to: [marie, paul] }] });
  const ada = await capture('ada');
  await giveLead(store, { leadId: ada.id, owner: marie });
  await makePromise(store, { leadId: ada.id, text: 'Send the plan', dueOn: '2026-03-20' });
  const whose = { show: await now(), id: marie };
  await vi.waitFor(async () => expect(await readBelongings(store, search, whose)).toEqual({ leads: 1, promises: 1, appointments: 0 }));
  expect(await removeStaff(store, search, whose)).toBe(false);
  expect((await now()).staff).toHaveLength(2);
  await giveAway(store, search, { show: await now(), from: marie, to: paul });
  await vi.waitFor(async () => expect((await readBelongings(store, search, whose)).leads).toBe(0));
  expect((await readOpenPromises(store, show.id)).map(({ promise }) => promise.owner)).toEqual([paul]);
  await saveSetting(store, { staffId: marie });
  expect(await removeStaff(store, search, whose)).toBe(true);
  expect((await readSetting(store)).staffId).toBeNull();
  expect((await now()).staff.map(({ id }) => id)).toEqual([paul]);
  expect((await now()).routing?.[0]?.to).toEqual([paul]);
  expect(await removeStaff(store, search, { show: await now(), id: paul })).toBe(false);
});

test('an appointment that is still to come keeps its rep in the team', async () => {
  const { store, show, search, capture } = await newBooth();
  const ada = await capture('ada');
  await giveLead(store, { leadId: ada.id, owner: null });
  const slot = { rep: paul, startsAt: NINE + 86_400_000, endsAt: NINE + 88_200_000 };
  const booked = await bookAppointment(store, { leadId: ada.id, slot, kind: 'meeting', title: 'Demo', place: '', zone: show.zone });
  expect(booked).toMatchObject({ ok: true });
  expect((await readBelongings(store, search, { show, id: paul })).appointments).toBe(1);
  expect(await removeStaff(store, search, { show, id: paul })).toBe(false);
});
