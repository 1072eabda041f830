import { counter, newTable } from './table.ts';
import type { Column, Table, Tables } from './table.ts';
import type { FakeOptions } from './vendor.ts';

/** A line of text may be this long (knowledge.hubspot.com, "Property field types"). */
const LINE = 65_536;

const line = (name: string, label: string, rest: Partial<Column> = {}): Column => ({ name, label, type: 'text', length: LINE, ...rest });

const pick = (name: string, label: string, values: readonly string[], rest: Partial<Column> = {}): Column => ({
  name,
  label,
  type: 'pick',
  options: values.map((value) => ({ value, label: value.toLowerCase().replaceAll('_', ' ') })),
  ...rest,
});

const OWN: readonly Column[] = [
  line('hs_object_id', 'Record ID', { isReadOnly: true }),
  { name: 'createdate', label: 'Create Date', type: 'datetime', isReadOnly: true },
  { name: 'hubspot_owner_id', label: 'Owner', type: 'lookup', to: ['owners'] },
];

const CONTACT: readonly Column[] = [
  ...OWN,
  { name: 'email', label: 'Email', type: 'email', isUnique: true, isKey: true, length: LINE },
  line('firstname', 'First Name'),
  line('lastname', 'Last Name'),
  line('salutation', 'Salutation'),
  line('company', 'Company Name'),
  line('jobtitle', 'Job Title'),
  line('phone', 'Phone Number'),
  line('mobilephone', 'Mobile Phone Number'),
  line('fax', 'Fax Number'),
  line('website', 'Website URL'),
  line('address', 'Street Address'),
  line('zip', 'Postal Code'),
  line('city', 'City'),
  line('state', 'State/Region'),
  line('country', 'Country/Region'),
  line('industry', 'Industry'),
  line('message', 'Message'),
  line('hs_email_domain', 'Email Domain', { isReadOnly: true }),
  pick('hs_lead_status', 'Lead Status', [
    'NEW',
    'OPEN',
    'IN_PROGRESS',
    'OPEN_DEAL',
    'UNQUALIFIED',
    'ATTEMPTED_TO_CONTACT',
    'CONNECTED',
    'BAD_TIMING',
  ]),
  pick('lifecyclestage', 'Lifecycle Stage', [
    'subscriber',
    'lead',
    'marketingqualifiedlead',
    'salesqualifiedlead',
    'opportunity',
    'customer',
    'evangelist',
    'other',
  ]),
];

const ACTIVITY: readonly Column[] = [
  ...OWN,
  { name: 'hs_timestamp', label: 'Activity date', type: 'datetime', isRequired: true },
  line('hs_attachment_ids', 'Attached file IDs'),
];

const NOTE: readonly Column[] = [...ACTIVITY, line('hs_note_body', 'Note body')];

const MEETING: readonly Column[] = [
  ...ACTIVITY,
  line('hs_meeting_title', 'Meeting name'),
  line('hs_meeting_body', 'Meeting description'),
  line('hs_internal_meeting_notes', 'Internal meeting notes'),
  line('hs_meeting_location', 'Meeting location'),
  line('hs_meeting_external_url', 'External url'),
  { name: 'hs_meeting_start_time', label: 'Meeting start time', type: 'datetime' },
  { name: 'hs_meeting_end_time', label: 'Meeting end time', type: 'datetime' },
  pick('hs_meeting_outcome', 'Meeting outcome', ['SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED']),
];

const TASK: readonly Column[] = [
  ...ACTIVITY,
  line('hs_task_subject', 'Task Title'),
  line('hs_task_body', 'Task Notes'),
  pick('hs_task_status', 'Task Status', ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED']),
  pick('hs_task_priority', 'Priority', ['LOW', 'MEDIUM', 'HIGH', 'NONE']),
  pick('hs_task_type', 'Task type', ['EMAIL', 'CALL', 'TODO']),
];

const DEAL: readonly Column[] = [
  ...OWN,
  line('dealname', 'Deal Name'),
  line('dealstage', 'Deal Stage'),
  { name: 'amount', label: 'Amount', type: 'number' },
  line('deal_currency_code', 'Currency'),
  { name: 'closedate', label: 'Close Date', type: 'datetime' },
  { name: 'hs_is_closed_won', label: 'Is Closed Won', type: 'boolean', isReadOnly: true },
  { name: 'hs_is_closed_lost', label: 'Is Closed Lost', type: 'boolean', isReadOnly: true },
  line('closed_won_reason', 'Closed Won Reason'),
  line('closed_lost_reason', 'Closed Lost Reason'),
];

const OWNER: readonly Column[] = [line('email', 'Email'), line('firstName', 'First name'), line('lastName', 'Last name')];

/** What a portal of HubSpot holds at first: its standard properties, two owners, and the key made by its administrator. */
export function hubspotTables({ keyField = '', hasNoKeyField = false }: FakeOptions): Tables {
  const next = counter(120_000_000_001);
  const newId = (): string => String(next());
  const key: Column[] = hasNoKeyField
    ? []
    : [line(keyField, 'Boothbook key', { isUnique: true, isKey: true, isCustom: true, length: LINE })];
  const make = (name: string, columns: readonly Column[]): [string, Table] => [name, newTable(name, columns, { newId, isText: true })];
  const tables = new Map([
    make('contacts', [...CONTACT, ...key]),
    make('notes', [...NOTE, ...key]),
    make('meetings', [...MEETING, ...key]),
    make('tasks', [...TASK, ...key]),
    make('deals', DEAL),
    make('owners', OWNER),
    make('files', [line('name', 'Name'), line('path', 'Path'), { name: 'bytes', label: 'Bytes', type: 'json' }]),
    make('associations', [line('from', 'From'), line('to', 'To')]),
  ]);
  for (const [at, firstName] of ['Ana', 'Bo'].entries()) {
    const id = String(70_001 + at);
    const fields = { email: `${firstName.toLowerCase()}@crm.example`, firstName, lastName: `Owner${at}` };
    tables.get('owners')?.rows.set(id, { id, createdAt: 0, updatedAt: 0, fields, isDeleted: false });
  }
  return tables;
}
