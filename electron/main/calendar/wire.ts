import { getDomain } from 'tldts';
import type { CalendarFault } from '#shared/ipc/calendar.ts';
import { readRetryAfter } from '#electron/main/crm/http.ts';
import type { HttpOutcome, HttpRequest } from '#electron/main/crm/http.ts';

/** The way to one calendar server. */
export type Wire = {
  readonly base: URL;
  readonly user: string;
  readonly password: string;
  readonly signal: AbortSignal;
  readonly send: (request: HttpRequest) => Promise<HttpOutcome>;
  readonly now: () => number;
};

/** Why a request brought nothing, and for how long the server wants peace. */
export type WireFault = { readonly error: CalendarFault; readonly detail: string; readonly retryAfterMs?: number };

/** A fault on its way through the library, which knows only exceptions. */
export class DavError extends Error {
  readonly fault: WireFault;
  constructor(fault: WireFault) {
    super(fault.error);
    this.fault = fault;
  }
}

export type DavMethod = HttpRequest['method'];
export type DavAnswer = { readonly url: URL; readonly status: number; readonly headers: Headers; readonly text: string };

const TIMEOUT_MS = 30_000;
const REDIRECTS_MOST = 3;
const PRIVATE = { allowPrivateDomains: true };

/**
 * May the password go there? To the server itself; and since large providers give each user a host of their own, to other hosts of the same
 * registered domain, by https only. A domain under which anybody gets a name (`github.io`) is nobody's.
 */
export function isSameSite(base: URL, url: URL): boolean {
  if (url.origin === base.origin) return true;
  const domain = getDomain(base.hostname, PRIVATE);
  return url.protocol === 'https:' && base.protocol === 'https:' && domain !== null && getDomain(url.hostname, PRIVATE) === domain;
}

const isPage = (text: string, headers: Headers): boolean =>
  (headers.get('content-type') ?? '').includes('html') || /^\s*<(?:!doctype html|html)/iu.test(text.slice(0, 200));

/** As much of an answer as is looked at for words: tags that never end would be looked for in all the rest, each time. */
const WORDS_IN = 4_000;

/** Words of a server, short and without control characters. */
export const wordsOf = (text: string): string =>
  text
    .slice(0, WORDS_IN)
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);

/** What a status means for any request; null: it is the caller's to judge. */
export function faultOfStatus({ status, text, headers }: DavAnswer, now: number): WireFault | null {
  const wait = readRetryAfter(headers, now);
  const pause = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 401 || status === 407) return { error: 'auth', detail: `${status}` };
  if (status === 429 || status === 503) return { error: 'busy', detail: `${status}`, ...pause };
  if (status === 511) return { error: 'portal', detail: '511' };
  if (status >= 500 || status === 408 || status === 423 || status === 425)
    return { error: 'lost', detail: `${status} ${wordsOf(text)}`.trim(), ...pause };
  // a page with 200 answers any question at a trade show's Wi-Fi
  if (status < 300 && isPage(text, headers)) return { error: 'portal', detail: wordsOf(text).slice(0, 80) };
  return null;
}

function faultOfSilence(outcome: Exclude<HttpOutcome, { kind: 'answer' }>): WireFault {
  switch (outcome.kind) {
    case 'unreached':
      return { error: 'offline', detail: outcome.reason };
    case 'lost':
      return { error: outcome.reason === 'answer too large' ? 'too-large' : 'lost', detail: outcome.reason };
    case 'stopped':
      return { error: 'stopped', detail: 'stopped' };
  }
}

export type DavRequest = {
  readonly url: string;
  readonly method: DavMethod;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A redirect is for the caller to look at. */
  readonly isManual?: boolean;
};

/** Where an answer sends a request on; null when it does not, or when it would take the password away from the site. */
function redirectOf(answer: DavAnswer, base: URL): URL | null {
  const location = answer.headers.get('location');
  if (![301, 302, 307, 308].includes(answer.status) || location === null || !URL.canParse(location, answer.url.href)) return null;
  const next = new URL(location, answer.url.href);
  return isSameSite(base, next) ? next : null;
}

/** One request with the password, to this site only; follows redirects within it. Throws `DavError` for all that is no usable answer. */
export async function ask(wire: Wire, { url, method, headers = {}, body, isManual = false }: DavRequest): Promise<DavAnswer> {
  let target = new URL(url, wire.base);
  for (let hop = 0; ; hop += 1) {
    if (!isSameSite(wire.base, target)) throw new DavError({ error: 'not-secure', detail: target.host });
    const outcome = await wire.send({
      url: target,
      method,
      headers: { ...headers, authorization: `Basic ${Buffer.from(`${wire.user}:${wire.password}`, 'utf8').toString('base64')}` },
      ...(body === undefined ? {} : { body }),
      signal: wire.signal,
      timeoutMs: TIMEOUT_MS,
    });
    if (outcome.kind !== 'answer') throw new DavError(faultOfSilence(outcome));
    const answer: DavAnswer = { url: target, status: outcome.status, headers: outcome.headers, text: outcome.text };
    const fault = faultOfStatus(answer, wire.now());
    if (fault !== null) throw new DavError(fault);
    const next = isManual ? null : redirectOf(answer, wire.base);
    if (next === null || hop >= REDIRECTS_MOST) return answer;
    target = next;
  }
}

/** Statuses whose answers have no body (Fetch standard §2.2.5). */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

const METHODS: ReadonlySet<string> = new Set(['GET', 'PROPFIND', 'REPORT']);
const isMethod = (method: string): method is DavMethod => METHODS.has(method);

/** The end of a multistatus: the library's parser takes half a list for a list. */
const WHOLE = /(?:<\/(?:[\w.-]+:)?multistatus\s*>|<(?:[\w.-]+:)?multistatus[^<>]*\/>)\s*$/u;

/** `fetch` for tsdav: the same doors as every request of ours (one site, a time limit, a size limit), reading methods only. */
export const davFetch =
  (wire: Wire): typeof fetch =>
  async (input, init = {}) => {
    const method = init.method ?? 'GET';
    if (!isMethod(method)) throw new Error(`tsdav is not to use ${method}`);
    const answer = await ask(wire, {
      url: input instanceof Request ? input.url : String(input),
      method,
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
      isManual: init.redirect === 'manual',
    });
    if (answer.status === 207 && !WHOLE.test(answer.text.slice(-200))) throw new DavError({ error: 'lost', detail: 'answer cut' });
    return new Response(BODILESS.has(answer.status) ? null : answer.text, { status: answer.status, headers: answer.headers });
  };
