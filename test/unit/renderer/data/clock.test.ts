import { expect, test } from 'vitest';
import { type ClockBack, watchClock } from '#renderer/data/clock.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { HOUR, MINUTE } from '#shared/lib/time.ts';
import { newTestStore } from './testStore.ts';

async function watched() {
  const { store } = await newTestStore();
  await saveSetting(store, { laptop: { name: 'Booth' } });
  const saved = store.now();
  const at = { now: saved };
  const moved = { ...store, now: () => at.now };
  const told: ClockBack[] = [];
  const stop = new AbortController();
  const watch = (): Promise<void> => watchClock(moved, { signal: stop.signal, onBack: (back) => told.push(back) });
  const save = (): void => moved.onSaved.forEach((tell) => tell([]));
  return { at, saved, told, stop, watch, save, store: moved };
}

test('a clock that was set back before the start is told of', async () => {
  const { at, saved, told, watch } = await watched();
  at.now = saved - HOUR;
  await watch();
  expect(told).toHaveLength(1);
  expect(told[0]?.now).toBe(saved - HOUR);
  expect(told[0]?.last).toBeGreaterThan(saved - MINUTE);
});

test('a clock that is right, or put right by a minute, is no news', async () => {
  const { at, saved, told, watch, save } = await watched();
  at.now = saved - MINUTE;
  await watch();
  at.now += HOUR;
  save();
  at.now -= MINUTE;
  save();
  expect(told).toEqual([]);
});

test('a clock that goes back while the program runs is told of once, until it goes back again', async () => {
  const { at, saved, told, watch, save } = await watched();
  await watch();
  for (const shift of [HOUR, 0, MINUTE, 2 * MINUTE, -HOUR]) {
    at.now = saved + shift;
    save();
  }
  expect(told).toEqual([
    { last: saved + HOUR, now: saved },
    { last: saved + 2 * MINUTE, now: saved - HOUR },
  ]);
});

test('whoever stops watching hears no more', async () => {
  const { at, saved, told, watch, save, stop } = await watched();
  await watch();
  stop.abort();
  at.now = saved - HOUR;
  save();
  expect(told).toEqual([]);
});
