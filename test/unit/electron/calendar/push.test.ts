import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newCalendars } from '#electron/main/calendar/handlers.ts';
import { isSameSite } from '#electron/main/calendar/wire.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import type { CalendarChange } from '#shared/ipc/calendar.ts';

type Answer = (request: IncomingMessage, answer: ServerResponse) => void;

let answerWith: Answer;
let asked: { method: string; url: string; authorization: string | undefined }[] = [];
let base = '';
const server = createServer((request, answer) => {
  request.resume();
  request.on('end', () => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', authorization: request.headers.authorization });
    answerWith(request, answer);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // a listening TCP server's address
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const calendars = newCalendars({ readSecret: () => 'pass:wörd', now: () => Date.UTC(2026, 0, 1) });
const place = () => ({ id: 'a' as CalendarAccountId, url: base, user: 'booth', calendarUrl: `${base}cal/` }); // an id of the test's own
const change = (key: string): CalendarChange => ({
  kind: 'create',
  key,
  href: `/cal/${key}.ics`,
  uid: key,
  ics: `BEGIN:VCALENDAR\r\nUID:${key}\r\nEND:VCALENDAR\r\n`,
});
const push = (...keys: string[]) => calendars.calendarPush({ place: place(), changes: keys.map(change) });

const say =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (_, answer) =>
    void answer.writeHead(status, headers).end(body);

describe('a write is done only when the server says so in so many words', () => {
  test('201 with a version is; the version is remembered', async () => {
    answerWith = say(201, { etag: '"1"' });
    expect(await push('a')).toEqual({ results: [{ key: 'a', outcome: 'done', etag: '"1"' }] });
    expect(asked[0]).toMatchObject({ method: 'PUT', authorization: `Basic ${Buffer.from('booth:pass:wörd', 'utf8').toString('base64')}` });
  });

  test('without a version, or with a weak one, it is read back; what is not there was not written', async () => {
    answerWith = (request, answer) =>
      request.method === 'PUT'
        ? say(204, { etag: 'W/"1"' })(request, answer)
        : say(200, { etag: '"2"', 'content-type': 'text/calendar' }, 'BEGIN:VCALENDAR\r\nUID:a\r\n')(request, answer);
    expect(await push('a')).toEqual({ results: [{ key: 'a', outcome: 'done', etag: '"2"' }] });
    answerWith = (request, answer) => (request.method === 'PUT' ? say(201)(request, answer) : say(404)(request, answer));
    expect(await push('a')).toMatchObject({ results: [{ outcome: 'again' }] });
  });

  test('a welcome page with 200 is a portal: nothing counts, the rest waits for a better network', async () => {
    answerWith = say(200, { 'content-type': 'text/html', etag: '"x"' }, '<!doctype html><title>Expo Wi-Fi</title>');
    const report = await push('a', 'b');
    expect(report).toMatchObject({ pause: 'offline', results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
    expect(asked).toHaveLength(1);
    answerWith = say(200, {}, '  <html><body>Sign in</body></html>');
    expect(await push('a')).toMatchObject({ pause: 'offline' });
  });

  test('207 is an error in disguise, 202 is a promise, 302 leads away: none is done', async () => {
    for (const status of [207, 202, 302, 303]) {
      answerWith = (request, answer) =>
        request.method === 'PUT'
          ? say(status, { etag: '"1"', location: 'https://evil.example/' })(request, answer)
          : say(404)(request, answer);
      const [result] = (await push('a')).results;
      expect(result?.outcome).not.toBe('done');
    }
    expect(asked.every(({ url }) => url.startsWith('/cal/'))).toBe(true);
  });

  test('a wrong password pauses the account at once; 429 and 503 are left alone for as long as they ask', async () => {
    answerWith = say(401);
    expect(await push('a', 'b')).toMatchObject({ pause: 'auth', results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
    expect(asked).toHaveLength(1);
    answerWith = say(429, { 'retry-after': '7' });
    expect(await push('a', 'b')).toMatchObject({ retryAfterMs: 7_000, results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
    expect(asked).toHaveLength(2);
    answerWith = say(403, {}, 'no');
    expect(await push('a')).toMatchObject({ results: [{ outcome: 'refused', reason: '403 no' }] });
  });

  test('an answer cut off is not known to be done, and after three the server is left in peace', async () => {
    answerWith = (request) => request.socket.destroy();
    const report = await push('a', 'b', 'c', 'd');
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['again', 'again', 'again', 'untried']);
  });

  test('no event is written outside of its calendar', async () => {
    answerWith = say(201, { etag: '"1"' });
    for (const href of ['/other/a.ics', '/cal/../a.ics', 'https://evil.example/cal/a.ics', '//evil.example/cal/a.ics']) {
      const report = await calendars.calendarPush({ place: place(), changes: [{ ...change('a'), href }] });
      expect(report.results[0]?.outcome).not.toBe('done');
    }
    expect(asked).toEqual([]);
  });
});

const row = (name: string): string =>
  `<response><href>/cal/${name}</href><propstat><prop><getetag>"${name}"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
const about =
  '<response><href>/cal/</href><propstat><prop><resourcetype><collection/><C:calendar/></resourcetype><CS:getctag>v1</CS:getctag></prop><status>HTTP/1.1 200 OK</status></propstat></response>';
const status = (body: string): string =>
  `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:CS="http://calendarserver.org/ns/">${body}</multistatus>`;
const list = () => calendars.calendarList({ place: place(), mark: null });

describe('a list is whole or it is none', () => {
  test('read with its versions', async () => {
    answerWith = (request, answer) =>
      say(
        207,
        { 'content-type': 'application/xml' },
        status(about + (request.headers['depth'] === '1' ? row('a.ics') + row('b.ics') : '')),
      )(request, answer);
    expect(await list()).toEqual({
      ok: true,
      value: {
        mark: 'v1',
        isSame: false,
        entries: [
          { href: '/cal/a.ics', etag: '"a.ics"' },
          { href: '/cal/b.ics', etag: '"b.ics"' },
        ],
      },
    });
  });

  test('cut on the way, it is not taken for a shorter one', async () => {
    answerWith = (request, answer) => {
      const whole = status(about + (request.headers['depth'] === '1' ? row('a.ics') + row('b.ics') : ''));
      say(207, { 'content-type': 'application/xml' }, request.headers['depth'] === '1' ? whole.slice(0, -60) : whole)(request, answer);
    };
    expect(await list()).toMatchObject({ ok: false, error: 'lost' });
  });

  test('a bomb of entities is not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><multistatus xmlns="DAV:"><response><href>&b;</href></response></multistatus>`;
    answerWith = say(207, { 'content-type': 'application/xml' }, bomb);
    expect((await list()).ok).toBe(false);
  });
});

test('the password goes to its site only: other hosts of the same domain by https, never elsewhere', () => {
  const icloud = new URL('https://caldav.icloud.com/');
  expect(isSameSite(icloud, new URL('https://p42-caldav.icloud.com/123/'))).toBe(true);
  expect(isSameSite(icloud, new URL('http://p42-caldav.icloud.com/'))).toBe(false);
  expect(isSameSite(icloud, new URL('https://icloud.com.evil.example/'))).toBe(false);
  expect(isSameSite(new URL('https://a.co.uk/'), new URL('https://b.co.uk/'))).toBe(false);
  expect(isSameSite(new URL('http://127.0.0.1:80/'), new URL('http://127.0.0.1:81/'))).toBe(false);
});
