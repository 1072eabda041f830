import { listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, Contract, FakeObject, Route } from './call.ts';
import { complain, complaintOf, describe, say } from './salesforceSay.ts';
import type { Complaint, Saved } from './salesforceSay.ts';
import { salesforceTables } from './salesforceTables.ts';
import { salesforceContracts as contracts } from './schemas/salesforce.ts';
import { readSoql } from './soql.ts';
import { findBy, living, problemsOf, write } from './table.ts';
import type { Row, Table } from './table.ts';
import { bearerOf } from './vendor.ts';
import type { Vendor, World } from './vendor.ts';

/** A rule against doubles looks for another living lead with that e-mail address. */
function duplicateOf(world: World, table: Table, fields: FakeObject, call: Call): Complaint | null {
  const { duplicateRule = 'off' } = world.options;
  const isAllowed = /\ballowSave=true\b/iu.test(call.headers['sforce-duplicate-rule-header'] ?? '') && duplicateRule === 'alert';
  if (duplicateRule === 'off' || isAllowed || table.name !== 'Lead') return null;
  const isDouble = textOf(fields['Email']) !== '' && findBy(table, 'Email', fields['Email']) !== undefined;
  return isDouble ? complain('DUPLICATES_DETECTED', 'Use one of these records?') : null;
}

/** `{ relationship__r: { Key__c: 'x' } }` stands for the id of that record; only `Who` and `FirstPublishLocation` hang anything here. */
function withParents(world: World, fields: FakeObject): FakeObject | Complaint {
  const plain: FakeObject = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'attributes') continue;
    if (typeof value !== 'object' || value === null) {
      plain[name] = value;
      continue;
    }
    const [key = '', wanted] = Object.entries(value).find(([one]) => one !== 'attributes') ?? [];
    // a relation to several objects must say which
    const parents = world.tables.get(textOf(objectOf(objectOf(value)['attributes'])['type']));
    const parent = parents === undefined ? undefined : findBy(parents, key, wanted);
    if (parent === undefined)
      return complain('INVALID_FIELD', `Foreign key external ID: ${textOf(wanted)} not found for field ${key}`, [name]);
    plain[`${name.replace(/__r$/u, '')}Id`] = parent.id;
  }
  return plain;
}

const isComplaint = (value: FakeObject | Complaint): value is Complaint => 'statusCode' in value;

function save(world: World, table: Table, { row, fields, call }: { row: Row | null; fields: FakeObject; call: Call }): Saved {
  if (world.isRowLocked()) return { errors: [complain('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record')] };
  if (row?.isConverted === true) return { errors: [complain('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')] };
  if (row?.isDeleted === true) return { errors: [complain('ENTITY_IS_DELETED', 'entity is deleted')] };
  const plain = withParents(world, fields);
  if (isComplaint(plain)) return { errors: [plain] };
  const problems = problemsOf(world.tables, table, { fields: plain, row });
  if (problems.length > 0) return { errors: problems.map(complaintOf) };
  const double = row === null ? duplicateOf(world, table, plain, call) : null;
  if (double !== null) return { errors: [double] };
  return { row: write(table, row, { fields: plain, now: world.now() }), created: row === null };
}

const resultOf = (saved: Saved, isUpsert: boolean): FakeObject =>
  'row' in saved
    ? { id: saved.row.id, success: true, errors: [], ...(isUpsert ? { created: saved.created } : {}) }
    : { success: false, errors: saved.errors };

/** Saves a collection; with `allOrNone` one fault undoes all. */
function collection(world: World, call: Call, isUpsert: boolean, each: (record: FakeObject) => Saved): Answer {
  const { records, allOrNone } = objectOf(call.body);
  const before = [...world.tables.values()].map((table) => ({ table, rows: structuredClone([...table.rows]) }));
  const saved = listOf(records).map((record) => each(objectOf(record)));
  if (allOrNone === true && saved.some((one) => 'errors' in one)) {
    for (const { table, rows } of before) {
      table.rows.clear();
      for (const [id, row] of rows) table.rows.set(id, row);
    }
    const undone = complain('ALL_OR_NONE_OPERATION_ROLLED_BACK', 'Record rolled back because not all records were valid.');
    return { status: 200, json: saved.map((one) => resultOf('errors' in one ? one : { errors: [undone] }, isUpsert)) };
  }
  return { status: 200, json: saved.map((one) => resultOf(one, isUpsert)) };
}

function upsertMany(world: World, table: Table, call: Call): Answer {
  const key = call.params['key'] ?? '';
  if (table.columns.get(key)?.isKey !== true)
    return say(400, 'INVALID_FIELD', `Field name provided, ${key} is not an External ID or indexed field for ${table.name}`);
  const values = listOf(objectOf(call.body)['records']).map((record) => textOf(objectOf(record)[key]).toLowerCase());
  return collection(world, call, true, (record) => {
    const value = textOf(record[key]);
    if (value === '') return { errors: [complain('MISSING_ARGUMENT', `${key} not specified`, [key])] };
    if (values.filter((one) => one === value.toLowerCase()).length > 1)
      return { errors: [complain('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [key])] };
    return save(world, table, { row: findBy(table, key, value) ?? null, fields: record, call });
  });
}

const fieldsOf = (row: Row, table: Table): FakeObject => ({
  Id: row.id,
  IsDeleted: row.isDeleted,
  MasterRecordId: row.mergedInto ?? null,
  CreatedDate: new Date(row.createdAt).toISOString(),
  LastModifiedDate: new Date(row.updatedAt).toISOString(),
  ...(table.name === 'Lead' ? { IsConverted: row.isConverted === true } : {}),
  ...row.fields,
});

function recordOf(row: Row, table: Table, names: readonly string[]): FakeObject {
  const all = fieldsOf(row, table);
  const wanted = Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
  return { attributes: { type: table.name, url: `/services/data/v60.0/sobjects/${table.name}/${row.id}` }, ...wanted };
}

const ALWAYS = new Set(['Id', 'IsDeleted', 'MasterRecordId', 'CreatedDate', 'LastModifiedDate', 'IsConverted', 'SystemModstamp']);

function unknownOf(table: Table, names: readonly string[]): string | undefined {
  return names.find((name) => !table.columns.has(name) && !ALWAYS.has(name));
}

function query(world: World, call: Call, withDeleted: boolean): Answer {
  const soql = readSoql(call.query.get('q') ?? '');
  if (soql === null) return say(400, 'MALFORMED_QUERY', 'unexpected token');
  const table = world.tables.get(soql.from);
  if (table === undefined) return say(400, 'INVALID_TYPE', `sObject type '${soql.from}' is not supported.`);
  const unknown = unknownOf(table, soql.fields);
  if (unknown !== undefined) return say(400, 'INVALID_FIELD', `No such column '${unknown}' on entity '${soql.from}'.`);
  const rows = withDeleted ? [...table.rows.values()] : living(table);
  const found = rows.filter((row) => soql.where.every((test) => test(fieldsOf(row, table)))).slice(0, soql.limit);
  return {
    status: 200,
    json: { totalSize: found.length, done: true, records: found.map((row) => recordOf(row, table, soql.fields)) },
  };
}

const refusal = ({ errors }: { errors: readonly Complaint[] }): Answer => ({
  status: 400,
  json: errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields })),
});

const GONE = (id: string): Answer => say(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${id}`);

const asked = (call: Call, table: Table): string[] => (call.query.get('fields') ?? [...table.columns.keys()].join(',')).split(',');

const one = (table: Table, row: Row | undefined, call: Call): Answer => {
  if (row === undefined) return say(404, 'NOT_FOUND', 'The requested resource does not exist');
  if (row.isDeleted) return say(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  return { status: 200, json: recordOf(row, table, ['Id', ...asked(call, table)]) };
};

function routesOf(world: World): Route[] {
  const on = (contract: Contract, deed: (table: Table, call: Call) => Answer): Route => ({
    contract,
    handle(call) {
      const table = world.tables.get(call.params['type'] ?? '');
      return table === undefined ? say(404, 'NOT_FOUND', 'The requested resource does not exist') : deed(table, call);
    },
  });
  const typeOf = (record: FakeObject): Table | undefined => world.tables.get(textOf(objectOf(record['attributes'])['type']));
  const noType = { errors: [complain('INVALID_TYPE', 'sObject type is not supported.')] };
  return [
    { contract: contracts.versions, isOpen: true, handle: () => ({ status: 200, json: VERSIONS }) },
    {
      contract: contracts.userInfo,
      handle: () => ({
        status: 200,
        json: { user_id: '0055g00000001AAA', organization_id: '00D5g000001AAA', name: 'Ana', zoneinfo: 'Europe/Paris' },
      }),
    },
    { contract: contracts.limits, handle: () => ({ status: 200, json: { DailyApiRequests: { Max: 100_000, Remaining: 99_000 } } }) },
    on(contracts.describe, (table) => ({ status: 200, json: describe(table) })),
    { contract: contracts.query, handle: (call) => query(world, call, false) },
    { contract: contracts.queryAll, handle: (call) => query(world, call, true) },
    on(contracts.upsertMany, (table, call) => upsertMany(world, table, call)),
    {
      contract: contracts.createMany,
      handle: (call) =>
        collection(world, call, false, (fields) => {
          const table = typeOf(fields);
          return table === undefined ? noType : save(world, table, { row: null, fields, call });
        }),
    },
    {
      contract: contracts.updateMany,
      handle: (call) =>
        collection(world, call, false, ({ id, ...fields }) => {
          const table = typeOf(fields);
          const row = table?.rows.get(textOf(id));
          if (table === undefined) return noType;
          return row === undefined
            ? { errors: [complain('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')] }
            : save(world, table, { row, fields, call });
        }),
    },
    on(contracts.readMany, (table, call) => {
      const { ids, fields } = objectOf(call.body);
      const names = listOf(fields).map(textOf);
      const unknown = unknownOf(table, names);
      if (unknown !== undefined) return say(400, 'INVALID_FIELD', `No such column '${unknown}' on sobject of type ${table.name}`);
      const rows = listOf(ids).map((id) => table.rows.get(textOf(id)));
      // what is deleted answers as null, in its place
      return { status: 200, json: rows.map((row) => (row === undefined || row.isDeleted ? null : recordOf(row, table, names))) };
    }),
    on(contracts.create, (table, call) => {
      const saved = save(world, table, { row: null, fields: objectOf(call.body), call });
      return 'row' in saved ? { status: 201, json: resultOf(saved, false) } : refusal(saved);
    }),
    on(contracts.readByKey, (table, call) => one(table, findBy(table, call.params['key'] ?? '', call.params['value']), call)),
    on(contracts.read, (table, call) => one(table, table.rows.get(call.params['id'] ?? ''), call)),
    on(contracts.upsert, (table, call) => {
      const { key = '', value = '' } = call.params;
      if (table.columns.get(key)?.isKey !== true) return GONE(key);
      const saved = save(world, table, { row: findBy(table, key, value) ?? null, fields: { ...objectOf(call.body), [key]: value }, call });
      return 'row' in saved ? { status: saved.created ? 201 : 200, json: resultOf(saved, true) } : refusal(saved);
    }),
    on(contracts.update, (table, call) => {
      const row = table.rows.get(call.params['id'] ?? '');
      if (row === undefined || row.isDeleted) return say(404, 'ENTITY_IS_DELETED', 'entity is deleted');
      const saved = save(world, table, { row, fields: objectOf(call.body), call });
      return 'row' in saved ? { status: 204 } : refusal(saved);
    }),
  ];
}

const VERSIONS = ['58.0', '59.0', '60.0', '61.0', '62.0', '63.0', '64.0', '65.0', '66.0'].map((version) => ({
  label: `Version ${version}`,
  url: `/services/data/v${version}`,
  version,
}));

/** Salesforce: collections answer 200 whatever happens, with one result a record. */
export const salesforce: Vendor = {
  leads: 'Lead',
  keyField: 'Boothbook_Id__c',
  tables: salesforceTables,
  routes: routesOf,
  signIn: {
    authorizePaths: ['/services/oauth2/authorize'],
    tokenPaths: ['/services/oauth2/token'],
    isRotating: true,
    repeatsRefresh: true,
    needsSecret: false,
    extra: (base) => ({ instance_url: base, id: `${base}/id/00D5g000001AAA/0055g00000001AAA`, issued_at: '0', signature: 'x' }),
    refuse: (error, words) => ({ status: 400, json: { error, error_description: words } }),
    cite: 'developer.salesforce.com/docs/platform/isvforce/guide/secure-code-ac-eca.md (PKCE, refresh token rotation)',
  },
  tokenOf: (call) => bearerOf(call),
  unauthorised: () => say(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
  // not a 429: a spent day answers as something forbidden
  throttled: () => say(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
  malformed: (words) => say(400, 'JSON_PARSER_ERROR', words),
  noSuchCall: () => say(404, 'NOT_FOUND', 'The requested resource does not exist'),
  forbidden: () => say(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'),
  isWrite: ({ method, path }) => (method === 'POST' || method === 'PATCH') && path !== contracts.readMany.path,
};
