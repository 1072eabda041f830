import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startFaultProxy } from '#test/servers/faultProxy.ts';
import type { FaultProxy } from '#test/servers/faultProxy.ts';
import { matchPath, textOf } from './call.ts';
import type { Answer, Call, FakeObject, Route } from './call.ts';
import { violationsOf } from './check.ts';
import type { Violation } from './check.ts';
import { dynamics } from './dynamics.ts';
import { hubspot } from './hubspot.ts';
import { newOauth } from './oauth.ts';
import type { Oauth } from './oauth.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforce } from './salesforce.ts';
import { findBy, living, tableOf } from './table.ts';
import type { Row, Tables } from './table.ts';
import type { FakeOptions, Vendor, VendorName, World } from './vendor.ts';
import { zoho } from './zoho.ts';

/** A request that reached the fake, with what it answered. */
export type Logged = Pick<Call, 'method' | 'target' | 'path' | 'body'> & {
  readonly status: number;
  readonly answer: unknown;
  readonly at: number;
};

/** A CRM on this machine that keeps what it is told and answers as the vendor's published contract says. */
export type Fake = {
  readonly vendor: VendorName;
  /** Through a proxy that can misbehave (`proxy.choose`). */
  readonly url: string;
  readonly proxy: FaultProxy;
  /** A token that opens everything until `oauth.revoke()`. */
  readonly token: string;
  readonly oauth: Oauth;
  readonly tables: Tables;
  readonly keyField: string;
  readonly calls: readonly Logged[];
  /** Requests that were not as the vendor publishes them: a connector under test leaves this empty. */
  readonly violations: readonly Violation[];
  /** What is there, deleted ones left out; the leads unless another table is named. */
  readonly records: (table?: string) => Row[];
  readonly byExternalKey: (key: string, table?: string) => Row | undefined;
  /** How many times a row was written, by any call. */
  readonly writes: () => number;
  /** What a salesperson does in the CRM. */
  readonly edit: (id: string, fields: FakeObject, table?: string) => void;
  readonly remove: (id: string, table?: string) => void;
  readonly merge: (loser: string, winner: string, table?: string) => void;
  readonly convert: (id: string) => void;
  /** Requests that came although the time they were asked to wait was not over. */
  readonly impatient: () => number;
  /** The next `count` requests are too many. */
  readonly throttle: (count: number, seconds?: number) => void;
  /** The next `count` rows are being written by somebody else (Salesforce). */
  readonly lockRows: (count: number) => void;
  readonly isReadOnly: () => boolean;
  /** Every answer takes that long. */
  delayMs: number;
  /** The process dies: connections break, nothing answers; what it has stored stays. */
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const VENDORS: Readonly<Record<VendorName, Vendor>> = { hubspot, salesforce, dynamics, pipedrive, zoho };

const HOUR = 3_600_000;

function bodyOf(type: string, bytes: Buffer): unknown {
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
  if (!type.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer); // a request's stream yields buffers
  const bytes = Buffer.concat(pieces);
  const url = new URL(incoming.url ?? '/', 'http://fake');
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    path: url.pathname,
    params: {},
    query: url.searchParams,
    headers,
    bytes,
    body: bodyOf(headers['content-type'] ?? '', bytes),
  };
}

function send(response: ServerResponse, { status, headers = {}, json, text }: Answer): void {
  const body = json === undefined ? (text ?? '') : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' };
  response.writeHead(status, { ...type, ...headers }).end(body);
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)); // a listening TCP server's address
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

type Desk = {
  readonly vendor: Vendor;
  readonly routes: readonly Route[];
  readonly violations: Violation[];
  readonly rate: FakeOptions['rate'];
  readonly now: () => number;
  throttled: [number, number];
  /** Begin of the time that is counted, and how many have come in it. */
  window: [number, number];
  quietUntil: number;
  impatient: number;
};

/** Seconds to wait, when this request is one too many. */
function waitOf(desk: Desk): number | null {
  const now = desk.now();
  if (now < desk.quietUntil) desk.impatient += 1;
  if (desk.throttled[0] > 0) {
    desk.throttled[0] -= 1;
    return desk.throttled[1];
  }
  if (desk.rate === undefined) return null;
  const { most, ms } = desk.rate;
  if (now >= desk.window[0] + ms) desk.window = [now, 0];
  desk.window[1] += 1;
  return desk.window[1] <= most ? null : Math.ceil((desk.window[0] + ms - now) / 1_000);
}

function routed(routes: readonly Route[], call: Call): { route: Route; call: Call } | null {
  for (const route of routes) {
    const params = route.contract.method === call.method ? matchPath(route.contract.path, call.path) : null;
    if (params !== null) return { route, call: { ...call, params } };
  }
  return null;
}

/** What the vendor's front desk does before a call is handled: who are you, how often do you ask, is this as published. */
function answerOf(desk: Desk, fake: Fake, asked: Call): Answer {
  const wait = waitOf(desk);
  if (wait !== null) {
    const answer = desk.vendor.throttled(wait);
    // where nothing says how long, nobody can be impatient
    if (answer.headers?.['retry-after'] !== undefined) desk.quietUntil = desk.now() + wait * 1_000;
    return answer;
  }
  return askedOf(desk, fake, { asked, isWithin: false });
}

/** A call that is within another one has shown its token already. */
function askedOf(desk: Desk, fake: Pick<Fake, 'oauth' | 'isReadOnly'>, { asked, isWithin }: { asked: Call; isWithin: boolean }): Answer {
  const { vendor } = desk;
  const found = routed(desk.routes, asked);
  if (found === null) {
    desk.violations.push({ call: `${asked.method} ${asked.path}`, where: 'path', words: 'is no call that the vendor publishes' });
    return vendor.noSuchCall(asked);
  }
  const { route, call } = found;
  const state = route.isOpen === true || isWithin ? 'good' : fake.oauth.stateOf(vendor.tokenOf(call));
  if (state !== 'good') return vendor.unauthorised(state);
  const wrong = violationsOf(call, route.contract);
  if (wrong.length > 0) {
    desk.violations.push(...wrong);
    return vendor.malformed(wrong.map(({ where, words }) => `${where} ${words}`).join('; '));
  }
  if (fake.isReadOnly() && vendor.isWrite(route.contract)) return vendor.forbidden();
  return route.handle(call);
}

/** Starts a CRM of that vendor with empty books, and a proxy before it. */
export async function startFake(name: VendorName, options: FakeOptions = {}): Promise<Fake> {
  const vendor = VENDORS[name];
  const now = options.now ?? Date.now;
  const keyField = options.keyField ?? vendor.keyField;
  const tables = vendor.tables({ ...options, keyField });
  const calls: Logged[] = [];
  const violations: Violation[] = [];
  let locked = 0;
  let proxy: FaultProxy | null = null;
  const base = (): string => proxy?.url ?? '';
  const isRowLocked = (): boolean => {
    locked -= 1;
    return locked >= 0;
  };
  const world: World = {
    tables,
    options: { ...options, keyField },
    base,
    now,
    isRowLocked,
    ask: (call) => askedOf(desk, fake, { asked: call, isWithin: true }),
  };
  const oauth = newOauth(vendor.signIn, { now, ttlMs: options.ttlMs ?? HOUR, base });
  const desk: Desk = {
    vendor,
    routes: [...oauth.routes, ...vendor.routes(world)],
    violations,
    rate: options.rate,
    now,
    throttled: [0, 0],
    window: [0, 0],
    quietUntil: 0,
    impatient: 0,
  };

  async function take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(incoming);
    if (fake.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fake.delayMs));
    const answer = answerOf(desk, fake, call);
    const { method, target, path, body } = call;
    calls.push({ method, target, path, body, status: answer.status, answer: answer.json, at: now() });
    if (!response.destroyed) send(response, answer);
  }
  const begin = (): Server => createServer((incoming, response) => void take(incoming, response).catch(() => incoming.destroy()));
  let server = begin();
  const port = await listen(server, 0);
  proxy = await startFaultProxy(port);
  const { access } = oauth.grant();

  const rowOf = (id: string, table = vendor.leads): Row => {
    const row = tableOf(tables, table).rows.get(id);
    if (row === undefined) throw new Error(`the fake has no ${table} ${id}`);
    return row;
  };
  const fake: Fake = {
    vendor: name,
    url: proxy.url,
    proxy,
    token: access,
    oauth,
    tables,
    keyField,
    calls,
    violations,
    delayMs: 0,
    isReadOnly: () => options.isReadOnly === true,
    records: (table = vendor.leads) => living(tableOf(tables, table)),
    byExternalKey: (key, table = vendor.leads) => findBy(tableOf(tables, table), keyField, key),
    writes: () => [...tables.values()].reduce((sum, { written }) => sum + written.count, 0),
    edit(id, fields, table) {
      const row = rowOf(id, table);
      row.fields = { ...row.fields, ...fields };
    },
    remove(id, table) {
      rowOf(id, table).isDeleted = true;
    },
    merge(loser, winner, table) {
      const row = rowOf(loser, table);
      row.isDeleted = true;
      row.mergedInto = textOf(rowOf(winner, table).id);
    },
    convert(id) {
      rowOf(id).isConverted = true;
    },
    impatient: () => desk.impatient,
    throttle(count, seconds = 1) {
      desk.throttled = [count, seconds];
    },
    lockRows(count) {
      locked = count;
    },
    kill: () => closed(server),
    async restart() {
      server = begin();
      await listen(server, port);
    },
    async close() {
      await proxy?.stop();
      await closed(server);
    },
  };
  return fake;
}
