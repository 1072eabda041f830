import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { isSameSite, wordsOf } from '#electron/main/calendar/wire.ts';
import { readJson, send } from '#electron/main/crm/http.ts';
import type { HttpOutcome } from '#electron/main/crm/http.ts';
import { replyOf } from '#electron/main/crm/odooCall.ts';
import { faultOf } from '#shared/crm/rest/answer.ts';
import { Errors } from '#shared/crm/rest/descriptionCalls.ts';
import { z } from 'zod';

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** Asks a server of this machine that answers in that way. */
async function ask(answer: RequestListener, timeoutMs = 20_000): Promise<HttpOutcome> {
  const made = createServer({ maxHeaderSize: 1_000_000 }, answer);
  server = made;
  await new Promise<void>((done) => {
    made.listen(0, '127.0.0.1', done);
  });
  const address = made.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = new URL(`http://127.0.0.1:${port}/`);
  return send({ url, method: 'GET', headers: {}, signal: new AbortController().signal, timeoutMs });
}

describe('a server that means harm', () => {
  test('and sends without end is heard for eight megabytes', async () => {
    const outcome = await ask((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(outcome).toEqual({ kind: 'lost', reason: 'answer too large' });
  });

  test('and sends 64 megabytes packed into 64 kilobytes is unpacked for eight megabytes', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const outcome = await ask((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(packed);
    });
    expect(outcome).toEqual({ kind: 'lost', reason: 'answer too large' });
  });

  test('and drips a letter at a time is waited for no longer than the time-out', async () => {
    const outcome = await ask((_request, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    }, 300);
    expect(outcome).toEqual({ kind: 'lost', reason: 'TimeoutError' });
  });

  test('and sends a flood of headers is not listened to', async () => {
    const outcome = await ask((_request, response) => {
      for (let at = 0; at < 500; at += 1) response.setHeader(`x-${at}`, 'y'.repeat(200));
      response.end('{}');
    });
    expect(outcome.kind).toBe('lost');
  });

  test.each(['file:///etc/hosts', 'http://169.254.169.254/latest/meta-data', 'https://other.example/', '//other.example/', 'javascript:0'])(
    'and sends us on to %s is not followed',
    async (location) => {
      const outcome = await ask((_request, response) => {
        response.writeHead(302, { location, 'set-cookie': 'a=b' }).end();
      });
      expect(outcome).toMatchObject({ kind: 'answer', status: 302, text: '' });
    },
  );

  test('and sets a cookie never sees it again', async () => {
    const seen: (string | undefined)[] = [];
    const answer: RequestListener = (request, response) => {
      seen.push(request.headers.cookie);
      response.setHeader('set-cookie', 'spy=1; Path=/');
      response.end('{}');
    };
    await ask(answer);
    await ask(answer);
    expect(seen).toEqual([undefined, undefined]);
  });

  test('is told in words that are short and plain, however long and broken its page is', () => {
    // 200 kB of this took 43 seconds, and two megabytes would have taken an hour
    expect(wordsOf(`Sorry ${'<'.repeat(2_000_000)}`)).toHaveLength(300);
    expect(wordsOf('<h1>Bad\u0007 gateway</h1><script>x</script>')).toBe('Bad gateway x');
  });

  test('nests its JSON beyond reason: it is no answer, and no rule runs out of stack', () => {
    const deep = `{"result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(readJson(deep)).toBeUndefined();
    expect(readJson(`${'['.repeat(100)}"]["${']'.repeat(100)}`)).toBeDefined();
    const outcome: HttpOutcome = { kind: 'answer', status: 200, headers: new Headers(), text: deep };
    expect(replyOf(outcome, z.object({ result: z.unknown() }), 0)).toMatchObject({ ok: false, fault: { kind: 'transient' } });
    const errors = Errors.parse({ shape: { message: '/m' }, rules: [{ when: { at: '/result', has: 'x' }, is: 'auth' }] });
    const said = { status: 400, header: () => null, body: readJson(deep), isEmpty: false };
    expect(faultOf(said, errors, { now: 0 })).toMatchObject({ kind: 'transient' });
  });

  test('brings a __proto__ changes no object but its own', () => {
    const read = z
      .looseObject({ a: z.number() })
      .parse(readJson('{"a":1,"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'));
    expect(read).toMatchObject({ a: 1 });
    expect('isAdmin' in {}).toBe(false);
  });

  test('of a neighbour under a shared domain is not the same site: the password stays', () => {
    const base = new URL('https://booth.github.io/dav/');
    expect(isSameSite(base, new URL('https://evil.github.io/dav/'))).toBe(false);
    expect(isSameSite(new URL('https://dav.host.example/'), new URL('https://p07.host.example/'))).toBe(true);
    expect(isSameSite(new URL('https://a.co.uk/'), new URL('https://b.co.uk/'))).toBe(false);
  });
});
