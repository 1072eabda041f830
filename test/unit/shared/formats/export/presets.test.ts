import { describe, expect, test } from 'vitest';
import type { Consent } from '#shared/domain/lead.ts';
import type { Template } from '#shared/formats/export/column.ts';
import { exportRows } from '#shared/formats/export/column.ts';
import { dynamics } from '#shared/formats/export/dynamics.ts';
import { hubspot } from '#shared/formats/export/hubspot.ts';
import { leftOutOfMailings, mailchimp } from '#shared/formats/export/mailchimp.ts';
import { pipedrive } from '#shared/formats/export/pipedrive.ts';
import { salesforce } from '#shared/formats/export/salesforce.ts';
import { templates } from '#shared/formats/export/templates.ts';
import { zoho } from '#shared/formats/export/zoho.ts';
import { awkward, csvBytes, reread } from './rereading.ts';
import { context, item } from './samples.ts';

/** What each vendor's reader is to find: the header line byte for byte, the mark, the plain sample's cells, the column of notes. */
type Expected = {
  readonly template: Template;
  readonly head: string;
  readonly hasMark: boolean;
  readonly plain: Readonly<Record<string, string>>;
  readonly company: string;
  readonly phone: string;
  readonly notes?: string;
};

const cases: readonly Expected[] = [
  {
    template: salesforce,
    head: 'First Name,Last Name,Company,Title,Email,Phone,Mobile Phone,Website,Street,City,State,Postal Code,Country,Lead Source,Lead Status,Rating,Industry,Description,Record Owner,Email Opt Out,Do Not Call,Campaign,External ID',
    hasMark: false,
    plain: { 'Postal Code': '05067', 'Lead Source': 'Trade Show', Rating: 'Hot', 'Email Opt Out': '1', 'External ID': 'boothbook.lead-1' },
    company: 'Company',
    phone: 'Mobile Phone',
    notes: 'Description',
  },
  {
    template: hubspot,
    head: 'Email,First name,Last name,Company name,Job title,Phone number,Mobile phone number,Website URL,Street address,Postal code,City,Country/Region,Lead status,Lifecycle stage,Contact owner,Message,Boothbook ID',
    hasMark: true,
    plain: {
      Email: 'zoe@ofenbau.example',
      'First name': 'Zoë',
      'Phone number': '+49301234567',
      'Postal code': '05067',
      'Lifecycle stage': 'opportunity',
      'Lead status': 'OPEN',
      'Boothbook ID': 'boothbook.lead-1',
    },
    company: 'Company name',
    phone: 'Mobile phone number',
    notes: 'Message',
  },
  {
    template: dynamics,
    head: 'Topic,First Name,Last Name,Company Name,Job Title,Business Phone,Mobile Phone,Email,Website,Street 1,City,ZIP/Postal Code,Country/Region,Lead Source,Rating,Description,Boothbook ID',
    hasMark: true,
    plain: {
      Topic: 'Zoë Straßmeier – Ofenbau GmbH – Salon de la brique',
      'ZIP/Postal Code': '05067',
      Rating: 'Hot',
      'Boothbook ID': 'boothbook.lead-1',
    },
    company: 'Company Name',
    phone: 'Mobile Phone',
    notes: 'Description',
  },
  {
    template: zoho,
    head: 'Last Name,First Name,Company,Email,Phone,Mobile,Title,Website,Lead Source,Lead Status,Description,Street,City,State,Zip Code,Country,Email Opt Out,Boothbook ID',
    hasMark: true,
    plain: { 'Last Name': 'Straßmeier', 'Lead Status': 'Pre-Qualified', 'Email Opt Out': 'true', 'Boothbook ID': 'boothbook.lead-1' },
    company: 'Company',
    phone: 'Mobile',
    notes: 'Description',
  },
  {
    template: pipedrive,
    head: 'Person - Name,Person - Email,Person - Phone,Organization - Name,Lead - Title,Lead - Label,Note,Lead - Boothbook ID',
    hasMark: true,
    plain: { 'Person - Name': 'Zoë Straßmeier', 'Lead - Label': 'Hot', 'Lead - Boothbook ID': 'boothbook.lead-1' },
    company: 'Organization - Name',
    phone: 'Person - Phone',
    notes: 'Note',
  },
  {
    template: mailchimp,
    head: 'Email Address,First Name,Last Name,Phone Number,Address,Tags',
    hasMark: false,
    plain: {
      'Email Address': 'zoe@ofenbau.example',
      Address: 'Am Ofen 1  Köln  05067  Deutschland',
      Tags: 'Salon de la brique,Four,Tuile',
      'Phone Number': '+491705551234',
    },
    company: '',
    phone: 'Phone Number',
  },
];

describe.each(cases)('the $template.name file, read back', ({ template, head, hasMark, plain, company, phone, notes }) => {
  const file = reread(csvBytes(template, [item(), awkward()], { ...context, language: 'fr' }), ',');
  const [first = {}, odd = {}] = file.rows;

  test('has the header line of its vendor to the byte on a French laptop too, and a mark only where it does no harm', () => {
    expect([file.head, file.hasMark]).toEqual([head, hasMark]);
    expect(first).toMatchObject(plain);
  });

  test('keeps phones and accents, runs no formula, and has one kind of line end in a cell', () => {
    expect(odd[phone]).toBe('+33612345678');
    expect(Object.values(odd).filter((cell) => /^[=@\-\t\r]|^\+(?!\d+$)/u.test(cell))).toEqual([]);
    expect(Object.values(odd).some((cell) => cell.startsWith("'"))).toBe(true);
    if (company !== '') expect(odd[company]).toBe('\'@SUM(A1) & Söhne, GmbH; "Ofen"');
    if (notes !== undefined) expect(odd[notes]).toContain('=cmd|calc\nsecond line\nthird; "quoted", end');
    expect(file.text.split('\r\n')).toHaveLength(4);
    expect(file.text.replaceAll('\r\n', '')).not.toContain('\r');
  });
});

const bare = item({ contact: {}, badgeCode: '000777', interests: [], consents: [] });
const ruled = templates.flatMap((template) => template.columns(context).map((column) => ({ template, column })));

test.each(ruled.filter(({ column }) => column.rule?.choices !== undefined))(
  'a cell under $column.header of $template.name holds a word of the pick list',
  ({ column }) => {
    expect(column.rule?.choices).toContain(column.cell(item(), context));
    expect(column.rule?.choices).toContain(column.cell(bare, context));
  },
);

// an e-mail cannot be made up
test.each(ruled.filter(({ column }) => column.rule?.required === true && column.rule.kind === undefined))(
  'a cell under $column.header of $template.name is never empty, also when the lead is only a code',
  ({ column }) => {
    expect(column.cell(bare, context)).not.toBe('');
  },
);

test.each(templates.filter(({ vendor }) => vendor !== undefined && vendor !== 'mailchimp'))(
  'the $name file carries the key of the API',
  (template) => {
    const columns = template.columns(context);
    const at = columns.findIndex(({ from }) => from === 'externalKey');
    expect(exportRows([item()], columns, context).rows[0]?.[at]).toBe('boothbook.lead-1');
  },
);

const said = (purpose: Consent['purpose'], given: boolean, at: number): Consent => ({
  purpose,
  given,
  at,
  by: null,
  method: 'spoken',
  wordingVersion: '1',
  language: 'fr',
});

describe('a mailing list', () => {
  test.each([
    ['nobody asked', [], 'no-consent'],
    ['a yes to calls only', [said('call', true, 1)], 'no-consent'],
    ['a yes to the newsletter', [said('newsletter', true, 1)], null],
    ['a yes to e-mails', [said('email', true, 1)], null],
    ['a yes to e-mails and a no to the newsletter', [said('email', true, 1), said('newsletter', false, 1)], 'refused'],
    ['a yes that was taken back', [said('newsletter', true, 1), said('newsletter', false, 2)], 'refused'],
  ] as const)('after %s: %j', (_words, consents, expected) => {
    expect(leftOutOfMailings(item({ consents }))).toBe(expected);
  });
});
