import { counter, newTable } from './table.ts';
import type { Column, Table, Tables } from './table.ts';
import type { FakeOptions } from './vendor.ts';

const line = (name: string, length: number, rest: Partial<Column> = {}): Column => ({ name, label: name, type: 'text', length, ...rest });

const pick = (name: string, options: Readonly<Record<number, string>>): Column => ({
  name,
  label: name,
  type: 'pick',
  options: Object.entries(options).map(([value, label]) => ({ value, label })),
});

const yes = (name: string): Column => ({ name, label: name, type: 'boolean' });
const instant = (name: string): Column => ({ name, label: name, type: 'datetime' });
const number = (name: string): Column => ({ name, label: name, type: 'number' });

/** Columns of the table `lead` with their lengths (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/lead). */
const LEAD: readonly Column[] = [
  line('subject', 300),
  line('firstname', 50),
  line('lastname', 50),
  line('salutation', 100),
  line('companyname', 100),
  line('jobtitle', 100),
  line('emailaddress1', 100),
  line('telephone1', 50),
  line('mobilephone', 20),
  line('fax', 50),
  line('websiteurl', 200),
  line('address1_line1', 250),
  line('address1_line2', 250),
  line('address1_postalcode', 20),
  line('address1_city', 80),
  line('address1_stateorprovince', 50),
  line('address1_country', 80),
  line('description', 2_000),
  pick('leadqualitycode', { 1: 'Hot', 2: 'Warm', 3: 'Cold' }),
  pick('leadsourcecode', { 1: 'Advertisement', 2: 'Employee Referral', 7: 'Trade Show', 8: 'Web', 9: 'Word of Mouth', 10: 'Other' }),
  pick('need', { 0: 'Must have', 1: 'Should have', 2: 'Good to have', 3: 'No need' }),
  pick('purchasetimeframe', { 0: 'Immediate', 1: 'This Quarter', 2: 'Next Quarter', 3: 'This Year', 4: 'Unknown' }),
  pick('statecode', { 0: 'Open', 1: 'Qualified', 2: 'Disqualified' }),
  pick('statuscode', {
    1: 'New',
    2: 'Contacted',
    3: 'Qualified',
    4: 'Lost',
    5: 'Cannot Contact',
    6: 'No Longer Interested',
    7: 'Canceled',
  }),
  number('budgetamount'),
  number('estimatedamount'),
  number('numberofemployees'),
  yes('donotemail'),
  yes('donotphone'),
  yes('donotbulkemail'),
  yes('decisionmaker'),
];

const ACTIVITY: readonly Column[] = [
  line('subject', 200),
  line('description', 2_000),
  instant('scheduledstart'),
  instant('scheduledend'),
  pick('prioritycode', { 0: 'Low', 1: 'Normal', 2: 'High' }),
];

/** Where a relation is kept when it is bound: annotation name → table. */
export const BINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  leads: { ownerid: 'systemusers' },
  tasks: { regardingobjectid_lead_task: 'leads', ownerid: 'systemusers' },
  appointments: { regardingobjectid_lead_appointment: 'leads', ownerid: 'systemusers' },
  annotations: { objectid_lead: 'leads', ownerid: 'systemusers' },
  opportunities: { originatingleadid: 'leads', ownerid: 'systemusers' },
  systemusers: {},
};

/** Column under which a bound relation is read. */
export const lookupColumn = (bind: string): string => `_${bind.split('_')[0] ?? bind}_value`;

/** Tables by their set names, with the logical names metadata is asked by. */
export const LOGICAL: Readonly<Record<string, string>> = {
  leads: 'lead',
  tasks: 'task',
  appointments: 'appointment',
  annotations: 'annotation',
  opportunities: 'opportunity',
  systemusers: 'systemuser',
};

/** An environment at first: two users and the alternate key made by its administrator on the tables a client writes. */
export function dynamicsTables({ keyField = '', hasNoKeyField = false }: FakeOptions): Tables {
  const next = counter(1);
  const newId = (): string => `7c1f0000-0000-4000-8000-${next().toString(16).padStart(12, '0')}`;
  const key: Column[] = hasNoKeyField ? [] : [line(keyField, 100, { isUnique: true, isKey: true, isCustom: true })];
  const make = (name: string, columns: readonly Column[]): [string, Table] => {
    const lookups = Object.entries(BINDS[name] ?? {}).map(([bind, to]): Column => ({
      name: lookupColumn(bind),
      label: bind,
      type: 'lookup',
      to: [to],
    }));
    return [name, newTable(name, [...columns, ...lookups], { newId })];
  };
  const tables = new Map([
    make('leads', [...LEAD, ...key]),
    make('tasks', [...ACTIVITY, ...key]),
    make('appointments', [
      ...ACTIVITY,
      line('location', 200),
      yes('isalldayevent'),
      pick('statecode', { 0: 'Open', 1: 'Completed', 2: 'Canceled', 3: 'Scheduled' }),
      number('statuscode'),
      ...key,
    ]),
    make('annotations', [
      line('subject', 500),
      line('notetext', 100_000),
      line('filename', 255),
      line('mimetype', 256),
      { name: 'documentbody', label: 'Document', type: 'json' },
      yes('isdocument'),
      ...key,
    ]),
    make('opportunities', [
      line('name', 300),
      number('actualvalue'),
      { name: 'actualclosedate', label: 'Actual Close Date', type: 'date' },
      pick('statecode', { 0: 'Open', 1: 'Won', 2: 'Lost' }),
      number('statuscode'),
      { name: 'transactioncurrencyid', label: 'Currency', type: 'json' },
    ]),
    make('systemusers', [line('fullname', 200), line('internalemailaddress', 100), yes('isdisabled')]),
  ]);
  for (const [at, fullname] of ['Ana', 'Bo'].entries()) {
    const id = `7c1f0000-0000-4000-9000-00000000000${at + 1}`;
    const fields = { fullname, internalemailaddress: `${fullname.toLowerCase()}@crm.example`, isdisabled: false };
    tables.get('systemusers')?.rows.set(id, { id, createdAt: 0, updatedAt: 0, fields, isDeleted: false });
  }
  return tables;
}
