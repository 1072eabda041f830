import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lead } from '#shared/domain/lead.ts';
import type { FieldMapping } from '#shared/domain/target.ts';
import { odoo as odooTemplate } from '#shared/formats/export/odoo.ts';
import { readExportBatch } from '#renderer/data/exports.ts';
import { commit } from '#renderer/data/commit.ts';
import { updateLead } from '#renderer/data/leads.ts';
import { counts } from '#renderer/data/outbox.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { csvBytes } from '#test/unit/shared/formats/export/rereading.ts';
import { faulty } from './faultProxy.ts';
import { countOf, keysOf, pictureId, readRows, startOdooBooth } from './odooBooth.ts';
import type { OdooBooth } from './odooBooth.ts';

const LEADS = 120;
const SIX_MINUTES = 360_000;

/** Fields a customer has added to their leads, and an industry to point at. */
const CUSTOM = `
lead = env['ir.model']._get('crm.lead').id
def add(name, ttype, **more):
    env['ir.model.fields'].create({'model_id': lead, 'name': name, 'ttype': ttype, 'field_description': 'Booth ' + name[8:], **more})
add('x_booth_visits', 'integer')
add('x_booth_at', 'datetime')
add('x_booth_day', 'date')
add('x_booth_mail', 'boolean')
add('x_booth_note', 'html')
add('x_booth_tags', 'many2many', relation='crm.tag')
add('x_booth_industry', 'many2one', relation='res.partner.industry')
env['ir.model.fields'].create({'model_id': lead, 'name': 'x_booth_heat', 'ttype': 'selection', 'field_description': 'Booth heat',
    'selection_ids': [(0, 0, {'value': 'h', 'name': 'Chaud'}), (0, 0, {'value': 'c', 'name': 'Froid'})]})
env['res.partner.industry'].create({'name': 'Capteurs Rhône'})
`;

const MAPPING: FieldMapping = {
  x_booth_visits: { from: 'visits', as: 'number' },
  x_booth_at: { from: 'capturedAt', as: 'instant' },
  x_booth_day: { from: 'capturedOn', as: 'date' },
  x_booth_mail: { from: 'consentEmail', as: 'boolean' },
  x_booth_note: { from: 'fullName', as: 'html' },
  x_booth_tags: { from: 'interestsAndTags', as: 'choices' },
  x_booth_industry: { from: 'ourCompany', as: 'relation' },
  x_booth_heat: { from: 'heat', as: 'choice', choices: { hot: 'h', warm: 'c', cold: 'c' } },
  website: { from: 'venue', as: 'text' },
  expected_revenue: null,
};

let laptop: OdooBooth;
let leads: Lead[] = [];

beforeAll(async () => {
  laptop = await startOdooBooth('booth_wires', { login: 'booth', mapping: MAPPING, python: CUSTOM });
});

afterAll(() => laptop?.stop());

test('by JSON-RPC the preflight says the same as by JSON-2, and tells a wrong key from a wrong address', async () => {
  const { config } = laptop.target;
  const byLogin = await laptop.crm.preflight(laptop.target);
  expect(byLogin).toMatchObject({ ok: true, value: { user: 'Booth laptop', zone: 'Europe/Paris', warnings: [], missingFields: [] } });
  const json2 = { ...laptop.target, config: { kind: 'odoo', url: config.url, database: laptop.odoo.database } as const };
  expect(await laptop.crm.preflight(json2)).toEqual(byLogin);
  const stranger = { ...laptop.target, config: { ...json2.config, login: 'nobody' } };
  expect(await laptop.crm.preflight(stranger)).toMatchObject({ ok: false, error: 'auth' });
  laptop.proxy.choose = () => 'portal';
  expect(await laptop.crm.preflight(laptop.target)).toMatchObject({ ok: false, error: 'offline' });
  laptop.proxy.choose = () => 'none';
  laptop.key = 'wrong';
  expect(await laptop.crm.preflight(laptop.target)).toMatchObject({ ok: false, error: 'auth' });
  [laptop.key] = laptop.odoo.keys;
});

test('Odoo lists its fields with labels, kinds and choices, a customer’s own among them', async () => {
  const listed = await laptop.crm.fields(laptop.target);
  if (!listed.ok) throw new Error(listed.error);
  const { fields, usual } = listed.value;
  const of = (name: string): object | undefined => fields.find((one) => one.name === name);
  expect(of('name')).toMatchObject({ type: 'text', isRequired: true, isReadOnly: false });
  expect(of('x_booth_heat')).toMatchObject({
    label: 'Booth heat',
    type: 'choice',
    choices: [
      { value: 'h', label: 'Chaud' },
      { value: 'c', label: 'Froid' },
    ],
  });
  expect(['x_booth_at', 'x_booth_industry', 'x_booth_tags', 'x_booth_mail', 'description'].map((name) => of(name))).toMatchObject(
    ['instant', 'relation', 'choices', 'boolean', 'html'].map((type) => ({ type })),
  );
  expect(of('create_date')).toBeUndefined();
  expect(usual).toMatchObject({ email_from: 'email', priority: null });
});

test('120 leads arrive once each by JSON-RPC through a bad network, with the fields a mapping sends elsewhere', async () => {
  leads = await laptop.capture(0, LEADS);
  laptop.proxy.choose = faulty(7);
  for (let rounds = 0; rounds < 100; rounds += 1) {
    const end = await laptop.push();
    expect([end.refused, end.conflicts]).toEqual([[], []]);
    if (end.dueAt === null && end.pause === undefined) break;
    laptop.booth.clock.now += SIX_MINUTES;
  }
  laptop.proxy.choose = () => 'none';
  expect(await counts(laptop.booth.store, laptop.target.id)).toMatchObject({ ready: 0, sending: 0, sent: LEADS });
  expect(countOf(laptop, 'crm_lead')).toBe(LEADS);
  const back = await laptop.readBack(leads.map(({ id }) => id));
  expect(back.filter(({ state, found }) => state !== 'same' || found !== 1)).toEqual([]);
  expect(laptop.proxy.asked.every((path) => path === '/jsonrpc' || path === '/web/version' || path.startsWith('/json/2/'))).toBe(true);
  const asked = Object.keys(MAPPING);
  const row = (await readRows(laptop, 'crm.lead', ['contact_name', ...asked])).find((one) => one['contact_name'] === 'Visitor 4 Dupré');
  expect(row).toMatchObject({
    x_booth_visits: 1,
    x_booth_at: '2026-03-16 09:00:04',
    x_booth_day: '2026-03-16',
    x_booth_mail: true,
    x_booth_note: '<p>Visitor 4 Dupré</p>',
    x_booth_industry: [expect.any(Number), 'Capteurs Rhône'],
    x_booth_heat: 'h',
    expected_revenue: 0,
  });
  expect(row?.['x_booth_tags']).toHaveLength(1);
  laptop.proxy.asked.length = 0;
  expect(await laptop.push()).toMatchObject({ created: 0, updated: 0 });
  expect(laptop.proxy.asked).toEqual([]);
}, 120_000);

test('a picture whose file is away does not hold its lead up, and goes when the file is back', async () => {
  const [lead] = await laptop.capture(200, 1);
  if (lead === undefined) throw new Error('one lead was made');
  const { store } = laptop.booth;
  const id = pictureId(lead);
  const bytes = await store.media.mediaGet({ id });
  laptop.away.add(id);
  expect(await laptop.push()).toMatchObject({ created: 1, refused: [] });
  expect(keysOf(laptop, 'ir.attachment').has(id)).toBe(false);
  laptop.away.clear();
  await commit(store, { puts: [], queue: [lead.id], line: { action: 'picture', leadId: lead.id } });
  laptop.proxy.asked.length = 0;
  expect(await laptop.push()).toMatchObject({ updated: 1 });
  expect(keysOf(laptop, 'ir.attachment').has(id)).toBe(true);
  expect(laptop.odoo.sql(`select file_size from ir_attachment where id = ${keysOf(laptop, 'ir.attachment').get(id) ?? ''}`)).toBe(
    String(bytes.ok ? bytes.value.length : 0),
  );
});

test('a name that Odoo does not know is refused with its field, by JSON-RPC as by JSON-2', async () => {
  const [lead] = await laptop.capture(301, 1);
  if (lead === undefined || laptop.target.mapping === undefined) throw new Error('one lead was made');
  const before = laptop.target;
  laptop.target = { ...before, mapping: { ...before.mapping, x_booth_industry: { from: 'fullName', as: 'relation' } } };
  expect(await laptop.push()).toMatchObject({ created: 0, refused: [{ leadId: lead.id, field: 'x_booth_industry' }] });
  laptop.target = before;
  await updateLead(laptop.booth.store, lead.id, { action: 'heat', change: (one) => ({ ...one, heatChosen: 'warm' }) });
  expect(await laptop.push()).toMatchObject({ created: 1, refused: [] });
});

/** Odoo's own importer, as the booth's user, with the fields it has matched to the headers by itself. */
const IMPORTER = `
import base64, json
booth = env['res.users'].search([('login', '=', 'booth')])
wizard = env['base_import.import'].with_user(booth).create({
    'res_model': 'crm.lead', 'file': base64.b64decode('FILE'), 'file_name': 'leads.csv', 'file_type': 'text/csv',
})
options = {
    'has_headers': True, 'separator': ';', 'quoting': '"', 'encoding': '', 'advanced': True, 'limit': 2000, 'skip': 0,
    'date_format': '', 'datetime_format': '', 'float_thousand_separator': ',', 'float_decimal_separator': '.',
    'name_create_enabled_fields': {'tag_ids': True, 'source_id': True},
}
preview = wizard.parse_preview(options)
matches = preview['matches']
fields = ['/'.join(matches[at]) if at in matches else False for at in range(len(preview['headers']))]
result = wizard.execute_import(fields, preview['headers'], options)
print('IMPORT', json.dumps([fields, preview['headers'], result['messages'], len(result['ids'] or [])]))
`;

test('leads that came by Odoo’s own import of our file meet our sync in the same records: none is doubled, nothing is blanked', async () => {
  const fresh = await laptop.capture(400, 60);
  const before = countOf(laptop, 'crm_lead');
  const { store } = laptop.booth;
  const { items } = await readExportBatch(
    store,
    fresh.map(({ id }) => id),
  );
  const file = Buffer.from(csvBytes(odooTemplate, items, { shows: [someShow], language: 'en' })).toString('base64');
  const said = laptop.odoo.python(IMPORTER.replace('FILE', file));
  const [fields, headers, messages, count]: unknown[] = JSON.parse(/IMPORT (.*)/u.exec(said)?.[1] ?? '[]') as unknown[]; // four were printed
  expect([fields, messages, count]).toEqual([headers, [], fresh.length]);
  expect(countOf(laptop, 'crm_lead')).toBe(before + fresh.length);
  const [first] = fresh;
  const remote = keysOf(laptop, 'crm.lead').get(first?.id ?? '') ?? '';
  laptop.odoo.sql(`update crm_lead set function = 'Asked on the phone', street = 'Rue des Essais' where id = ${remote}`);
  await laptop.odoo.killAndRestart();
  expect(await laptop.push()).toMatchObject({ created: fresh.length, refused: [], conflicts: [] });
  expect(countOf(laptop, 'crm_lead')).toBe(before + fresh.length);
  const back = await laptop.readBack(fresh.map(({ id }) => id));
  expect(back.filter(({ state, found }) => state !== 'same' || found !== 1)).toEqual([]);
  // lead 400 has neither of its own: what was written there stays
  const row = (await readRows(laptop, 'crm.lead', ['function', 'street'])).find((one) => String(one['id']) === remote);
  expect(row).toMatchObject({ function: 'Asked on the phone' });
});
