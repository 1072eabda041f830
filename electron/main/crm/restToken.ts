import { z } from 'zod';
import type { OAuth } from '#shared/crm/rest/descriptionAccess.ts';
import { textAt } from '#shared/crm/rest/pointer.ts';
import { fillText } from '#shared/crm/rest/template.ts';
import { originOf } from '#shared/lib/origin.ts';
import { readEndpoint } from './endpoint.ts';
import { readJson } from './http.ts';
import { faultOfSilence, wordsOf } from './transport.ts';
import type { Fault, Link } from './transport.ts';

/**
 * What the vault holds for a target that is signed in to. `tokenOrigin`: where the refresh token came from, the only place it goes.
 * `api`: address that the token's answer named. Times in ms.
 */
const Kept = z.object({
  refreshToken: z.string().optional(),
  accessToken: z.string().optional(),
  expiresAt: z.number().optional(),
  tokenOrigin: z.string().optional(),
  api: z.string().optional(),
  clientSecret: z.string().optional(),
  account: z.string().nullish(),
});
export type Kept = z.infer<typeof Kept>;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.union([z.number(), z.string().transform(Number)]).optional(),
});
const Refusal = z.object({ error: z.string(), error_description: z.string().optional() });

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

const no = (fault: Fault): { readonly ok: false; readonly fault: Fault } => ({ ok: false, fault });

/** An access token is turned over a minute before its end: the way there takes time, and clocks differ. */
const EARLY_MS = 60_000;
const TIMEOUT_MS = 30_000;

/** A stored secret: our JSON, or as it was pasted, the client's secret for vendors that want one, else an access token. */
export function readKept(secret: string, { clientSecret }: OAuth): Kept {
  const read = Kept.safeParse(secret.trimStart().startsWith('{') ? readJson(secret) : undefined);
  if (read.success) return read.data;
  return clientSecret === 'pasted' ? { clientSecret: secret.trim() } : { accessToken: secret.trim() };
}

/** What signing in needs of a link. */
export type TokenLink = Pick<Link, 'url' | 'send' | 'signal' | 'now' | 'keepSecret'> & {
  readonly settings: Readonly<Record<string, string>>;
};

/** Address that the description names, with its blanks filled: https, or this machine. */
export function addressOf(text: string, settings: Readonly<Record<string, string>>): URL | null {
  const read = readEndpoint(fillText(text, { values: settings }) ?? '');
  return read.ok ? read.value : null;
}

/** The API's address from the token's answer: our own origin, or one of the description's hosts; undefined otherwise. */
function apiOf(body: unknown, auth: OAuth, own: URL): string | undefined {
  const named = textAt(body, auth.api?.at);
  const read = readEndpoint(named ?? '');
  if (auth.api === undefined || !read.ok) return undefined;
  const { origin, hostname } = read.value;
  const isOurs = origin === own.origin || (read.value.protocol === 'https:' && auth.api.hosts.some((end) => hostname.endsWith(end)));
  return isOurs ? `${origin}${read.value.pathname.replace(/\/+$/u, '')}` : undefined;
}

/** Errors of RFC 6749 §5.2 and of vendors that pass by themselves. */
const PASSING = new Set(['temporarily_unavailable', 'server_error', 'slow_down', 'rate_limited']);

/** Asks the token address; what is known before stays where the answer says nothing new. */
export async function askToken(
  link: TokenLink,
  auth: OAuth,
  { form, known }: { form: Readonly<Record<string, string>>; known: Kept },
): Promise<Reply<Kept>> {
  const url = addressOf(auth.token, link.settings);
  const clientId = fillText(auth.clientId, { values: link.settings });
  if (url === null || clientId === undefined) return no({ kind: 'setup', reason: 'the sign-in address is not complete' });
  if (known.tokenOrigin !== undefined && known.tokenOrigin !== originOf(url.href))
    return no({ kind: 'auth', reason: 'the sign-in address has changed' });
  const secret = known.clientSecret === undefined ? {} : { client_secret: known.clientSecret };
  const body = new URLSearchParams({ ...form, client_id: clientId, ...secret }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'user-agent': 'Boothbook' };
  const outcome = await link.send({ url, method: 'POST', headers, body, signal: link.signal, timeoutMs: TIMEOUT_MS });
  if (outcome.kind !== 'answer') return no(faultOfSilence(outcome));
  const json = readJson(outcome.text);
  const read = TokenAnswer.safeParse(json);
  if (outcome.status >= 200 && outcome.status < 300 && read.success) {
    const { access_token: accessToken, refresh_token: fresh, expires_in: seconds } = read.data;
    const refreshToken = fresh ?? known.refreshToken;
    const api = apiOf(json, auth, link.url) ?? known.api;
    return {
      ok: true,
      value: {
        ...known,
        accessToken,
        tokenOrigin: originOf(url.href),
        ...(refreshToken === undefined ? {} : { refreshToken }),
        ...(seconds === undefined || !Number.isFinite(seconds) ? { expiresAt: undefined } : { expiresAt: link.now() + seconds * 1_000 }),
        ...(api === undefined ? {} : { api }),
        account: textAt(json, auth.account) ?? known.account ?? null,
      },
    };
  }
  const refusal = Refusal.safeParse(json);
  if (!refusal.success || outcome.status === 429 || outcome.status >= 500 || PASSING.has(refusal.data.error))
    return no({ kind: 'untried', reason: `sign-in: HTTP ${outcome.status}` });
  return no({ kind: 'auth', reason: wordsOf(refusal.data.error_description ?? refusal.data.error) });
}

/** What each refresh token of this run was turned into: a preflight beside a push must not use one twice, some vendors end all then. */
const turned = new Map<string, Kept>();
const turning = new Map<string, Promise<Reply<Kept>>>();

function newest(kept: Kept): Kept {
  for (let known = kept; ;) {
    const next = known.refreshToken === undefined ? undefined : turned.get(known.refreshToken);
    if (next === undefined) return known;
    if (next.refreshToken === known.refreshToken) return (next.expiresAt ?? 0) >= (known.expiresAt ?? 0) ? next : known;
    known = next;
  }
}

async function turn(link: TokenLink, auth: OAuth, kept: Kept): Promise<Reply<Kept>> {
  const { refreshToken } = kept;
  if (refreshToken === undefined) return no({ kind: 'auth', reason: 'not signed in' });
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const reply = await askToken(link, auth, { form, known: kept });
  if (!reply.ok) return reply;
  turned.set(refreshToken, reply.value);
  // kept before it is used: a crash from here on finds the token that is good
  await link.keepSecret(JSON.stringify(reply.value));
  return reply;
}

function turnOnce(link: TokenLink, auth: OAuth, kept: Kept): Promise<Reply<Kept>> {
  const name = kept.refreshToken ?? '';
  const running = turning.get(name);
  if (running !== undefined) return running;
  const work = turn(link, auth, kept).finally(() => turning.delete(name));
  turning.set(name, work);
  return work;
}

export type Session = {
  /** An access token that is good as far as we know, and the API's address that came with it. */
  readonly open: () => Promise<Reply<Kept>>;
  /** Another one: `used` was refused. */
  readonly renew: (used: string) => Promise<Reply<Kept>>;
};

/** Access to a target by OAuth for one batch; refresh tokens are turned over one at a time. */
export function newSession(link: TokenLink, auth: OAuth, secret: string): Session {
  let kept = readKept(secret, auth);
  const refresh = async (): Promise<Reply<Kept>> => {
    const reply = await turnOnce(link, auth, kept);
    if (reply.ok) kept = reply.value;
    return reply;
  };
  const isFresh = ({ accessToken, expiresAt = Number.POSITIVE_INFINITY }: Kept): boolean =>
    accessToken !== undefined && expiresAt > link.now() + EARLY_MS;
  return {
    open: async () => {
      kept = newest(kept);
      return isFresh(kept) ? { ok: true, value: kept } : refresh();
    },
    renew: async (used) => {
      kept = newest(kept);
      return kept.accessToken !== used && isFresh(kept) ? { ok: true, value: kept } : refresh();
    },
  };
}
