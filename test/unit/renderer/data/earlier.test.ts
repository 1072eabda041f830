import { expect, test } from 'vitest';
import type { InteractionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { findNamesakes, readEarlier } from '#renderer/data/earlier.ts';
import { discardLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { newSearch } from '#renderer/data/search.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { keepPromise, makePromise } from '#renderer/data/promises.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import { newTestStore } from './testStore.ts';

// ids of the test's own
const lastYear = 'show-2025' as ShowId;
const thisYear = 'show-2026' as ShowId;
const marie = 'staff-marie' as StaffId;

async function newShow(store: Store, id: ShowId, isSample = false): Promise<void> {
  const show: Show = {
    ...sampleShow({ now: 0, zone: 'Europe/Paris', newId: () => id, language: 'en' }),
    id,
    name: id,
    isSample,
    staff: [{ id: marie, name: 'Marie' }],
  };
  await saveShow(store, show);
}

type Visitor = { readonly name: string; readonly company?: string; readonly email?: string; readonly code?: string };

async function meet(store: Store, showId: ShowId, { name, company, email, code }: Visitor): Promise<Lead> {
  const contact = {
    formattedName: name,
    ...(company === undefined ? {} : { organization: [company] }),
    ...(email === undefined ? {} : { emails: [{ value: email, kind: 'work' as const }] }),
  };
  const seed = { contact, isResolved: true, ...(code === undefined ? {} : { badgeCode: code }) };
  return (await saveCapture(store, { showId, scan: { source: 'scanner', text: name }, seed })).lead;
}

async function twoShows(): Promise<Awaited<ReturnType<typeof newTestStore>>> {
  const made = await newTestStore();
  await newShow(made.store, lastYear);
  await newShow(made.store, thisYear);
  return made;
}

test('someone met last year comes with the last note, the owner and what is still owed to them', async () => {
  const { store, clock } = await twoShows();
  const before = await meet(store, lastYear, { name: 'Ada Corder', email: 'ada@example.test' });
  await updateLead(store, before.id, { action: 'owner', change: (lead) => ({ ...lead, owner: marie }) });
  await saveNote(store, { id: 'n1' as InteractionId, leadId: before.id, text: 'wants a demo' });
  clock.now += 1000;
  await saveNote(store, { id: 'n2' as InteractionId, leadId: before.id, text: 'budget in spring' });
  clock.now += 1000;
  await saveNote(store, { id: 'n3' as InteractionId, leadId: before.id, text: '  ' });
  await makePromise(store, { leadId: before.id, text: 'Send the price list', dueOn: '2025-04-01' });
  const kept = await makePromise(store, { leadId: before.id, text: 'Call', dueOn: '2025-04-01' });
  if (kept !== undefined) await keepPromise(store, kept.id, true);
  const now = await meet(store, thisYear, { name: 'A. Corder', email: 'Ada@Example.test' });
  const [earlier, ...others] = await readEarlier(store, now);
  expect(others).toEqual([]);
  expect(earlier).toMatchObject({ owner: 'Marie', lastNote: 'budget in spring', isSure: true, show: { id: lastYear } });
  expect(earlier?.promises.map(({ text }) => text)).toEqual(['Send the price list']);
});

test('the same badge id at two shows is two visitors', async () => {
  const { store } = await twoShows();
  await meet(store, lastYear, { name: 'Ada Corder', code: '00123' });
  const now = await meet(store, thisYear, { name: 'Bo Lind', code: '00123' });
  expect(await readEarlier(store, now)).toEqual([]);
});

test('a lead taken back, and one of a rehearsal, are not an earlier visit', async () => {
  const { store } = await twoShows();
  const rehearsal = 'show-rehearsal' as ShowId;
  await newShow(store, rehearsal, true);
  const undone = await meet(store, lastYear, { name: 'Ada Corder', email: 'ada@example.test' });
  await discardLead(store, undone.id);
  await meet(store, rehearsal, { name: 'Ada Corder', email: 'ada@example.test' });
  const now = await meet(store, thisYear, { name: 'Ada Corder', email: 'ada@example.test' });
  expect(await readEarlier(store, now)).toEqual([]);
});

test('with name and company alone the same person is only a perhaps, whatever the accents', async () => {
  const { store } = await twoShows();
  await meet(store, lastYear, { name: 'Zoë Müller', company: 'Société Générique', email: 'zoe@old.test' });
  await meet(store, lastYear, { name: 'Zoë Müller', company: 'Another', email: 'zoe@another.test' });
  const now = await meet(store, thisYear, { name: 'Zoe Muller', company: 'societe generique', email: 'zoe@new.test' });
  expect(await readEarlier(store, now)).toEqual([]);
  const search = newSearch(store, { ...newSearchEngine(store), stop: () => undefined });
  await search.ready;
  const found = await findNamesakes(store, search, now);
  expect(found.map(({ lead, isSure }) => [lead.contact.organization?.[0], isSure])).toEqual([['Société Générique', false]]);
});
