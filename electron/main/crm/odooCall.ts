import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TargetConfig } from '#shared/domain/target.ts';
import { readJson, readRetryAfter } from './http.ts';
import type { HttpOutcome } from './http.ts';
import { faultOfSilence, wordsOf } from './transport.ts';
import type { Fault, Link } from './transport.ts';

export type OdooLink = Link<Extract<TargetConfig, { kind: 'odoo' }>>;

/** An answer read into the expected shape, or why there is none. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** One method of one model, with its arguments by name; on records when there are `ids` (none: an empty list). */
export type OdooCall<T> = {
  readonly model: string;
  readonly method: string;
  readonly ids?: readonly number[];
  readonly args: Readonly<Record<string, unknown>>;
  readonly shape: z.ZodType<T>;
  /** Files need longer. */
  readonly timeoutMs?: number;
};

/** How Odoo tells an error: an exception's class and words, whatever the HTTP status. */
const OdooError = z.object({ name: z.string(), message: z.string() });

/** Classes of exceptions that say "the database, not your data" (psycopg2 and Odoo's pool). */
const PASSING =
  /psycopg2\.|OperationalError|InterfaceError|PoolError|ConcurrencyError|SerializationFailure|DeadlockDetected|LockNotAvailable/u;

/** True for a message that carries the name of such a class; `load` puts it into its words ("Unknown error … <class 'psycopg2…'>"). */
export const isPassing = (words: string): boolean =>
  PASSING.test(words) ||
  /could not serialize access|server closed the connection|connection already closed|current transaction is aborted/u.test(words);

/** Creating and writing without side effects: times are UTC (`load` reads them in the user's zone otherwise), nobody is mailed, nothing is followed. */
export const QUIET = {
  tz: 'UTC',
  tracking_disable: true,
  mail_create_nosubscribe: true,
  mail_create_nolog: true,
  mail_notify_force_send: false,
  no_mail_to_attendees: true,
  dont_notify: true,
} as const;

/** Address of a path below the target's own address (Odoo may live in a folder of a host). */
export const odooUrl = (link: OdooLink, path: string): URL =>
  new URL(path, link.url.href.endsWith('/') ? link.url : new URL(`${link.url.href}/`));

function faultOfError(status: number, error: z.infer<typeof OdooError>): Fault {
  const reason = wordsOf(error.message) || error.name;
  if (status === 401 || error.name.endsWith('.AccessDenied')) return { kind: 'auth', reason };
  if (isPassing(error.name)) return { kind: 'transient', reason };
  if (status === 404) return { kind: 'setup', reason };
  return { kind: 'unknown', reason };
}

/** An HTTP status that is not of Odoo's own making: something in between, or Odoo on its way up. */
function faultOfStatus(status: number, headers: Headers, now: number): Fault {
  if (status === 401) return { kind: 'auth', reason: 'HTTP 401' };
  const retryAfterMs = readRetryAfter(headers, now);
  return { kind: 'transient', reason: `HTTP ${status}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

const notOdoo = { ok: false, fault: { kind: 'transient', reason: 'not Odoo’s answer' } } as const;

/** What an answer is: the expected shape with a 2xx, or a fault. The status alone decides nothing (CRM portals lie with 200, Odoo with 500). */
export function replyOf<T>(outcome: HttpOutcome, shape: z.ZodType<T>, now: number): Reply<T> {
  if (outcome.kind !== 'answer') return { ok: false, fault: faultOfSilence(outcome) };
  const { status, headers, text } = outcome;
  const body = readJson(text);
  if (status >= 200 && status < 300) {
    const read = shape.safeParse(body);
    return read.success ? { ok: true, value: read.data } : notOdoo;
  }
  const error = OdooError.safeParse(body);
  if (status === 429 || (status >= 502 && status <= 504) || !error.success)
    return { ok: false, fault: faultOfStatus(status, headers, now) };
  return { ok: false, fault: faultOfError(status, error.data) };
}

/** By JSON-2 (Odoo 19): `POST /json/2/<model>/<method>`; the key goes in the header, never in the address. */
async function callJson2<T>(link: OdooLink, { model, method, ids, args, shape, timeoutMs }: OdooCall<T>): Promise<Reply<T>> {
  const outcome = await link.send({
    url: odooUrl(link, `json/2/${model}/${method}`),
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `bearer ${link.secret}`,
      'x-odoo-database': link.config.database,
      'user-agent': 'Boothbook',
    },
    body: JSON.stringify(ids === undefined ? args : { ids, ...args }),
    signal: link.signal,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return replyOf(outcome, shape, link.now());
}

/** JSON-RPC 2.0: errors come with HTTP 200, a class of exception in `data.name`; a result of None is left out. */
const RpcAnswer = z.object({
  jsonrpc: z.literal('2.0'),
  result: z.unknown().optional(),
  error: z.object({ data: OdooError }).optional(),
});

/** One call of a service of Odoo's JSON-RPC (`/jsonrpc`, Odoo 14 to 19). */
export async function callService<T>(
  link: OdooLink,
  {
    service,
    method,
    args,
    shape,
    timeoutMs,
  }: Pick<OdooCall<T>, 'method' | 'shape' | 'timeoutMs'> & { service: string; args: readonly unknown[] },
): Promise<Reply<T>> {
  const outcome = await link.send({
    url: odooUrl(link, 'jsonrpc'),
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Boothbook' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } }),
    signal: link.signal,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const reply = replyOf(outcome, RpcAnswer, link.now());
  if (!reply.ok) return reply;
  const { error, result = null } = reply.value;
  if (error !== undefined) return { ok: false, fault: faultOfError(200, error.data) };
  const read = shape.safeParse(result);
  return read.success ? { ok: true, value: read.data } : notOdoo;
}

/** Number of the user behind a login, by target; asked again when the secret is another one. */
const users = new Map<string, { readonly secret: string; readonly uid: number }>();

/** Who we are to a JSON-RPC Odoo: `false` instead of a number says that login or key are wrong. */
async function signIn(link: OdooLink, login: string): Promise<Reply<number>> {
  const { database } = link.config;
  const place = [link.url.href, database, login].join('\n');
  const secret = createHash('sha256').update(link.secret).digest('base64');
  const known = users.get(place);
  if (known?.secret === secret) return { ok: true, value: known.uid };
  const reply = await callService(link, {
    service: 'common',
    method: 'authenticate',
    args: [database, login, link.secret, {}],
    shape: z.union([z.number().int().positive(), z.literal(false)]),
  });
  if (!reply.ok) return reply;
  if (reply.value === false) return { ok: false, fault: { kind: 'auth', reason: 'wrong login or key' } };
  users.set(place, { secret, uid: reply.value });
  return { ok: true, value: reply.value };
}

async function callRpc<T>(link: OdooLink, login: string, call: OdooCall<T>): Promise<Reply<T>> {
  const uid = await signIn(link, login);
  if (!uid.ok) return uid;
  const { model, method, ids, args, shape, timeoutMs } = call;
  return callService(link, {
    service: 'object',
    method: 'execute_kw',
    args: [link.config.database, uid.value, link.secret, model, method, ids === undefined ? [] : [ids], args],
    shape,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

/** Calls one method, by the wire the target has: JSON-RPC when it has a login, else JSON-2. The answers are the same. */
export const callOdoo = <T>(link: OdooLink, call: OdooCall<T>): Promise<Reply<T>> =>
  link.config.login === undefined ? callJson2(link, call) : callRpc(link, link.config.login, call);

/** Number of our user: what its own context says (19), else what signing in said (before). */
export async function readUid(link: OdooLink, told: number | undefined): Promise<Reply<number>> {
  if (told !== undefined) return { ok: true, value: told };
  const { login } = link.config;
  return login === undefined ? notOdoo : signIn(link, login);
}
