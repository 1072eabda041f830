import { create } from 'zustand';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CalendarCalls } from './calendarChange.ts';
import { syncCalendar } from './syncCalendar.ts';
import type { SyncEnd, SyncOptions } from './syncCalendar.ts';

/** A sync of a calendar since the program started: one that runs, and how and when the last one ended. */
export type SyncSeen = {
  readonly stop?: () => void;
  readonly last?: { readonly at: number; readonly how: 'reached' | 'offline' | 'stopped' };
};

/** What may be lost: what the appointments need is with the appointments. */
export const useSyncs = create<Readonly<Record<CalendarAccountId, SyncSeen>>>(() => ({}));

const see = (id: CalendarAccountId, change: (before: SyncSeen) => SyncSeen): void =>
  useSyncs.setState((all) => ({ ...all, [id]: change(all[id] ?? {}) }));

/** Syncs a calendar, keeps in view that it does and how it ended, and lets a person stop it. */
export async function seenSync(
  way: { readonly store: Store; readonly calendars: CalendarCalls },
  account: CalendarAccount,
  options: SyncOptions,
): Promise<SyncEnd> {
  const stopping = new AbortController();
  const { id } = account;
  see(id, (before) => ({ ...before, stop: () => stopping.abort() }));
  try {
    const end = await syncCalendar(way, account, { ...options, signal: AbortSignal.any([options.signal, stopping.signal]) });
    const at = way.store.now();
    // what waits for a person is said by the account itself, and the server was reached
    const how = end.pause === 'offline' || end.pause === 'stopped' ? end.pause : 'reached';
    see(id, () => ({ last: { at, how } }));
    return end;
  } catch (error) {
    see(id, ({ last }) => (last === undefined ? {} : { last }));
    throw error;
  }
}
