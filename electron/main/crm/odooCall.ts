import { z } from 'zod';
import type { TargetConfig } from '#shared/domain/target.ts';
import { readJson, readRetryAfter } from './http.ts';
import type { HttpOutcome } from './http.ts';
import { faultOfSilence, wordsOf } from './transport.ts';
import type { Fault, Link } from './transport.ts';

export type OdooLink = Link<Extract<TargetConfig, { kind: 'odoo' }>>;

/** An answer read into the expected shape, or why there is none. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** One method of one model, by the JSON-2 API (Odoo 19): `POST /json/2/<model>/<method>`. */
export type OdooCall<T> = {
  readonly model: string;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly shape: z.ZodType<T>;
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

/**
 * Creating and writing without side effects: times are UTC (`load` reads them in the user's zone otherwise), names not yet known
 * are made, nobody is mailed, nothing is followed.
 */
export const QUIET = {
  tz: 'UTC',
  name_create_enabled_fields: { tag_ids: true, source_id: true },
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

/** What an answer is: the expected shape with a 2xx, or a fault. The status alone decides nothing (CRM portals lie with 200, Odoo with 500). */
export function replyOf<T>(outcome: HttpOutcome, shape: z.ZodType<T>, now: number): Reply<T> {
  if (outcome.kind !== 'answer') return { ok: false, fault: faultOfSilence(outcome) };
  const { status, headers, text } = outcome;
  const body = readJson(text);
  if (status >= 200 && status < 300) {
    const read = shape.safeParse(body);
    return read.success ? { ok: true, value: read.data } : { ok: false, fault: { kind: 'transient', reason: 'not Odoo’s answer' } };
  }
  const error = OdooError.safeParse(body);
  if (status === 429 || (status >= 502 && status <= 504) || !error.success) {
    if (status === 401) return { ok: false, fault: { kind: 'auth', reason: 'HTTP 401' } };
    const retryAfterMs = readRetryAfter(headers, now);
    return { ok: false, fault: { kind: 'transient', reason: `HTTP ${status}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } };
  }
  return { ok: false, fault: faultOfError(status, error.data) };
}

/** Calls one method; the key goes in the header, never in the address. */
export async function callOdoo<T>(link: OdooLink, { model, method, args, shape }: OdooCall<T>): Promise<Reply<T>> {
  const outcome = await link.send({
    url: odooUrl(link, `json/2/${model}/${method}`),
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `bearer ${link.secret}`,
      'x-odoo-database': link.config.database,
      'user-agent': 'Boothbook',
    },
    body: JSON.stringify(args),
    signal: link.signal,
  });
  return replyOf(outcome, shape, link.now());
}
