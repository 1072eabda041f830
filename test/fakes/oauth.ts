import { createHash, randomUUID } from 'node:crypto';
import { objectOf, textOf } from './call.ts';
import type { Answer, Call, Contract, Route } from './call.ts';

/** How a vendor signs people in (OAuth 2.0, RFC 6749, with PKCE, RFC 7636). */
export type SignIn = {
  readonly authorizePaths: readonly string[];
  readonly tokenPaths: readonly string[];
  /** A refresh token dies when it is used, and using it again ends everything that came of it. */
  readonly isRotating: boolean;
  /** A refresh is answered with a refresh token. */
  readonly repeatsRefresh: boolean;
  /** A client without a secret is refused, PKCE or not. */
  readonly needsSecret: boolean;
  readonly extra: (base: string) => Readonly<Record<string, unknown>>;
  readonly refuse: (error: string, words: string) => Answer;
  readonly cite: string;
};

export type TokenState = 'good' | 'missing' | 'unknown' | 'expired';

export type Oauth = {
  readonly routes: readonly Route[];
  readonly stateOf: (token: string | null) => TokenState;
  /** Every access token is expired from now on; refresh tokens live. */
  readonly expire: () => void;
  /** Nothing that was given out opens anything any more. */
  readonly revoke: () => void;
  /** What the person does on the vendor's page. */
  consent: 'accept' | 'deny';
  /** How often a token was given for a refresh token. */
  readonly refreshes: () => number;
  /** A pair as a sign-in gives it, without the page. */
  readonly grant: () => { access: string; refresh: string };
};

type Code = { readonly challenge: string; readonly redirect: string; readonly client: string };

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

const isLoopback = (uri: string): boolean => {
  const url = URL.parse(uri);
  return url !== null && url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
};

const text = { type: 'string', minLength: 1 } as const;

/** RFC 6749 §4.1.1 and RFC 7636 §4.3: what a sign-in page is asked. */
const authorizeQuery = {
  type: 'object',
  required: ['response_type', 'client_id', 'redirect_uri', 'state', 'code_challenge', 'code_challenge_method'],
  properties: {
    response_type: { const: 'code' },
    client_id: text,
    redirect_uri: text,
    state: { type: 'string', minLength: 8 },
    code_challenge: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    code_challenge_method: { const: 'S256' },
  },
} as const;

/** RFC 6749 §4.1.3 and §6, RFC 7636 §4.5. */
const tokenForm = {
  type: 'object',
  required: ['grant_type'],
  oneOf: [
    {
      required: ['code', 'redirect_uri', 'client_id', 'code_verifier'],
      properties: { grant_type: { const: 'authorization_code' }, code_verifier: { type: 'string', pattern: '^[A-Za-z0-9._~-]{43,128}$' } },
    },
    { required: ['refresh_token'], properties: { grant_type: { const: 'refresh_token' }, refresh_token: text } },
  ],
} as const;

/** The vendor's sign-in page, which answers at once as the person would, and its token endpoint. */
export function newOauth(style: SignIn, { now, ttlMs, base }: { now: () => number; ttlMs: number; base: () => string }): Oauth {
  const codes = new Map<string, Code>();
  const access = new Map<string, number>();
  const refresh = new Set<string>();
  let refreshes = 0;

  function grant(old?: string): { access: string; refresh: string } {
    const pair = { access: `access-${randomUUID()}`, refresh: old ?? `refresh-${randomUUID()}` };
    access.set(pair.access, now() + ttlMs);
    refresh.add(pair.refresh);
    return pair;
  }

  const tokenAnswer = (pair: { access: string; refresh: string }, hasRefresh: boolean): Answer => ({
    status: 200,
    headers: { 'cache-control': 'no-store' },
    json: {
      access_token: pair.access,
      ...(hasRefresh ? { refresh_token: pair.refresh } : {}),
      token_type: 'Bearer',
      expires_in: Math.floor(ttlMs / 1_000),
      ...style.extra(base()),
    },
  });

  function authorize({ query }: Call): Answer {
    const redirect = query.get('redirect_uri') ?? '';
    if (!isLoopback(redirect)) return { status: 400, json: { error: 'invalid_request', error_description: 'redirect_uri_mismatch' } };
    const to = new URL(redirect);
    to.searchParams.set('state', query.get('state') ?? '');
    if (oauth.consent === 'deny') to.searchParams.set('error', 'access_denied');
    else {
      const code = `code-${codes.size + 1}`;
      codes.set(code, { challenge: query.get('code_challenge') ?? '', redirect, client: query.get('client_id') ?? '' });
      to.searchParams.set('code', code);
    }
    return { status: 302, headers: { location: to.href } };
  }

  function exchange(form: Record<string, unknown>): Answer {
    const code = textOf(form['code']);
    const known = codes.get(code);
    codes.delete(code);
    if (known === undefined) return style.refuse('invalid_grant', 'the code is unknown or was used');
    if (known.redirect !== form['redirect_uri']) return style.refuse('invalid_grant', 'redirect_uri is another one');
    if (known.client !== form['client_id']) return style.refuse('invalid_client', 'client_id is another one');
    if (challengeOf(textOf(form['code_verifier'])) !== known.challenge)
      return style.refuse('invalid_grant', 'code_verifier does not match');
    return tokenAnswer(grant(), true);
  }

  function renew(form: Record<string, unknown>): Answer {
    const old = textOf(form['refresh_token']);
    if (!refresh.has(old)) {
      if (style.isRotating) refresh.clear();
      return style.refuse('invalid_grant', 'the refresh token is expired, revoked or was used');
    }
    if (style.isRotating) refresh.delete(old);
    refreshes += 1;
    return tokenAnswer(grant(style.isRotating ? undefined : old), style.repeatsRefresh);
  }

  function token({ body, headers }: Call): Answer {
    const form = objectOf(body);
    const hasSecret = form['client_secret'] !== undefined || (headers['authorization'] ?? '').startsWith('Basic ');
    if (style.needsSecret && !hasSecret) return style.refuse('invalid_client', 'client_secret is missing');
    return form['grant_type'] === 'refresh_token' ? renew(form) : exchange(form);
  }

  const page = (path: string): Contract => ({ method: 'GET', path, query: authorizeQuery, cite: style.cite });
  const endpoint = (path: string): Contract => ({ method: 'POST', path, body: tokenForm, type: 'form', cite: style.cite });

  const oauth: Oauth = {
    consent: 'accept',
    routes: [
      ...style.authorizePaths.map((path): Route => ({ contract: page(path), isOpen: true, handle: authorize })),
      ...style.tokenPaths.map((path): Route => ({ contract: endpoint(path), isOpen: true, handle: token })),
    ],
    stateOf(token) {
      if (token === null || token === '') return 'missing';
      const until = access.get(token);
      if (until === undefined) return 'unknown';
      return until > now() ? 'good' : 'expired';
    },
    expire() {
      for (const name of access.keys()) access.set(name, 0);
    },
    revoke() {
      access.clear();
      refresh.clear();
      codes.clear();
    },
    refreshes: () => refreshes,
    grant: () => grant(),
  };
  return oauth;
}
