import { newCalendars } from '#electron/main/calendar/handlers.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { AppointmentId, CalendarAccountId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import * as schemas from '#shared/ipc/calendar.ts';
import { addCalendar } from '#renderer/data/calendars.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Store } from '#renderer/data/store.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { CalendarCalls } from '#renderer/features/agenda/calendarChange.ts';
import { syncCalendar } from '#renderer/features/agenda/syncCalendar.ts';
import type { SyncEnd } from '#renderer/features/agenda/syncCalendar.ts';
import { someAppointment, someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import type { TestStore } from '#test/unit/renderer/data/testStore.ts';

const HALF_HOUR = 1_800_000;

/** The calls as the program makes them: cloned, and checked by the contract's schemas on arrival. */
export function realCalls(password = 'booth'): CalendarCalls {
  const calendars = newCalendars({ readSecret: () => password, now: Date.now });
  return {
    calendarPush: async (input) => calendars.calendarPush(schemas.CalendarPush.parse(structuredClone(input))),
    calendarList: async (input) => calendars.calendarList(schemas.CalendarList.parse(structuredClone(input))),
    calendarFetch: async (input) => calendars.calendarFetch(schemas.CalendarFetch.parse(structuredClone(input))),
    calendarStop: async (input) => calendars.calendarStop(schemas.CalendarStop.parse(structuredClone(input))),
  };
}

/** A booth laptop with a show, and its calendar at a server. */
export type CalendarBooth = {
  readonly booth: TestStore;
  readonly account: CalendarAccount;
  readonly sync: (calls?: CalendarCalls, store?: Store) => Promise<SyncEnd>;
};

export async function newCalendarBooth(place: { readonly url: string; readonly calendarUrl: string }): Promise<CalendarBooth> {
  const booth = await newTestStore();
  await saveShow(booth.store, someShow);
  const id = 'calendar-1' as CalendarAccountId; // an id of the tests' own
  const account = await addCalendar(booth.store, { id, name: 'Agenda', user: 'booth', rep: null, alarmMinutes: 15, ...place });
  const own = realCalls();
  const sync = (calls: CalendarCalls = own, store: Store = booth.store): Promise<SyncEnd> =>
    syncCalendar({ store, calendars: calls }, account, { signal: new AbortController().signal, random: () => 0.5 });
  return { booth, account, sync };
}

/** Books `count` meetings, each with a visitor of its own, one after the other. */
export async function bookMany({ booth }: CalendarBooth, { first, count }: { first: number; count: number }): Promise<Appointment[]> {
  const made: Appointment[] = [];
  for (let at = first; at < first + count; at += 1) {
    const lead = someLead(at);
    const appointment: Appointment = {
      ...someAppointment(lead),
      id: `0190a000-0000-7000-8000-${String(at).padStart(12, '0')}` as AppointmentId, // an id of the tests' own
      startsAt: someAppointment(lead).startsAt + at * HALF_HOUR,
      endsAt: someAppointment(lead).startsAt + (at + 1) * HALF_HOUR,
    };
    await commit(booth.store, {
      puts: [
        { table: 'leads', record: { ...lead, appointments: [appointment.id] } },
        { table: 'appointments', record: appointment },
      ],
      line: { action: 'book', leadId: lead.id },
    });
    made.push(appointment);
  }
  return made;
}
