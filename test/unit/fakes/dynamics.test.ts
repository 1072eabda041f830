import { describe, expect, test } from 'vitest';
import { ask, fakeOf } from './fakeBooth.ts';

const API = '/api/data/v9.2';
const keyed = (key: string): string => `${API}/leads(boothbook_id='${key}')`;

const part = (request: string, body?: unknown): string =>
  [
    '--b1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `${request} HTTP/1.1`,
    'Content-Type: application/json',
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join('\r\n');

describe('Dynamics 365', () => {
  test('upserts by the alternate key in the address and answers 204 with the record’s address', async () => {
    const dynamics = await fakeOf('dynamics');
    const first = await ask(dynamics, `PATCH ${keyed('boothbook.1')}`, { body: { lastname: 'Visitor', leadqualitycode: 1 } });
    const again = await ask(dynamics, `PATCH ${keyed('boothbook.1')}`, { body: { companyname: 'Atelier' } });
    expect([first.status, again.status]).toEqual([204, 204]);
    expect(first.headers.get('odata-entityid')).toBe(`${dynamics.url}${API}/leads(${dynamics.records()[0]?.id ?? ''})`);
    expect(again.headers.get('odata-entityid')).toBe(first.headers.get('odata-entityid'));
    expect(dynamics.byExternalKey('boothbook.1')?.fields).toMatchObject({
      lastname: 'Visitor',
      companyname: 'Atelier',
      leadqualitycode: 1,
    });
    const update = { body: { lastname: 'X' }, headers: { 'if-match': '*' } };
    expect((await ask(dynamics, `PATCH ${keyed('boothbook.2')}`, update)).status).toBe(404);
    const create = { body: { lastname: 'X' }, headers: { 'if-none-match': '*' } };
    expect((await ask(dynamics, `PATCH ${keyed('boothbook.1')}`, create)).status).toBe(412);
    expect(dynamics.violations).toEqual([]);
  });

  test('takes the id of a new record from the address, and finds it there again', async () => {
    const dynamics = await fakeOf('dynamics');
    const id = '0190aaaa-0000-7000-8000-000000000001';
    const first = await ask(dynamics, `PATCH ${API}/annotations(${id})`, { body: { notetext: 'One' } });
    const again = await ask(dynamics, `PATCH ${API}/annotations(${id})`, {
      body: { notetext: 'Two' },
      headers: { prefer: 'return=representation' },
    });
    expect([first.status, again.status]).toEqual([204, 200]);
    expect(dynamics.records('annotations')).toMatchObject([{ id, fields: { notetext: 'Two' } }]);
  });

  test('refuses a value that is too long or not in the list by its name, and a field it does not know', async () => {
    const dynamics = await fakeOf('dynamics');
    const said = async (body: object): Promise<string> => (await ask(dynamics, `PATCH ${keyed('k')}`, { body })).text;
    expect(await said({ lastname: 'x'.repeat(51) })).toContain(
      "'lastname' attribute of the 'lead' entity exceeded the maximum allowed length of '50'",
    );
    expect(await said({ leadqualitycode: 9 })).toContain("of 'leadqualitycode' on record of type 'lead' is outside the valid range");
    expect(await said({ nonsense: 'x' })).toContain("The property 'nonsense' does not exist");
    expect(dynamics.records()).toEqual([]);
  });

  test('runs a batch in order, going on after a failure only when that is preferred', async () => {
    const dynamics = await fakeOf('dynamics');
    const body = `${[
      part(`PATCH ${keyed('a')}`, { lastname: 'A' }),
      part(`PATCH ${keyed('b')}`, { lastname: 'x'.repeat(51) }),
      part(`PATCH ${keyed('c')}`, { lastname: 'C' }),
    ].join('\r\n')}\r\n--b1--\r\n`;
    const send = async (prefer: string) => {
      const answer = await fetch(`${dynamics.url}${API}/$batch`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${dynamics.token}`,
          'content-type': 'multipart/mixed; boundary="b1"',
          'odata-version': '4.0',
          prefer,
        },
        body,
      });
      return { status: answer.status, text: await answer.text() };
    };
    expect((await send('return=minimal')).status).toBe(400);
    expect(dynamics.records()).toHaveLength(1);
    const all = await send('odata.continue-on-error');
    expect(all.status).toBe(200);
    expect([...all.text.matchAll(/HTTP\/1\.1 (\d+)/gu)].map(([, status]) => status)).toEqual(['204', '400', '204']);
    expect(dynamics.records()).toHaveLength(2);
    expect(dynamics.violations).toEqual([]);
  });

  test('hangs a task from its lead, keeps who was merged, forgets who was deleted, and filters', async () => {
    const dynamics = await fakeOf('dynamics');
    for (const key of ['a', 'b', 'c']) await ask(dynamics, `PATCH ${keyed(key)}`, { body: { lastname: key } });
    const [a = '', b = '', c = ''] = dynamics.records().map(({ id }) => id);
    const task = { subject: 'Call', 'regardingobjectid_lead_task@odata.bind': "/leads(boothbook_id='a')" };
    expect((await ask(dynamics, `PATCH ${API}/tasks(boothbook_id='t')`, { body: task })).status).toBe(204);
    expect(dynamics.records('tasks')[0]?.fields).toMatchObject({ _regardingobjectid_value: a });
    dynamics.merge(b, a);
    dynamics.remove(c);
    const filter = encodeURIComponent(`leadid eq ${b} or leadid eq ${c} or boothbook_id eq 'a'`);
    expect((await ask(dynamics, `GET ${API}/leads?$select=merged,_masterid_value&$filter=${filter}`)).body['value']).toMatchObject([
      { leadid: a, merged: false },
      { leadid: b, merged: true, _masterid_value: a },
    ]);
    expect((await ask(dynamics, `GET ${API}/leads(${c})`)).status).toBe(404);
  });

  test('tells its columns, lists and keys, and who is asking', async () => {
    const dynamics = await fakeOf('dynamics');
    const lists = await ask(
      dynamics,
      `GET ${API}/EntityDefinitions(LogicalName='lead')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`,
    );
    expect(lists.text).toContain('"Value":7,"Label":{"UserLocalizedLabel":{"Label":"Trade Show"');
    expect((await ask(dynamics, `GET ${API}/EntityDefinitions(LogicalName='lead')/Keys`)).body).toMatchObject({
      value: [{ KeyAttributes: ['boothbook_id'] }],
    });
    expect((await ask(dynamics, `GET ${API}/WhoAmI`)).body['UserId']).toBe('7c1f0000-0000-4000-9000-000000000001');
    expect(dynamics.violations).toEqual([]);
  });
});
