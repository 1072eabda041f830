import type { Template } from './column.ts';
import { descriptionOf, lastNameOf, titleOf } from './described.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

const RATING = { cold: 'Cold', warm: 'Warm', hot: 'Hot' } as const;

/** Longest topic and description (Dataverse, table lead: subject 300, description 2,000). */
const TOPIC = 300;
const DESCRIPTION = 2_000;

/** Lengths: Dataverse reference, table lead. */
const columns: readonly PresetColumn[] = [
  { header: 'Topic', from: 'fullName', read: titleOf(TOPIC), rule: { required: true, maxLength: TOPIC } },
  { header: 'First Name', from: 'firstName', rule: { maxLength: 50 } },
  { header: 'Last Name', from: 'lastName', read: lastNameOf, rule: { required: true, maxLength: 50 } },
  { header: 'Company Name', from: 'company', rule: { maxLength: 100 } },
  { header: 'Job Title', from: 'jobTitle', rule: { maxLength: 100 } },
  { header: 'Business Phone', from: 'phone', rule: { kind: 'phone', maxLength: 50 } },
  { header: 'Mobile Phone', from: 'mobile', rule: { kind: 'phone', maxLength: 20 } },
  { header: 'Email', from: 'email', rule: { kind: 'email', maxLength: 100, isUnique: true } },
  { header: 'Website', from: 'website', rule: { kind: 'url', maxLength: 200 } },
  { header: 'Street 1', from: 'street', rule: { maxLength: 250 } },
  { header: 'City', from: 'city', rule: { maxLength: 80 } },
  { header: 'ZIP/Postal Code', from: 'postalCode', rule: { maxLength: 20 } },
  { header: 'Country/Region', from: 'country', rule: { kind: 'country', maxLength: 80 } },
  { header: 'Lead Source', from: null, text: 'Trade Show' },
  { header: 'Rating', from: 'heat', choices: RATING, rule: { choices: Object.values(RATING) } },
  { header: 'Description', from: 'conversation', read: descriptionOf(DESCRIPTION), rule: { maxLength: DESCRIPTION } },
  { header: 'Boothbook ID', from: 'externalKey', rule: { required: true, isUnique: true } },
];

/**
 * Dynamics 365 Sales, leads, by its import wizard: headers are the display names of the columns, choices go by their labels in English.
 * CSV with commas and a byte order mark, without which it reads accents in the code page of the machine. "Boothbook ID" is a column of
 * the organisation's own, better the alternate key of the sync.
 */
export const dynamics: Template = {
  name: 'dynamics',
  vendor: 'dynamics',
  formats: ['csv'],
  separator: ',',
  columns: () => columns.map(columnOfPreset),
};
