import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countVisitors, readTallies } from '#renderer/data/tallies.ts';
import { openStore } from '#renderer/data/open.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { HOUR, MINUTE } from '#shared/lib/time.ts';
import { readRecords, recount } from '#test/bench/figuresRecount.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { take } from './laptops.ts';
import { newTestStore, NINE } from './testStore.ts';
import type { TestStore } from './testStore.ts';

const { id: showId } = someShow;
const other = { ...someShow, id: 'show-other' as ShowId }; // an id of the test's own

async function newBooth(): Promise<TestStore> {
  const booth = await newTestStore();
  for (const show of [someShow, other]) await saveShow(booth.store, show);
  return booth;
}

/** What was counted, hour by hour, all laptops together. */
async function hoursOf(store: Store, of: ShowId = showId): Promise<Readonly<Record<number, number>>> {
  const hours = new Map<number, number>();
  for (const { hour, count } of await readTallies(store, of)) hours.set(hour, (hours.get(hour) ?? 0) + count);
  return Object.fromEntries(hours);
}

test('a counted visitor is on the disk twice: a start on the same database and a rebuild from the journal both know of them', async () => {
  const keys = (await newTestStore()).keys;
  const booth = await newTestStore({ keys, name: 'tally-durable' });
  await saveShow(booth.store, someShow);
  for (let pressed = 0; pressed < 3; pressed += 1) await countVisitors(booth.store, showId, 1);
  const again = await newTestStore({ keys, name: 'tally-durable' });
  expect(await hoursOf(again.store)).toEqual({ [NINE]: 3 });
  const counted = recount(await readRecords(booth.journal.frames, booth.store.codec), { showId });
  expect(counted.visitors).toEqual([{ hour: NINE, count: 3 }]);
  const { store } = await openStore({ keys, journal: booth.journal, media: booth.store.media, staff: () => null, name: 'tally-rebuilt' });
  expect(await hoursOf(store)).toEqual({ [NINE]: 3 });
});

test('a visitor counts in the hour in which the key was pressed, up to its last instant', async () => {
  const { store, clock } = await newBooth();
  const presses = [NINE, NINE + HOUR - 1, NINE + HOUR, NINE + 3 * HOUR + 30 * MINUTE];
  for (const at of presses) {
    clock.now = at;
    await countVisitors(store, showId, 1);
  }
  expect(await hoursOf(store)).toEqual({ [NINE]: 2, [NINE + HOUR]: 1, [NINE + 3 * HOUR]: 1 });
});

test('visitors of two shows are counted apart', async () => {
  const { store } = await newBooth();
  await countVisitors(store, showId, 1);
  await countVisitors(store, other.id, 1);
  await countVisitors(store, other.id, 1);
  expect([await hoursOf(store), await hoursOf(store, other.id)]).toEqual([{ [NINE]: 1 }, { [NINE]: 2 }]);
});

test('one counted by mistake is taken back; below nothing the count does not go, and then nothing is written', async () => {
  const { store, journal } = await newBooth();
  expect(await countVisitors(store, showId, 1)).toBe(1);
  expect(await countVisitors(store, showId, -1)).toBe(0);
  const written = journal.frames.length;
  expect(await countVisitors(store, showId, -1)).toBe(0);
  expect(journal.frames).toHaveLength(written);
  expect(await countVisitors(store, showId, 1)).toBe(1);
});

test('pressed as fast as the key goes, no visitor is lost', async () => {
  const { store } = await newBooth();
  const counts = await Promise.all(Array.from({ length: 40 }, () => countVisitors(store, showId, 1)));
  expect(counts).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  expect(await hoursOf(store)).toEqual({ [NINE]: 40 });
});

test('any presses, in any hours, add up to what a count on paper gives', async () => {
  const press = fc.record({ by: fc.constantFrom(1, 1, -1), hour: fc.nat(2) });
  await fc.assert(
    fc.asyncProperty(fc.array(press, { maxLength: 40 }), async (presses) => {
      const { store, clock } = await newBooth();
      const paper = new Map<number, number>();
      for (const { by, hour } of presses) {
        clock.now = NINE + hour * HOUR;
        await countVisitors(store, showId, by);
        if (by > 0 || (paper.get(clock.now) ?? 0) > 0) paper.set(clock.now, (paper.get(clock.now) ?? 0) + by);
      }
      expect(await hoursOf(store)).toEqual(Object.fromEntries(paper));
    }),
    { numRuns: 15 },
  );
});

test('what two laptops counted adds up once one takes over the other, and taking it over again counts nobody twice', async () => {
  const [one, two] = [await newBooth(), await newTestStore()];
  await take(two.store, one.store, showId);
  for (let pressed = 0; pressed < 5; pressed += 1) await countVisitors(one.store, showId, 1);
  for (let pressed = 0; pressed < 3; pressed += 1) await countVisitors(two.store, showId, 1);
  await take(one.store, two.store, showId);
  expect(await hoursOf(one.store)).toEqual({ [NINE]: 8 });
  await take(one.store, two.store, showId);
  expect(await hoursOf(one.store)).toEqual({ [NINE]: 8 });
  // each goes on from its own count, and one of the other's can be neither taken back nor lost
  await countVisitors(one.store, showId, -1);
  await countVisitors(two.store, showId, 1);
  await take(two.store, one.store, showId);
  await take(one.store, two.store, showId);
  expect([await hoursOf(one.store), await hoursOf(two.store)]).toEqual([{ [NINE]: 8 }, { [NINE]: 8 }]);
});
