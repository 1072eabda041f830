import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fake } from '#test/fakes/startFake.ts';
import type { VendorName } from '#test/fakes/vendor.ts';
import { ask, fakeOf } from './fakeBooth.ts';

const VERIFIER = 'a-verifier-of-the-tests-own-with-more-than-43-characters';
const LOOPBACK = 'http://127.0.0.1:49152/back';

const PATHS: Readonly<Record<VendorName, { authorize: string; token: string; open: string; write: string; isRotating: boolean }>> = {
  hubspot: {
    authorize: '/oauth/authorize',
    token: '/oauth/2026-09/token',
    open: '/crm/owners/2026-09',
    write: 'POST /crm/objects/2026-09/contacts',
    isRotating: false,
  },
  salesforce: {
    authorize: '/services/oauth2/authorize',
    token: '/services/oauth2/token',
    open: '/services/data/v62.0/limits',
    write: 'POST /services/data/v62.0/sobjects/Lead',
    isRotating: true,
  },
  dynamics: {
    authorize: '/organizations/oauth2/v2.0/authorize',
    token: '/organizations/oauth2/v2.0/token',
    open: '/api/data/v9.2/WhoAmI',
    write: 'POST /api/data/v9.2/leads',
    isRotating: false,
  },
  pipedrive: {
    authorize: '/oauth/authorize',
    token: '/oauth/token',
    open: '/v1/users/me',
    write: 'POST /api/v2/persons',
    isRotating: false,
  },
  zoho: { authorize: '/oauth/v2/auth', token: '/oauth/v2/token', open: '/crm/v8/org', write: 'POST /crm/v8/Leads', isRotating: false },
};

const VENDORS = ['hubspot', 'salesforce', 'dynamics', 'pipedrive', 'zoho'] as const;

const BODIES: Readonly<Record<VendorName, object>> = {
  hubspot: { properties: { lastname: 'Visitor' }, associations: [] },
  salesforce: { LastName: 'Visitor', Company: 'Atelier' },
  dynamics: { lastname: 'Visitor' },
  pipedrive: { name: 'Visitor' },
  zoho: { data: [{ Last_Name: 'Visitor' }] },
};

async function codeOf(fake: Fake, redirect = LOOPBACK): Promise<URL> {
  const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'booth',
    redirect_uri: redirect,
    state: 'a-state-of-our-own',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const answer = await fetch(`${fake.url}${PATHS[fake.vendor].authorize}?${query.toString()}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

async function tokenOf(fake: Fake, form: Record<string, string>) {
  const answer = await fetch(`${fake.url}${PATHS[fake.vendor].token}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'booth', client_secret: 'secret', ...form }),
  });
  const body = (await answer.json()) as { access_token?: string; refresh_token?: string; error?: string };
  return { status: answer.status, ...body };
}

const exchange = (fake: Fake, code: string, verifier = VERIFIER) =>
  tokenOf(fake, { grant_type: 'authorization_code', code, redirect_uri: LOOPBACK, code_verifier: verifier });

describe.each(VENDORS)('%s', (vendor) => {
  test('signs in by PKCE: the code opens once, and only to whoever asked for it', async () => {
    const fake = await fakeOf(vendor);
    const back = await codeOf(fake);
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([LOOPBACK, 'a-state-of-our-own']);
    const code = back.searchParams.get('code') ?? '';
    const thief = await exchange(fake, code, `${VERIFIER}x`);
    expect(thief.access_token).toBeUndefined();
    expect(thief.error).toBeDefined();
    const given = await exchange(fake, (await codeOf(fake)).searchParams.get('code') ?? '');
    expect(given.status).toBe(200);
    expect((await ask(fake, `GET ${PATHS[vendor].open}`, { token: given.access_token ?? '' })).status).toBe(200);
    expect((await exchange(fake, code)).access_token).toBeUndefined();
    fake.oauth.consent = 'deny';
    expect((await codeOf(fake)).searchParams.get('error')).toBe('access_denied');
    expect((await codeOf(fake, 'https://elsewhere.example/')).href).toBe('about:blank');
    expect(fake.violations).toEqual([]);
  });

  test('lets a token expire, gives a new one for the refresh token, and none once it is revoked', async () => {
    let now = 0;
    const fake = await fakeOf(vendor, { ttlMs: 60_000, now: () => now });
    const given = await exchange(fake, (await codeOf(fake)).searchParams.get('code') ?? '');
    now = 61_000;
    expect((await ask(fake, `GET ${PATHS[vendor].open}`, { token: given.access_token ?? '' })).status).toBe(401);
    const renewed = await tokenOf(fake, { grant_type: 'refresh_token', refresh_token: given.refresh_token ?? '' });
    expect((await ask(fake, `GET ${PATHS[vendor].open}`, { token: renewed.access_token ?? '' })).status).toBe(200);
    const again = await tokenOf(fake, { grant_type: 'refresh_token', refresh_token: given.refresh_token ?? '' });
    expect(again.access_token === undefined).toBe(PATHS[vendor].isRotating);
    fake.oauth.revoke();
    expect(
      (await tokenOf(fake, { grant_type: 'refresh_token', refresh_token: renewed.refresh_token ?? given.refresh_token ?? '' }))
        .access_token,
    ).toBeUndefined();
  });

  test('asks to wait, forbids, loses an answer after committing, cuts one, dies and comes back with what it had', async () => {
    const fake = await fakeOf(vendor);
    const { write, open } = PATHS[vendor];
    fake.throttle(1, 7);
    const busy = await ask(fake, `GET ${open}`);
    expect(vendor === 'salesforce' ? busy.status : [busy.status, busy.headers.get('retry-after')]).toEqual(
      vendor === 'salesforce' ? 403 : [429, '7'],
    );
    fake.proxy.choose = () => 'answer-lost';
    await expect(ask(fake, write, { body: BODIES[vendor] })).rejects.toThrow('fetch failed');
    fake.proxy.choose = () => 'cut';
    await expect(ask(fake, `GET ${open}`)).rejects.toThrow();
    fake.proxy.choose = () => 'portal';
    expect(await ask(fake, `GET ${open}`)).toMatchObject({ status: 200, text: expect.stringContaining('<html>') as unknown });
    fake.proxy.choose = () => 'none';
    await fake.kill();
    await expect(ask(fake, `GET ${open}`)).rejects.toThrow('fetch failed');
    await fake.restart();
    expect((await ask(fake, `GET ${open}`)).status).toBe(200);
    expect(fake.records()).toHaveLength(1);
    expect(fake.writes()).toBe(1);
    const reader = await fakeOf(vendor, { isReadOnly: true });
    expect((await ask(reader, write, { body: BODIES[vendor] })).status).toBe(403);
    expect(reader.records()).toEqual([]);
  });

  test('lets so many in at a time, and counts who does not wait', async () => {
    let now = 10_000;
    const fake = await fakeOf(vendor, { rate: { most: 2, ms: 10_000 }, now: () => now });
    const statuses = [];
    for (let times = 0; times < 4; times += 1) statuses.push((await ask(fake, `GET ${PATHS[vendor].open}`)).status);
    const many = vendor === 'salesforce' ? 403 : 429;
    expect(statuses).toEqual([200, 200, many, many]);
    // Salesforce does not say how long
    expect(fake.impatient()).toBe(vendor === 'salesforce' ? 0 : 1);
    now += 10_000;
    expect((await ask(fake, `GET ${PATHS[vendor].open}`)).status).toBe(200);
  });
});
