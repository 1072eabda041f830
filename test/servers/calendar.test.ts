import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCalendars } from '#electron/main/calendar/handlers.ts';
import { cancelAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { readCalendars, readLinks } from '#renderer/data/calendars.ts';
import { readRecord } from '#renderer/data/read.ts';
import type { CalendarCalls } from '#renderer/features/agenda/calendarChange.ts';
import { resolveConflict } from '#renderer/features/agenda/pullCalendar.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid } from '#shared/formats/ical.ts';
import { DAY } from '#shared/lib/time.ts';
import { bookMany, newCalendarBooth, realCalls } from './calendarBooth.ts';
import type { CalendarBooth } from './calendarBooth.ts';
import { startFaultProxy } from './faultProxy.ts';
import type { Fault, FaultProxy } from './faultProxy.ts';
import { startRadicale } from './realServers.ts';
import type { RealRadicale } from './realServers.ts';

const authorization = `Basic ${Buffer.from('booth:booth').toString('base64')}`;

let radicale: RealRadicale;
let proxy: FaultProxy;

beforeAll(async () => {
  radicale = await startRadicale();
  proxy = await startFaultProxy(radicale.port);
});

afterAll(async () => {
  await proxy?.stop();
  await radicale?.stop();
});

async function newBooth(calendar: string): Promise<CalendarBooth> {
  expect((await fetch(`${radicale.url}booth/${calendar}/`, { method: 'MKCALENDAR', headers: { authorization } })).status).toBe(201);
  return newCalendarBooth({ url: `${proxy.url}/`, calendarUrl: `${proxy.url}/booth/${calendar}/` });
}

/** The files Radicale keeps, as text: what is truly there. */
function filesOf(calendar: string): string[] {
  const folder = join(radicale.folder, 'collection-root', 'booth', calendar);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ics'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const eventUrl = (calendar: string, { id }: Pick<Appointment, 'id'>): string =>
  `${radicale.url}booth/${calendar}/${encodeURIComponent(appointmentUid(id))}.ics`;

async function there(calendar: string, appointment: Pick<Appointment, 'id'>): Promise<{ text: string; etag: string; status: number }> {
  const answer = await fetch(eventUrl(calendar, appointment), { headers: { authorization } });
  return { text: await answer.text(), etag: answer.headers.get('etag') ?? '', status: answer.status };
}

async function rewrite(calendar: string, appointment: Appointment, change: (text: string) => string): Promise<void> {
  const { text, etag } = await there(calendar, appointment);
  const changed = change(text);
  expect(changed).not.toBe(text);
  const put = await fetch(eventUrl(calendar, appointment), {
    method: 'PUT',
    headers: { authorization, 'if-match': etag, 'content-type': 'text/calendar' },
    body: changed,
  });
  expect(put.status).toBe(201);
}

const here = async ({ booth }: CalendarBooth, { id }: Appointment): Promise<Appointment> => {
  const appointment = await readRecord(booth.store, 'appointments', id);
  if (appointment === undefined) throw new Error('the appointment is gone');
  return appointment;
};

/** Does the server have exactly these, each once, at their instants? */
function compare(calendar: string, appointments: readonly Appointment[]): { lost: number; doubled: number } {
  const events = filesOf(calendar).map((text) => readStored(text, 'UTC'));
  const uids = events.map((event) => event?.uid);
  const doubled =
    uids.length - new Set(uids).size + uids.filter((uid) => !appointments.some(({ id }) => appointmentUid(id) === uid)).length;
  const lost = appointments.filter(
    (one) =>
      !events.some(
        (event) =>
          event?.uid === appointmentUid(one.id) &&
          event.startsAt === one.startsAt &&
          event.endsAt === one.endsAt &&
          event.title === one.title,
      ),
  ).length;
  return { lost, doubled };
}

test('500 appointments arrive once each through lost answers, cuts, portals, four kills of Radicale and four of the program', async () => {
  const laptop = await newBooth('many');
  const appointments = await bookMany(laptop, { first: 0, count: 500 });
  const faults: readonly Fault[] = ['answer-lost', '502', 'cut', 'portal', 'never-arrives', '429'];
  let puts = 0;
  let asked = 0;
  let dying: Promise<void> = Promise.resolve();
  const serverKills = [60, 170, 290, 410];
  const programKills = [110, 230, 350, 460];
  let isDead = false;
  proxy.choose = (path) => {
    asked += 1;
    if (!path.endsWith('.ics')) return 'none';
    puts += 1;
    if (puts >= (serverKills[0] ?? Number.POSITIVE_INFINITY)) {
      serverKills.shift();
      dying = pause(5).then(() => radicale.killAndRestart());
    }
    if (puts >= (programKills[0] ?? Number.POSITIVE_INFINITY)) {
      programKills.shift();
      isDead = true;
    }
    return asked % 9 === 0 ? (faults[(asked / 9) % faults.length] ?? 'none') : 'none';
  };
  /** A program that is killed writes nothing down any more, whatever the server did meanwhile. */
  const { codec } = laptop.booth.store;
  const mortal = {
    ...laptop.booth.store,
    codec: {
      ...codec,
      seal: (where: string, record: object) => (isDead ? Promise.reject(new Error('killed')) : codec.seal(where, record)),
    },
  };
  let kills = 0;
  let rounds = 0;
  for (; rounds < 300; rounds += 1) {
    const end = await laptop.sync(realCalls(), mortal).catch(() => null);
    await dying;
    if (isDead) {
      kills += 1;
      isDead = false;
    }
    if (end !== null && end.dueAt === null && end.pause === undefined) break;
    laptop.booth.clock.now += 360_000;
  }
  proxy.choose = () => 'none';
  expect([serverKills, programKills, kills]).toEqual([[], [], 4]);
  expect(compare('many', appointments)).toEqual({ lost: 0, doubled: 0 });
  expect(filesOf('many')).toHaveLength(500);
  const links = await readLinks(laptop.booth.store, laptop.account.id);
  expect(links.filter(({ state }) => state === 'kept')).toHaveLength(500);
  expect((proxy.faults.get('answer-lost') ?? 0) + (proxy.faults.get('cut') ?? 0)).toBeGreaterThan(5);
  proxy.asked.length = 0;
  expect(await laptop.sync()).toMatchObject({ created: 0, updated: 0, taken: 0, conflicts: [], dueAt: null });
  expect(proxy.asked.every((path) => path.endsWith('/many/'))).toBe(true);
  proxy.asked.length = 0;
  await laptop.sync();
  expect(proxy.asked).toHaveLength(1);
});

describe('a change in the calendar and a change here', () => {
  const calendar = 'meet';
  let laptop: CalendarBooth;
  let all: Appointment[];
  beforeAll(async () => {
    laptop = await newBooth(calendar);
    all = await bookMany(laptop, { first: 1_000, count: 8 });
    expect(await laptop.sync()).toMatchObject({ created: 8, dueAt: null });
  });
  const nth = (at: number): Appointment => {
    const one = all[at];
    if (one === undefined) throw new Error('there are eight');
    return one;
  };
  const move = async (one: Appointment, days: number): Promise<void> => {
    const moved = await moveAppointment(laptop.booth.store, one.id, {
      rep: one.rep,
      startsAt: one.startsAt + days * DAY,
      endsAt: one.endsAt + days * DAY,
    });
    expect(moved.ok).toBe(true);
  };
  const linkOf = async (one: Appointment) =>
    (await readLinks(laptop.booth.store, laptop.account.id)).find(({ appointmentId }) => appointmentId === one.id);

  test('moved here, it moves there; cancelled here, it goes there', async () => {
    await move(nth(0), 30);
    await cancelAppointment(laptop.booth.store, nth(1).id);
    expect(await laptop.sync()).toMatchObject({ updated: 1, deleted: 1, conflicts: [] });
    expect(readStored((await there(calendar, nth(0))).text, 'UTC')).toMatchObject({ startsAt: nth(0).startsAt + 30 * DAY, sequence: 1 });
    expect((await there(calendar, nth(1))).status).toBe(404);
  });

  test('moved there only, it is taken here; an alarm added there stays when it then moves here', async () => {
    await rewrite(calendar, nth(2), (text) =>
      text
        .replace(/DTSTART:.*/u, 'DTSTART;TZID=America/New_York:20260601T090000')
        .replace(/DTEND:.*/u, 'DTEND;TZID=America/New_York:20260601T093000')
        .replace('END:VEVENT', 'CATEGORIES:Important\r\nEND:VEVENT'),
    );
    expect(await laptop.sync()).toMatchObject({ taken: 1, conflicts: [] });
    expect(await here(laptop, nth(2))).toMatchObject({
      startsAt: Date.UTC(2026, 5, 1, 13),
      endsAt: Date.UTC(2026, 5, 1, 13, 30),
      sequence: 1,
    });
    await move(await here(laptop, nth(2)), 1);
    expect(await laptop.sync()).toMatchObject({ updated: 1, conflicts: [] });
    const { text } = await there(calendar, nth(2));
    expect(text).toContain('CATEGORIES:Important');
    expect(readStored(text, 'UTC')).toMatchObject({ startsAt: Date.UTC(2026, 5, 2, 13) });
  });

  test('moved on both sides is a conflict with both versions, and nothing is overwritten until a person chooses', async () => {
    await move(nth(3), 40);
    await rewrite(calendar, nth(3), (text) => text.replace(/SUMMARY:.*/u, 'SUMMARY:Changed by the rep'));
    const before = await there(calendar, nth(3));
    expect(await laptop.sync()).toMatchObject({ updated: 0, taken: 0, conflicts: [nth(3).id] });
    expect(await laptop.sync()).toMatchObject({ updated: 0, taken: 0 });
    expect(await there(calendar, nth(3))).toEqual(before);
    expect(await here(laptop, nth(3))).toMatchObject({ startsAt: nth(3).startsAt + 40 * DAY, title: nth(3).title });
    const link = await linkOf(nth(3));
    expect(link).toMatchObject({
      state: 'conflict',
      theirs: { isGone: false, event: { title: 'Changed by the rep', startsAt: nth(3).startsAt } },
    });
    expect(await resolveConflict(laptop.booth.store, laptop.account, { linkId: link?.id ?? '', choice: 'ours' })).toMatchObject({
      ok: true,
    });
    expect(await laptop.sync()).toMatchObject({ updated: 1, conflicts: [] });
    expect(readStored((await there(calendar, nth(3))).text, 'UTC')).toMatchObject({
      startsAt: nth(3).startsAt + 40 * DAY,
      title: nth(3).title,
    });
  });

  test('a change that meets the write itself is a conflict too', async () => {
    await move(nth(4), 50);
    const calls = realCalls();
    const late: CalendarCalls = {
      ...calls,
      calendarPush: async (input) => {
        await rewrite(calendar, nth(4), (text) => text.replace(/SUMMARY:.*/u, 'SUMMARY:At the last moment'));
        return calls.calendarPush(input);
      },
    };
    expect(await laptop.sync(late)).toMatchObject({ updated: 0, conflicts: [nth(4).id] });
    expect(readStored((await there(calendar, nth(4))).text, 'UTC')).toMatchObject({
      title: 'At the last moment',
      startsAt: nth(4).startsAt,
    });
    const link = await linkOf(nth(4));
    expect(await resolveConflict(laptop.booth.store, laptop.account, { linkId: link?.id ?? '', choice: 'theirs' })).toMatchObject({
      ok: true,
    });
    expect(await here(laptop, nth(4))).toMatchObject({ title: 'At the last moment', startsAt: nth(4).startsAt });
    expect(await laptop.sync()).toMatchObject({ updated: 0, conflicts: [], dueAt: null });
  });

  test('deleted there asks a person; kept, it is put there again', async () => {
    const { etag } = await there(calendar, nth(5));
    await fetch(eventUrl(calendar, nth(5)), { method: 'DELETE', headers: { authorization, 'if-match': etag } });
    expect(await laptop.sync()).toMatchObject({ conflicts: [nth(5).id] });
    expect(await here(laptop, nth(5))).not.toHaveProperty('cancelledAt');
    const link = await linkOf(nth(5));
    expect(link).toMatchObject({ state: 'conflict', theirs: { isGone: true } });
    expect(await resolveConflict(laptop.booth.store, laptop.account, { linkId: link?.id ?? '', choice: 'ours' })).toMatchObject({
      ok: true,
    });
    expect(await laptop.sync()).toMatchObject({ created: 1, conflicts: [] });
    expect((await there(calendar, nth(5))).status).toBe(200);
  });

  test('a second laptop with the same appointments finds them there and doubles none', async () => {
    const second = await newCalendarBooth({ url: `${proxy.url}/`, calendarUrl: `${proxy.url}/booth/${calendar}/` });
    await bookMany(second, { first: 1_006, count: 2 });
    const before = filesOf(calendar).length;
    expect(await second.sync()).toMatchObject({ conflicts: [], refused: [], dueAt: null });
    expect(filesOf(calendar)).toHaveLength(before);
  });

  test('a wrong password pauses the calendar until somebody signs in again', async () => {
    const calls = newCalendars({ readSecret: () => null, now: Date.now });
    const locked: CalendarCalls = { ...realCalls(), calendarList: async (input) => calls.calendarList(input) };
    expect(await laptop.sync(locked)).toMatchObject({ pause: 'auth', pauseReason: 'no-secret' });
    expect(await readCalendars(laptop.booth.store)).toMatchObject([{ isPaused: true, pausedFor: { kind: 'auth' } }]);
  });
});
