import { counter, newTable } from './table.ts';
import type { Column, Table, Tables } from './table.ts';
import type { FakeOptions } from './vendor.ts';

const line = (name: string, rest: Partial<Column> = {}): Column => ({ name, label: name, type: 'text', length: 255, ...rest });
const json = (name: string): Column => ({ name, label: name, type: 'json' });
const lookup = (name: string, to: readonly string[]): Column => ({ name, label: name, type: 'lookup', to });

const PERSON: readonly Column[] = [
  line('name', { isRequired: true }),
  line('first_name', { isReadOnly: true }),
  line('last_name', { isReadOnly: true }),
  line('job_title', { isReadOnly: true }),
  json('emails'),
  json('phones'),
  { ...json('postal_address'), isReadOnly: true },
  json('label_ids'),
  json('visible_to'),
  {
    name: 'marketing_status',
    label: 'Marketing status',
    type: 'pick',
    options: ['no_consent', 'unsubscribed', 'subscribed', 'archived'].map((value) => ({ value, label: value })),
  },
  lookup('owner_id', ['users']),
  lookup('org_id', ['organizations']),
];

const LEAD: readonly Column[] = [
  line('title', { isRequired: true }),
  lookup('owner_id', ['users']),
  lookup('person_id', ['persons']),
  lookup('organization_id', ['organizations']),
  json('label_ids'),
  json('value'),
  { name: 'expected_close_date', label: 'Expected close date', type: 'date' },
  line('origin_id'),
  json('channel'),
  line('channel_id'),
  json('visible_to'),
  { name: 'was_seen', label: 'Seen', type: 'boolean' },
  { name: 'is_archived', label: 'Archived', type: 'boolean' },
];

const DEAL: readonly Column[] = [
  line('title', { isRequired: true }),
  lookup('person_id', ['persons']),
  { name: 'value', label: 'Value', type: 'number' },
  line('currency'),
  line('status'),
  line('won_time'),
  line('lost_time'),
  line('close_time'),
  line('lost_reason'),
];

const ACTIVITY: readonly Column[] = [
  line('subject'),
  {
    name: 'type',
    label: 'Type',
    type: 'pick',
    options: ['call', 'meeting', 'task', 'deadline', 'email', 'lunch'].map((value) => ({ value, label: value })),
  },
  { name: 'due_date', label: 'Due date', type: 'date' },
  line('due_time'),
  line('duration'),
  lookup('owner_id', ['users']),
  lookup('lead_id', ['leads']),
  lookup('org_id', ['organizations']),
  json('participants'),
  json('attendees'),
  json('location'),
  json('priority'),
  line('note', { length: 65_535 }),
  line('public_description', { length: 65_535 }),
  { name: 'busy', label: 'Busy', type: 'boolean' },
  { name: 'done', label: 'Done', type: 'boolean' },
];

const NOTE: readonly Column[] = [
  line('content', { isRequired: true, length: 100_000 }),
  lookup('lead_id', ['leads']),
  lookup('person_id', ['persons']),
  lookup('org_id', ['organizations']),
  lookup('deal_id', []),
  lookup('user_id', ['users']),
  line('add_time'),
  json('pinned_to_lead_flag'),
  json('pinned_to_person_flag'),
];

const make = (name: string, first: number, columns: readonly Column[]): [string, Table] => {
  const next = counter(first);
  const newId = (): string => String(next());
  const newUuid = (): string => `adf21080-0e10-11eb-879b-${next().toString(16).padStart(12, '0')}`;
  return [name, newTable(name, columns, { newId: name === 'leads' ? newUuid : newId })];
};

/** A company at first: two users and the key's field, made by somebody with the right to; its name is a hash. */
export function pipedriveTables({ keyField = '', hasNoKeyField = false }: FakeOptions): Tables {
  const key: Column[] = hasNoKeyField ? [] : [line(keyField, { label: 'Boothbook key', isCustom: true })];
  const tables = new Map([
    make('persons', 1_001, [...PERSON, ...key]),
    make('organizations', 501, [line('name', { isRequired: true }), json('address'), lookup('owner_id', ['users'])]),
    make('leads', 1, [...LEAD, ...key]),
    make('deals', 7_001, DEAL),
    make('activities', 8_001, ACTIVITY),
    make('notes', 9_001, NOTE),
    make('files', 301, [
      line('name'),
      json('bytes'),
      lookup('person_id', ['persons']),
      lookup('lead_id', ['leads']),
      lookup('org_id', ['organizations']),
    ]),
    make('users', 21, [line('name'), line('email'), { name: 'active_flag', label: 'Active', type: 'boolean' }]),
  ]);
  for (const [at, name] of ['Ana', 'Bo'].entries()) {
    const id = String(11 + at);
    const fields = { name, email: `${name.toLowerCase()}@crm.example`, active_flag: true };
    tables.get('users')?.rows.set(id, { id, createdAt: 0, updatedAt: 0, fields, isDeleted: false });
  }
  return tables;
}
