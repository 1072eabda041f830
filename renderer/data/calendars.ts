import type { CalendarAccount, CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccountId, LeadId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { commit } from './commit.ts';
import { openRows, readAll, readMany, readRecord, readWhere } from './read.ts';
import { readShows } from './shows.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

const SETTINGS = { action: 'settings', leadId: null } as const;
const SYNC = { action: 'sync', leadId: null } as const;

/** All calendars that are set up, the oldest first. */
export const readCalendars = async (store: Store): Promise<CalendarAccount[]> =>
  (await readAll(store, 'calendars')).sort((a, b) => a.addedAt - b.addedAt);

export type NewCalendar = Pick<CalendarAccount, 'id' | 'name' | 'url' | 'user' | 'calendarUrl' | 'rep'> & {
  readonly alarmMinutes?: number;
};

/** Adds a calendar; its password was put into the vault before, so that what is seen is complete. Appointments go there with the next sync. */
export async function addCalendar(store: Store, calendar: NewCalendar): Promise<CalendarAccount> {
  const record: CalendarAccount = { v: 1, ...calendar, addedAt: store.now(), isPaused: false };
  await commit(store, { puts: [{ table: 'calendars', record }], line: SETTINGS });
  return record;
}

/** Changes a calendar's settings in turn with every other change of them; undefined when there is none. */
export const updateCalendar = (
  store: Store,
  id: CalendarAccountId,
  change: (account: CalendarAccount) => CalendarAccount,
): Promise<CalendarAccount | undefined> =>
  inTurn(`calendar-settings:${id}`, async () => {
    const before = await readRecord(store, 'calendars', id);
    if (before === undefined) return undefined;
    const record = change(before);
    await commit(store, { puts: [{ table: 'calendars', record }], line: SETTINGS });
    return record;
  });

/** Stops syncing a calendar, and says why when it was not a person who did it. */
export const pauseCalendar = (
  store: Store,
  id: CalendarAccountId,
  because: NonNullable<CalendarAccount['pausedFor']> = { kind: 'person', reason: '' },
): Promise<CalendarAccount | undefined> => updateCalendar(store, id, (account) => ({ ...account, isPaused: true, pausedFor: because }));

/** Syncs a calendar again. */
export const resumeCalendar = (store: Store, id: CalendarAccountId): Promise<CalendarAccount | undefined> =>
  updateCalendar(store, id, ({ pausedFor: _gone, ...account }) => ({ ...account, isPaused: false }));

/** Links written in one transaction. */
const LINKS_A_TIME = 500;

/** Forgets a calendar and what it has of us; its events stay where they are. The caller removes the password. */
export const removeCalendar = (store: Store, id: CalendarAccountId): Promise<void> =>
  inTurn(`calendar:${id}`, async () => {
    await commit(store, { puts: [], deletes: [{ table: 'calendars', id }], line: SETTINGS });
    const links = await store.db.calendarlinks.where('accountId').equals(id).primaryKeys();
    for (let at = 0; at < links.length; at += LINKS_A_TIME) {
      const deletes = links.slice(at, at + LINKS_A_TIME).map((link) => ({ table: 'calendarlinks' as const, id: link }));
      await commit(store, { puts: [], deletes, line: SETTINGS });
    }
  });

/** Where every appointment stands with one calendar. */
export const readLinks = (store: Store, id: CalendarAccountId): Promise<CalendarLink[]> =>
  readWhere(store, 'calendarlinks', { index: 'accountId', value: id });

/** Writes where appointments stand, in one transaction; only the sync of that calendar (its lane) calls this. */
export async function saveLinks(
  store: Store,
  change: { readonly puts: readonly CalendarLink[]; readonly drops?: readonly string[] },
): Promise<void> {
  const { puts, drops = [] } = change;
  if (puts.length + drops.length === 0) return;
  await commit(store, {
    puts: puts.map((record) => ({ table: 'calendarlinks' as const, record })),
    deletes: drops.map((id) => ({ table: 'calendarlinks' as const, id })),
    line: SYNC,
  });
}

/** Appointments that belong into a calendar: those of its rep that stand, of real shows. */
export async function readWantedFor(store: Store, { rep }: Pick<CalendarAccount, 'rep'>): Promise<Appointment[]> {
  const rows = rep === null ? await store.db.appointments.toArray() : await store.db.appointments.where('rep').equals(rep).toArray();
  const samples = new Set((await readShows(store)).filter(({ isSample }) => isSample).map(({ id }) => id));
  return (await openRows(store, 'appointments', rows)).filter(
    ({ showId, cancelledAt }) => cancelledAt === undefined && !samples.has(showId),
  );
}

/** The leads of these ids, by id. */
export async function readLeadsOf(store: Store, ids: readonly LeadId[]): Promise<ReadonlyMap<LeadId, Lead>> {
  return new Map((await readMany(store, 'leads', new Set(ids))).map((lead) => [lead.id, lead]));
}
