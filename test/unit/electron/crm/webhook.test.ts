import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { readEndpoint } from '#electron/main/crm/endpoint.ts';
import { newCrm } from '#electron/main/crm/push.ts';
import type { PushReport, PushTarget } from '#shared/crm/push.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { somePushItem, someShow } from '#test/unit/shared/crm/someLeads.ts';

const SECRET = `whsec_${Buffer.from('a signing key of thirty-two byte').toString('base64')}`;

type Call = { readonly id: string; readonly body: string; readonly headers: IncomingHttpHeaders };
type Answer = (answer: ServerResponse, call: Call) => void;

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

/** A receiver that keeps what it was sent, then answers as told. */
async function receiver(answer: Answer): Promise<{ calls: Call[]; push: (leads: number, secret?: string | null) => Promise<PushReport> }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const call = { id: String(request.headers['webhook-id']), body: Buffer.concat(pieces).toString('utf8'), headers: request.headers };
      calls.push(call);
      answer(response, call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())));
  const { port } = server.address() as AddressInfo; // a listening TCP server's address
  const target: PushTarget = { id: 'hook' as TargetId, config: { kind: 'webhook', url: `http://127.0.0.1:${port}/leads` } }; // an id of the test's own
  const push = (leads: number, secret: string | null = SECRET): Promise<PushReport> =>
    newCrm({ readSecret: () => secret, now: Date.now }).push({
      target,
      shows: [someShow],
      leads: Array.from({ length: leads }, (_, at) => somePushItem(at)),
      dryRun: false,
    });
  return { calls, push };
}

const outcomes = (report: PushReport): string[] => report.results.map(({ outcome }) => outcome);
const fine: Answer = (answer) => void answer.writeHead(204).end();

test('every call passes the reference verifier of Standard Webhooks; a changed byte does not', async () => {
  const { calls, push } = await receiver(fine);
  expect(outcomes(await push(3))).toEqual(['done', 'done', 'done']);
  for (const { body, headers } of calls) {
    const verifier = new Webhook(SECRET);
    const given = headers as Record<string, string>; // the headers the verifier reads are single strings
    expect(verifier.verify(body, given)).toMatchObject({
      type: 'lead.saved',
      data: { externalKey: expect.stringMatching(/^boothbook\./u) },
    });
    expect(() => verifier.verify(body.replace('lead.saved', 'lead.saveD'), given)).toThrow();
  }
});

test('the operation keeps its id at every try', async () => {
  let number = 0;
  const { calls, push } = await receiver((answer) => void answer.writeHead((number += 1) === 1 ? 502 : 204).end());
  expect(outcomes(await push(1))).toEqual(['transient']);
  expect(outcomes(await push(1))).toEqual(['done']);
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  expect(calls[0]?.id).toBe(`boothbook.${somePushItem(0).lead.id}.rev-0`);
});

test('a portal’s page, an answer cut short and a lost one are not taken for success', async () => {
  const bad: Answer[] = [
    (answer) => void answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to Expo Wi-Fi</html>'),
    (answer) => void answer.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "4'),
    (answer) => void answer.destroy(),
    (answer) => void answer.writeHead(302, { location: 'http://127.0.0.1:1/login' }).end(),
  ];
  for (const one of bad) {
    const { push } = await receiver(one);
    const report = await push(1);
    expect(outcomes(report)).toEqual(['transient']);
    expect(report.pause).toBeUndefined();
    await stop();
  }
});

test('429 with Retry-After is obeyed and the rest is not tried', async () => {
  const { calls, push } = await receiver((answer) => void answer.writeHead(429, { 'retry-after': '7' }).end());
  const report = await push(30);
  expect(report.retryAfterMs).toBe(7_000);
  expect(calls.length).toBeLessThanOrEqual(4);
  expect(outcomes(report).filter((outcome) => outcome === 'untried').length).toBeGreaterThanOrEqual(26);
});

test('a refused lead brings the receiver’s field and words, the others land', async () => {
  const { push } = await receiver((answer, { body }) => {
    if (!body.includes('Visitor 2 ')) return fine(answer, { id: '', body, headers: {} });
    answer
      .writeHead(422, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errors: [{ field: 'phone', message: 'Numéro refusé' }] }));
  });
  const { results } = await push(5);
  expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused', 'done', 'done']);
  expect(results[2]).toMatchObject({ field: 'phone', reason: 'Numéro refusé' });
});

test('a wrong key pauses, a missing one pauses, a receiver that is away is offline: no try is used', async () => {
  const { push } = await receiver((answer) => void answer.writeHead(401).end());
  expect(await push(2)).toMatchObject({ pause: 'auth', results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
  expect(await push(1, null)).toMatchObject({ pause: 'auth', pauseReason: 'no-secret' });
  await stop();
  // the connection kept from before breaks first: that call may have arrived
  await push(2);
  expect(await push(2)).toMatchObject({ pause: 'offline', results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
});

test('a target is reached by https, or on this machine; nothing else', () => {
  for (const url of ['https://crm.example/x', 'http://localhost:8069', 'http://127.0.0.1:1/', 'http://[::1]:8069/'])
    expect(readEndpoint(url).ok).toBe(true);
  expect(readEndpoint('http://crm.example/')).toMatchObject({ error: 'not-secure' });
  expect(readEndpoint('http://127.0.0.1.evil.example/')).toMatchObject({ error: 'not-secure' });
  for (const url of ['ftp://crm.example', 'https://user:pass@crm.example', 'crm.example', 'file:///etc/passwd'])
    expect(readEndpoint(url)).toMatchObject({ error: 'bad-url' });
});
