import { describe, expect, test } from 'vitest';
import { ask, fakeOf } from './fakeBooth.ts';

const leads = (count: number, change: (at: number) => Record<string, unknown> = () => ({})) => ({
  data: Array.from({ length: count }, (_, at) => ({ Boothbook_Id: `boothbook.${at}`, Last_Name: `Visitor ${at}`, ...change(at) })),
  duplicate_check_fields: ['Boothbook_Id'],
  trigger: [],
});

describe('Zoho CRM', () => {
  test('upserts by the field one names, and says row by row what happened', async () => {
    const zoho = await fakeOf('zoho');
    const first = await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: leads(3, (at) => (at === 1 ? { Last_Name: 'x'.repeat(81) } : {})) });
    expect(first).toMatchObject({
      status: 207,
      body: {
        data: [
          { code: 'SUCCESS', status: 'success', action: 'insert', details: { id: expect.any(String) as unknown } },
          {
            code: 'INVALID_DATA',
            status: 'error',
            details: { api_name: 'Last_Name', maximum_length: '80', json_path: '$.data[1].Last_Name' },
          },
          { code: 'SUCCESS' },
        ],
      },
    });
    const again = await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: leads(3) });
    expect(again).toMatchObject({
      status: 200,
      body: { data: [{ action: 'update', duplicate_field: 'Boothbook_Id' }, { action: 'insert' }, { action: 'update' }] },
    });
    expect(zoho.records()).toHaveLength(3);
    expect(zoho.violations).toEqual([]);
  });

  test('takes two visitors with one address for the same person unless told by which field', async () => {
    const zoho = await fakeOf('zoho');
    const same = leads(2, () => ({ Email: 'info@atelier.example' }));
    const { duplicate_check_fields: _, ...untold } = same;
    await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: untold });
    expect(zoho.records()).toHaveLength(1);
    const careful = await fakeOf('zoho');
    await ask(careful, 'POST /crm/v8/Leads/upsert', { body: same });
    expect(careful.records()).toHaveLength(2);
  });

  test('says what is missing, what is not in a list, and whose key it is', async () => {
    const zoho = await fakeOf('zoho');
    const missing = await ask(zoho, 'POST /crm/v8/Leads', { body: { data: [{ Company: 'Atelier' }] } });
    expect(missing).toMatchObject({ status: 400, body: { data: [{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Last_Name' } }] } });
    await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: leads(1) });
    const double = await ask(zoho, 'POST /crm/v8/Leads', { body: { data: leads(1).data } });
    expect(double.body).toMatchObject({
      data: [{ code: 'DUPLICATE_DATA', details: { api_name: 'Boothbook_Id', duplicate_record: { id: zoho.records()[0]?.id } } }],
    });
    const list = await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: leads(1, () => ({ Lead_Source: 'Badge' })) });
    expect(list.body).toMatchObject({
      data: [{ code: 'INVALID_DATA', details: { api_name: 'Lead_Source', expected_data_type: 'picklist' } }],
    });
  });

  test('hangs notes, events and files from a lead that is there; lists who is gone', async () => {
    const zoho = await fakeOf('zoho');
    await ask(zoho, 'POST /crm/v8/Leads/upsert', { body: leads(2) });
    const [one = '', two = ''] = zoho.records().map(({ id }) => id);
    const note = { Note_Title: 'Booth', Note_Content: 'Hello', Parent_Id: { id: one, module: { api_name: 'Leads' } } };
    expect((await ask(zoho, 'POST /crm/v8/Notes', { body: { data: [note] } })).status).toBe(201);
    const event = {
      Event_Title: 'Demo',
      Start_DateTime: '2026-03-16T10:00:00+01:00',
      End_DateTime: '2026-03-16T10:30:00.000Z',
      What_Id: { id: one },
      $se_module: 'Leads',
    };
    expect((await ask(zoho, 'POST /crm/v8/Events', { body: { data: [event] } })).body).toMatchObject({
      data: [{ details: { api_name: 'End_DateTime' } }],
    });
    const form = new FormData();
    form.append('file', new Blob(['picture']), 'card.jpg');
    const attached = await fetch(`${zoho.url}/crm/v8/Leads/${one}/Attachments`, {
      method: 'POST',
      headers: { authorization: `Zoho-oauthtoken ${zoho.token}` },
      body: form,
    });
    expect(attached.status).toBe(200);
    expect(zoho.records('Attachments')[0]?.fields).toMatchObject({ File_Name: 'card.jpg', Parent_Id: one });
    const unkeyed = { data: [event], duplicate_check_fields: ['Boothbook_Id'] };
    expect((await ask(zoho, 'POST /crm/v8/Events/upsert', { body: unkeyed })).body).toMatchObject({ code: 'NOT_SUPPORTED' });
    zoho.remove(two);
    expect((await ask(zoho, 'GET /crm/v8/Leads/deleted?type=all')).body).toMatchObject({ data: [{ id: two }] });
    expect((await ask(zoho, `GET /crm/v8/Leads/${two}`)).status).toBe(204);
    expect((await ask(zoho, `PUT /crm/v8/Leads`, { body: { data: [{ id: two, City: 'Lyon' }] } })).body).toMatchObject({
      data: [{ code: 'INVALID_DATA' }],
    });
    expect((await ask(zoho, `GET /crm/v8/Leads?ids=${one},${two}&fields=Boothbook_Id`)).body).toMatchObject({
      data: [{ id: one, Boothbook_Id: 'boothbook.0' }],
    });
    expect((await ask(zoho, 'GET /crm/v8/Leads/search?criteria=(Boothbook_Id:equals:boothbook.0)')).body).toMatchObject({
      data: [{ id: one }],
    });
    expect(zoho.violations).toEqual([]);
  });
});
