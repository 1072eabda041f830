import type { Template } from './column.ts';
import { descriptionOf, lastNameOf } from './described.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

/** "Lead Status" as every new account has it. */
const STATUS = {
  unresolved: 'Not Contacted',
  contact: 'Not Contacted',
  lead: 'Not Contacted',
  mql: 'Not Contacted',
  sql: 'Pre-Qualified',
  qualified: 'Pre-Qualified',
  customer: 'Contacted',
  ambassador: 'Contacted',
  disqualified: 'Not Qualified',
} as const;

const DESCRIPTION = 32_000;

/** Lengths: Zoho CRM, fields metadata of the module Leads. */
const columns: readonly PresetColumn[] = [
  { header: 'Last Name', from: 'lastName', read: lastNameOf, rule: { required: true, maxLength: 80 } },
  { header: 'First Name', from: 'firstName', rule: { maxLength: 40 } },
  { header: 'Company', from: 'company', rule: { maxLength: 200 } },
  { header: 'Email', from: 'email', rule: { kind: 'email', maxLength: 100, isUnique: true } },
  { header: 'Phone', from: 'phone', rule: { kind: 'phone', maxLength: 30 } },
  { header: 'Mobile', from: 'mobile', rule: { kind: 'phone', maxLength: 30 } },
  { header: 'Title', from: 'jobTitle', rule: { maxLength: 100 } },
  { header: 'Website', from: 'website', rule: { kind: 'url', maxLength: 255 } },
  { header: 'Lead Source', from: null, text: 'Trade Show' },
  { header: 'Lead Status', from: 'stage', choices: STATUS, rule: { choices: [...new Set(Object.values(STATUS))] } },
  { header: 'Description', from: 'conversation', read: descriptionOf(DESCRIPTION), rule: { maxLength: DESCRIPTION } },
  { header: 'Street', from: 'street', rule: { maxLength: 250 } },
  { header: 'City', from: 'city', rule: { maxLength: 100 } },
  { header: 'State', from: 'region', rule: { maxLength: 100 } },
  { header: 'Zip Code', from: 'postalCode', rule: { maxLength: 30 } },
  { header: 'Country', from: 'country', rule: { kind: 'country', maxLength: 100 } },
  { header: 'Email Opt Out', from: 'noEmail', choices: { true: 'true' }, text: 'false' },
  { header: 'Boothbook ID', from: 'externalKey', rule: { required: true, isUnique: true } },
];

/**
 * Zoho CRM, leads (zoho.com/crm, bulk write: at most 25,000 records in a CSV): choose "Overwrite" by "Boothbook ID", a field of the
 * organisation's own with unique values, else by Email.
 */
export const zoho: Template = {
  name: 'zoho',
  vendor: 'zoho',
  formats: ['csv'],
  separator: ',',
  maxRows: 25_000,
  columns: () => columns.map(columnOfPreset),
};
