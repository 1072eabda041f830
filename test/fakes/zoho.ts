import { isObject, listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, Contract, FakeObject, Route } from './call.ts';
import { readParts } from './multipart.ts';
import { zohoContracts as contracts } from './schemas/zoho.ts';
import { error, errorOf, fieldOf, instant, recordOf, savedOf, say } from './zohoSay.ts';
import { findBy, living, problemsOf, tableOf, write } from './table.ts';
import type { Problem, Row, Table } from './table.ts';
import { bearerOf } from './vendor.ts';
import type { Vendor, World } from './vendor.ts';
import { zohoTables } from './zohoTables.ts';

const MODULES = new Set(['Leads', 'Contacts', 'Events', 'Tasks', 'Notes', 'Attachments']);

/** A lookup is written as `{ id }`; of a field that does not exist Zoho takes no notice. */
function plainOf(table: Table, record: FakeObject): FakeObject {
  const kept = Object.entries(record).filter(([name]) => table.columns.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, table.columns.get(name)?.type === 'lookup' && isObject(value) ? textOf(value['id']) : value]),
  );
}

/** An instant with parts of a second is not read. */
const fractional = (table: Table, fields: FakeObject): Problem[] =>
  Object.entries(fields).flatMap(([field, value]): Problem[] => {
    const column = table.columns.get(field);
    const isWrong = column?.type === 'datetime' && /\.\d+(?:Z|[+-])/u.test(textOf(value));
    return isWrong ? [{ kind: 'wrong-type', field, value, column }] : [];
  });

function save(world: World, table: Table, { row, record, at }: { row: Row | null; record: FakeObject; at: number }): FakeObject {
  if (row?.isConverted === true) return error('ID_ALREADY_CONVERTED', 'id already converted', { id: row.id });
  const fields = plainOf(table, record);
  const [problem] = [...problemsOf(world.tables, table, { fields, row }), ...fractional(table, fields)];
  if (problem !== undefined) return errorOf(problem, at);
  const isNew = row === null;
  const after = write(table, row, { fields, now: world.now() });
  return savedOf(after, { message: isNew ? 'record added' : 'record updated' });
}

/** All well: `status`; some not: 207; none well: 400. */
function answerOf(results: readonly FakeObject[], status: number): Answer {
  const wrong = results.filter((one) => one['status'] === 'error').length;
  return { status: wrong === 0 ? status : wrong < results.length ? 207 : 400, json: { data: results } };
}

const rowsOf = (call: Call): FakeObject[] => listOf(objectOf(call.body)['data']).map(objectOf);

/** Modules that can be upserted (upsert-records.html, "Supported modules"): activities and notes are not among them. */
const UPSERTED = new Set(['Leads', 'Contacts']);

function upsert(world: World, table: Table, call: Call): Answer {
  if (!UPSERTED.has(table.name)) return say(400, 'NOT_SUPPORTED', 'The module name given seems to be invalid');
  const asked = listOf(objectOf(call.body)['duplicate_check_fields']).map(textOf);
  const unknown = asked.find((name) => !table.columns.has(name));
  if (unknown !== undefined) return say(400, 'INVALID_DATA', 'invalid data', { api_name: 'duplicate_check_fields' });
  // without a word about it, the address and the fields without doubles tell who is the same
  const unique = [...table.columns.values()].filter(({ isUnique }) => isUnique === true).map(({ name }) => name);
  const names = asked.length > 0 ? asked : [...unique, 'Email'];
  const results = rowsOf(call).map((record, at) => {
    const field = names.find((name) => textOf(record[name]) !== '' && findBy(table, name, record[name]) !== undefined);
    const row = (field === undefined ? undefined : findBy(table, field, record[field])) ?? null;
    const result = save(world, table, { row, record, at });
    if (result['status'] === 'error') return result;
    return { ...result, action: row === null ? 'insert' : 'update', ...(field === undefined ? {} : { duplicate_field: field }) };
  });
  return answerOf(results, 200);
}

/** Nothing found is an answer without a body. */
function pageOf(rows: readonly Row[], table: Table, { query }: Call): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 200), 200);
  const page = Number(query.get('page') ?? 1);
  const shown = rows.slice((page - 1) * size, page * size);
  if (shown.length === 0) return { status: 204 };
  const names = query.get('fields')?.split(',') ?? null;
  const info = { per_page: size, count: shown.length, page, more_records: page * size < rows.length };
  return { status: 200, json: { data: shown.map((row) => recordOf(row, table, names)), info } };
}

/** `(Field:equals:value)` alone or several joined by `or`; null when it is more than we know. */
function readCriteria(written: string): ((row: Row) => boolean) | null {
  const pairs = [...written.matchAll(/\(?(\w+):equals:((?:\\.|[^\\()])*)\)/gu)];
  if (pairs.length === 0 || /:(?!equals)\w+:/u.test(written) || /\)and\(/u.test(written)) return null;
  return ({ fields }) =>
    pairs.some(([, field = '', value = '']) => textOf(fields[field]).toLowerCase() === value.replace(/\\(.)/gu, '$1').toLowerCase());
}

function search(table: Table, call: Call): Answer {
  const criteria = call.query.get('criteria');
  const email = call.query.get('email');
  const test = criteria === null ? ({ fields }: Row) => textOf(fields['Email']) === email : readCriteria(criteria);
  return test === null ? say(400, 'INVALID_QUERY', 'invalid query formed') : pageOf(living(table).filter(test), table, call);
}

const BAD_ID = 'the id given seems to be invalid';

function attach(world: World, table: Table, call: Call): Answer {
  const file = readParts(call.headers['content-type'], call.bytes)?.find(({ name }) => name === 'file');
  const row = table.rows.get(call.params['id'] ?? '');
  if (row === undefined || row.isDeleted) return say(400, 'INVALID_DATA', BAD_ID);
  if (file === undefined) return say(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing');
  const fields = { File_Name: file.file ?? 'file', bytes: file.bytes, Parent_Id: row.id };
  const added = write(tableOf(world.tables, 'Attachments'), null, { fields, now: world.now() });
  return { status: 200, json: { data: [savedOf(added, { message: 'attachment uploaded successfully' })] } };
}

/** By Zoho's id, or by a field without doubles that the header names (`Leads.Key`). */
const found = (table: Table, { params, headers }: Call): Row | undefined => {
  const external = headers['x-external']?.split('.')[1];
  const row = external === undefined ? table.rows.get(params['id'] ?? '') : findBy(table, external, params['id']);
  return row?.isDeleted === true ? undefined : row;
};

const lost = (at: number): FakeObject => error('INVALID_DATA', BAD_ID, { api_name: 'id', json_path: `$.data[${at}].id` });

function routesOf(world: World): Route[] {
  const on = (contract: Contract, deed: (table: Table, call: Call) => Answer): Route => ({
    contract,
    handle(call) {
      const name = call.params['module'] ?? '';
      const table = MODULES.has(name) ? world.tables.get(name) : undefined;
      return table === undefined ? say(400, 'INVALID_MODULE', 'The module name given seems to be invalid') : deed(table, call);
    },
  });
  const change = (table: Table, record: FakeObject, at: number): FakeObject => {
    const { id, ...fields } = record;
    const row = table.rows.get(textOf(id));
    return row === undefined || row.isDeleted ? lost(at) : save(world, table, { row, record: fields, at });
  };
  const users = (): FakeObject[] =>
    living(tableOf(world.tables, 'users')).map(({ id, fields }) => ({
      id,
      ...fields,
      time_zone: 'Europe/Paris',
      profile: { name: 'Standard' },
    }));
  return [
    {
      contract: contracts.fields,
      handle({ query }) {
        const table = world.tables.get(query.get('module') ?? '');
        if (table === undefined) return say(400, 'INVALID_MODULE', 'The module name given seems to be invalid');
        return { status: 200, json: { fields: [...table.columns.values()].map(fieldOf) } };
      },
    },
    {
      contract: contracts.modules,
      handle: () => ({
        status: 200,
        json: { modules: [...MODULES].map((name) => ({ api_name: name, api_supported: true, creatable: true, editable: true })) },
      }),
    },
    {
      contract: contracts.users,
      handle: ({ query }) => ({ status: 200, json: { users: query.get('type') === 'CurrentUser' ? users().slice(0, 1) : users() } }),
    },
    {
      contract: contracts.org,
      handle: () => ({ status: 200, json: { org: [{ company_name: 'Fake', time_zone: 'Europe/Paris', currency: 'EUR' }] } }),
    },
    on(contracts.upsert, (table, call) => upsert(world, table, call)),
    on(contracts.deleted, (table) => {
      const gone = [...table.rows.values()].filter(({ isDeleted }) => isDeleted);
      const data = gone.map((row) => ({
        id: row.id,
        display_name: textOf(row.fields['Last_Name']),
        type: 'recycle',
        deleted_time: instant(row.updatedAt),
      }));
      return data.length === 0
        ? { status: 204 }
        : { status: 200, json: { data, info: { per_page: 200, count: data.length, page: 1, more_records: false } } };
    }),
    on(contracts.search, search),
    on(contracts.list, (table, call) => {
      const ids = call.query.get('ids')?.split(',');
      return pageOf(
        living(table).filter(({ id }) => ids === undefined || ids.includes(id)),
        table,
        call,
      );
    }),
    on(contracts.insert, (table, call) =>
      answerOf(
        rowsOf(call).map((record, at) => save(world, table, { row: null, record, at })),
        201,
      ),
    ),
    on(contracts.update, (table, call) =>
      answerOf(
        rowsOf(call).map((record, at) => change(table, record, at)),
        200,
      ),
    ),
    on(contracts.attach, (table, call) => attach(world, table, call)),
    on(contracts.addRelated, (table, call) => {
      const row = found(table, call);
      const notes = tableOf(world.tables, 'Notes');
      const add = (record: FakeObject, at: number): FakeObject =>
        row === undefined ? lost(at) : save(world, notes, { row: null, record: { ...record, Parent_Id: row.id }, at });
      return answerOf(rowsOf(call).map(add), 201);
    }),
    on(contracts.related, (_, call) => {
      const table = world.tables.get(call.params['list'] ?? '');
      if (table === undefined) return say(400, 'INVALID_MODULE', 'the related list name given seems to be invalid');
      const mine = living(table).filter(
        ({ fields }) => fields['Parent_Id'] === call.params['id'] || fields['What_Id'] === call.params['id'],
      );
      return pageOf(mine, table, call);
    }),
    on(contracts.read, (table, call) => {
      const row = found(table, call);
      if (row === undefined) return { status: 204 };
      const names = call.query.get('fields')?.split(',') ?? null;
      return { status: 200, json: { data: [recordOf(row, table, names)] } };
    }),
    on(contracts.change, (table, call) => {
      const row = found(table, call);
      const record = rowsOf(call)[0] ?? {};
      return answerOf([row === undefined ? lost(0) : save(world, table, { row, record, at: 0 })], 200);
    }),
  ];
}

/** Zoho CRM: upsert by the fields one names; a batch answers row by row. */
export const zoho: Vendor = {
  leads: 'Leads',
  keyField: 'Boothbook_Id',
  tables: zohoTables,
  routes: routesOf,
  signIn: {
    authorizePaths: ['/oauth/v2/auth'],
    tokenPaths: ['/oauth/v2/token'],
    isRotating: false,
    // a refresh token lives on; it is not said again
    repeatsRefresh: false,
    needsSecret: false,
    extra: (base) => ({ api_domain: base, scope: 'ZohoCRM.modules.ALL ZohoCRM.settings.ALL ZohoCRM.users.READ' }),
    // refusals of the token endpoint come as 200
    refuse: (code) => ({ status: 200, json: { error: code === 'invalid_grant' ? 'invalid_code' : code } }),
    cite: 'zoho.com/crm/developer/docs/api/v8/access-refresh.html',
  },
  tokenOf: (call) => bearerOf(call, 'Zoho-oauthtoken'),
  unauthorised: (state) =>
    state === 'missing' ? say(401, 'AUTHENTICATION_FAILURE', 'Authentication failed') : say(401, 'INVALID_TOKEN', 'invalid oauth token'),
  throttled: (seconds) => {
    const answer = say(429, 'TOO_MANY_REQUESTS', 'You have exceeded the API limit.');
    return { ...answer, headers: { 'retry-after': String(seconds) } };
  },
  malformed: (words) => say(400, 'INVALID_DATA', 'body', { words }),
  noSuchCall: () => say(404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'),
  forbidden: () => say(403, 'NO_PERMISSION', 'permission denied', { permissions: ['Crm_Implied_Create_Leads'] }),
  isWrite: ({ method }) => method !== 'GET',
};
