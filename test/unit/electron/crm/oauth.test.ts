import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { PushTarget } from '#shared/crm/push.ts';
import { signInRest } from '#electron/main/crm/oauth.ts';
import type { SignInLink } from '#electron/main/crm/oauth.ts';
import { send } from '#electron/main/crm/http.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { crmOf, fullItem, inputOf, targetOf } from './restBooth.ts';

type Rest = Extract<PushTarget['config'], { kind: 'rest' }>;

/** What a browser shows at that address. */
const visit = (url: string): Promise<{ status: number; location: string | undefined; text: string }> =>
  new Promise((resolve, reject) => {
    get(url, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text: Buffer.concat(pieces).toString('utf8') }),
      );
    }).on('error', reject);
  });

/** A browser with a person who says yes: it follows the vendor back to the booth. */
const browse = async (url: string): Promise<void> => {
  const { location = '' } = await visit(url);
  await visit(location);
};

/** The vendor's description with a free port for the way back: several tests run at once. */
function describedFor(fake: Fake, more: Readonly<Record<string, unknown>> = {}): Rest {
  const { config } = targetOf(fake);
  const shipped = shippedDescriptions().find(({ name }) => name === fake.vendor);
  if (config.kind !== 'rest' || shipped === undefined || shipped.auth.kind !== 'oauth') throw new Error('not a vendor with a sign-in');
  const { port: _port, ...redirect } = shipped.auth.redirect;
  return {
    ...config,
    description: JSON.stringify({ ...shipped, auth: { ...shipped.auth, redirect: { ...redirect, host: '127.0.0.1' }, ...more } }),
  };
}

function linkOf(fake: Fake, kept: string[], more: Partial<SignInLink> = {}): SignInLink {
  const config = describedFor(fake);
  return {
    config,
    url: new URL(fake.url),
    secret: fake.vendor === 'zoho' ? 'secret-of-the-client' : null,
    signal: new AbortController().signal,
    send,
    now: Date.now,
    readFile: async () => null,
    keepSecret: async (secret) => {
      kept.push(secret);
      return true;
    },
    open: browse,
    ...more,
  };
}

describe.each(['salesforce', 'dynamics', 'zoho'] as const)('signing in to %s', (vendor) => {
  it('ends with a secret in the vault that opens the CRM', async () => {
    const fake = await fakeOf(vendor);
    const kept: string[] = [];
    const signed = await signInRest(linkOf(fake, kept));
    expect(signed.ok).toBe(true);
    expect(fake.violations).toEqual([]);
    expect(kept).toHaveLength(1);
    const config = describedFor(fake);
    const crm = crmOf(fake, { readSecret: () => kept.at(-1) ?? null });
    const report = await crm.push(inputOf({ ...targetOf(fake), config }, [fullItem(1)]));
    expect(report.results).toMatchObject([{ outcome: 'done' }]);
  });

  it('ends with nothing when the person says no', async () => {
    const fake = await fakeOf(vendor);
    fake.oauth.consent = 'deny';
    const kept: string[] = [];
    expect(await signInRest(linkOf(fake, kept))).toMatchObject({ ok: false, error: 'cancelled' });
    expect(kept).toEqual([]);
  });
});

it('does not take a code that comes back with another state, and waits for the right one', async () => {
  const fake = await fakeOf('salesforce');
  const kept: string[] = [];
  let strange = 0;
  const open = async (url: string): Promise<void> => {
    const { location = '' } = await visit(url);
    const forged = new URL(location);
    forged.searchParams.set('state', 'of-somebody-else');
    forged.searchParams.set('code', 'code-of-somebody-else');
    strange = (await visit(forged.href)).status;
    await visit(location);
  };
  const signed = await signInRest(linkOf(fake, kept, { open }));
  expect(strange).toBe(404);
  expect(signed.ok).toBe(true);
});

it('shows nothing on its page of what came back with the browser', async () => {
  const fake = await fakeOf('salesforce');
  let shown = '';
  const open = async (url: string): Promise<void> => {
    const { location = '' } = await visit(url);
    shown = (await visit(location)).text;
  };
  await signInRest(linkOf(fake, [], { open }));
  expect(shown).toContain('Boothbook');
  expect(shown).not.toMatch(/code-|state/u);
});

it('gives up after a while, and when it is called off; the door is shut then', async () => {
  const fake = await fakeOf('dynamics');
  let back = '';
  const open = async (url: string): Promise<void> => {
    back = new URL(url).searchParams.get('redirect_uri') ?? '';
  };
  expect(await signInRest(linkOf(fake, [], { open, patienceMs: 1 }))).toMatchObject({ ok: false, error: 'timed-out' });
  await expect(visit(back)).rejects.toThrow();
  const stop = new AbortController();
  const calledOff = signInRest(
    linkOf(fake, [], {
      signal: stop.signal,
      open: async () => stop.abort(),
    }),
  );
  expect(await calledOff).toMatchObject({ ok: false, error: 'cancelled' });
});

it('asks for the client’s secret first where the vendor wants one', async () => {
  const fake = await fakeOf('zoho');
  expect(await signInRest(linkOf(fake, [], { secret: null }))).toMatchObject({ ok: false, error: 'no-secret' });
});

it('says so when the vault cannot keep what it ended with', async () => {
  const fake = await fakeOf('salesforce');
  expect(await signInRest(linkOf(fake, [], { keepSecret: async () => false }))).toMatchObject({ ok: false, error: 'no-vault' });
});

/** The vendor's token address, in other hands. */
const elsewhere: SignInLink['send'] = async (request) => {
  const outcome = await send(request);
  if (outcome.kind !== 'answer') return outcome;
  return {
    ...outcome,
    text: outcome.text.replaceAll(/"instance_url":"[^"]*"/gu, '"instance_url":"https://my.salesforce.com.evil.example"'),
  };
};

it('does not follow a token’s answer to an address that is not the vendor’s', async () => {
  const fake = await fakeOf('salesforce');
  const kept: string[] = [];
  const signed = await signInRest(linkOf(fake, kept, { send: elsewhere }));
  expect(signed.ok).toBe(true);
  expect(kept.join('')).not.toContain('evil.example');
});
