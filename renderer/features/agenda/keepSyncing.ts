import { backoffMs } from '#shared/crm/backoff.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import { readCalendars } from '#renderer/data/calendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { pause } from '#renderer/devices/pause.ts';
import type { CalendarCalls } from './calendarChange.ts';
import { pullBusy } from './readBusy.ts';
import type { SpanCalls } from './readBusy.ts';
import type { SyncEnd } from './syncCalendar.ts';
import { seenSync } from './syncState.ts';

/** How often changes here are looked for, and how often the server is asked for its own. */
const LOOK_EVERY_MS = 15_000;
const PULL_EVERY_MS = 120_000;
/** Busy times change slowly, and reading them is the heaviest question. */
const BUSY_EVERY_MS = 15 * 60_000;

type Wait = { readonly until: number; readonly misses: number; readonly busyAt: number };

const FIRST: Wait = { until: 0, misses: 0, busyAt: 0 };

/** When to sync a calendar again after a sync ended. */
export function waitAfterSync(end: Pick<SyncEnd, 'pause' | 'dueAt'>, before: Wait, { now, random }: { now: number; random: number }): Wait {
  if (end.pause === 'offline') {
    const misses = before.misses + 1;
    return { ...before, until: Math.max(now + backoffMs(misses, random), end.dueAt ?? 0), misses };
  }
  return { ...before, until: Math.min(end.dueAt ?? Number.POSITIVE_INFINITY, now + PULL_EVERY_MS), misses: 0 };
}

type Way = { readonly store: Store; readonly calendars: CalendarCalls & SpanCalls; readonly zone: string };

/** One look at one calendar; answers when to look again. */
async function syncOnce(
  { store, calendars, zone }: Way,
  account: CalendarAccount,
  { before, signal }: { before: Wait; signal: AbortSignal },
): Promise<Wait> {
  const end = await seenSync({ store, calendars }, account, { signal });
  const now = store.now();
  const isBusyDue = end.pause === undefined && now >= before.busyAt;
  if (isBusyDue) await pullBusy({ store, calendars }, account, zone);
  const after = isBusyDue ? { ...before, busyAt: now + BUSY_EVERY_MS } : before;
  return waitAfterSync(end, after, { now, random: Math.random() });
}

/** An appointment just booked goes at once, unless the server is out of reach. */
const isDue = ({ until, misses }: Wait, { now, hasNews }: { now: number; hasNews: boolean }): boolean =>
  now >= until || (hasNews && misses === 0);

/** Keeps every calendar that is not paused in step, in the background, until `signal` ends it; `zone` (IANA): of times that name none. */
export async function keepSyncing(way: Way, signal: AbortSignal): Promise<void> {
  const { store } = way;
  const waits = new Map<CalendarAccountId, Wait>();
  let isChanged = false;
  const hear = (touched: readonly { readonly table: string }[]): void => {
    isChanged = isChanged || touched.some(({ table }) => table === 'appointments');
  };
  store.onSaved.push(hear);
  while (!signal.aborted) {
    const hasNews = isChanged;
    isChanged = false;
    for (const account of await readCalendars(store)) {
      const before = waits.get(account.id) ?? FIRST;
      if (account.isPaused || signal.aborted || !isDue(before, { now: store.now(), hasNews })) continue;
      waits.set(account.id, await syncOnce(way, account, { before, signal }));
    }
    await pause(LOOK_EVERY_MS, signal);
  }
  store.onSaved.splice(store.onSaved.indexOf(hear), 1);
}
