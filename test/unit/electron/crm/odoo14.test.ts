import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import type { PushTarget } from '#shared/crm/push.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { LOGIN, SECRET, startOdoo14 } from '#test/fakes/odoo14.ts';
import type { Odoo14 } from '#test/fakes/odoo14.ts';
import { somePushItem, someShow } from '#test/unit/shared/crm/someLeads.ts';

let odoo: Odoo14;
let target: PushTarget;

beforeAll(async () => {
  odoo = await startOdoo14();
  target = { id: 'old' as TargetId, config: { kind: 'odoo', url: odoo.url, database: 'shop', login: LOGIN } }; // an id of the test's own
});

afterAll(() => odoo.stop());

const crmWith = (secret: string) => newCrm({ readSecret: () => secret, now: Date.now });
const leads = Array.from({ length: 12 }, (_, at) => somePushItem(at));

test('an old Odoo asked by the new API is named with its version, so that a login can be asked for', async () => {
  const config = { kind: 'odoo', url: odoo.url, database: 'shop' } as const;
  expect(await crmWith(SECRET).preflight({ ...target, config })).toEqual({ ok: false, error: 'too-old', detail: '14.0' });
});

test('with a login the preflight of Odoo 14 tells user and zone, though half of what it asks came later', async () => {
  expect(await crmWith(SECRET).preflight(target)).toEqual({
    ok: true,
    value: { product: 'Odoo 14.0', user: 'Stand', zone: 'Europe/Brussels', warnings: [], missingFields: [] },
  });
  expect(await crmWith('another').preflight(target)).toMatchObject({ ok: false, error: 'auth' });
});

test('the mapping of an Odoo 14 has the fields it still had', async () => {
  const listed = await crmWith(SECRET).fields(target);
  const names = listed.ok ? listed.value.fields.map(({ name }) => name) : [];
  expect(names).toContain('mobile');
  expect(names).toContain('title');
  const mapped: PushTarget = { ...target, mapping: { mobile: { from: 'mobile', as: 'text' }, phone: null } };
  const push = { target: mapped, shows: [someShow], leads: leads.slice(0, 1), dryRun: false };
  expect(await crmWith(SECRET).push(push)).toMatchObject({ results: [{ outcome: 'done', remoteId: '1' }] });
  expect(odoo.records('crm.lead')[0]?.cells).toMatchObject({ mobile: '+33612345678' });
  expect(odoo.records('crm.lead')[0]?.cells).not.toHaveProperty('phone');
});

test('twelve leads with meetings reach Odoo 14 once each in few calls, and stand there as they were sent', async () => {
  const crm = crmWith(SECRET);
  odoo.asked.length = 0;
  const report = await crm.push({ target, shows: [someShow], leads, dryRun: false });
  expect(report.results.map(({ outcome }) => outcome)).toEqual(leads.map(() => 'done'));
  // new ones share a table though their fields differ; one was there already
  expect(odoo.asked.filter((method) => method === 'crm.lead.load').length).toBeLessThanOrEqual(3);
  await crm.push({ target, shows: [someShow], leads, dryRun: false });
  const keys = odoo.records('crm.lead').map(({ key }) => key);
  expect(keys.sort()).toEqual(leads.map(({ lead }) => lead.externalKey));
  expect(odoo.records('calendar.event')).toHaveLength(2);
  expect(odoo.records('crm.lead')[0]?.cells['tag_ids']).toBe('Laser; 3D');
  // plain text there: neither tags nor entities
  expect(odoo.records('crm.lead')[0]?.cells['description']).toContain('Saw the <b>laser</b> & liked it\nNumber 0');
  expect(odoo.asked).not.toContain('crm.lead.create');
});

test('a key revoked meanwhile pauses an Odoo 14 as it does a new one', async () => {
  const report = await crmWith('revoked').push({ target, shows: [someShow], leads, dryRun: false });
  expect(report).toMatchObject({ pause: 'auth' });
  expect(report.results.every(({ outcome }) => outcome === 'untried')).toBe(true);
});
