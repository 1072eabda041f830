import { describe, expect, it } from 'vitest';
import type { PushItem, PushReport } from '#shared/crm/push.ts';
import type { VendorName } from '#test/fakes/vendor.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { after, crmOf, fullItem, inputOf, livingIn, targetOf } from './restBooth.ts';

const VENDORS: readonly VendorName[] = ['hubspot', 'salesforce', 'pipedrive', 'zoho', 'dynamics'];

const items = (count: number): PushItem[] => Array.from({ length: count }, (_, at) => fullItem(at));
const afterAll = (sent: readonly PushItem[], { results }: PushReport): PushItem[] => sent.map((item, at) => after(item, results[at]));

describe.each(VENDORS)('%s, run by its description', (vendor) => {
  it('has ten visitors of the booth once each, with meeting, note and picture, and nothing is written the second time', async () => {
    const fake = await fakeOf(vendor);
    const crm = crmOf(fake);
    const target = targetOf(fake);
    const sent = items(10);
    const report = await crm.push(inputOf(target, sent));
    expect(fake.violations).toEqual([]);
    expect(report.results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'done'));
    expect(livingIn(fake)).toEqual({ leads: 10, meetings: 10, notes: expect.any(Number), files: 10 });
    const writes = fake.writes();
    const again = await crm.push(inputOf(target, afterAll(sent, report)));
    expect(again.results.every(({ change }) => change === 'unchanged')).toBe(true);
    expect(fake.writes()).toBe(writes);
    const back = await crm.readBack(inputOf(target, afterAll(sent, report)));
    expect(back.ok && back.value.map(({ state, differences, found }) => ({ state, differences, found }))).toEqual(
      sent.map(() => ({ state: 'same', differences: [], found: 1 })),
    );
  });

  it('tells before the first lead who signs in and that all is there, and that it was never tried on the vendor’s server', async () => {
    const fake = await fakeOf(vendor);
    const preflight = await crmOf(fake).preflight(targetOf(fake));
    expect(preflight).toMatchObject({ ok: true, value: { warnings: ['published-contract-only'], missingFields: [] } });
    const fields = await crmOf(fake).fields(targetOf(fake));
    expect(fields.ok && fields.value.fields.length).toBeGreaterThan(5);
    expect(fake.violations).toEqual([]);
  });
});
