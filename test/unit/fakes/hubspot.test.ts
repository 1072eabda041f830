import { describe, expect, test } from 'vitest';
import { ask, fakeOf } from './fakeBooth.ts';

const BATCH = '/crm/objects/2026-09/contacts/batch';

const upsert = (count: number, change: (at: number) => Record<string, unknown> = () => ({})) => ({
  inputs: Array.from({ length: count }, (_, at) => ({
    id: `boothbook.${at}`,
    idProperty: 'boothbook_id',
    properties: { lastname: `Visitor ${at}`, email: `v${at}@atelier.example`, ...change(at) },
  })),
});

describe('HubSpot', () => {
  test('upserts contacts by the booth’s key, the second time the same ones', async () => {
    const hubspot = await fakeOf('hubspot');
    const first = await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(3) });
    const again = await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(3, () => ({ city: 'Lyon' })) });
    expect(first).toMatchObject({ status: 200, body: { status: 'COMPLETE', results: [{ new: true }, { new: true }, { new: true }] } });
    expect(again).toMatchObject({ status: 200, body: { results: [{ new: false }, { new: false }, { new: false }] } });
    expect(hubspot.records()).toHaveLength(3);
    expect(hubspot.byExternalKey('boothbook.1')?.fields).toMatchObject({
      lastname: 'Visitor 1',
      city: 'Lyon',
      boothbook_id: 'boothbook.1',
    });
    expect(hubspot.violations).toEqual([]);
  });

  test('refuses the whole batch for one bad value, and names its property but not its row', async () => {
    const hubspot = await fakeOf('hubspot');
    const said = await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(5, (at) => (at === 2 ? { hs_lead_status: 'WARMISH' } : {})) });
    expect(said).toMatchObject({
      status: 400,
      body: {
        status: 'error',
        category: 'VALIDATION_ERROR',
        errors: [{ code: 'INVALID_OPTION', context: { propertyName: ['hs_lead_status'] } }],
      },
    });
    expect(hubspot.records()).toEqual([]);
  });

  test('refuses the whole batch when one e-mail address belongs to somebody else', async () => {
    const hubspot = await fakeOf('hubspot');
    await ask(hubspot, 'POST /crm/objects/2026-09/contacts', { body: { properties: { email: 'V1@atelier.example' }, associations: [] } });
    const said = await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(3) });
    expect(said).toMatchObject({
      status: 409,
      body: { category: 'CONFLICT', message: expect.stringContaining('Existing ID: ') as unknown },
    });
    expect(hubspot.records()).toHaveLength(1);
  });

  test('takes a value that is not text, or a hundred and one rows, for no request of its own', async () => {
    const hubspot = await fakeOf('hubspot');
    expect((await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(1, () => ({ city: 69 })) })).status).toBe(400);
    expect((await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(101) })).status).toBe(400);
    expect((await ask(hubspot, 'GET /crm/nonsense')).status).toBe(404);
    expect(hubspot.violations.map(({ where }) => where)).toEqual(['body/inputs/0/properties/city', 'body/inputs', 'path']);
    expect(hubspot.records()).toEqual([]);
  });

  test('answers for somebody merged as the one they became, and says who is gone', async () => {
    const hubspot = await fakeOf('hubspot');
    await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(3) });
    const [zero = '', one = '', two = ''] = hubspot.records().map(({ id }) => id);
    hubspot.merge(zero, one);
    hubspot.remove(two);
    const said = await ask(hubspot, `POST ${BATCH}/read`, {
      body: { inputs: [zero, one, two].map((id) => ({ id })), properties: ['boothbook_id'], propertiesWithHistory: [] },
    });
    expect(said.body).toMatchObject({
      results: [{ id: one }, { id: one }],
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: [two] } }],
    });
    expect((await ask(hubspot, `GET /crm/objects/2026-09/contacts/${two}`)).status).toBe(404);
  });

  test('hangs a note from its contact once, however often it is asked', async () => {
    const hubspot = await fakeOf('hubspot');
    await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(1) });
    const contact = hubspot.records()[0]?.id ?? '';
    const note = {
      inputs: [{ id: 'n1', idProperty: 'boothbook_id', properties: { hs_timestamp: '2026-03-16T09:00:00Z', hs_note_body: 'Hello' } }],
    };
    await ask(hubspot, 'POST /crm/objects/2026-09/notes/batch/upsert', { body: note });
    const link = { inputs: [{ from: { id: hubspot.records('notes')[0]?.id }, to: { id: contact } }] };
    for (let times = 0; times < 2; times += 1)
      expect((await ask(hubspot, 'POST /crm/associations/2026-09/notes/contacts/batch/associate/default', { body: link })).status).toBe(
        200,
      );
    expect(hubspot.records('associations')).toHaveLength(1);
    const lost = { inputs: [{ from: { id: '1' }, to: { id: contact } }] };
    expect(
      (await ask(hubspot, 'POST /crm/associations/2026-09/notes/contacts/batch/associate/default', { body: lost })).body,
    ).toMatchObject({ numErrors: 1 });
  });

  test('tells its properties, owners and account; makes a property; finds by search only after a while', async () => {
    let now = 1_000_000;
    const hubspot = await fakeOf('hubspot', { hasNoKeyField: true, searchLagMs: 5_000, now: () => now });
    const body = {
      name: 'boothbook_id',
      label: 'Boothbook key',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      hasUniqueValue: true,
    };
    expect((await ask(hubspot, 'POST /crm/properties/2026-09/contacts', { body })).status).toBe(201);
    const properties = await ask(hubspot, 'GET /crm/properties/2026-09/contacts');
    expect(JSON.stringify(properties.body)).toContain('"name":"boothbook_id","label":"Boothbook key"');
    expect((await ask(hubspot, 'GET /crm/owners/2026-09?email=ana@crm.example')).body).toMatchObject({ results: [{ id: '70001' }] });
    expect((await ask(hubspot, 'GET /account-info/2026-09/details')).body).toMatchObject({ timeZone: 'Europe/Paris' });
    await ask(hubspot, `POST ${BATCH}/upsert`, { body: upsert(1) });
    const search = {
      filterGroups: [{ filters: [{ propertyName: 'boothbook_id', operator: 'IN', values: ['boothbook.0'] }] }],
      limit: 10,
      properties: [],
      sorts: [],
      after: '0',
    };
    expect((await ask(hubspot, 'POST /crm/objects/2026-09/contacts/search', { body: search })).body).toMatchObject({ total: 0 });
    now += 6_000;
    expect((await ask(hubspot, 'POST /crm/objects/2026-09/contacts/search', { body: search })).body).toMatchObject({ total: 1 });
    expect(hubspot.violations).toEqual([]);
  });
});
