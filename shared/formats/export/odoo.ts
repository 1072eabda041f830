import { odoo as connector } from '#shared/crm/odoo.ts';
import type { CrmRecord, LeadSource } from '#shared/crm/record.ts';
import type { Template } from './column.ts';
import { leadSourceOf } from './leadSource.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';

/** Made once a row: each cell asks again. */
const made = new WeakMap<LeadSource, CrmRecord['fields']>();

function fieldsOf(source: LeadSource): CrmRecord['fields'] {
  const before = made.get(source);
  if (before !== undefined) return before;
  const [{ fields }] = connector.recordsOf(source);
  made.set(source, fields);
  return fields;
}

/** What the API would write into a field of the lead: the file says the same, so a later sync changes nothing. `/id` is the importer's. */
const field =
  (name: string) =>
  (item: ExportLead, context: ExportContext): string => {
    const fields = fieldsOf(leadSourceOf(item, context));
    const value = fields[name] ?? fields[name.replace('/id', '')];
    return typeof value === 'string' ? value : '';
  };

/** Columns in the order in which the importer of Odoo 19 was seen to match them by itself: the names of the model's fields. */
const columns: readonly PresetColumn[] = [
  { header: 'id', from: 'externalKey', rule: { required: true, isUnique: true } },
  { header: 'name', from: 'fullName', read: field('name'), rule: { required: true } },
  { header: 'contact_name', from: 'fullName', read: field('contact_name') },
  { header: 'partner_name', from: 'company', read: field('partner_name') },
  { header: 'function', from: 'jobTitle', read: field('function') },
  { header: 'email_from', from: 'email', read: field('email_from'), rule: { kind: 'email' } },
  { header: 'phone', from: 'anyPhone', rule: { kind: 'phone' } },
  { header: 'website', from: 'website', read: field('website'), rule: { kind: 'url' } },
  { header: 'street', from: 'street', read: field('street') },
  { header: 'zip', from: 'postalCode', read: field('zip') },
  { header: 'city', from: 'city', read: field('city') },
  { header: 'country_id/id', from: 'country', read: field('country_id'), rule: { kind: 'country' } },
  { header: 'tag_ids', from: 'interestsAndTags', read: field('tag_ids') },
  { header: 'source_id', from: 'showName', read: field('source_id') },
  { header: 'priority', from: 'heat', read: field('priority'), rule: { choices: ['0', '1', '2', '3'] } },
  { header: 'description', from: 'conversationHtml', read: field('description') },
];

/**
 * Odoo, CRM > Leads > Import records: semicolons and a byte order mark, or a sheet. `id` is the external identifier that the API writes
 * too, so that file and sync meet in the same record; countries go by Odoo's own (`base.fr`).
 */
export const odoo: Template = {
  name: 'odoo',
  vendor: 'odoo',
  formats: ['csv', 'xlsx'],
  separator: ';',
  columns: () => columns.map(columnOfPreset),
};
