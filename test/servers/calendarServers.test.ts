import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCalendars } from '#electron/main/calendar/handlers.ts';
import { cancelAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { readLinks } from '#renderer/data/calendars.ts';
import { resolveConflict } from '#renderer/features/agenda/pullCalendar.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid } from '#shared/formats/ical.ts';
import { DAY } from '#shared/lib/time.ts';
import { bookMany, newCalendarBooth } from './calendarBooth.ts';
import { startFaultProxy } from './faultProxy.ts';
import type { FaultProxy } from './faultProxy.ts';
import { startRadicale, startXandikos } from './realServers.ts';
import type { RealRadicale, RealXandikos } from './realServers.ts';

const authorization = `Basic ${Buffer.from('booth:booth').toString('base64')}`;

let radicale: RealRadicale;
let proxy: FaultProxy;

beforeAll(async () => {
  radicale = await startRadicale();
  proxy = await startFaultProxy(radicale.port);
  for (const name of ['many', 'khal']) await fetch(`${radicale.url}booth/${name}/`, { method: 'MKCALENDAR', headers: { authorization } });
});

afterAll(async () => {
  await proxy?.stop();
  await radicale?.stop();
});

test('the server is found by its bare address, tested, and a place that is none is said to be none', async () => {
  const calendars = newCalendars({ readSecret: () => 'booth', now: Date.now });
  const server = { id: 'a' as CalendarAccountId, url: radicale.url, user: 'booth' }; // an id of the test's own
  const found = await calendars.calendarFind(server);
  expect(found.ok && found.value.map(({ url }) => url)).toContain(`${radicale.url}booth/many/`);
  expect(await calendars.calendarTest({ ...server, calendarUrl: `${radicale.url}booth/many/` })).toMatchObject({
    ok: true,
    value: { canWrite: true },
  });
  expect(await calendars.calendarTest({ ...server, calendarUrl: `${radicale.url}booth/nowhere/` })).toMatchObject({
    ok: false,
    error: 'not-found',
  });
  expect(await calendars.calendarTest({ ...server, url: 'http://example.com/', calendarUrl: 'http://example.com/' })).toMatchObject({
    ok: false,
    error: 'not-secure',
  });
  expect(await calendars.calendarTest({ ...server, calendarUrl: 'https://elsewhere.example/booth/' })).toMatchObject({
    ok: false,
    error: 'not-secure',
  });
  proxy.choose = () => 'portal';
  expect(await calendars.calendarFind({ ...server, url: `${proxy.url}/` })).toMatchObject({ ok: false, error: 'portal' });
  proxy.choose = () => '429';
  expect(await calendars.calendarTest({ ...server, url: `${proxy.url}/`, calendarUrl: `${proxy.url}/booth/many/` })).toMatchObject({
    ok: false,
    error: 'busy',
  });
  proxy.choose = () => 'none';
});

describe('a stricter server', () => {
  let xandikos: RealXandikos;
  beforeAll(async () => {
    xandikos = await startXandikos();
  });
  afterAll(() => xandikos?.stop());

  test('keeps 40 appointments once each, moves, deletes and finds one that lies under another name', async () => {
    const calendarUrl = `${xandikos.url}booth/calendars/calendar/`;
    const laptop = await newCalendarBooth({ url: xandikos.url, calendarUrl });
    const all = await bookMany(laptop, { first: 2_000, count: 40 });
    const [first, second, third] = all;
    if (first === undefined || second === undefined || third === undefined) throw new Error('forty were booked');
    // put there by hand, as the rep does with an invitation
    const invitation = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:${appointmentUid(first.id)}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000Z\r\nDTEND:20260101T110000Z\r\nSUMMARY:By hand\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    expect(
      (await fetch(`${calendarUrl}by-hand.ics`, { method: 'PUT', headers: { 'content-type': 'text/calendar' }, body: invitation })).status,
    ).toBe(201);
    expect(await laptop.sync()).toMatchObject({ created: 39, conflicts: [first.id], refused: [] });
    const link = (await readLinks(laptop.booth.store, laptop.account.id)).find(({ state }) => state === 'conflict');
    expect(link?.theirs?.event?.title).toBe('By hand');
    expect(await resolveConflict(laptop.booth.store, laptop.account, { linkId: link?.id ?? '', choice: 'ours' })).toMatchObject({
      ok: true,
    });
    await moveAppointment(laptop.booth.store, second.id, {
      rep: second.rep,
      startsAt: second.startsAt + 30 * DAY,
      endsAt: second.endsAt + 30 * DAY,
    });
    await cancelAppointment(laptop.booth.store, third.id);
    expect(await laptop.sync()).toMatchObject({ updated: 2, deleted: 1, conflicts: [], refused: [], dueAt: null });
    const calendars = newCalendars({ readSecret: () => 'booth', now: Date.now });
    const place = { id: laptop.account.id, url: xandikos.url, user: 'booth', calendarUrl };
    const listing = await calendars.calendarList({ place, mark: null });
    expect(listing.ok && listing.value.entries).toHaveLength(39);
    const span = await calendars.calendarSpan({ place, from: second.startsAt + 30 * DAY, to: second.endsAt + 30 * DAY });
    expect(span.ok && span.value.map(({ ics }) => readStored(ics, 'UTC')?.uid)).toContain(appointmentUid(second.id));
  });
});

test('khal, an independent calendar, lists what Radicale keeps, at the same minutes', async () => {
  const laptop = await newCalendarBooth({ url: radicale.url, calendarUrl: `${radicale.url}booth/khal/` });
  const [one] = await bookMany(laptop, { first: 3_000, count: 1 });
  if (one === undefined) throw new Error('one was booked');
  await laptop.sync();
  const place = mkdtempSync(join(tmpdir(), 'boothbook-khal-'));
  try {
    const folder = join(radicale.folder, 'collection-root', 'booth', 'khal');
    const config = join(place, 'config');
    writeFileSync(
      config,
      `[calendars]\n[[booth]]\npath = ${folder}\nreadonly = True\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Asia/Tokyo\ndefault_timezone = Asia/Tokyo\n[sqlite]\npath = ${join(place, 'khal.db')}\n`,
    );
    const day = new Date(one.startsAt + 9 * 3_600_000).toISOString();
    const listed = spawnSync('khal', ['-c', config, 'list', '--format', '{start-time} {end-time} {title}', day.slice(0, 10), '1d'], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: place },
    });
    expect(listed.stderr + listed.stdout).toContain(
      `${day.slice(11, 16)} ${new Date(one.endsAt + 9 * 3_600_000).toISOString().slice(11, 16)} ${one.title}`,
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
