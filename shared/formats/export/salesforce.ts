import { consentOf } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { Template } from './column.ts';
import { companyOf, descriptionOf, lastNameOf } from './described.ts';
import type { ExportLead } from './exportLead.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

/** A Salesforce pick list "Rating" knows these three, in English whatever the user's language. */
const RATING = { cold: 'Cold', warm: 'Warm', hot: 'Hot' } as const;

/** "Lead Status" as every new org has it. */
const OPEN = 'Open - Not Contacted';
const WORKING = 'Working - Contacted';
const CLOSED = 'Closed - Not Converted';
const STATUS = {
  unresolved: OPEN,
  contact: OPEN,
  lead: OPEN,
  mql: OPEN,
  sql: WORKING,
  qualified: WORKING,
  customer: WORKING,
  ambassador: WORKING,
  disqualified: CLOSED,
} as const;

/** Longest text of the field (Salesforce, Lead.Description: long text area of 32,000). */
const DESCRIPTION_CHARACTERS = 32_000;

/** 1 when the visitor refused; asked or not, silence is not a refusal. */
const refused =
  (purpose: ConsentPurpose) =>
  ({ lead }: ExportLead): string =>
    consentOf(lead, purpose)?.given === false ? '1' : '0';

/** Lengths: Salesforce object reference, Lead. */
const columns: readonly PresetColumn[] = [
  { header: 'First Name', from: 'firstName', rule: { maxLength: 40 } },
  { header: 'Last Name', from: 'lastName', read: lastNameOf, rule: { required: true, maxLength: 80 } },
  { header: 'Company', from: 'company', read: companyOf, rule: { required: true, maxLength: 255 } },
  { header: 'Title', from: 'jobTitle', rule: { maxLength: 128 } },
  { header: 'Email', from: 'email', rule: { kind: 'email', maxLength: 80, isUnique: true } },
  { header: 'Phone', from: 'phone', rule: { kind: 'phone', maxLength: 40 } },
  { header: 'Mobile Phone', from: 'mobile', rule: { kind: 'phone', maxLength: 40 } },
  { header: 'Website', from: 'website', rule: { kind: 'url', maxLength: 255 } },
  { header: 'Street', from: 'street', rule: { maxLength: 255 } },
  { header: 'City', from: 'city', rule: { maxLength: 40 } },
  { header: 'State', from: 'region', rule: { maxLength: 80 } },
  { header: 'Postal Code', from: 'postalCode', rule: { maxLength: 20 } },
  { header: 'Country', from: 'country', rule: { kind: 'country', maxLength: 80 } },
  { header: 'Lead Source', from: null, text: 'Trade Show' },
  { header: 'Lead Status', from: 'stage', choices: STATUS, rule: { choices: [OPEN, WORKING, CLOSED] } },
  { header: 'Rating', from: 'heat', choices: RATING, rule: { choices: Object.values(RATING) } },
  { header: 'Industry', from: 'industry', rule: { maxLength: 255 } },
  { header: 'Description', from: 'conversation', read: descriptionOf(DESCRIPTION_CHARACTERS), rule: { maxLength: DESCRIPTION_CHARACTERS } },
  { header: 'Record Owner', from: 'ownerEmail', rule: { kind: 'email' } },
  { header: 'Email Opt Out', from: 'noEmail', read: refused('email') },
  { header: 'Do Not Call', from: 'noCall', read: refused('call') },
  { header: 'Campaign', from: 'showName' },
  { header: 'External ID', from: 'externalKey', rule: { required: true, isUnique: true } },
];

/**
 * Salesforce Data Import Wizard, leads (help.salesforce.com, field_mapping_for_importing_leads): CSV with commas, UTF-8, at
 * most 50,000 rows, "First Name" and "Last Name" instead of "Full Name". No byte order mark: Data Loader, which reads the same file,
 * takes it for a part of the first header. "Campaign" and "External ID" are mapped by hand to the org's own fields; the second makes a
 * later sync update these same records.
 */
export const salesforce: Template = {
  name: 'salesforce',
  vendor: 'salesforce',
  formats: ['csv'],
  separator: ',',
  hasMark: false,
  maxRows: 50_000,
  columns: () => columns.map(columnOfPreset),
};
