import { describe, expect, test } from 'vitest';
import { bookAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { addCalendar, readLinks } from '#renderer/data/calendars.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { readWhere } from '#renderer/data/read.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { CalendarCalls } from '#renderer/features/agenda/calendarChange.ts';
import { keepBoth } from '#renderer/features/agenda/keepBoth.ts';
import { seenSync, useSyncs } from '#renderer/features/agenda/syncState.ts';
import type { CalendarAccountId, StaffId } from '#shared/domain/ids.ts';
import { eventHref } from '#shared/formats/calendar/eventHref.ts';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid } from '#shared/formats/ical.ts';
import { fail } from '#shared/lib/result.ts';
import { HOUR } from '#shared/lib/time.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';
import { newFakeCalendar } from './fakeCalendar.ts';

const REP = 'staff-1' as StaffId; // the show's own rep
const CALENDAR = 'https://dav.example/booth/agenda/';
const slot = (hour: number) => ({ rep: REP, startsAt: NINE + hour * HOUR, endsAt: NINE + hour * HOUR + HOUR / 2 });

const stamp = (hour: number, minutes: number): string =>
  new Date(NINE + hour * HOUR + minutes * 60_000).toISOString().replaceAll(/[-:]|\.000/gu, '');

const byTime = (a: number | undefined, b: number | undefined): number => (a ?? 0) - (b ?? 0);

/** An appointment moved here to `ours` and in the calendar to `theirs` (hours after nine): a conflict. */
async function newConflict({ ours, theirs }: { ours: number; theirs: number }) {
  const { store } = await newTestStore();
  await saveShow(store, someShow);
  const id = 'calendar-1' as CalendarAccountId; // an id of the test's own
  const place = { url: 'https://dav.example/', user: 'booth', calendarUrl: CALENDAR };
  const account = await addCalendar(store, { id, name: 'Agenda', rep: REP, ...place });
  const server = newFakeCalendar();
  const sync = (calendars: CalendarCalls = server.calls) =>
    seenSync({ store, calendars }, account, { signal: new AbortController().signal });
  const { lead } = await saveCapture(store, {
    showId: someShow.id,
    scan: { source: 'scanner', text: 'badge' },
    seed: { contact: { formattedName: 'Nora Lind' }, isResolved: true },
  });
  const booked = await bookAppointment(store, { leadId: lead.id, slot: slot(1), kind: 'meeting', title: 'Demo', place: '', zone: 'UTC' });
  if (!booked.ok) throw new Error(booked.error);
  await sync();
  server.touch(eventHref(CALENDAR, appointmentUid(booked.value.id)), (ics) =>
    ics.replace(/DTSTART[^\r\n]*/u, `DTSTART:${stamp(theirs, 0)}`).replace(/DTEND[^\r\n]*/u, `DTEND:${stamp(theirs, 30)}`),
  );
  await moveAppointment(store, booked.value.id, slot(ours));
  await sync();
  const [link] = await readLinks(store, id);
  if (link?.state !== 'conflict') throw new Error('no conflict');
  const starts = async () =>
    (await readWhere(store, 'appointments', { index: 'leadId', value: lead.id })).map(({ startsAt }) => startsAt).sort(byTime);
  return { store, account, link, server, sync, starts };
}

describe('keeping both versions of an appointment', () => {
  test('makes two appointments of them, here and in the calendar', async () => {
    const { store, account, link, server, sync, starts } = await newConflict({ ours: 3, theirs: 5 });
    expect(await keepBoth(store, account, link.id)).toMatchObject({ ok: true });
    await sync();
    expect(await starts()).toEqual([slot(3).startsAt, slot(5).startsAt]);
    const there = [...server.events.values()].map(({ ics }) => readStored(ics, 'UTC')?.startsAt).sort(byTime);
    expect(there).toEqual([slot(3).startsAt, slot(5).startsAt]);
    expect((await readLinks(store, account.id)).map(({ state }) => state)).toEqual(['kept', 'kept']);
    expect(await keepBoth(store, account, link.id)).toMatchObject({ ok: false, error: 'no-conflict' });
  });

  test('where the other time is taken changes nothing: the conflict still waits', async () => {
    const { store, account, link, starts } = await newConflict({ ours: 3, theirs: 5 });
    const [other] = await readWhere(store, 'appointments', { index: 'rep', value: REP });
    if (other === undefined) throw new Error('nothing is booked');
    await bookAppointment(store, { leadId: other.leadId, slot: slot(5), kind: 'call', title: 'x', place: '', zone: 'UTC' });
    expect(await keepBoth(store, account, link.id)).toMatchObject({ ok: false, error: 'taken' });
    expect(await starts()).toHaveLength(2);
    expect((await readLinks(store, account.id)).find(({ id }) => id === link.id)?.state).toBe('conflict');
  });

  test('how the last sync ended stays in view', async () => {
    const { account, server, sync } = await newConflict({ ours: 3, theirs: 5 });
    expect(useSyncs.getState()[account.id]).toEqual({ last: { at: NINE, how: 'reached' } });
    await sync({ ...server.calls, calendarList: () => Promise.resolve(fail('offline')) });
    expect(useSyncs.getState()[account.id]?.last?.how).toBe('offline');
  });
});
