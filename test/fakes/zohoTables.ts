import { counter, newTable } from './table.ts';
import type { Column, Table, Tables } from './table.ts';
import type { FakeOptions } from './vendor.ts';

const line = (name: string, length: number, rest: Partial<Column> = {}): Column => ({
  name,
  label: name.replaceAll('_', ' '),
  type: 'text',
  length,
  ...rest,
});

const pick = (name: string, values: readonly string[]): Column => ({
  name,
  label: name.replaceAll('_', ' '),
  type: 'pick',
  options: values.map((value) => ({ value, label: value })),
});

const json = (name: string): Column => ({ name, label: name, type: 'json' });
const instant = (name: string, isRequired = false): Column => ({ name, label: name, type: 'datetime', isRequired });
const owner: Column = { name: 'Owner', label: 'Owner', type: 'lookup', to: ['users'] };

/** Standard fields of a lead with their lengths (help.zoho.com, "Standard fields", and the fields' own metadata). */
const LEAD: readonly Column[] = [
  owner,
  line('Last_Name', 80, { isRequired: true }),
  line('First_Name', 40),
  line('Company', 200),
  line('Designation', 100),
  { name: 'Email', label: 'Email', type: 'email', length: 100 },
  { name: 'Secondary_Email', label: 'Secondary Email', type: 'email', length: 100 },
  line('Phone', 30),
  line('Mobile', 30),
  line('Fax', 30),
  line('Website', 450),
  line('Street', 250),
  line('City', 100),
  line('State', 100),
  line('Zip_Code', 30),
  line('Country', 100),
  line('Description', 32_000),
  pick('Salutation', ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.']),
  pick('Lead_Source', ['Advertisement', 'Cold Call', 'Employee Referral', 'External Referral', 'Partner', 'Trade Show', 'Web Research']),
  pick('Lead_Status', [
    'Attempted to Contact',
    'Contact in Future',
    'Contacted',
    'Lost Lead',
    'Not Contacted',
    'Pre-Qualified',
    'Not Qualified',
  ]),
  pick('Rating', ['Acquired', 'Active', 'Market Failed', 'Project Cancelled', 'Shut Down']),
  pick('Industry', ['ASP (Application Service Provider)', 'Manufacturing', 'Technology', 'Wireless Industry']),
  { name: 'No_of_Employees', label: 'No. of Employees', type: 'number' },
  { name: 'Annual_Revenue', label: 'Annual Revenue', type: 'number' },
  { name: 'Email_Opt_Out', label: 'Email Opt Out', type: 'boolean' },
  json('Tag'),
];

const parent = (name: string): Column => ({ name, label: name, type: 'lookup', to: ['Leads', 'Contacts'] });

const EVENT: readonly Column[] = [
  owner,
  line('Event_Title', 255, { isRequired: true }),
  instant('Start_DateTime', true),
  instant('End_DateTime', true),
  { name: 'All_day', label: 'All day', type: 'boolean' },
  line('Venue', 255),
  line('Description', 32_000),
  parent('What_Id'),
  { name: 'Who_Id', label: 'Contact', type: 'lookup', to: ['Contacts'] },
  json('$se_module'),
  json('Participants'),
  json('$send_notification'),
];

const TASK: readonly Column[] = [
  owner,
  line('Subject', 255, { isRequired: true }),
  { name: 'Due_Date', label: 'Due Date', type: 'date' },
  pick('Status', ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting for input']),
  pick('Priority', ['High', 'Highest', 'Low', 'Lowest', 'Normal']),
  line('Description', 32_000),
  parent('What_Id'),
  json('$se_module'),
];

const NOTE: readonly Column[] = [owner, line('Note_Title', 120), line('Note_Content', 32_000, { isRequired: true }), parent('Parent_Id')];

/** An organization at first: two users and the key made by its administrator as a field without doubles. */
export function zohoTables({ keyField = '', hasNoKeyField = false }: FakeOptions): Tables {
  const next = counter(1);
  const newId = (): string => `5545974000${String(next()).padStart(9, '0')}`;
  const key: Column[] = hasNoKeyField ? [] : [line(keyField, 255, { isUnique: true, isKey: true, isCustom: true })];
  const make = (name: string, columns: readonly Column[]): [string, Table] => [name, newTable(name, columns, { newId })];
  const tables = new Map([
    make('Leads', [...LEAD, ...key]),
    make('Contacts', [...LEAD.filter(({ name }) => name !== 'Company'), ...key]),
    make('Events', [...EVENT, ...key]),
    make('Tasks', [...TASK, ...key]),
    make('Notes', NOTE),
    make('Attachments', [line('File_Name', 255), json('bytes'), parent('Parent_Id')]),
    make('users', [line('full_name', 100), line('email', 100), line('status', 20)]),
  ]);
  for (const [at, name] of ['Ana', 'Bo'].entries()) {
    const id = `554597400000000009${at}`;
    const fields = { full_name: name, email: `${name.toLowerCase()}@crm.example`, status: 'active' };
    tables.get('users')?.rows.set(id, { id, createdAt: 0, updatedAt: 0, fields, isDeleted: false });
  }
  return tables;
}
