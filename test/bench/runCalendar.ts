import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore, openShow } from '#renderer/batch/openBatchStore.ts';
import { bookAppointment } from '#renderer/data/appointments.ts';
import { addCalendar, readCalendars, readWantedFor } from '#renderer/data/calendars.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { syncCalendar } from '#renderer/features/agenda/syncCalendar.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccountId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { appointmentUid } from '#shared/formats/ical.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { say } from './bench.ts';
import type { Bench } from './bench.ts';

const REP = 'rep-1' as StaffId; // the bench's own
const FIRST = Date.UTC(2026, 5, 1, 8);

/** Books until there are `count` appointments: one visitor each, half an hour after half an hour. */
async function book(store: Store, show: Show, count: number): Promise<void> {
  const before = (await readWantedFor(store, { rep: REP })).length;
  for (let at = before; at < count; at += 1) {
    const seed = {
      contact: { formattedName: `Visitor ${at} Dupré`, emails: [{ value: `visitor${at}@atelier.example`, kind: 'work' as const }] },
      isResolved: true,
    };
    const { lead } = await saveCapture(store, { showId: show.id, scan: { source: 'scanner', text: `badge ${at}` }, seed });
    const startsAt = FIRST + at * 30 * MINUTE;
    const slot = { rep: REP, startsAt, endsAt: startsAt + 30 * MINUTE };
    const booked = await bookAppointment(store, {
      leadId: lead.id,
      slot,
      kind: 'meeting',
      title: `Démonstration ${at}`,
      place: 'Hall 3',
      zone: show.zone,
    });
    if (!booked.ok) throw new Error(booked.error);
    if (at % 50 === 0) void booth.batchProgress({ done: at, total: count, what: 'appointments booked' });
  }
}

async function openAccount(store: Store, port: number): Promise<CalendarAccount> {
  const [known] = await readCalendars(store);
  const url = `http://127.0.0.1:${port}/`;
  const id = 'bench' as CalendarAccountId; // the bench's own; its password comes by the environment
  return known ?? addCalendar(store, { id, name: 'Bench', url, user: 'booth', calendarUrl: `${url}booth/agenda/`, rep: null });
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * Books appointments and brings them to a calendar server (`calendar:PORT`), in a profile that outlives the program: scripts/benchCalendar.mjs
 * kills it and the server on the way, and counts what is there in the end.
 */
export const runCalendar: Bench = async ({ words, options }) => {
  const port = Number(words[0]?.split(':')[1] ?? 0);
  const { store } = await openBatchStore();
  const show = await openShow(store, {});
  await book(store, show, options.leads ?? 500);
  const account = await openAccount(store, port);
  for (const { id, startsAt, endsAt, title } of await readWantedFor(store, account))
    await say(`WANT ${appointmentUid(id)} ${startsAt} ${endsAt} ${title}`);
  await say('SYNCING');
  const began = performance.now();
  let requests = 0;
  for (;;) {
    const end = await syncCalendar({ store, calendars: booth }, account, { signal: new AbortController().signal });
    requests += end.created + end.updated;
    if (end.pause === 'auth' || end.pause === 'setup' || end.refused.length + end.conflicts.length > 0)
      throw new Error(JSON.stringify(end));
    if (end.dueAt === null && end.pause === undefined) break;
    await wait(Math.max(100, (end.dueAt ?? 0) - store.now()));
  }
  return { written: requests, ms: Math.round(performance.now() - began) };
};
