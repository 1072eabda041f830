import { describe, expect, test } from 'vitest';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { dynamics } from '#shared/formats/export/dynamics.ts';
import type { ExportLead } from '#shared/formats/export/exportLead.ts';
import { hubspot } from '#shared/formats/export/hubspot.ts';
import { mailchimp } from '#shared/formats/export/mailchimp.ts';
import { odoo } from '#shared/formats/export/odoo.ts';
import { salesforce } from '#shared/formats/export/salesforce.ts';
import { newRowChecker } from '#shared/formats/rehearsal/checkRow.ts';
import { newDesk } from '#shared/formats/rehearsal/desk.ts';
import { issueText } from '#shared/formats/rehearsal/words.ts';
import { context, item } from '#test/unit/shared/formats/export/samples.ts';

const contactOf = (change: Partial<Lead['contact']>): Lead['contact'] => ({ ...item().lead.contact, ...change });
const told = (template: Parameters<typeof newRowChecker>[0], lead: ExportLead): (readonly [string, string, string])[] =>
  newRowChecker(template, context)(lead).issues.map(({ column, why, value }) => [column, why, value]);

const numbered = (n: number, change: Partial<Lead> = {}): ExportLead =>
  item({ id: `lead-${n}` as LeadId, contact: contactOf({ emails: [{ value: `v${n}@ofen.example`, kind: 'work' }] }), ...change });

describe('a row that is judged before it is sent', () => {
  test('has nothing to mend when it is as the vendor wants it', () => {
    for (const template of [salesforce, hubspot, dynamics, odoo]) expect(told(template, item())).toEqual([]);
  });

  test.each([
    ['an address without a dot', { emails: [{ value: 'zoe@ofenbau', kind: 'work' }] }, ['Email', 'not-email', 'zoe@ofenbau']],
    ['a phone without its country', { phones: [{ value: '06 12 34', kind: 'mobile' }] }, ['Mobile Phone', 'not-phone', '06 12 34']],
    ['a company longer than the column', { organization: ['x'.repeat(256)] }, ['Company', 'too-long', `${'x'.repeat(120)}…`]],
    ['no company', { organization: [] }, ['Company', 'made-up', '[not provided]']],
    ['a country nobody knows', { addresses: [{ country: 'Ofenland' }] }, ['Country', 'no-country', 'Ofenland']],
    ['a web address that is none', { urls: ['see our page'] }, ['Website', 'not-url', 'see our page']],
  ] as const)('names the cell of %s', (_words, change, expected) => {
    // the literal lists are lists of a contact
    expect(told(salesforce, item({ contact: contactOf(change as Partial<Lead['contact']>) }))).toEqual([expected]);
  });

  test('names a country that Odoo would not find, though its cell is empty', () => {
    expect(told(odoo, item({ contact: contactOf({ addresses: [{ country: 'Ofenland' }] }) }))).toEqual([
      ['country_id/id', 'no-country', 'Ofenland'],
    ]);
  });

  test('needs one of name and e-mail for HubSpot', () => {
    expect(told(hubspot, item({ contact: { organization: ['Ofen'] } }))).toEqual([['Email', 'none-of', '']]);
  });

  test('may not hold accents before the @ for Mailchimp, and says what would be cut', () => {
    const consents = [
      { purpose: 'newsletter', given: true, at: 1, by: null, method: 'spoken', wordingVersion: '1', language: 'fr' },
    ] as const;
    const contact = contactOf({ emails: [{ value: 'zoë@ofen.example', kind: 'work' }], givenName: 'é'.repeat(128) });
    expect(told(mailchimp, item({ contact, consents })).map(([column, why]) => [column, why])).toEqual([
      ['Email Address', 'not-ascii'],
      ['First Name', 'cut'],
    ]);
  });

  test('says why in a sentence', () => {
    expect(issueText({ why: 'too-long', value: 'x', detail: '80' })).toBe('at most 80 characters');
  });
});

describe('the rehearsal of a file', () => {
  test('counts what is taken, what is left out, and lists the refused rows first', () => {
    const desk = newDesk(salesforce, context);
    const mild = numbered(1, { contact: contactOf({ urls: ['no page'], emails: [] }) });
    const bad = numbered(2, { contact: contactOf({ emails: [{ value: 'nobody', kind: 'work' }] }) });
    desk.check([mild, bad, numbered(3)]);
    const rehearsal = desk.sum(['lead-1', 'lead-2', 'lead-3'] as LeadId[]);
    expect(rehearsal).toMatchObject({ rows: 3, taken: 2, cells: 2 });
    expect(rehearsal.listed.map(({ leadId }) => leadId)).toEqual(['lead-2', 'lead-1']);
  });

  test('takes one of two rows with the same address and names the other', () => {
    const desk = newDesk(salesforce, context);
    desk.check([numbered(1), numbered(2, { contact: contactOf({ emails: [{ value: 'V1@ofen.example', kind: 'work' }] }) })]);
    expect(desk.sum(['lead-1', 'lead-2'] as LeadId[]).listed).toMatchObject([
      { leadId: 'lead-2', issues: [{ column: 'Email', why: 'double', field: 'email', detail: 'Zoë Straßmeier', isFatal: true }] },
    ]);
  });

  test('forgets a fault as soon as the lead is mended', () => {
    const desk = newDesk(salesforce, context);
    desk.check([numbered(1, { contact: contactOf({ emails: [{ value: 'nobody', kind: 'work' }] }) })]);
    expect(desk.sum(['lead-1'] as LeadId[]).taken).toBe(0);
    desk.check([numbered(1)]);
    expect(desk.sum(['lead-1'] as LeadId[])).toMatchObject({ rows: 1, taken: 1, cells: 0, listed: [] });
  });

  test('refuses rows beyond the most that one file may have', () => {
    const desk = newDesk({ ...salesforce, maxRows: 2 }, context);
    desk.check([numbered(1), numbered(2), numbered(3)]);
    const { taken, listed } = desk.sum(['lead-1', 'lead-2', 'lead-3'] as LeadId[]);
    expect([taken, listed.map(({ issues }) => issues.map(({ why }) => why))]).toEqual([2, [['beyond']]]);
  });

  test('counts who may not be written to, by why', () => {
    const desk = newDesk(mailchimp, context);
    desk.check([numbered(1, { consents: [] }), numbered(2)]);
    expect(desk.sum(['lead-1', 'lead-2'] as LeadId[])).toMatchObject({ rows: 0, taken: 0, leftOut: { 'no-consent': 1, refused: 1 } });
  });
});
