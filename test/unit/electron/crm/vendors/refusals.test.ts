import { describe, expect, test } from 'vitest';
import type { FakeOptions, VendorName } from '#test/fakes/vendor.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { DAY_BEFORE, bareItem, laptopOf, signedIn } from './vendorCase.ts';
import type { Connecting } from './vendorCase.ts';

const WAYS: Readonly<Record<VendorName, Connecting>> = {
  hubspot: { vendor: 'hubspot', settings: () => ({}), secret: ({ token }) => token },
  salesforce: {
    vendor: 'salesforce',
    settings: () => ({ domain: 'acme.my.salesforce.com', clientId: 'client-of-the-tests' }),
    secret: signedIn,
  },
  dynamics: {
    vendor: 'dynamics',
    settings: ({ url }) => ({ domain: 'acme.crm4.dynamics.com', clientId: '00000000-0000-4000-8000-00000000c11e', login: url }),
    secret: signedIn,
  },
  pipedrive: { vendor: 'pipedrive', settings: () => ({ domain: 'acme.pipedrive.com' }), secret: ({ token }) => token },
  zoho: { vendor: 'zoho', settings: ({ url }) => ({ datacenter: 'eu', clientId: '1000.CLIENTOFTHETESTS', login: url }), secret: signedIn },
};

const VENDORS = ['hubspot', 'salesforce', 'dynamics', 'pipedrive', 'zoho'] as const;

async function boothOf(vendor: VendorName, count: number, options: FakeOptions = {}) {
  const clock = { now: DAY_BEFORE };
  const fake = await fakeOf(vendor, { now: () => clock.now, ttlMs: 1e12, ...options });
  const items = Array.from({ length: count }, (_, at) => bareItem(at));
  const laptop = laptopOf(WAYS[vendor], fake, { items, clock });
  const ends = () => [...laptop.rows.values()].map(({ end }) => end?.outcome);
  return { fake, laptop, clock, items, ends };
}

test.each(VENDORS)('a user of %s who may not write stops the target, and no lead is given up', async (vendor) => {
  const { laptop, fake, ends } = await boothOf(vendor, 3, { isReadOnly: true });
  const reports = await laptop.push(2);
  expect(reports[0]?.pause).toMatch(/^(?:auth|setup)$/u);
  expect(ends()).toEqual([undefined, undefined, undefined]);
  expect(fake.records()).toEqual([]);
});

test.each(['salesforce', 'dynamics', 'zoho'] as const)('a lead that became a customer in %s is said, and left as it is', async (vendor) => {
  const { laptop, fake, items, ends } = await boothOf(vendor, 3);
  await laptop.push(1);
  const row = fake.byExternalKey(items[1]?.lead.externalKey ?? '');
  fake.convert(row?.id ?? '');
  const before = structuredClone(row?.fields);
  for (const { item } of laptop.rows.values())
    laptop.change({ ...item, lead: { ...item.lead, contact: { ...item.lead.contact, jobTitle: 'Directeur' } }, rev: 'rev-2' });
  await laptop.push(2);
  expect(ends()).toEqual(['done', 'conflict', 'done']);
  expect(row?.fields).toEqual(before);
  expect(fake.records()).toHaveLength(3);
});

describe('Salesforce', () => {
  test('locks rows for a moment: those leads go again, the others have landed', async () => {
    const { laptop, fake, ends } = await boothOf('salesforce', 10);
    fake.lockRows(3);
    const [report] = await laptop.push(1);
    expect(report?.results.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array<string>(7).fill('done'),
      ...Array<string>(3).fill('transient'),
    ]);
    expect(report?.pause).toBeUndefined();
    await laptop.push(2);
    expect(ends().every((end) => end === 'done')).toBe(true);
    expect(fake.records()).toHaveLength(10);
  });

  test('says that the day’s calls are used up as something forbidden: it is waited for, nobody has to sign in', async () => {
    const { laptop, fake, ends } = await boothOf('salesforce', 3);
    fake.throttle(1);
    const [report] = await laptop.push(1);
    expect(report?.pause ?? 'offline').toBe('offline');
    expect(report?.retryAfterMs).toBeGreaterThanOrEqual(60_000);
    await laptop.push(2);
    expect(ends()).toEqual(['done', 'done', 'done']);
  });

  test('has a rule that only warns of a second lead with that address: it lands; one that blocks is said by name', async () => {
    const alert = await boothOf('salesforce', 1, { duplicateRule: 'alert' });
    const { fake, laptop, items } = alert;
    const [item] = items;
    if (item === undefined) throw new Error('there is one');
    await fetch(`${fake.url}/services/data/v62.0/sobjects/Lead`, {
      method: 'POST',
      headers: { authorization: `Bearer ${fake.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ LastName: 'Known', Company: 'Atelier', Email: item.lead.contact.emails?.[0]?.value }),
    });
    await laptop.push(1);
    expect(alert.ends()).toEqual(['done']);
    expect(fake.records()).toHaveLength(2);
    const block = await boothOf('salesforce', 2, { duplicateRule: 'block' });
    const [, second] = block.items;
    if (second === undefined) throw new Error('there are two');
    block.laptop.change({
      ...second,
      lead: { ...second.lead, contact: { ...second.lead.contact, emails: item.lead.contact.emails ?? [] } },
    });
    await block.laptop.push(1);
    expect(block.ends()[0]).toBe('done');
    expect([...block.laptop.rows.values()][1]?.end).toMatchObject({
      outcome: expect.stringMatching(/refused|conflict/u) as unknown,
      reason: 'Use one of these records?',
    });
  });
});
