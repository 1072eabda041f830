import { expect, test } from 'vitest';
import { countResolved, readLists } from '#renderer/data/attendees.ts';
import { leadsOfShow, readLead } from '#renderer/data/leads.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { readShow, readShows, saveShow, updateShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readUnverified } from '#renderer/data/unverified.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { fakeBadges, MOST_BADGES } from '#renderer/features/setup/fakeBadges.ts';
import { clearRehearsal, enterRehearsal, leaveRehearsal, startFreshRehearsal } from '#renderer/features/setup/rehearse.ts';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { rehearsalFor } from '#shared/domain/rehearsal.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const words = { word: 'rehearsal', list: 'Rehearsal attendees' };

const taught: BadgeFormat = {
  ...proposeBadgeFormat(['A7#00123#DOE#Jane#Acme SA#0612345678', 'A7#00891#TALLOWICK#Camille#Lumen Partners#0698765432']),
  v: 1,
  id: 'one' as BadgeFormatId, // an id of the test's own
  name: 'Hall 4',
  learntAt: 1,
};

async function newReal(badgeFormats: readonly BadgeFormat[] = []): Promise<{ store: Store; real: Show }> {
  const { store } = await newTestStore();
  const real: Show = {
    ...sampleShow({ now: store.now(), newId: store.newId, zone: 'Europe/Paris', language: 'en' }),
    name: 'Packtage 2026',
    isSample: false,
    badgeFormats,
  };
  await saveShow(store, real);
  await saveSetting(store, { showId: real.id, staffId: real.staff[0]?.id ?? null });
  return { store, real };
}

async function rehearsalOf(store: Store, real: Show): Promise<Show> {
  const found = rehearsalFor(await readShows(store), real.id);
  if (found === undefined) throw new Error('no rehearsal');
  return found;
}

async function scanAll(store: Store, rehearsal: Show): Promise<void> {
  const context = { store, showId: rehearsal.id, country: rehearsal.country, formats: rehearsal.badgeFormats ?? [] };
  for (const { text } of fakeBadges(rehearsal, MOST_BADGES)) await captureScan(context, { source: 'scanner', text });
}

const count = (store: Store, show: Show): Promise<number> => leadsOfShow(store, show.id).count();

/** A name whichever way round it is written. */
const fold = (name: string | undefined): string => (name ?? '').toLowerCase().split(' ').toSorted().join(' ');

test('each printed badge, scanned in the rehearsal, is one lead with the name that is printed on it; the real show has none', async () => {
  const { store, real } = await newReal([taught]);
  await enterRehearsal(store, real, words);
  const rehearsal = await rehearsalOf(store, real);
  expect((await readSetting(store)).showId).toBe(rehearsal.id);
  const badges = fakeBadges(rehearsal, MOST_BADGES);
  expect(new Set(badges.map(({ kind }) => kind))).toEqual(new Set(['card', 'list', 'taught']));
  expect(new Set(badges.map(({ text }) => text)).size).toBe(MOST_BADGES);
  await scanAll(store, rehearsal);
  await scanAll(store, rehearsal);
  expect(await count(store, rehearsal)).toBe(MOST_BADGES);
  const ids = (await leadsOfShow(store, rehearsal.id).primaryKeys()) as LeadId[]; // primary keys of the leads' table
  const leads = await Promise.all(ids.map((id) => readLead(store, id)));
  expect(leads.map((lead) => fold(lead?.contact.formattedName)).toSorted()).toEqual(
    badges.map(({ person }) => fold(person.formattedName)).toSorted(),
  );
  expect(leads.every((lead) => lead?.isResolved)).toBe(true);
  expect(await count(store, real)).toBe(0);
  expect(await readUnverified(store, real)).toEqual({ today: 0, earlier: 0 });
  const [list] = await readLists(store, rehearsal.id);
  expect((await countResolved(store, rehearsal.id)).get(list?.id ?? '')).toBe(badges.filter(({ kind }) => kind === 'list').length);
});

test('one press goes there and back as the same person; what the show says since is rehearsed too, and its badges stay', async () => {
  const { store, real } = await newReal();
  await enterRehearsal(store, { ...real, staff: real.staff }, words);
  const before = await rehearsalOf(store, real);
  expect(await leaveRehearsal(store, before)).toBe(true);
  expect((await readSetting(store)).showId).toBe(real.id);
  await updateShow(store, real.id, (show) => ({ ...show, interests: ['Pumps'] }));
  await enterRehearsal(store, (await readShow(store, real.id)) ?? real, words);
  const after = await rehearsalOf(store, real);
  expect(after).toMatchObject({ id: before.id, interests: ['Pumps'] });
  expect(fakeBadges(after, 20)).toEqual(fakeBadges(before, 20));
  expect(await readLists(store, after.id)).toHaveLength(1);
});

test('a cleared rehearsal has no leads, and its badges make new ones; a real show is never cleared', async () => {
  const { store, real } = await newReal();
  await captureScan({ store, showId: real.id, country: 'FR' }, { source: 'scanner', text: 'MECARD:N:Doe,Jane;EMAIL:jane@firm.example;;' });
  await enterRehearsal(store, real, words);
  const rehearsal = await rehearsalOf(store, real);
  const [badge] = fakeBadges(rehearsal, 1);
  const scan = () => captureScan({ store, showId: rehearsal.id, country: 'FR' }, { source: 'scanner', text: badge?.text ?? '' });
  const [first] = await scan();
  expect(await clearRehearsal(store, rehearsal)).toBe(1);
  expect((await readLead(store, first?.lead.id ?? ('' as LeadId)))?.discardedAt).toBeDefined();
  const [second] = await scan();
  expect(second).toMatchObject({ isNew: true });
  expect(await clearRehearsal(store, real)).toBe(0);
  const [kept] = (await leadsOfShow(store, real.id).primaryKeys()) as LeadId[]; // primary keys of the leads' table
  expect((await readLead(store, kept ?? ('' as LeadId)))?.discardedAt).toBeUndefined();
});

test('a fresh rehearsal has other people, other numbers and a list of its own', async () => {
  const { store, real } = await newReal();
  await enterRehearsal(store, real, words);
  const before = await rehearsalOf(store, real);
  await startFreshRehearsal(store, before, words);
  const { showId } = await readSetting(store);
  const fresh = showId === null ? undefined : await readShow(store, showId);
  if (fresh === undefined) throw new Error('no fresh rehearsal');
  expect(fresh).toMatchObject({ rehearses: real.id, isSample: true, name: 'Packtage 2026 (rehearsal)' });
  const texts = new Set(fakeBadges(before, MOST_BADGES).map(({ text }) => text));
  expect(fakeBadges(fresh, MOST_BADGES).some(({ text }) => texts.has(text))).toBe(false);
  expect(await readLists(store, before.id)).toEqual([]);
  expect(await readLists(store, fresh.id)).toHaveLength(1);
});
