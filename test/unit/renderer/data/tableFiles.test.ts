import type { Remote } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { readBeside } from '#renderer/data/tableFiles.ts';
import type { TableFilesWorker } from '#renderer/data/workers/tableFiles.ts';
import { ok } from '#shared/lib/result.ts';

afterEach(() => vi.useRealTimers());

/** A worker that only notes its end; what it would be asked is not asked of it here. */
function newWorker() {
  const target = new EventTarget();
  const ended: string[] = [];
  const worker = { addEventListener: target.addEventListener.bind(target), terminate: () => void ended.push('ended') };
  const remote = {} as Remote<TableFilesWorker>; // never called
  return { ended, target, start: () => ({ worker, remote }) };
}

const never = (): Promise<never> => new Promise(() => undefined);

test('a file that nobody comes to an end with is told as too large, and its worker is gone', async () => {
  vi.useFakeTimers();
  const { start, ended } = newWorker();
  const reading = readBeside(never, start);
  await vi.advanceTimersByTimeAsync(119_999);
  expect(ended).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect([await reading, ended]).toEqual([{ ok: false, error: 'too-large' }, ['ended']]);
});

test('a worker ends with its answer, and one that fails is a bug that is told', async () => {
  const good = newWorker();
  expect(await readBeside(() => Promise.resolve(ok([1])), good.start)).toEqual({ ok: true, value: [1] });
  const bad = newWorker();
  const reading = readBeside(never, bad.start);
  bad.target.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  await expect(reading).rejects.toThrow('out of memory');
  expect([good.ended, bad.ended]).toEqual([['ended'], ['ended']]);
});
