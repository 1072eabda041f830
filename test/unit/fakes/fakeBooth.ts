import { afterEach } from 'vitest';
import { isObject } from '#test/fakes/call.ts';
import type { FakeObject } from '#test/fakes/call.ts';
import { startFake } from '#test/fakes/startFake.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import type { FakeOptions, VendorName } from '#test/fakes/vendor.ts';

const open: Fake[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

/** A fake that is closed after the test. */
export async function fakeOf(vendor: VendorName, options: FakeOptions = {}): Promise<Fake> {
  const fake = await startFake(vendor, options);
  open.push(fake);
  return fake;
}

export type Said = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: FakeObject;
  readonly list: unknown[];
  readonly text: string;
};

/** Asks a fake as a client would, with its token in the vendor's way. */
export async function ask(
  fake: Fake,
  call: string,
  sent: { body?: unknown; headers?: Record<string, string>; token?: string } = {},
): Promise<Said> {
  const [method = 'GET', target = '/'] = call.split(' ');
  const token = sent.token ?? fake.token;
  const scheme = fake.vendor === 'zoho' ? 'Zoho-oauthtoken' : 'Bearer';
  const answer = await fetch(`${fake.url}${target}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `${scheme} ${token}`,
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  });
  const text = await answer.text();
  const read = /json/u.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : undefined;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isObject(read) ? read : {},
    list: Array.isArray(read) ? (read as unknown[]) : [], // of unknown things still
  };
}
