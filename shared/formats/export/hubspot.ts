import type { Template } from './column.ts';
import { descriptionOf } from './described.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

/** Internal values of "Lead status": they are the same in every language of HubSpot, its labels are not. */
const STATUS = {
  unresolved: 'NEW',
  contact: 'NEW',
  lead: 'NEW',
  mql: 'NEW',
  sql: 'OPEN',
  qualified: 'OPEN',
  customer: 'CONNECTED',
  ambassador: 'CONNECTED',
  disqualified: 'UNQUALIFIED',
} as const;

/** Internal values of "Lifecycle stage". */
const LIFECYCLE = {
  unresolved: 'lead',
  contact: 'lead',
  lead: 'lead',
  mql: 'marketingqualifiedlead',
  sql: 'salesqualifiedlead',
  qualified: 'opportunity',
  customer: 'customer',
  ambassador: 'evangelist',
  disqualified: 'other',
} as const;

/** HubSpot takes 65,536 characters, but a cell of a sheet holds 32,767, and the receipt at the end is not to be cut off there. */
const MESSAGE_CHARACTERS = 32_000;

const columns: readonly PresetColumn[] = [
  { header: 'Email', from: 'email', rule: { kind: 'email', isUnique: true } },
  { header: 'First name', from: 'firstName' },
  { header: 'Last name', from: 'lastName' },
  { header: 'Company name', from: 'company' },
  { header: 'Job title', from: 'jobTitle' },
  { header: 'Phone number', from: 'phone', rule: { kind: 'phone' } },
  { header: 'Mobile phone number', from: 'mobile', rule: { kind: 'phone' } },
  { header: 'Website URL', from: 'website', rule: { kind: 'url' } },
  { header: 'Street address', from: 'street' },
  { header: 'Postal code', from: 'postalCode' },
  { header: 'City', from: 'city' },
  { header: 'Country/Region', from: 'country', rule: { kind: 'country' } },
  { header: 'Lead status', from: 'stage', choices: STATUS, rule: { choices: Object.values(STATUS) } },
  { header: 'Lifecycle stage', from: 'stage', choices: LIFECYCLE, rule: { choices: Object.values(LIFECYCLE) } },
  { header: 'Contact owner', from: 'ownerEmail', rule: { kind: 'email' } },
  { header: 'Message', from: 'conversation', read: descriptionOf(MESSAGE_CHARACTERS), rule: { maxLength: MESSAGE_CHARACTERS } },
  { header: 'Boothbook ID', from: 'externalKey', rule: { required: true, isUnique: true } },
];

/**
 * HubSpot, contacts (knowledge.hubspot.com, set-up-your-import-file): headers are the labels of the properties, pick lists take their
 * internal values, blanks never overwrite. One of first name, last name and e-mail is needed; two rows with one e-mail become one
 * contact. "Boothbook ID" goes to a property of the portal's own with unique values.
 */
export const hubspot: Template = {
  name: 'hubspot',
  vendor: 'hubspot',
  formats: ['csv', 'xlsx'],
  separator: ',',
  // a sheet's last row is 1,048,576, the header is one of them
  maxRows: 1_048_575,
  needsOneOf: ['Email', 'First name', 'Last name'],
  columns: () => columns.map(columnOfPreset),
};
