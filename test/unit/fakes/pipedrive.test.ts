import { describe, expect, test } from 'vitest';
import { objectOf } from '#test/fakes/call.ts';
import { ask, fakeOf } from './fakeBooth.ts';

describe('Pipedrive', () => {
  test('has no upsert: what is written twice is there twice, what is found by its key can be changed', async () => {
    const pipedrive = await fakeOf('pipedrive');
    const key = pipedrive.keyField;
    const person = {
      name: 'Visitor 1',
      emails: [{ value: 'v1@atelier.example', primary: true, label: 'work' }],
      custom_fields: { [key]: 'boothbook.1' },
    };
    expect(await ask(pipedrive, 'POST /api/v2/persons', { body: person })).toMatchObject({
      status: 201,
      body: { success: true, data: { id: 1_001 } },
    });
    const found = await ask(pipedrive, 'GET /api/v2/persons/search?term=boothbook.1&fields=custom_fields&exact_match=true');
    expect(found.body).toMatchObject({
      success: true,
      data: { items: [{ item: { id: 1_001, type: 'person', custom_fields: ['boothbook.1'] } }] },
    });
    expect((await ask(pipedrive, 'PATCH /api/v2/persons/1001', { body: { label_ids: [5] } })).status).toBe(200);
    await ask(pipedrive, 'POST /api/v2/persons', { body: person });
    expect(pipedrive.records().map(({ fields }) => fields['label_ids'])).toEqual([[5], undefined]);
    expect(pipedrive.violations).toEqual([]);
  });

  test('makes a lead only for a person who is there; a note and an activity hang from it', async () => {
    const pipedrive = await fakeOf('pipedrive');
    expect((await ask(pipedrive, 'POST /v1/leads', { body: { title: 'T', person_id: 5 } })).body).toMatchObject({
      success: false,
      error: expect.stringContaining('person_id') as unknown,
    });
    await ask(pipedrive, 'POST /api/v2/persons', { body: { name: 'Visitor' } });
    const lead = await ask(pipedrive, 'POST /v1/leads', { body: { title: 'T', person_id: 1_001, origin_id: 'boothbook.1' } });
    const id = objectOf(lead.body['data'])['id'];
    expect((await ask(pipedrive, 'POST /v1/notes', { body: { content: 'Hello', lead_id: id } })).status).toBe(201);
    expect(
      (
        await ask(pipedrive, 'POST /api/v2/activities', {
          body: { subject: 'Demo', type: 'meeting', due_date: '2026-03-16', due_time: '09:00', lead_id: id },
        })
      ).status,
    ).toBe(201);
    expect((await ask(pipedrive, `GET /v1/notes?lead_id=${String(id)}`)).body).toMatchObject({ data: [{ content: 'Hello' }] });
    expect((await ask(pipedrive, 'POST /api/v2/activities', { body: { subject: 'D', type: 'dance' } })).body).toMatchObject({
      error: expect.stringContaining('type: Invalid enum value') as unknown,
    });
    expect(pipedrive.violations).toEqual([]);
    expect((await ask(pipedrive, 'POST /v1/leads', { body: { title: 'T' } })).status).toBe(400);
    expect(pipedrive.violations).not.toEqual([]);
  });

  test('answers for somebody deleted with a flag or not at all, and searches past them', async () => {
    for (const deletedAs of ['flag', '404'] as const) {
      const pipedrive = await fakeOf('pipedrive', { deletedAs });
      await ask(pipedrive, 'POST /api/v2/persons', { body: { name: 'Visitor', custom_fields: { [pipedrive.keyField]: 'k1' } } });
      pipedrive.remove('1001');
      const said = await ask(pipedrive, 'GET /api/v2/persons/1001');
      expect(said).toMatchObject(deletedAs === 'flag' ? { status: 200, body: { data: { is_deleted: true } } } : { status: 404 });
      expect((await ask(pipedrive, 'PATCH /api/v2/persons/1001', { body: { name: 'X' } })).status).toBe(404);
      expect((await ask(pipedrive, 'GET /api/v2/persons/search?term=k1&exact_match=true')).body).toMatchObject({ data: { items: [] } });
    }
  });

  test('names its fields by hashes, makes one, and takes a token in its own header', async () => {
    const pipedrive = await fakeOf('pipedrive', { hasNoKeyField: true });
    const made = await ask(pipedrive, 'POST /v1/personFields', { body: { name: 'Boothbook key', field_type: 'varchar' } });
    expect(made.body).toMatchObject({ data: { key: pipedrive.keyField } });
    const answer = await fetch(`${pipedrive.url}/v1/personFields`, { headers: { 'x-api-token': pipedrive.token } });
    expect(await answer.text()).toContain(pipedrive.keyField);
    expect((await ask(pipedrive, 'GET /v1/users/me', { token: 'nonsense' })).body).toMatchObject({ success: false, errorCode: 401 });
  });
});
