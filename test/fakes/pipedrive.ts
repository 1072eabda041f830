import { createHash } from 'node:crypto';
import { listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, Contract, FakeObject, Route } from './call.ts';
import { readParts } from './multipart.ts';
import { pipedriveTables } from './pipedriveTables.ts';
import { pipedriveContracts as contracts } from './schemas/pipedrive.ts';
import { living, problemsOf, tableOf, write } from './table.ts';
import type { Column, Problem, Row, Table } from './table.ts';
import { bearerOf } from './vendor.ts';
import type { Vendor, World } from './vendor.ts';

const HASH = /^[0-9a-f]{40}$/u;

const say = (status: number, error: string, rest: FakeObject = {}): Answer => ({
  status,
  json: {
    success: false,
    error,
    error_info: 'Please check developers.pipedrive.com for more information about Pipedrive API.',
    data: null,
    ...rest,
  },
});

const good = (data: unknown, status = 200, more: FakeObject = {}): Answer => ({
  status,
  json: { success: true, data, additional_data: { next_cursor: null, ...more } },
});

function wordsOf({ kind, field, value, column }: Problem): string {
  switch (kind) {
    case 'required':
      return `${field}: Required`;
    case 'too-long':
      return `${field}: String must contain at most ${column?.length ?? 0} character(s)`;
    case 'not-in-list':
      return `${field}: Invalid enum value. Expected ${(column?.options ?? []).map((one) => one.value).join(' | ')}, received ${textOf(value)}`;
    case 'no-such-field':
      return `${field}: Unrecognized key(s) in object`;
    case 'duplicate':
      return `${field}: already exists`;
    case 'wrong-type':
      return `${field}: Expected ${column?.type ?? ''}`;
    case 'no-such-record':
      return `${field}: not found`;
    case 'read-only':
      return `${field}: cannot be set`;
  }
}

const invalid = (problems: readonly Problem[]): Answer =>
  say(400, `Validation failed: ${problems.map(wordsOf).join('; ')}`, { code: 'ERR_SCHEMA_VALIDATION_FAILED' });

const NAMES: Readonly<Record<string, string>> = {
  persons: 'Person',
  organizations: 'Organization',
  leads: 'Lead',
  activities: 'Activity',
  notes: 'Note',
  files: 'File',
};

/** As v2 answers: custom fields apart; as v1 does for leads: beside the others. Numbers are numbers. */
function recordOf(row: Row, table: Table): FakeObject {
  const own = Object.entries(row.fields).filter(([name]) => !HASH.test(name));
  const hashes = Object.fromEntries(
    [...table.columns.values()].filter(({ isCustom }) => isCustom === true).map(({ name }) => [name, row.fields[name] ?? null]),
  );
  const id = table.name === 'leads' ? row.id : Number(row.id);
  const times = { add_time: new Date(row.createdAt).toISOString(), update_time: new Date(row.updatedAt).toISOString() };
  const rest = table.name === 'leads' ? hashes : { custom_fields: hashes, is_deleted: row.isDeleted };
  return { id, ...Object.fromEntries(own), ...times, ...rest };
}

/** Somebody merged into another answers no more. */
function found(world: World, table: Table, id: string | undefined): Row | undefined {
  const row = table.rows.get(id ?? '');
  if (row === undefined || row.isConverted === true) return undefined;
  return row.isDeleted && world.options.deletedAs !== 'flag' ? undefined : row;
}

function save(world: World, table: Table, { row, body }: { row: Row | null; body: FakeObject }): Answer {
  const { custom_fields: custom, ...rest } = body;
  const fields = { ...rest, ...objectOf(custom) };
  if (row?.isDeleted === true) return say(404, `${NAMES[table.name] ?? ''} not found`);
  const problems = problemsOf(world.tables, table, { fields, row });
  if (problems.length > 0) return invalid(problems);
  const isNew = row === null;
  const after = write(table, row, { fields, now: world.now() });
  return good(recordOf(after, table), isNew ? 201 : 200);
}

/** Searching looks into the fields named, folds case, and finds what was written some time ago. */
function search(world: World, table: Table, call: Call): Answer {
  const term = (call.query.get('term') ?? '').toLowerCase();
  const isExact = call.query.get('exact_match') === 'true';
  if (term.length < (isExact ? 1 : 2)) return say(400, 'Search term must be at least 2 characters long.');
  const names = (call.query.get('fields') ?? 'name,title,email,phone,custom_fields').split(',');
  const settled = world.now() - (world.options.searchLagMs ?? 0);
  const textsOf = ({ fields }: Row): string[] => [
    ...(names.includes('custom_fields') ? Object.entries(fields).flatMap(([name, value]) => (HASH.test(name) ? [textOf(value)] : [])) : []),
    ...(names.includes('name') ? [textOf(fields['name'])] : []),
    ...(names.includes('title') ? [textOf(fields['title'])] : []),
    ...(names.includes('email') ? listOf(fields['emails']).map((one) => textOf(objectOf(one)['value'])) : []),
    ...(names.includes('phone') ? listOf(fields['phones']).map((one) => textOf(objectOf(one)['value'])) : []),
  ];
  const isHit = (text: string): boolean => (isExact ? text.toLowerCase() === term : text.toLowerCase().includes(term));
  const rows = living(table).filter((row) => row.updatedAt <= settled && textsOf(row).some(isHit));
  const items = rows.map((row) => {
    const record = recordOf(row, table);
    const hashes = Object.values(objectOf(record['custom_fields'] ?? {})).filter((value) => value !== null);
    return { result_score: 1, item: { ...record, type: table.name.slice(0, -1), custom_fields: hashes } };
  });
  return good({ items });
}

const holds = ({ fields }: Row, name: string, value: string): boolean =>
  textOf(fields[name]) === value ||
  (name === 'person_id' && listOf(fields['participants']).some((one) => textOf(objectOf(one)['person_id']) === value));

function list(_: World, table: Table, call: Call): Answer {
  const ids = call.query.get('ids')?.split(',');
  const filters = ['lead_id', 'person_id', 'organization_id', 'org_id', 'owner_id'].flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const all = living(table).filter(
    (row) => (ids === undefined || ids.includes(row.id)) && filters.every(([name, value]) => holds(row, name, value)),
  );
  if (call.query.get('sort_direction') === 'desc') all.reverse();
  const from = Number(call.query.get('start') ?? call.query.get('cursor') ?? 0);
  const until = from + Number(call.query.get('limit') ?? 100);
  const more = until < all.length;
  return good(
    all.slice(from, until).map((row) => recordOf(row, table)),
    200,
    { next_cursor: more ? String(until) : null, pagination: { start: from, limit: until - from, more_items_in_collection: more } },
  );
}

const KINDS: Readonly<Record<Column['type'], string>> = {
  text: 'varchar',
  email: 'varchar',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  pick: 'enum',
  'pick-many': 'set',
  lookup: 'int',
  json: 'varchar',
};

const fieldV1 = (column: Column, at: number): FakeObject => ({
  id: at + 1,
  key: column.name,
  name: column.label,
  field_type: KINDS[column.type],
  mandatory_flag: column.isRequired === true,
  edit_flag: column.isCustom === true,
  options: column.options?.map(({ value, label }) => ({ id: value, label })),
});

const fieldV2 = (column: Column): FakeObject => ({
  field_name: column.label,
  field_code: column.name,
  field_type: KINDS[column.type],
  is_custom_field: column.isCustom === true,
  options: column.options?.map(({ value, label }) => ({ id: value, label })) ?? null,
});

const hashOf = (name: string): string => createHash('sha1').update(name).digest('hex');

function upload(world: World, call: Call): Answer {
  const parts = readParts(call.headers['content-type'], call.bytes) ?? [];
  const file = parts.find(({ name }) => name === 'file');
  if (file === undefined) return say(400, 'file is missing');
  const owners = parts.filter(({ name }) => name === 'person_id' || name === 'lead_id' || name === 'org_id');
  const fields = Object.fromEntries(owners.map(({ name, bytes }) => [name ?? '', bytes.toString('utf8')]));
  return save(world, tableOf(world.tables, 'files'), { row: null, body: { name: file.file ?? '', bytes: file.bytes, ...fields } });
}

const one = (of: World, table: Table, { params }: Call): Answer => {
  const row = found(of, table, params['id']);
  return row === undefined ? say(404, `${NAMES[table.name] ?? ''} not found`) : good(recordOf(row, table));
};

const add = (of: World, table: Table, { body }: Call): Answer => save(of, table, { row: null, body: objectOf(body) });

const change = (of: World, table: Table, { body, params }: Call): Answer => {
  const row = found(of, table, params['id']);
  return row === undefined ? say(404, `${NAMES[table.name] ?? ''} not found`) : save(of, table, { row, body: objectOf(body) });
};

const addField = (name: string, table: Table): Column => {
  const column: Column = { name: hashOf(name), label: name, type: 'text', length: 255, isCustom: true };
  table.columns.set(column.name, column);
  return column;
};

const columns = (table: Table): Column[] => [...table.columns.values()];

function routesOf(world: World): Route[] {
  const on = (contract: Contract, name: string, deed: (world: World, table: Table, call: Call) => Answer): Route => ({
    contract,
    handle: (call) => deed(world, tableOf(world.tables, name), call),
  });
  const users = (): FakeObject[] =>
    living(tableOf(world.tables, 'users')).map(({ id, fields }) => ({ id: Number(id), ...fields, timezone_name: 'Europe/Paris' }));
  return [
    {
      contract: contracts.me,
      handle: () => good({ ...users()[0], company_id: 77, company_name: 'Fake', company_domain: 'fake', is_admin: 1 }),
    },
    { contract: contracts.users, handle: () => good(users()) },
    on(contracts.personFields, 'persons', (_, table) => good(columns(table).map(fieldV1))),
    on(contracts.addPersonField, 'persons', (_, table, { body }) =>
      good(fieldV1(addField(textOf(objectOf(body)['name']), table), 99), 201),
    ),
    on(contracts.leadFields, 'leads', (_, table) => good(columns(table).map(fieldV1))),
    on(contracts.dealFields, 'leads', (_, table) => good(columns(table).map(fieldV1))),
    on(contracts.personFieldsV2, 'persons', (_, table) => good(columns(table).map(fieldV2))),
    on(contracts.addPersonFieldV2, 'persons', (_, table, { body }) =>
      good(fieldV2(addField(textOf(objectOf(body)['field_name']), table)), 201),
    ),
    on(contracts.dealFieldsV2, 'leads', (_, table) => good(columns(table).map(fieldV2))),
    on(contracts.searchPersons, 'persons', search),
    on(contracts.persons, 'persons', list),
    on(contracts.addPerson, 'persons', add),
    on(contracts.person, 'persons', one),
    on(contracts.changePerson, 'persons', change),
    on(contracts.searchOrganizations, 'organizations', search),
    on(contracts.addOrganization, 'organizations', add),
    on(contracts.organization, 'organizations', one),
    on(contracts.changeOrganization, 'organizations', change),
    on(contracts.searchLeads, 'leads', search),
    on(contracts.leads, 'leads', list),
    on(contracts.addLead, 'leads', add),
    on(contracts.lead, 'leads', one),
    on(contracts.changeLead, 'leads', change),
    {
      contract: contracts.leadLabels,
      handle: () => good(['Hot', 'Warm', 'Cold'].map((name, at) => ({ id: `f08b42a0-4e75-11ea-9643-00000000000${at}`, name }))),
    },
    { contract: contracts.leadSources, handle: () => good(['API', 'Import', 'Manually created'].map((name) => ({ name }))) },
    on(contracts.notes, 'notes', list),
    on(contracts.addNote, 'notes', add),
    on(contracts.note, 'notes', one),
    on(contracts.changeNote, 'notes', change),
    on(contracts.deals, 'deals', list),
    on(contracts.activities, 'activities', list),
    on(contracts.addActivity, 'activities', add),
    on(contracts.activity, 'activities', one),
    on(contracts.changeActivity, 'activities', change),
    { contract: contracts.addFile, handle: (call) => upload(world, call) },
    on(contracts.personFiles, 'files', (_, table, { params }) =>
      good(
        living(table)
          .filter(({ fields }) => fields['person_id'] === params['id'])
          .map((row) => ({ id: Number(row.id), name: row.fields['name'], person_id: Number(params['id']) })),
      ),
    ),
  ];
}

const tokenOf = (call: Call): string | null => call.headers['x-api-token'] ?? bearerOf(call);

/** Pipedrive: no upsert; a custom field holds the key, and whoever writes has to look first. */
export const pipedrive: Vendor = {
  leads: 'persons',
  keyField: hashOf('Boothbook key'),
  tables: pipedriveTables,
  routes: routesOf,
  signIn: {
    authorizePaths: ['/oauth/authorize'],
    tokenPaths: ['/oauth/token'],
    isRotating: false,
    repeatsRefresh: true,
    needsSecret: true,
    extra: (base) => ({ api_domain: base, scope: 'base,contacts:full,leads:full,activities:full' }),
    refuse: (error, words) => ({ status: 400, json: { success: false, error, message: words } }),
    cite: 'pipedrive.readme.io/docs/marketplace-oauth-authorization',
  },
  tokenOf,
  unauthorised: () => say(401, 'unauthorized access', { errorCode: 401 }),
  throttled: (seconds) => {
    const answer = say(429, 'request over limit', { errorCode: 429 });
    const reset = String(seconds);
    return {
      ...answer,
      headers: { 'retry-after': reset, 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '20' },
    };
  },
  malformed: (words) => say(400, `Validation failed: ${words}`, { code: 'ERR_SCHEMA_VALIDATION_FAILED' }),
  noSuchCall: () => say(404, 'Unknown method.'),
  forbidden: () => say(403, 'You do not have permissions to do this.', { errorCode: 403 }),
  isWrite: ({ method }) => method !== 'GET',
};
