import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { exportRows } from '#shared/formats/export/column.ts';
import type { Separator } from '#shared/formats/export/column.ts';
import { csvHead, csvRows, neutralText } from '#shared/formats/export/csv.ts';
import { salesforce } from '#shared/formats/export/salesforce.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { context, item } from './samples.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const row = (change: Partial<Lead> = {}, note?: string): Record<string, unknown> => {
  const { headers, rows } = exportRows([item(change, note)], salesforce.columns({ ...context, language: 'fr' }), context);
  return Object.fromEntries(headers.map((header, at) => [header, rows[0]?.[at]]));
};

describe('a CSV of leads', () => {
  test('begins with the byte order mark Excel needs and ends each row with CRLF', () => {
    const bytes = csvHead(['Prénom', 'Nom'], ';');
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(decode(bytes)).toBe('\uFEFFPrénom;Nom\r\n');
  });

  test.each<Separator>([',', ';', '\t'])('is read back cell by cell with the separator %j, whatever the cells hold', (separator) => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a;b', 'a,b', 'a\tb', 'say "hi"', 'one\r\ntwo', ' x ', '000123', '+33612345678'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const back = Papa.parse<string[]>(decode(csvRows(rows, separator)), { delimiter: separator, newline: '\r\n' }).data.slice(0, -1);
        expect(back).toEqual(rows.map((cells) => cells.map(neutralText)));
      }),
    );
  });

  test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '+33 6 12'])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    (text) => {
      expect(neutralText(text)).toBe(`'${text}`);
    },
  );

  test.each(['+33612345678', '000123', 'a=b', "O'Brien", ''])('leaves %j as it is', (text) => {
    expect(neutralText(text)).toBe(text);
  });

  test('never begins a text cell like a formula, but for an international phone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/^[=@\-\t\r\n]|^\+(?!\d{1,15}$)/u.test(neutralText(text))).toBe(false);
      }),
    );
  });

  test('writes negative numbers as numbers', () => {
    expect(decode(csvRows([[-5, null, 'x']], ';'))).toBe('-5;;x\r\n');
  });
});

describe('the Salesforce file', () => {
  test('has the headers of the Data Import Wizard, in English on a French laptop', () => {
    const headers = salesforce.columns({ ...context, language: 'fr' }).map((column) => column.header);
    expect(headers.slice(0, 13)).toEqual([
      'First Name',
      'Last Name',
      'Company',
      'Title',
      'Email',
      'Phone',
      'Mobile Phone',
      'Website',
      'Street',
      'City',
      'State',
      'Postal Code',
      'Country',
    ]);
    expect(headers).toEqual(expect.arrayContaining(['Lead Source', 'Rating', 'Description', 'Record Owner', 'Email Opt Out']));
    expect(headers).not.toContain('Full Name');
  });

  test('fills the fields of a lead', () => {
    expect(row()).toMatchObject({
      'First Name': 'Zoë',
      'Last Name': 'Straßmeier',
      Company: 'Ofenbau GmbH',
      Email: 'zoe@ofenbau.example',
      Phone: '+49301234567',
      'Mobile Phone': '+491705551234',
      Rating: 'Hot',
      'Email Opt Out': '1',
      'Record Owner': 'odile@brique.example',
      'External ID': 'boothbook.lead-1',
    });
  });

  test('never leaves a required field empty', () => {
    const empty = { contact: {}, badgeCode: '000777' };
    expect(row(empty)).toMatchObject({ 'Last Name': '000777', Company: '[not provided]' });
    const { badgeCode: _code, ...bare } = item({ contact: {} }).lead;
    const { rows } = exportRows([{ ...item(), lead: bare }], salesforce.columns(context), context);
    expect(rows[0]?.slice(0, 3)).toEqual(['', '[not provided]', '[not provided]']);
    expect(row({ contact: { formattedName: 'Ana María López' } })).toMatchObject({ 'First Name': 'Ana María', 'Last Name': 'López' });
  });

  test('is written with commas whatever separator the laptop prefers, without a mark, and keeps the line breaks of a note', () => {
    const chunks: Uint8Array[] = [];
    const writer = formatOf('csv')?.newWriter({
      template: salesforce,
      context,
      separator: ';',
      now: 0,
      emit: (bytes) => chunks.push(bytes),
    });
    writer?.add([item({}, 'one\r\ntwo')]);
    writer?.end();
    const { data } = Papa.parse<Record<string, string>>(decode(Buffer.concat(chunks)), {
      header: true,
      delimiter: ',',
      newline: '\r\n',
    });
    expect(data[0]?.['Description']).toContain('Odile Vannier: one\ntwo');
    expect(data[0]?.['Phone']).toBe('+49301234567');
  });
});
