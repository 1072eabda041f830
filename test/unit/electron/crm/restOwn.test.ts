import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import type { PushItem, PushTarget } from '#shared/crm/push.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { someAppointment, somePushItem } from '#test/unit/shared/crm/someLeads.ts';
import { after, inputOf } from './restBooth.ts';

type Row = Record<string, unknown>;
type Small = {
  readonly url: string;
  readonly leads: Row[];
  readonly meetings: Row[];
  readonly keys: (string | undefined)[];
  loses: (path: string) => boolean;
};

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const bodyOf = async (request: IncomingMessage): Promise<Row> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer); // a request's stream yields buffers
  return pieces.length === 0 ? {} : (JSON.parse(Buffer.concat(pieces).toString('utf8')) as Row); // the engine sends objects
};

/** As much of EspoCRM's API as the example speaks to (docs.espocrm.com/development/api). */
async function smallCrm(): Promise<Small> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://crm');
    const body = await bodyOf(request);
    small.keys.push(request.headers['x-api-key'] as string | undefined); // one such header is sent
    const say = (status: number, json: unknown): void => {
      if (small.loses(`${request.method ?? ''} ${url.pathname}`)) return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
    if (request.headers['x-api-key'] !== 'key-of-the-booth') return void response.writeHead(401).end();
    if (url.pathname === '/api/v1/App/user') return say(200, { user: { id: '1', name: 'Booth' } });
    const [, , , type = '', id, inner] = url.pathname.split('/');
    const rows = type === 'Lead' ? small.leads : small.meetings;
    if (inner === 'meetings') return say(200, { total: 0, list: small.meetings.filter(({ parentId }) => parentId === id) });
    if (request.method === 'GET') {
      const [field, value] = [url.searchParams.get('where[0][attribute]') ?? '', url.searchParams.get('where[0][value]')];
      return say(200, { total: 0, list: rows.filter((row) => row[field] === value) });
    }
    if (request.method === 'POST') {
      if (JSON.stringify(body['lastName'] ?? '').length > 102) return say(400, { messageTranslation: { data: { field: 'lastName' } } });
      const row = { ...body, id: `${type}-${rows.length + 1}` };
      rows.push(row);
      return say(200, row);
    }
    const known = rows.find((row) => row['id'] === id);
    if (known === undefined) return say(404, { message: 'Not found' });
    return say(200, Object.assign(known, body));
  };
  const server = createServer((request, response) => void answer(request, response));
  const small: Small = { url: '', leads: [], meetings: [], keys: [], loses: () => false };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(small, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }); // a listening TCP server's address
}

const description = readFileSync('resources/connectors/espocrm.json', 'utf8');

const targetAt = (url: string, more: Partial<Extract<PushTarget['config'], { kind: 'rest' }>> = {}): PushTarget => ({
  id: 'own' as TargetId, // an id of the tests' own
  config: { kind: 'rest', url, connector: 'espocrm', settings: {}, description, ...more },
});

const crm = (secret = 'key-of-the-booth') => newCrm({ readSecret: () => secret, now: Date.now });

const item = (at: number): PushItem => {
  const bare = { ...somePushItem(at), notes: [] };
  return { ...bare, appointments: [someAppointment(bare.lead)] };
};

describe('a CRM that nobody wrote code for, by a file that describes it', () => {
  it('gets leads and meetings once, and only what has changed the next time', async () => {
    const small = await smallCrm();
    const target = targetAt(small.url);
    const items = [item(1), item(2), item(15)];
    const report = await crm().push(inputOf(target, items));
    expect(report.results.map(({ outcome, change }) => [outcome, change])).toEqual(items.map(() => ['done', 'created']));
    expect(small.leads).toMatchObject([{ cBoothbookId: items[0]?.lead.externalKey }, {}, { addressCity: 'Lyon' }]);
    expect(small.meetings).toMatchObject([{ parentId: 'Lead-1', dateStart: '2026-03-17 10:00:00', status: 'Planned' }, {}, {}]);
    const known = items.map((one, at) => after(one, report.results[at]));
    const back = await crm().readBack(inputOf(target, known));
    expect(back.ok && back.value.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    Object.assign(small.leads[2] ?? {}, { addressCity: 'Marseille' });
    const [first] = known;
    if (first === undefined) throw new Error('three were sent');
    const edited = { ...first, lead: { ...first.lead, contact: { ...first.lead.contact, jobTitle: 'Directrice' } } };
    const again = await crm().push(inputOf(target, [edited, ...known.slice(1)]));
    expect(again.results.map(({ change }) => change)).toEqual(['updated', 'unchanged', 'unchanged']);
    expect([small.leads.length, small.meetings.length, small.leads[2]?.['addressCity']]).toEqual([3, 3, 'Marseille']);
  });

  it('finds what it wrote before an answer was lost, the lead as the meeting', async () => {
    const small = await smallCrm();
    const target = targetAt(small.url);
    small.loses = (call) => call === 'POST /api/v1/Lead';
    const first = await crm().push(inputOf(target, [item(1)]));
    small.loses = (call) => call === 'POST /api/v1/Meeting';
    const second = await crm().push(inputOf(target, [after(item(1), first.results[0])]));
    small.loses = () => false;
    const third = await crm().push(inputOf(target, [after(after(item(1), first.results[0]), second.results[0])]));
    expect([first, second, third].map(({ results }) => results[0]?.outcome)).toEqual(['transient', 'transient', 'done']);
    expect([small.leads.length, small.meetings.length]).toEqual([1, 1]);
  });

  it('is told of before the first lead: who signs in, or that the key is not taken', async () => {
    const small = await smallCrm();
    expect(await crm().preflight(targetAt(small.url))).toMatchObject({ ok: true, value: { product: 'EspoCRM', user: 'Booth' } });
    expect(await crm('another').preflight(targetAt(small.url))).toMatchObject({ ok: false, error: 'auth' });
  });

  it('is not begun with a description that cannot be read, and no key leaves', async () => {
    const small = await smallCrm();
    const target = targetAt(small.url, { description: description.replace('"lead":', '"leda":') });
    expect(await crm().preflight(target)).toMatchObject({ ok: false, error: 'bad-description' });
    expect(await crm().push(inputOf(target, [item(1)]))).toMatchObject({
      pause: 'setup',
      pauseReason: 'bad-description',
      results: [{ outcome: 'untried' }],
    });
    expect(small.keys).toEqual([]);
  });

  it('signs with a password or a parameter where the description says so', async () => {
    const small = await smallCrm();
    const withAuth = (auth: object): PushTarget =>
      targetAt(small.url, { description: JSON.stringify({ ...(JSON.parse(description) as object), auth }) });
    const seen: (readonly [string | undefined, string])[] = [];
    const server = createServer((request, response) => {
      seen.push([request.headers.authorization, request.url ?? '']);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"user":{"id":1,"name":"Booth"}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a listening TCP server's address
    const basic = withAuth({ kind: 'basic' });
    const query = withAuth({ kind: 'query', parameter: 'api_token' });
    expect((await crm('user:pass').preflight({ ...basic, config: { ...basic.config, url } })).ok).toBe(true);
    expect((await crm('tok en').preflight({ ...query, config: { ...query.config, url } })).ok).toBe(true);
    expect(seen).toEqual([
      ['Basic dXNlcjpwYXNz', '/api/v1/App/user'],
      [undefined, '/api/v1/App/user?api_token=tok+en'],
    ]);
  });
});
