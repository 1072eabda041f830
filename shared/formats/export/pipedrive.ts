import { nameOf } from '#shared/domain/lead.ts';
import type { Template } from './column.ts';
import { descriptionOf, NOT_PROVIDED, titleOf } from './described.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

/** Labels that the leads inbox of every new company has. */
const LABEL = { cold: 'Cold', warm: 'Warm', hot: 'Hot' } as const;

const TITLE = 255;
/** Pipedrive takes more, a cell of a sheet does not. */
const NOTE = 32_000;

const columns: readonly PresetColumn[] = [
  {
    header: 'Person - Name',
    from: 'fullName',
    read: (item) => nameOf(item.lead) || NOT_PROVIDED,
    rule: { required: true, maxLength: 255 },
  },
  { header: 'Person - Email', from: 'email', rule: { kind: 'email', isUnique: true } },
  { header: 'Person - Phone', from: 'anyPhone', rule: { kind: 'phone' } },
  { header: 'Organization - Name', from: 'company', rule: { maxLength: 255 } },
  { header: 'Lead - Title', from: 'fullName', read: titleOf(TITLE), rule: { required: true, maxLength: TITLE } },
  { header: 'Lead - Label', from: 'heat', choices: LABEL, rule: { choices: Object.values(LABEL) } },
  { header: 'Note', from: 'conversation', read: descriptionOf(NOTE), rule: { maxLength: NOTE } },
  { header: 'Lead - Boothbook ID', from: 'externalKey', rule: { required: true, isUnique: true } },
];

/**
 * Pipedrive, leads (spreadsheet import, at most 50,000 rows): persons are found again by name with e-mail, phone or organisation, never
 * by a key of ours, so a second import of the same lead makes another one; "Lead - Boothbook ID", a custom field, is what tells them.
 */
export const pipedrive: Template = {
  name: 'pipedrive',
  vendor: 'pipedrive',
  formats: ['csv', 'xlsx'],
  separator: ',',
  maxRows: 50_000,
  columns: () => columns.map(columnOfPreset),
};
