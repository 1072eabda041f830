import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { settingsOf } from '#shared/crm/rest/connector.ts';
import type { OAuth } from '#shared/crm/rest/descriptionAccess.ts';
import { descriptionOf } from '#shared/crm/rest/shipped.ts';
import { fillText } from '#shared/crm/rest/template.ts';
import type { SignInFault } from '#shared/crm/push.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { addressed } from './restCall.ts';
import type { RestLink } from './restCall.ts';
import { errorOf } from './restRead.ts';
import { addressOf, askToken, readKept } from './restToken.ts';

/** A person reads, types a password and a second factor. */
const PATIENCE_MS = 5 * 60_000;
/** One browser comes back once, at once; others that knock are not waited for. */
const MOST_KNOCKING = 16;
const KNOCK_MS = 10_000;

/** Signing in to a target: what is needed of the rest of the program. */
export type SignInLink = Omit<RestLink, 'secret'> & {
  /** What the vault has: a client's secret where the vendor wants one. */
  readonly secret: string | null;
  /** Opens the sign-in page in the person's browser. */
  readonly open: (url: string) => Promise<void>;
  readonly patienceMs?: number;
};

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** What the person sees in the browser at the end; nothing that came in stands in it. */
const PAGE = (words: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Boothbook</title><body style="font-family:sans-serif;margin:4rem">${words}</body>`;
const DONE = 'You can close this page and go back to Boothbook. – Vous pouvez fermer cette page et revenir à Boothbook.';

type Back = Result<{ readonly code: string }, 'refused' | 'timed-out' | 'cancelled'>;

/** What the vendor sent the browser back with; null when it is not the way back at all. */
function readBack(request: IncomingMessage, { path, state }: { path: string; state: string }): Back | null {
  // any page of any browser may knock here, with an address that is none
  const written = `http://127.0.0.1${request.url ?? '/'}`;
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  if (request.method !== 'GET' || url.pathname !== path || !isSame(url.searchParams.get('state') ?? '', state)) return null;
  const code = url.searchParams.get('code');
  const error = url.searchParams.get('error');
  if (error === 'access_denied') return fail('cancelled');
  return code === null || code === '' ? fail('refused', error ?? 'no code') : ok({ code });
}

const listen = (server: Server, port: number): Promise<number | null> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : null);
    });
  });

/** Waits on a loopback address for the browser to come back (RFC 8252 §7.3): one good request, then the door is shut. */
function newDoor(path: string, state: string): { server: Server; back: Promise<Back> } {
  let settle: (back: Back) => void;
  const back = new Promise<Back>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const read = readBack(request, { path, state });
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    };
    if (read === null) {
      response.writeHead(404, headers).end(PAGE('404'));
      return;
    }
    response.writeHead(200, headers).end(PAGE(DONE), () => settle(read));
  });
  server.maxConnections = MOST_KNOCKING;
  server.headersTimeout = KNOCK_MS;
  server.requestTimeout = KNOCK_MS;
  return { server, back };
}

/** The end of waiting: after so many ms, or when it is called off. */
function newClock(ms: number, signal: AbortSignal): { readonly end: Promise<Back>; readonly clear: () => void } {
  const over = new AbortController();
  const end = new Promise<Back>((resolve) => {
    if (signal.aborted) resolve(fail('cancelled'));
    const timer = setTimeout(() => resolve(fail('timed-out')), ms);
    signal.addEventListener('abort', () => resolve(fail('cancelled')), { once: true, signal: over.signal });
    over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  return { end, clear: () => over.abort() };
}

type Trip = { readonly code: string; readonly verifier: string; readonly redirect: string };

/** The sign-in page with all it must be asked (RFC 6749 §4.1.1, RFC 7636 §4.3). */
function pageOf(
  auth: OAuth,
  asked: { settings: Readonly<Record<string, string>>; redirect: string; state: string; verifier: string },
): URL | null {
  const page = addressOf(auth.authorize, asked.settings);
  const clientId = fillText(auth.clientId, { values: asked.settings });
  if (page === null || clientId === undefined) return null;
  const scope = auth.scopes.map((one) => fillText(one, { values: asked.settings }) ?? '').join(' ');
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: asked.redirect,
    state: asked.state,
    code_challenge: base64url(createHash('sha256').update(asked.verifier, 'ascii').digest()),
    code_challenge_method: 'S256',
    ...(scope === '' ? {} : { scope }),
    ...auth.extra,
  };
  for (const [name, value] of Object.entries(query)) page.searchParams.set(name, value);
  return page;
}

/** Sends the person to the vendor's page and waits for them to come back. */
async function travel(link: SignInLink, auth: OAuth, settings: Readonly<Record<string, string>>): Promise<Result<Trip, SignInFault>> {
  const { host, path, port: wanted } = auth.redirect;
  const state = base64url(randomBytes(32));
  const verifier = base64url(randomBytes(48));
  const { server, back } = newDoor(path, state);
  const clock = newClock(link.patienceMs ?? PATIENCE_MS, link.signal);
  try {
    const port = await listen(server, wanted ?? 0);
    if (port === null) return fail('refused', 'the address for the way back is taken');
    const redirect = `http://${host}:${port}${path}`;
    const page = pageOf(auth, { settings, redirect, state, verifier });
    if (page === null) return fail('bad-url');
    await link.open(page.href);
    const came = await Promise.race([back, clock.end]);
    return came.ok ? ok({ code: came.value.code, verifier, redirect }) : came;
  } finally {
    clock.clear();
    server.close();
    server.closeAllConnections();
  }
}

/**
 * Signs in with the browser: authorization code with PKCE (RFC 7636, S256) over a loopback address (RFC 8252). What it ends with lies in the
 * vault before it is used. A client's secret that was pasted before stays.
 */
export async function signInRest(link: SignInLink): Promise<Result<{ readonly account: string | null }, SignInFault>> {
  const read = descriptionOf(link.config);
  if (!read.ok) return fail('bad-description', read.detail);
  const { auth } = read.value;
  if (auth.kind !== 'oauth') return fail('not-supported');
  const clientSecret = link.secret === null ? undefined : readKept(link.secret, auth).clientSecret;
  if (auth.clientSecret === 'pasted' && clientSecret === undefined) return fail('no-secret');
  const settings = addressed(link.url, settingsOf(read.value, link.config.settings));
  const trip = await travel(link, auth, settings);
  if (!trip.ok) return trip;
  const { code, redirect, verifier } = trip.value;
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier };
  const known = clientSecret === undefined ? {} : { clientSecret };
  const reply = await askToken({ ...link, settings }, auth, { form, known });
  if (!reply.ok) return errorOf(reply.fault);
  const isKept = await link.keepSecret(JSON.stringify(reply.value));
  return isKept ? ok({ account: reply.value.account ?? null }) : fail('no-vault');
}
