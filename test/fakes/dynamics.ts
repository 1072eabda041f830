import { randomUUID } from 'node:crypto';
import { listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, Contract, FakeObject, Route } from './call.ts';
import { runBatch } from './dynamicsBatch.ts';
import { attributeOf, fieldsOf, idName, isThere, recordOf, refusalOf, say } from './dynamicsSay.ts';
import { BINDS, LOGICAL, dynamicsTables, lookupColumn } from './dynamicsTables.ts';
import { readFilter, readKey } from './odata.ts';
import { dynamicsContracts as contracts } from './schemas/dynamics.ts';
import { problemsOf, tableOf, write } from './table.ts';
import type { Problem, Row, Table } from './table.ts';
import { bearerOf } from './vendor.ts';
import type { Vendor, World } from './vendor.ts';

type Found = { readonly row: Row | null; readonly key: FakeObject; readonly id?: string } | { readonly refusal: Answer };

function findIn(table: Table, written: string): Found {
  const key = readKey(written);
  if (key === null) return { refusal: say(400, '0x80060888', `Bad Request - Error in query syntax: ${written}`) };
  if ('id' in key) {
    const row = table.rows.get(key.id);
    return { row: row !== undefined && isThere(row) ? row : null, key: {}, id: key.id };
  }
  if (table.columns.get(key.name)?.isKey !== true)
    return { refusal: say(400, '0x80060888', `The specified key attributes are not a defined key for the ${table.name} entity`) };
  const row = [...table.rows.values()].find((one) => isThere(one) && one.fields[key.name] === key.value);
  return { row: row ?? null, key: { [key.name]: key.value } };
}

/** `{ "x@odata.bind": "/leads(key='…')" }` stands for the id of that record. */
function withBinds(world: World, table: Table, body: FakeObject): FakeObject | { refusal: Answer } {
  const plain: FakeObject = {};
  for (const [name, value] of Object.entries(body)) {
    const bind = name.endsWith('@odata.bind') ? name.slice(0, -'@odata.bind'.length) : null;
    if (bind === null) {
      if (!name.startsWith('@odata.')) plain[name] = value;
      continue;
    }
    const set = BINDS[table.name]?.[bind];
    const address = /(\w+)\((.+)\)$/u.exec(textOf(value));
    if (set === undefined || address?.[1] !== set)
      return {
        refusal: say(400, '0x80048d19', `An undeclared property '${bind}' which only has property annotations in the payload was found.`),
      };
    const found = findIn(tableOf(world.tables, set), address[2] ?? '');
    if ('refusal' in found) return found;
    if (found.row === null)
      return { refusal: say(404, '0x80060891', `A record with the specified key values does not exist in ${set} entity`) };
    plain[lookupColumn(bind)] = found.row.id;
  }
  return plain;
}

const isRefused = (value: object): value is { refusal: Answer } => 'refusal' in value;

/** A choice is its number; as text it is not read. */
const wordsInLists = (table: Table, fields: FakeObject): Problem[] =>
  Object.entries(fields).flatMap(([field, value]): Problem[] => {
    const column = table.columns.get(field);
    return column?.type === 'pick' && typeof value === 'string' ? [{ kind: 'wrong-type', field, value, column }] : [];
  });

/** Fields of a write, checked; a number in a pick list is its value. */
function checked(world: World, table: Table, { row, body }: { row: Row | null; body: FakeObject }): FakeObject | { refusal: Answer } {
  const plain = withBinds(world, table, body);
  if (isRefused(plain)) return plain;
  const [problem] = [...wordsInLists(table, plain), ...problemsOf(world.tables, table, { fields: plain, row })];
  return problem === undefined ? plain : { refusal: refusalOf(table, problem) };
}

type Plan = { readonly table: Table; readonly row: Row | null; readonly fields: FakeObject; readonly id?: string };

function saved(world: World, call: Call, { table, row, fields, id }: Plan): Answer {
  // a new record may take its id from the address
  const after = write(table, row, { fields, now: world.now(), ...(id === undefined ? {} : { id }) });
  const address = `${world.base()}/api/data/v9.2/${table.name}(${after.id})`;
  const headers = { 'odata-version': '4.0', 'odata-entityid': address, ...(row === null ? { location: address } : {}) };
  if (!/\breturn=representation\b/u.test(call.headers['prefer'] ?? '')) return { status: 204, headers };
  return { status: row === null ? 201 : 200, headers, json: recordOf(after, table, call.query.get('$select')) };
}

function upsert(world: World, table: Table, call: Call): Answer {
  const found = findIn(table, call.params['key'] ?? '');
  if ('refusal' in found) return found.refusal;
  const { row, key } = found;
  if (row === null && call.headers['if-match'] === '*')
    return say(404, '0x80060891', 'A record with the specified key values does not exist in lead entity');
  if (row !== null && call.headers['if-none-match'] === '*')
    return say(412, '0x80040237', 'A record with matching key values already exists.');
  const body = objectOf(call.body);
  // a new record takes the key from its address; beside it in the body it is refused
  const double = row === null ? Object.keys(key).find((name) => name in body) : undefined;
  if (double !== undefined)
    return say(400, '0x80048d19', `The property '${double}' is the key of the address and must not be in the body.`);
  const fields = checked(world, table, { row, body: { ...(row === null ? key : {}), ...body } });
  if (isRefused(fields)) return fields.refusal;
  return saved(world, call, { table, row, fields, ...(found.id === undefined ? {} : { id: found.id }) });
}

/** All of them or none. */
function upsertMultiple(world: World, table: Table, call: Call): Answer {
  const plans: { row: Row | null; fields: FakeObject }[] = [];
  for (const target of listOf(objectOf(call.body)['Targets']).map(objectOf)) {
    const address = /\((.+)\)$/u.exec(textOf(target['@odata.id']))?.[1];
    const named = [...table.columns.values()].find(({ name, isKey }) => isKey === true && name in target)?.name;
    const key = address ?? (named === undefined ? '' : `${named}='${textOf(target[named])}'`);
    const found = findIn(table, key);
    if ('refusal' in found) return found.refusal;
    const fields = checked(world, table, { row: found.row, body: { ...(found.row === null ? found.key : {}), ...target } });
    if (isRefused(fields)) return fields.refusal;
    plans.push({ row: found.row, fields });
  }
  for (const { row, fields } of plans) write(table, row, { fields, now: world.now() });
  return { status: 204, headers: { 'odata-version': '4.0' } };
}

/** What a call asks for beside its columns: one relation opened (`$expand`), and how values are shown (annotations). */
function asked(row: Row, call: Call): FakeObject {
  const opened = /^(\w+)\(/u.exec(call.query.get('$expand') ?? '')?.[1];
  const isShown = call.headers['prefer']?.includes('FormattedValue') === true;
  const shown = Object.entries(row.fields).filter(([name]) => name === opened || (isShown && name.endsWith('FormattedValue')));
  return Object.fromEntries(shown);
}

function list(table: Table, call: Call): Answer {
  const written = call.query.get('$filter');
  const filter = written === null ? () => true : readFilter(written);
  if (filter === null) return say(400, '0x80060888', `Syntax error in the filter: ${written ?? ''}`);
  const select = call.query.get('$select');
  const known = new Set([
    ...table.columns.keys(),
    idName(table),
    'createdon',
    'modifiedon',
    'statecode',
    'statuscode',
    'merged',
    '_masterid_value',
  ]);
  const unknown = select?.split(',').find((name) => !known.has(name.trim()));
  if (unknown !== undefined)
    return say(
      400,
      '0x80060888',
      `Could not find a property named '${unknown}' on type 'Microsoft.Dynamics.CRM.${LOGICAL[table.name] ?? ''}'.`,
    );
  const rows = [...table.rows.values()].filter((row) => isThere(row) && filter(fieldsOf(row, table)));
  const top = Number(call.query.get('$top') ?? 5_000);
  const context = `${call.path}$metadata#${table.name}`;
  return {
    status: 200,
    headers: { 'odata-version': '4.0' },
    json: { '@odata.context': context, value: rows.slice(0, top).map((row) => ({ ...recordOf(row, table, select), ...asked(row, call) })) },
  };
}

const attributes = (table: Table, kind?: string): FakeObject[] =>
  [...table.columns.values()].map(attributeOf).filter((one) => kind === undefined || one['AttributeType'] === kind);

const keysOf = (table: Table): FakeObject[] =>
  [...table.columns.values()]
    .filter(({ isKey }) => isKey === true)
    .map(({ name }) => ({ LogicalName: name, SchemaName: name, KeyAttributes: [name], EntityKeyIndexStatus: 'Active' }));

function routesOf(world: World): Route[] {
  const on = (contract: Contract, deed: (table: Table, call: Call) => Answer): Route => ({
    contract,
    handle(call) {
      const table = world.tables.get(call.params['set'] ?? '');
      const noSet = (): Answer => say(404, '0x80060888', `Resource not found for the segment '${call.params['set'] ?? ''}'.`);
      return table === undefined ? noSet() : deed(table, call);
    },
  });
  const onDefinition = (contract: Contract, deed: (table: Table, call: Call) => Answer): Route => ({
    contract,
    handle(call) {
      const key = readKey(call.params['key'] ?? '');
      const name = key !== null && 'name' in key ? key.value : '';
      const set = Object.entries(LOGICAL).find(([, logical]) => logical === name)?.[0];
      if (set === undefined) return say(404, '0x80060888', `Could not find an entity with name ${name}`);
      return deed(tableOf(world.tables, set), call);
    },
  });
  return [
    {
      contract: contracts.whoAmI,
      handle: () => ({
        status: 200,
        json: { BusinessUnitId: randomUUID(), UserId: '7c1f0000-0000-4000-9000-000000000001', OrganizationId: randomUUID() },
      }),
    },
    { contract: contracts.version, handle: () => ({ status: 200, json: { Version: '9.2.26041.1' } }) },
    { contract: contracts.batch, handle: (call) => runBatch(call, world.ask) },
    onDefinition(contracts.typedAttributes, (table, call) => ({ status: 200, json: { value: attributes(table, call.params['kind']) } })),
    onDefinition(contracts.attributes, (table) => ({ status: 200, json: { value: attributes(table) } })),
    onDefinition(contracts.keys, (table) => ({ status: 200, json: { value: keysOf(table) } })),
    onDefinition(contracts.definition, (table) => ({
      status: 200,
      json: { LogicalName: LOGICAL[table.name], EntitySetName: table.name, Attributes: attributes(table), Keys: keysOf(table) },
    })),
    on(contracts.upsertMultiple, (table, call) => upsertMultiple(world, table, call)),
    on(contracts.upsert, (table, call) => upsert(world, table, call)),
    on(contracts.read, (table, call) => {
      const found = findIn(table, call.params['key'] ?? '');
      if ('refusal' in found) return found.refusal;
      if (found.row === null)
        return say(404, '0x80040217', `Entity '${LOGICAL[table.name] ?? ''}' With Ids = ${call.params['key'] ?? ''} Does Not Exist`);
      return { status: 200, headers: { 'odata-version': '4.0' }, json: recordOf(found.row, table, call.query.get('$select')) };
    }),
    on(contracts.create, (table, call) => {
      const fields = checked(world, table, { row: null, body: objectOf(call.body) });
      return isRefused(fields) ? fields.refusal : saved(world, call, { table, row: null, fields });
    }),
    on(contracts.list, list),
  ];
}

/** Dynamics 365 Sales on Dataverse: upsert by an alternate key in the address; 204 with the record's address. */
export const dynamics: Vendor = {
  leads: 'leads',
  keyField: 'boothbook_id',
  tables: dynamicsTables,
  routes: routesOf,
  signIn: {
    authorizePaths: ['/{tenant}/oauth2/v2.0/authorize'],
    tokenPaths: ['/{tenant}/oauth2/v2.0/token'],
    isRotating: false,
    repeatsRefresh: true,
    needsSecret: false,
    extra: (base) => ({ scope: `${base}/.default`, ext_expires_in: 3_600 }),
    refuse: (error, words) => ({
      status: 400,
      json: {
        error,
        error_description: `AADSTS70000: ${words}`,
        error_codes: [70_000],
        correlation_id: randomUUID(),
        trace_id: randomUUID(),
      },
    }),
    cite: 'learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
  },
  tokenOf: (call) => bearerOf(call),
  unauthorised: () => ({ status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, text: '' }),
  throttled: (seconds) =>
    say(429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.', {
      'retry-after': String(seconds),
    }),
  malformed: (words) => say(400, '0x80048d19', `Error identified in Payload provided by the user: ${words}`),
  noSuchCall: (call) => say(404, '0x80060888', `Resource not found for the segment '${call.path}'.`),
  forbidden: () => say(403, '0x80040220', 'Principal user is missing prvCreateLead privilege'),
  isWrite: ({ method, path }) => (method === 'POST' && !path.endsWith('$batch')) || method === 'PATCH',
};
