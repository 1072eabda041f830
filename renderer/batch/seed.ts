import { booth } from '#renderer/lib/booth.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { openBatchStore } from './openBatchStore.ts';
import type { Verb } from './verb.ts';

/** The last seeded show ends on this day, so that a seed always gives the same people and times: 2026-11-20. */
const UNTIL = Date.UTC(2026, 10, 20, 18);

/** `seed`: fills the profile with invented shows and visitors; prints `{ leads, shows, ms }`. */
export const seed: Verb = async ({ options }) => {
  const { store } = await openBatchStore();
  const total = options.leads ?? 0;
  const began = performance.now();
  const progress = (done: number): void => void booth.batchProgress({ done, total, what: 'leads written' });
  const { leads, shows } = await seedLeads(store, {
    leads: total,
    shows: options.shows ?? 1,
    seed: options.seed ?? 1,
    until: UNTIL,
    onProgress: progress,
  });
  await booth.batchPrint([JSON.stringify({ leads, shows, ms: Math.round(performance.now() - began) })]);
  return { exit: 0 };
};
