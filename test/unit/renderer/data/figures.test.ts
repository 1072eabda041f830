import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOpenPromises } from '#renderer/data/promises.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import type { SearchEngine } from '#renderer/data/searchLoad.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import { HOUR } from '#shared/lib/time.ts';
import { differencesIn, readRecords, recount } from '#test/bench/figuresRecount.ts';
import type { Recount } from '#test/bench/figuresRecount.ts';
import { runs } from '#test/unit/runs.ts';
import { anyDeed, openShows, play, SHOWS } from './figuresWorld.ts';
import { take } from './laptops.ts';
import { newTestStore, NINE } from './testStore.ts';
import type { TestStore } from './testStore.ts';

/** Shows played through, of 120 to 260 deeds each. */
const SHOWS_PLAYED = 3;

/** What a day is parted by on the screen. */
const AFTERNOON = { from: NINE + 4 * HOUR, to: NINE + 12 * HOUR };

/** A show is some hundred commits; shrinking one that fails takes longer. */
const PATIENCE_MS = 120_000;

function visitorsOf(tallies: readonly VisitorTally[]): Recount['visitors'] {
  const hours = [...new Set(tallies.map(({ hour }) => hour))].sort((a, b) => a - b);
  return hours.map((hour) => ({
    hour,
    count: tallies.filter((one) => one.hour === hour).reduce((sum, { count }) => sum + count, 0),
  }));
}

/** What the program says of a show: `engine` has its leads in memory. */
async function saidOf({ store }: TestStore, engine: SearchEngine, showId: ShowId): Promise<unknown> {
  return {
    figures: engine.figures(showId)[0],
    visitors: visitorsOf(await readTallies(store, showId)),
    openPromises: (await readOpenPromises(store, showId)).length,
  };
}

/** An engine that has read the whole database, as after a start. */
async function started({ store }: TestStore): Promise<SearchEngine> {
  const engine = newSearchEngine(store);
  await engine.load(() => undefined);
  return engine;
}

test(
  'all figures of the dashboard agree with a plain recount from the journal, live and after a start',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { minLength: 120, maxLength: 260 }), async (deeds) => {
        const booth = await newTestStore();
        await openShows(booth.store);
        const live = await started(booth);
        booth.store.onSaved.push((ops) => void live.update(ops));
        const leads: never[] = [];
        for (const deed of deeds) {
          // looked at all the time: what was counted once is kept in step from then on
          for (const showId of SHOWS) for (const span of [undefined, AFTERNOON]) live.figures(showId, span);
          await play({ ...booth, leads }, deed);
        }
        await live.update([]);
        const records = await readRecords(booth.journal.frames, booth.store.codec);
        const fresh = await started(booth);
        for (const showId of SHOWS) {
          const counted = recount(records, { showId });
          expect(differencesIn(await saidOf(booth, live, showId), counted)).toEqual([]);
          expect(differencesIn(await saidOf(booth, fresh, showId), counted)).toEqual([]);
          const afternoon = recount(records, { showId, span: AFTERNOON }).figures;
          for (const engine of [live, fresh]) expect(differencesIn(engine.figures(showId, AFTERNOON)[0], afternoon)).toEqual([]);
        }
      }),
      runs(SHOWS_PLAYED),
    );
  },
  PATIENCE_MS,
);

test(
  'the figures of two laptops that worked apart agree with the journal of the one that took over the other',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyDeed, { minLength: 40, maxLength: 80 }),
        fc.array(anyDeed, { minLength: 40, maxLength: 80 }),
        async (mine, theirs) => {
          const [one, other] = [await newTestStore(), await newTestStore()];
          await openShows(one.store);
          for (const showId of SHOWS) await take(other.store, one.store, showId);
          const [here, there] = [[] as never[], [] as never[]];
          for (const deed of mine) await play({ ...one, leads: here }, deed);
          for (const deed of theirs) await play({ ...other, leads: there }, deed);
          const live = await started(one);
          for (const showId of SHOWS) live.figures(showId);
          one.store.onSaved.push((ops) => void live.update(ops));
          for (const showId of SHOWS) await take(one.store, other.store, showId);
          for (const showId of SHOWS) await take(one.store, other.store, showId);
          await live.update([]);
          const records = await readRecords(one.journal.frames, one.store.codec);
          for (const showId of SHOWS) expect(differencesIn(await saidOf(one, live, showId), recount(records, { showId }))).toEqual([]);
        },
      ),
      runs(2),
    );
  },
  PATIENCE_MS,
);
