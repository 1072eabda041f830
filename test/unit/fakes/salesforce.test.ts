import { describe, expect, test } from 'vitest';
import { ask, fakeOf } from './fakeBooth.ts';

const DATA = '/services/data/v62.0';
const UPSERT = `PATCH ${DATA}/composite/sobjects/Lead/Boothbook_Id__c`;

const leads = (count: number, change: (at: number) => Record<string, unknown> = () => ({})) => ({
  allOrNone: false,
  records: Array.from({ length: count }, (_, at) => ({
    attributes: { type: 'Lead' },
    Boothbook_Id__c: `boothbook.${at}`,
    LastName: `Visitor ${at}`,
    Company: 'Atelier',
    ...change(at),
  })),
});

const email = (at: number) => ({ Email: `same@atelier.example`, FirstName: String(at) });

describe('Salesforce', () => {
  test('upserts by external id; answers 200 with one result a lead, in order', async () => {
    const salesforce = await fakeOf('salesforce');
    const first = await ask(salesforce, UPSERT, {
      body: leads(3, (at) => (at === 1 ? { Rating: 'Lukewarm', FirstName: 'x'.repeat(41) } : {})),
    });
    expect(first.status).toBe(200);
    expect(first.list).toMatchObject([
      { success: true, created: true, errors: [] },
      {
        success: false,
        errors: [
          { statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['Rating'] },
          { statusCode: 'STRING_TOO_LONG', fields: ['FirstName'] },
        ],
      },
      { success: true, created: true },
    ]);
    expect((await ask(salesforce, UPSERT, { body: leads(3) })).list).toMatchObject([
      { created: false },
      { created: true },
      { created: false },
    ]);
    expect(salesforce.records()).toHaveLength(3);
    expect(salesforce.violations).toEqual([]);
  });

  test('names what is missing, undoes everything when all or none is asked for, and locks rows', async () => {
    const salesforce = await fakeOf('salesforce');
    const bad = leads(2, (at) => (at === 1 ? { Company: null } : {}));
    expect((await ask(salesforce, UPSERT, { body: { ...bad, allOrNone: true } })).list).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Company'] }] },
    ]);
    expect(salesforce.records()).toEqual([]);
    salesforce.lockRows(1);
    expect((await ask(salesforce, UPSERT, { body: leads(2) })).list).toMatchObject([
      { errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
      { success: true },
    ]);
  });

  test('keeps a rule against doubles, which an alert lets pass and a block does not', async () => {
    const header = { headers: { 'sforce-duplicate-rule-header': 'allowSave=true' } };
    const alert = await fakeOf('salesforce', { duplicateRule: 'alert' });
    expect((await ask(alert, UPSERT, { body: leads(2, email) })).list).toMatchObject([
      { success: true },
      { errors: [{ statusCode: 'DUPLICATES_DETECTED' }] },
    ]);
    expect((await ask(alert, UPSERT, { body: leads(2, email), ...header })).list).toMatchObject([{ success: true }, { success: true }]);
    const block = await fakeOf('salesforce', { duplicateRule: 'block' });
    expect((await ask(block, UPSERT, { body: leads(2, email), ...header })).list).toMatchObject([{ success: true }, { success: false }]);
  });

  test('hangs a task from a lead by id or by the lead’s key, and hides who was merged or converted', async () => {
    const salesforce = await fakeOf('salesforce');
    await ask(salesforce, UPSERT, { body: leads(3) });
    const [zero = '', one = '', two = ''] = salesforce.records().map(({ id }) => id);
    const task = {
      attributes: { type: 'Task' },
      Subject: 'Call',
      Boothbook_Id__c: 't1',
      Who: { attributes: { type: 'Lead' }, Boothbook_Id__c: 'boothbook.0' },
    };
    const path = `PATCH ${DATA}/composite/sobjects/Task/Boothbook_Id__c`;
    expect((await ask(salesforce, path, { body: { records: [task] } })).list).toMatchObject([{ success: true }]);
    expect(salesforce.records('Task')[0]?.fields).toMatchObject({ WhoId: zero });
    salesforce.merge(one, zero);
    salesforce.convert(two);
    const query = encodeURIComponent(`SELECT Id, MasterRecordId, IsDeleted, IsConverted FROM Lead WHERE Id IN ('${one}','${two}')`);
    expect((await ask(salesforce, `GET ${DATA}/query?q=${query}`)).body).toMatchObject({
      totalSize: 1,
      records: [{ Id: two, IsConverted: true }],
    });
    expect((await ask(salesforce, `GET ${DATA}/queryAll?q=${query}`)).body).toMatchObject({
      records: [{ Id: one, MasterRecordId: zero, IsDeleted: true }, {}],
    });
    expect(
      (await ask(salesforce, `POST ${DATA}/composite/sobjects/Lead`, { body: { ids: [zero, one], fields: ['Id'] } })).list,
    ).toMatchObject([{ Id: zero }, null]);
    expect((await ask(salesforce, UPSERT, { body: leads(3) })).list).toMatchObject([
      { created: false },
      { created: true },
      { errors: [{ statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }] },
    ]);
    expect(salesforce.violations).toEqual([]);
  });

  test('describes its fields with their key, lengths and values', async () => {
    const salesforce = await fakeOf('salesforce');
    const { body } = await ask(salesforce, `GET ${DATA}/sobjects/Lead/describe`);
    expect(body['fields']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Boothbook_Id__c', externalId: true, unique: true, length: 255 }),
        expect.objectContaining({ name: 'Company', nillable: false }),
      ]),
    );
    const wrong = await ask(salesforce, `PATCH ${DATA}/composite/sobjects/Lead/Phone`, { body: leads(1) });
    expect(wrong).toMatchObject({ status: 400, list: [{ errorCode: 'INVALID_FIELD' }] });
    expect((await ask(salesforce, UPSERT, { body: leads(201) })).status).toBe(400);
    expect(salesforce.violations).toHaveLength(1);
  });
});
