import { updateRepCalendar } from '#renderer/data/repCalendars.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { withBusy } from '#shared/domain/repCalendar.ts';
import type { BusyTime } from '#shared/domain/repCalendar.ts';
import { readCalendar } from '#shared/formats/calendar/readCalendar.ts';
import type { CalendarFault as FileFault, CalendarReading } from '#shared/formats/calendar/readCalendar.ts';
import type { CalendarFault, RemoteEvent } from '#shared/ipc/calendar.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { DAY } from '#shared/lib/time.ts';

/** How far back and ahead busy times are kept: the show and the weeks after it. */
const BACK = DAY;
const AHEAD = 180 * DAY;

/** End of the UID of our own appointments: they are booked here, and stand in nobody's way twice. */
const OURS = '@boothbook';

const busyIn = ({ instances }: CalendarReading): BusyTime[] =>
  instances
    .filter(({ isBusy, uid, startsAt, endsAt }) => isBusy && !uid.endsWith(OURS) && endsAt > startsAt)
    .map(({ startsAt, endsAt, title }) => ({ startsAt, endsAt, ...(title === '' ? {} : { title }) }));

/** What an import brought: how many busy times, how many entries could not be read, and whether there was more than is taken. */
export type BusyImport = { readonly busy: number; readonly skipped: number; readonly isCut: boolean };

/** Takes the busy times of an .ics file into a rep's calendar, in the place of what the same file brought before. */
export async function importBusy(
  store: Store,
  { rep, zone, name, text }: { readonly rep: StaffId; readonly zone: string; readonly name: string; readonly text: string },
): Promise<Result<BusyImport, FileFault>> {
  const now = store.now();
  const reading = readCalendar(text, { from: now - BACK, to: now + AHEAD, zone });
  if (!reading.ok) return reading;
  const busy = busyIn(reading.value);
  await updateRepCalendar(store, rep, (calendar) => withBusy(calendar, { id: `file:${name}`, name, readAt: now, busy }));
  return ok({ busy: busy.length, skipped: reading.value.skipped, isCut: reading.value.isCut });
}

/** Removes the busy times that one source brought. */
export const forgetBusy = async (store: Store, rep: StaffId, sourceId: string): Promise<void> =>
  void (await updateRepCalendar(store, rep, (calendar) => ({ ...calendar, busy: calendar.busy.filter(({ id }) => id !== sourceId) })));

/** The call to main that reading a calendar's busy times needs (part of `Booth`). */
export type SpanCalls = {
  readonly calendarSpan: (input: {
    place: Pick<CalendarAccount, 'id' | 'url' | 'user' | 'calendarUrl'>;
    from: number;
    to: number;
  }) => Promise<Result<readonly RemoteEvent[], CalendarFault>>;
};

/**
 * Takes what else a rep has in their calendar on the server as busy times. An account of nobody in particular brings none: it is not known
 * who is busy. `zone` (IANA): where times without a zone are.
 */
export async function pullBusy(
  { store, calendars }: { readonly store: Store; readonly calendars: SpanCalls },
  account: CalendarAccount,
  zone: string,
): Promise<Result<BusyImport, CalendarFault>> {
  const { id, url, user, calendarUrl, rep, name } = account;
  if (rep === null) return ok({ busy: 0, skipped: 0, isCut: false });
  const now = store.now();
  const window = { from: now - BACK, to: now + AHEAD };
  const events = await calendars.calendarSpan({ place: { id, url, user, calendarUrl }, ...window });
  if (!events.ok) return events;
  const readings = events.value.map(({ ics }) => readCalendar(ics, { ...window, zone }));
  const good = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const busy = good.flatMap(busyIn).slice(0, 10_000);
  await updateRepCalendar(store, rep, (calendar) => withBusy(calendar, { id: `account:${id}`, name, readAt: now, busy }));
  const skipped = good.reduce((sum, one) => sum + one.skipped, readings.length - good.length);
  return ok({ busy: busy.length, skipped, isCut: good.some(({ isCut }) => isCut) });
}
