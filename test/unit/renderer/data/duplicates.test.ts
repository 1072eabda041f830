import { expect, test } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { findDuplicates, findSame, sayDifferent, takeBackDifferent, watchPairs } from '#renderer/data/duplicates.ts';
import type { DuplicatePair } from '#renderer/data/duplicates.ts';
import { discardLead, readLead, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

async function capture(store: Store, contact: Contact, show = showId): Promise<LeadId> {
  const { lead } = await saveCapture(store, { showId: show, scan: { source: 'scanner', text: '' }, seed: { contact, isResolved: true } });
  return lead.id;
}

const ada = (more: Contact): Contact => ({ givenName: 'Ada', familyName: 'Corderoy', organization: ['Ixworthy Couplings'], ...more });
const first = ada({ emails: [{ value: 'ada@ixworthy.example', kind: 'work' }] });
const second = ada({ phones: [{ value: '+447700900123', e164: '+447700900123', kind: 'mobile' }] });

/** A show with a few visitors, two of whom are one. */
async function bothHere(): Promise<{ store: Store; a: LeadId; b: LeadId; clock: { now: number } }> {
  const { store, clock } = await newTestStore();
  const a = await capture(store, first);
  for (const name of ['Lind', 'Oxtoby', 'Hartvig', 'Quennell']) {
    clock.now += 1;
    await capture(store, { givenName: 'Bo', familyName: name, organization: [`${name} Foods`] });
  }
  clock.now += 1;
  return { store, clock, a, b: await capture(store, second) };
}

const ids = (pairs: readonly DuplicatePair[]): string[] => pairs.map(({ a, b }) => `${a} ${b}`);

test('a visitor captured twice under other addresses is found, with the reasons', async () => {
  const { store, a, b } = await bothHere();
  const [pair] = await findSame(store, { id: b, showId });
  expect(pair).toMatchObject({ a, b });
  expect(pair?.probability).toBeGreaterThanOrEqual(0.9);
  expect(pair?.reasons).toContainEqual({ field: 'family', level: 'same', a: 'Corderoy', b: 'Corderoy' });
  expect(ids(await findDuplicates(store, showId))).toEqual([`${a} ${b}`]);
});

test('two leads that a person said are two people are not proposed again, until that is taken back', async () => {
  const { store, a, b } = await bothHere();
  expect(await findDuplicates(store, showId)).toHaveLength(1);
  await sayDifferent(store, [a, b]);
  expect((await readLead(store, a))?.notSameAs).toEqual([b]);
  expect((await readLead(store, b))?.notSameAs).toEqual([a]);
  expect(await findDuplicates(store, showId)).toEqual([]);
  expect(await findSame(store, { id: a, showId })).toEqual([]);
  await takeBackDifferent(store, [a, b]);
  expect(await readLead(store, a)).not.toHaveProperty('notSameAs');
  expect(await findDuplicates(store, showId)).toHaveLength(1);
});

test('discarded leads are nobody’s double, and are again when they come back', async () => {
  const { store, a, b } = await bothHere();
  expect(await findDuplicates(store, showId)).toHaveLength(1);
  await discardLead(store, a);
  expect(await findSame(store, { id: b, showId })).toEqual([]);
  await restoreLead(store, a);
  expect(await findSame(store, { id: b, showId })).toHaveLength(1);
});

test('a corrected lead is looked at anew, and other shows are not looked at', async () => {
  const { store, b } = await bothHere();
  await capture(store, first, 'show-2' as ShowId); // an id of the test's own
  expect(await findDuplicates(store, showId)).toHaveLength(1);
  await updateLead(store, b, { action: 'edit', change: (lead) => ({ ...lead, contact: { givenName: 'Ulf', familyName: 'Brandvold' } }) });
  expect(await findDuplicates(store, showId)).toEqual([]);
});

test('whoever watches hears of a double as soon as it is saved', async () => {
  const { store, clock } = await newTestStore();
  await capture(store, first);
  const heard: number[] = [];
  const isTwo = new Promise<void>((resolve) => {
    const stop = watchPairs(
      store,
      () => findDuplicates(store, showId),
      (pairs) => {
        heard.push(pairs.length);
        if (heard.length === 1) {
          clock.now += 1;
          void capture(store, second);
        }
        if (pairs.length === 1) {
          stop();
          resolve();
        }
      },
    );
  });
  await isTwo;
  expect(heard[0]).toBe(0);
  expect(heard.at(-1)).toBe(1);
});
