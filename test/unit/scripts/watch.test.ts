import { join } from 'node:path';
import { expect, test } from 'vitest';

type Watch = { readonly time: <T>(name: string, part: () => Promise<T>) => Promise<T>; readonly tell: (limitMinutes: number) => string };
type Module = { readonly newWatch: (now: () => number) => Watch };

// what is written in plain JavaScript has no types of its own
const { newWatch }: Module = await import(join(import.meta.dirname, '../../../scripts/bootstrap/watch.mjs'));

/** A watch whose time passes only when a part of the run takes it. */
function newRun() {
  let ms = 5_000;
  const watch = newWatch(() => ms);
  const takes = (seconds: number) => (): Promise<string> => {
    ms += seconds * 1000;
    return Promise.resolve('done');
  };
  return { watch, takes };
}

test('a run tells its time and that of each part, in minutes and seconds', async () => {
  const { watch, takes } = newRun();
  expect(await watch.time('guards', takes(59.6))).toBe('done');
  await watch.time('stories', takes(665));
  expect(watch.tell(15)).toBe('Time 12:05, within 15:00: guards 1:00, stories 11:05');
});

test('a run over its limit says so, and a part that failed is timed like the others', async () => {
  const { watch, takes } = newRun();
  await expect(
    watch.time('stories', async () => {
      await takes(901)();
      throw new Error('no display');
    }),
  ).rejects.toThrow('no display');
  expect(watch.tell(15)).toBe('Time 15:01, OVER THE LIMIT of 15:00: stories 15:01');
});
