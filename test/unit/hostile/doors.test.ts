import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readFileName } from '#electron/main/files.ts';
import { signInRest } from '#electron/main/crm/oauth.ts';
import { tameTiff } from '#renderer/devices/tiffTame.ts';
import { readPictureSize } from '#renderer/devices/pictureSize.ts';
import { readCalendar } from '#shared/formats/calendar/readCalendar.ts';
import { readErrorText } from '#shared/formats/rehearsal/errorFile.ts';
import { readDescription } from '#shared/crm/rest/description.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';

const YEAR = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1), zone: 'Europe/Paris' };
const eventOf = (lines: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T080000Z\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

const every = (count: number): string => Array.from({ length: count }, (_none, at) => at).join(',');

describe('a calendar that floods', () => {
  test('with the same hour ten thousand times, and each minute as often, has each once', () => {
    const same = '8,'.repeat(10_000);
    const read = readCalendar(eventOf(`RRULE:FREQ=DAILY;COUNT=3;BYHOUR=${same}8;BYMINUTE=${'0,'.repeat(10_000)}0`), YEAR);
    expect(read).toMatchObject({ ok: true, value: { isCut: false } });
    expect(read.ok && read.value.instances.length).toBe(3);
  });

  test('with every minute of every day of a century is cut, and says so', () => {
    const rule = `RRULE:FREQ=DAILY;COUNT=999999;BYHOUR=${every(24)};BYMINUTE=${every(60)}`;
    const read = readCalendar(eventOf(rule).replace('20260101', '19260101'), YEAR);
    expect(read).toMatchObject({ ok: true, value: { instances: [], isCut: true } });
  });
});

/** A little-endian TIFF with one table: tag, type, count, value. */
function tiffOf(tags: readonly (readonly [number, number, number, number])[], next = 0): Uint8Array {
  const bytes = new Uint8Array(8 + 2 + tags.length * 12 + 4 + 64);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x002a4949, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, tags.length, true);
  for (const [at, [tag, type, count, value]] of tags.entries()) {
    const place = 10 + at * 12;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, type, true);
    view.setUint32(place + 4, count, true);
    view.setUint32(place + 8, value, true);
  }
  view.setUint32(10 + tags.length * 12, next, true);
  return bytes;
}

const tagsOf = (bytes: Uint8Array | null): number[] => {
  if (bytes === null) return [];
  const view = new DataView(bytes.buffer);
  return Array.from({ length: view.getUint16(8, true) }, (_none, at) => view.getUint16(10 + at * 12, true));
};

describe('a picture that is a bomb', () => {
  test('a TIFF whose tables lead to one another is damaged', () => {
    expect(tameTiff(tiffOf([[256, 3, 1, 10]], 8))).toBeNull();
  });

  test('a TIFF with four thousand million values loses them, and the tables that lead elsewhere', () => {
    const tame = tameTiff(
      tiffOf([
        [256, 3, 1, 10],
        [273, 4, 0xffffffff, 8],
        [330, 4, 1, 8],
        [34665, 4, 1, 8],
        [999, 77, 5, 8],
      ]),
    );
    expect(tagsOf(tame)).toEqual([256, 65_000, 65_000, 65_000, 65_000]);
  });

  test('a TIFF with sixty thousand bits a pixel is damaged', () => {
    expect(
      tameTiff(
        tiffOf([
          [258, 3, 1, 64],
          [277, 3, 1, 65_535],
        ]),
      ),
    ).toBeNull();
  });

  test('a TIFF that ends in the middle, or is nothing but a mark, is damaged', () => {
    const whole = tiffOf([[256, 3, 1, 10]]);
    for (let end = 0; end < 26; end += 1) expect(tameTiff(whole.slice(0, end))).toBeNull();
  });

  test('a GIF is as large as its first picture, whatever its screen says', () => {
    const gif = Array.from('GIF89a', (sign) => sign.charCodeAt(0));
    const screen = [1, 0, 1, 0, 0, 0, 0];
    const extension = [0x21, 0xfe, 3, 1, 2, 3, 0];
    const picture = [0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0];
    expect(readPictureSize(Uint8Array.from([...gif, ...screen, ...extension, ...picture]))).toEqual({
      kind: 'gif',
      width: 65_535,
      height: 65_535,
    });
    expect(readPictureSize(Uint8Array.from([...gif, ...screen, ...extension]))).toEqual({ kind: 'gif', width: 1, height: 1 });
  });
});

describe('a file name of a stranger', () => {
  test.each([
    ['../../../etc/passwd', 'etc passwd.pdf'],
    ['..\\..\\windows\\system32', 'windows system32.pdf'],
    ['C:\\a', 'C a.pdf'],
    ['\\\\?\\C:\\a', 'C a.pdf'],
    ['CON', 'boothbook CON.pdf'],
    ['nul.pdf', 'boothbook nul.pdf'],
    ['COM¹.txt', 'boothbook COM¹.txt.pdf'],
    ['CONIN$', 'boothbook CONIN$.pdf'],
    ['invoice\u202Efdp.exe', 'invoice fdp.exe.pdf'],
    ['a\u2066b\u200Bc\uFEFFd\u061C', 'a b c d.pdf'],
    ['lone \uD800 half', 'lone half.pdf'],
    ['...', 'boothbook.pdf'],
    ['trailing. . .', 'trailing.pdf'],
  ])('%j becomes one that every system takes', (name, safe) => expect(readFileName(name, 'pdf')).toBe(safe));

  test('however long and in whatever letters leaves room within 255 bytes, and is cut between letters', () => {
    for (const letter of ['x', 'é', '表', '😀']) {
      const name = readFileName(letter.repeat(200), 'boothcapsule');
      expect(Buffer.byteLength(name, 'utf8')).toBeLessThanOrEqual(215);
      expect(name).not.toMatch(/\p{Surrogate}/u);
    }
  });
});

test('a line that was pasted and never ends is looked at no further than any message goes', () => {
  const [row] = readErrorText(`${'a'.repeat(1_000_000)}\nrow 12: zoe@ete.example is not known`);
  expect(row).toMatchObject({ row: 12, email: 'zoe@ete.example' });
});

test('a description nested a hundred thousand levels deep is refused', () => {
  const [shipped] = shippedDescriptions();
  const text = JSON.stringify({ ...shipped, headers: {} }).replace(
    '"headers":{}',
    `"headers":${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  );
  expect(readDescription(text)).toMatchObject({ ok: false, faults: [{ message: 'nested too deeply' }] });
});

/** What a raw request is answered with. */
const knock = (port: number, request: string): Promise<string> =>
  new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let said = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    socket.once('close', () => done(said)).once('error', failed);
  });

test('the address on which a sign-in comes back bears whatever knocks there', async () => {
  const shipped = shippedDescriptions().find(({ name }) => name === 'salesforce');
  if (shipped?.auth.kind !== 'oauth') throw new Error('no sign-in');
  const { port: _port, ...redirect } = shipped.auth.redirect;
  const description = JSON.stringify({ ...shipped, auth: { ...shipped.auth, redirect: { ...redirect, host: '127.0.0.1' } } });
  const stop = new AbortController();
  const answers: string[] = [];
  const signed = await signInRest({
    config: {
      kind: 'rest',
      connector: 'salesforce',
      url: 'https://a.my.salesforce.com',
      settings: { domain: 'a.my.salesforce.com', clientId: 'a'.repeat(20) },
      description,
    } as never,
    url: new URL('https://a.my.salesforce.com/'),
    secret: null,
    signal: stop.signal,
    send: async () => ({ kind: 'unreached', reason: 'nobody' }),
    now: () => 0,
    readFile: async () => null,
    keepSecret: async () => true,
    async open(address) {
      const back = new URL(new URL(address).searchParams.get('redirect_uri') ?? '');
      const lines = [
        'GET // HTTP/1.1',
        'GET //[ HTTP/1.1',
        'GET http://[ HTTP/1.1',
        `POST ${back.pathname} HTTP/1.1`,
        `GET ${back.pathname}?state=<b>&code=1 HTTP/1.1`,
      ];
      for (const line of lines) answers.push(await knock(Number(back.port), `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`));
      stop.abort();
    },
  });
  expect(signed).toMatchObject({ ok: false, error: 'cancelled' });
  expect(answers.map((said) => /^HTTP\/1\.1 (\d+)/u.exec(said)?.[1])).toEqual(['404', '404', '404', '404', '404']);
  expect(answers.join('')).not.toContain('<b>');
});
