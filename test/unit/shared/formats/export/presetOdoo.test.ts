import { describe, expect, test } from 'vitest';
import { odoo as connector } from '#shared/crm/odoo.ts';
import { leadSourceOf } from '#shared/formats/export/leadSource.ts';
import { odoo } from '#shared/formats/export/odoo.ts';
import { awkward, csvBytes, reread } from './rereading.ts';
import { context, item } from './samples.ts';

const HEAD =
  'id;name;contact_name;partner_name;function;email_from;phone;website;street;zip;city;country_id/id;tag_ids;source_id;priority;description';

describe('the Odoo file, read back', () => {
  const file = reread(csvBytes(odoo, [item(), awkward()]), ';');
  const [plain, odd] = file.rows;

  test('begins with a byte order mark and the headers the importer matches by itself', () => {
    expect(file.hasMark).toBe(true);
    expect(file.head).toBe(HEAD);
  });

  test('holds the external id and the words that the API would write', () => {
    expect(plain).toMatchObject({
      id: 'boothbook.lead-1',
      name: 'Zoë Straßmeier – Ofenbau GmbH – Salon de la brique',
      contact_name: 'Zoë Straßmeier',
      partner_name: 'Ofenbau GmbH',
      function: 'Leiterin Einkauf',
      email_from: 'zoe@ofenbau.example',
      phone: '+491705551234',
      zip: '05067',
      'country_id/id': 'base.de',
      tag_ids: 'Four,Tuile',
      source_id: 'Salon de la brique',
      priority: '3',
    });
    const [record] = connector.recordsOf(leadSourceOf(item(), context));
    const told = Object.entries(plain ?? {}).filter(([header, value]) => header !== 'id' && value !== '');
    expect(told.map(([header]) => [header, record.fields[header] ?? record.fields[header.replace('/id', '')]])).toEqual(told);
  });

  test('keeps phones and accents, runs no formula, and has one kind of line end in a cell', () => {
    expect(odd?.['phone']).toBe('+33612345678');
    expect(odd?.['partner_name']).toBe('\'@SUM(A1) & Söhne, GmbH; "Ofen"');
    expect(odd?.['function']).toBe("'-2+3");
    expect(Object.values(odd ?? {}).filter((cell) => /^[=@\-\t\r]|^\+(?!\d+$)/u.test(cell))).toEqual([]);
    expect(odd?.['description']).toContain('=cmd|calc<br>second line<br>third; &quot;quoted&quot;, end');
    expect(file.text.split('\r\n')).toHaveLength(4);
    expect(file.text.replaceAll('\r\n', '')).not.toContain('\r');
  });
});
