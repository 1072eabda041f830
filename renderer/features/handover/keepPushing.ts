import { backoffMs } from '#shared/crm/backoff.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import type { Store } from '#renderer/data/store.ts';
import { pause } from '#renderer/devices/pause.ts';
import { readTargets } from '#renderer/data/targets.ts';
import { pushOutbox } from './pushOutbox.ts';
import type { CrmCalls, PushEnd } from './pushOutbox.ts';

/** How often to look whether something is due. */
const LOOK_EVERY_MS = 15_000;

/** Not before then, and how many times in a row the target could not be reached. */
type Wait = { readonly until: number; readonly misses: number };

/** When to try a target again after a push ended. */
export function waitAfter(end: Pick<PushEnd, 'pause' | 'dueAt'>, before: Wait, { now, random }: { now: number; random: number }): Wait {
  if (end.pause === 'offline') {
    const misses = before.misses + 1;
    return { until: Math.max(now + backoffMs(misses, random), end.dueAt ?? 0), misses };
  }
  return { until: end.dueAt ?? now, misses: 0 };
}

/** Sends in the background what is due, to every target that is not paused, until `signal` ends it. */
export async function keepPushing(way: { readonly store: Store; readonly booth: CrmCalls }, signal: AbortSignal): Promise<void> {
  const waits = new Map<TargetId, Wait>();
  while (!signal.aborted) {
    for (const target of await readTargets(way.store)) {
      const before = waits.get(target.id) ?? { until: 0, misses: 0 };
      if (target.isPaused || signal.aborted || way.store.now() < before.until) continue;
      const end = await pushOutbox(way, target, { signal });
      waits.set(target.id, waitAfter(end, before, { now: way.store.now(), random: Math.random() }));
    }
    await pause(LOOK_EVERY_MS, signal);
  }
}
