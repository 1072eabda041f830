import { afterEach, expect, test, vi } from 'vitest';
import { newSearch } from '#renderer/data/search.ts';
import type { SearchPort } from '#renderer/data/search.ts';
import type { JournalOp, Store } from '#renderer/data/store.ts';
import type { ShowId } from '#shared/domain/ids.ts';

afterEach(() => void vi.useRealTimers());

const op: JournalOp = { table: 'leads', del: 'gone' };
const showId = 'show-1' as ShowId; // an id of the test's own
const NOBODY: never = undefined as never; // not asked here

/** A worker that is busy for so long with each question about figures, on a clock of the test's own. */
function newSlowPort(busyMs: number): { readonly port: SearchPort; readonly asked: number[] } {
  const asked: number[] = [];
  const port: SearchPort = {
    load: () => Promise.resolve([]),
    update: () => Promise.resolve(),
    page: () => NOBODY,
    ids: () => [],
    tally: () => [],
    facets: () => NOBODY,
    dues: () => [],
    persona: () => NOBODY,
    figures: () => {
      asked.push(performance.now());
      return new Promise((resolve) => {
        setTimeout(() => resolve([]), busyMs);
      });
    },
    stop: () => undefined,
  };
  return { port, asked };
}

/** How often figures are asked for in ten seconds in which a lead is saved every 20 ms, and when the last time is. */
async function asksIn10s(busyMs: number): Promise<{ readonly asks: number; readonly last: number }> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  const { port, asked } = newSlowPort(busyMs);
  const store = { onSaved: [] } as unknown as Store; // all that a search needs of a store with nothing to mend
  const search = newSearch(store, port);
  await search.ready;
  const stop = search.watchFigures(showId, () => undefined);
  for (let save = 0; save < 500; save += 1) {
    for (const tell of store.onSaved) tell([op]);
    await vi.advanceTimersByTimeAsync(20);
  }
  const lastSave = performance.now();
  const asks = asked.length;
  await vi.advanceTimersByTimeAsync(5_000);
  stop();
  search.stop();
  return { asks, last: (asked.at(-1) ?? 0) - lastSave };
}

test('a dashboard leaves two thirds of the worker to the letters of a search, however fast leads are saved', async () => {
  const { asks } = await asksIn10s(100);
  expect(asks * 100).toBeLessThanOrEqual(10_000 / 3 + 200);
  expect(asks * 100).toBeGreaterThan(2_000);
});

test('the last save is always told of, at most half a second after the answer before it', async () => {
  const quick = await asksIn10s(1);
  expect(quick.asks).toBeGreaterThan(150);
  expect(quick.last).toBeGreaterThan(-60);
  const slow = await asksIn10s(2_000);
  expect(slow.last).toBeGreaterThan(-20);
  expect(slow.last).toBeLessThanOrEqual(2_500);
});
