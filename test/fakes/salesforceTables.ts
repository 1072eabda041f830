import { counter, newTable } from './table.ts';
import type { Column, Table, Tables } from './table.ts';
import type { FakeOptions } from './vendor.ts';

const line = (name: string, length: number, rest: Partial<Column> = {}): Column => ({ name, label: name, type: 'text', length, ...rest });

const pick = (name: string, values: readonly string[], rest: Partial<Column> = {}): Column => ({
  name,
  label: name,
  type: 'pick',
  options: values.map((value) => ({ value, label: value })),
  ...rest,
});

const lookup = (name: string, to: readonly string[], rest: Partial<Column> = {}): Column => ({
  name,
  label: name,
  type: 'lookup',
  to,
  ...rest,
});

const OWN: readonly Column[] = [line('Id', 18, { isReadOnly: true }), lookup('OwnerId', ['User'])];

/** Standard fields of a lead with their lengths (Object Reference, "Lead"). */
const LEAD: readonly Column[] = [
  ...OWN,
  line('LastName', 80, { isRequired: true }),
  line('FirstName', 40),
  line('Company', 255, { isRequired: true }),
  line('Title', 128),
  { name: 'Email', label: 'Email', type: 'email', length: 80 },
  line('Phone', 40),
  line('MobilePhone', 40),
  line('Fax', 40),
  line('Website', 255),
  line('Street', 255),
  line('City', 40),
  line('State', 80),
  line('PostalCode', 20),
  line('Country', 80),
  line('Description', 32_000),
  pick('Salutation', ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.']),
  pick('LeadSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Trade Show', 'Other']),
  pick('Status', ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted']),
  pick('Rating', ['Hot', 'Warm', 'Cold']),
  pick('Industry', ['Agriculture', 'Apparel', 'Banking', 'Chemicals', 'Construction', 'Electronics', 'Manufacturing', 'Other']),
  { name: 'NumberOfEmployees', label: 'Employees', type: 'number' },
  { name: 'AnnualRevenue', label: 'Annual Revenue', type: 'number' },
  { name: 'HasOptedOutOfEmail', label: 'Email Opt Out', type: 'boolean' },
  { name: 'DoNotCall', label: 'Do Not Call', type: 'boolean' },
  { name: 'IsConverted', label: 'Converted', type: 'boolean', isReadOnly: true },
];

const ACTIVITY: readonly Column[] = [...OWN, line('Subject', 255), lookup('WhoId', ['Lead', 'Contact']), line('Description', 32_000)];

const TASK: readonly Column[] = [
  ...ACTIVITY,
  { name: 'ActivityDate', label: 'Due Date', type: 'date' },
  pick('Status', ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred']),
  pick('Priority', ['High', 'Normal', 'Low']),
  pick('TaskSubtype', ['Task', 'Email', 'Call']),
  pick('Type', ['Call', 'Meeting', 'Other']),
];

const EVENT: readonly Column[] = [
  ...ACTIVITY,
  { name: 'StartDateTime', label: 'Start', type: 'datetime' },
  { name: 'EndDateTime', label: 'End', type: 'datetime' },
  { name: 'DurationInMinutes', label: 'Duration', type: 'number' },
  { name: 'ActivityDateTime', label: 'Due Date Time', type: 'datetime' },
  { name: 'IsAllDayEvent', label: 'All-Day Event', type: 'boolean' },
  line('Location', 255),
  pick('ShowAs', ['Busy', 'OutOfOffice', 'Free']),
];

const OPPORTUNITY: readonly Column[] = [
  ...OWN,
  line('Name', 120, { isRequired: true }),
  line('StageName', 255, { isRequired: true }),
  { name: 'Amount', label: 'Amount', type: 'number' },
  { name: 'CloseDate', label: 'Close Date', type: 'date', isRequired: true },
  { name: 'IsWon', label: 'Won', type: 'boolean', isReadOnly: true },
  { name: 'IsClosed', label: 'Closed', type: 'boolean', isReadOnly: true },
];

const FILE: readonly Column[] = [
  ...OWN,
  line('Title', 255, { isRequired: true }),
  line('PathOnClient', 500),
  { name: 'VersionData', label: 'Version Data', type: 'json' },
  lookup('FirstPublishLocationId', ['Lead', 'Contact']),
  line('Description', 1_000),
];

/** First three letters of the ids of an object (Object Reference, "Key prefixes"). */
const PREFIX: Readonly<Record<string, string>> = {
  Lead: '00Q',
  Contact: '003',
  Task: '00T',
  Event: '00U',
  ContentVersion: '068',
  User: '005',
  Opportunity: '006',
};

const make = (name: string, columns: readonly Column[]): [string, Table] => {
  const next = counter(1);
  const newId = (): string => `${PREFIX[name] ?? 'a00'}5g00000${String(next()).padStart(5, '0')}AAA`;
  return [name, newTable(name, columns, { newId })];
};

/** An org at first: two users and the key made by its administrator as an external, unique id. */
export function salesforceTables({ keyField = '', hasNoKeyField = false }: FakeOptions): Tables {
  const key: Column[] = hasNoKeyField ? [] : [line(keyField, 255, { isUnique: true, isKey: true, isCustom: true })];
  const tables = new Map([
    make('Lead', [...LEAD, lookup('ConvertedOpportunityId', ['Opportunity'], { isReadOnly: true }), ...key]),
    make('Opportunity', OPPORTUNITY),
    make('Contact', [...LEAD.filter(({ name }) => name !== 'Company'), ...key]),
    make('Task', [...TASK, ...key]),
    make('Event', [...EVENT, ...key]),
    make('ContentVersion', [...FILE, ...key]),
    make('User', [line('Username', 80), line('Email', 128), line('Name', 121), { name: 'IsActive', label: 'Active', type: 'boolean' }]),
  ]);
  for (const [at, name] of ['Ana', 'Bo'].entries()) {
    const id = `0055g0000000${at + 1}AAA`;
    const fields = {
      Username: `${name.toLowerCase()}@org.example`,
      Email: `${name.toLowerCase()}@crm.example`,
      Name: name,
      IsActive: true,
    };
    tables.get('User')?.rows.set(id, { id, createdAt: 0, updatedAt: 0, fields, isDeleted: false });
  }
  return tables;
}
