import { describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import { utf8Of } from '#shared/formats/bytes.ts';
import { readErrorFile, readErrorText } from '#shared/formats/rehearsal/errorFile.ts';

const KEY = 'boothbook.0198c0de-1111-7222-8333-abcdefabcdef';
const ID = '0198c0de-1111-7222-8333-abcdefabcdef';

describe('an error file', () => {
  test.each([
    [
      'Salesforce’s Bulk API',
      `"sf__Id","sf__Error",External ID,Last Name,Email\n"","REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --",${KEY},Dresnik,u@dresnik.example\n`,
      { leadId: ID, field: 'LastName', email: 'u@dresnik.example', name: 'Dresnik' },
    ],
    [
      'Data Loader',
      `FIRSTNAME,LASTNAME,COMPANY,ERROR\nUlmar,Dresnik,Dresnik Pumps,Invalid e-mail\n`,
      { leadId: null, name: 'Ulmar Dresnik', company: 'Dresnik Pumps', reason: 'Invalid e-mail' },
    ],
    [
      'HubSpot',
      `Error type;Error message;Property;Email;First name;Last name;Company name\nINVALID;Not one of the options;Lifecycle stage;u@dresnik.example;Ulmar;Dresnik;Dresnik Pumps\n`,
      { field: 'Lifecycle stage', email: 'u@dresnik.example', reason: 'Not one of the options' },
    ],
    [
      'Zoho',
      `\uFEFFLast Name,First Name,Company,Email,Boothbook ID,Reason\nDresnik,Ulmar,Dresnik Pumps,,${KEY},Invalid data\n`,
      { leadId: ID, reason: 'Invalid data' },
    ],
    [
      'Dynamics 365',
      'Description,Column Header,Column Value,Original Row Number\nA string is too long,Topic,xxx,3\n',
      { row: 3, field: 'Topic', reason: 'A string is too long' },
    ],
    [
      'Pipedrive',
      'Person - Name,Organization - Name,Reason for skipping\nUlmar Dresnik,Dresnik Pumps,No e-mail\n',
      { name: 'Ulmar Dresnik', company: 'Dresnik Pumps' },
    ],
    [
      'Odoo',
      'id;name;email_from;contact_name;partner_name;Erreur\n;X – Y;u@dresnik.example;Ulmar Dresnik;Dresnik Pumps;Valeur inconnue\n',
      { email: 'u@dresnik.example', name: 'Ulmar Dresnik' },
    ],
    [
      'Mailchimp',
      'Email Address,First Name,Last Name,Failed Reason\nu@dresnik.example,Ulmar,Dresnik,Syntax error\n',
      { email: 'u@dresnik.example', reason: 'Syntax error' },
    ],
  ])('of %s tells the lead, the field and the words', async (_vendor, text, expected) => {
    const read = await readErrorFile(utf8Of(text));
    expect(read).toMatchObject({ ok: true, value: [{ at: 1, ...expected }] });
  });

  test('may be a sheet, and its rows without a fault are left', async () => {
    const sheet = utils.aoa_to_sheet([
      ['External ID', 'Last Name', 'sf__Error'],
      [KEY, 'Dresnik', ''],
      [`${KEY.slice(0, -1)}0`, 'Vost', 'Bad'],
    ]);
    const bytes = new Uint8Array(write({ SheetNames: ['a'], Sheets: { a: sheet } }, { type: 'array' }) as ArrayBuffer); // what `array` answers
    expect(await readErrorFile(bytes)).toMatchObject({ ok: true, value: [{ at: 2, leadId: `${ID.slice(0, -1)}0`, reason: 'Bad' }] });
  });

  test('that says nothing of errors is not taken for one', async () => {
    expect(await readErrorFile(utf8Of('First Name,Last Name,Email\nUlmar,Dresnik,u@dresnik.example\n'))).toEqual({
      ok: false,
      error: 'no-errors',
    });
    expect(await readErrorFile(utf8Of('Email,Error\nu@dresnik.example,\n'))).toEqual({ ok: false, error: 'no-errors' });
    expect(await readErrorFile(new Uint8Array())).toMatchObject({ ok: false, error: 'empty' });
  });

  test('that was pasted is read line by line', () => {
    const text =
      "No matching record found for external id 'base.xx' in field 'Country' at row 12\nHello\nValeur inconnue à la ligne 3\n" +
      `${KEY}: refused`;
    expect(readErrorText(text)).toMatchObject([
      { at: 1, row: 12, field: 'Country' },
      { at: 3, row: 3, field: null },
      { at: 4, leadId: ID, row: null },
    ]);
  });
});
