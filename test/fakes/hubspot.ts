import { isObject, listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, FakeObject, Route } from './call.ts';
import { readMany, search } from './hubspotRead.ts';
import { hubspotBatch, hubspotError, hubspotRecord } from './hubspotSay.ts';
import { hubspotTables } from './hubspotTables.ts';
import { associate, create, idIn, notFound, resolve, upsert, writeAll } from './hubspotWrite.ts';
import type { Planned } from './hubspotWrite.ts';
import { readParts } from './multipart.ts';
import { hubspotContracts } from './schemas/hubspot.ts';
import type { HubspotCall } from './schemas/hubspot.ts';
import { findBy, living, tableOf, write } from './table.ts';
import type { Column, Row, Table } from './table.ts';
import { bearerOf } from './vendor.ts';
import type { Vendor, World } from './vendor.ts';

const OBJECTS = new Set(['contacts', 'notes', 'meetings', 'tasks', 'deals']);

const KINDS: Readonly<Record<Column['type'], readonly [string, string]>> = {
  text: ['string', 'text'],
  email: ['string', 'text'],
  number: ['number', 'number'],
  boolean: ['bool', 'booleancheckbox'],
  date: ['date', 'date'],
  datetime: ['datetime', 'date'],
  pick: ['enumeration', 'select'],
  'pick-many': ['enumeration', 'checkbox'],
  lookup: ['enumeration', 'select'],
  json: ['string', 'text'],
};

const propertyOf = (column: Column): FakeObject => ({
  name: column.name,
  label: column.label,
  type: KINDS[column.type][0],
  fieldType: KINDS[column.type][1],
  groupName: 'contactinformation',
  description: '',
  hasUniqueValue: column.isUnique === true && column.isCustom === true,
  hidden: false,
  hubspotDefined: column.isCustom !== true,
  calculated: false,
  formField: column.isReadOnly !== true,
  displayOrder: -1,
  options: (column.options ?? []).map((option, at) => ({ ...option, displayOrder: at, hidden: false })),
  modificationMetadata: { archivable: column.isCustom === true, readOnlyDefinition: false, readOnlyValue: column.isReadOnly === true },
});

function addProperty(table: Table, call: Call): Answer {
  const body = objectOf(call.body);
  const name = textOf(body['name']);
  if (table.columns.has(name)) return hubspotError(409, 'OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`);
  const isUnique = body['hasUniqueValue'] === true;
  const column: Column = { name, label: textOf(body['label']), type: 'text', isCustom: true, isUnique, isKey: isUnique };
  table.columns.set(name, column);
  return { status: 201, json: propertyOf(column) };
}

function upload(world: World, call: Call): Answer {
  const parts = readParts(call.headers['content-type'], call.bytes) ?? [];
  const value = (name: string): string | undefined => parts.find((part) => part.name === name)?.bytes.toString('utf8');
  const file = parts.find(({ name }) => name === 'file');
  const options = value('options');
  const access = options === undefined ? {} : objectOf(JSON.parse(options) as unknown);
  if (file === undefined) return hubspotError(400, 'VALIDATION_ERROR', 'file is required');
  if (value('folderPath') === undefined && value('folderId') === undefined)
    return hubspotError(400, 'VALIDATION_ERROR', 'either folderId or folderPath is required');
  if (!('access' in access)) return hubspotError(400, 'VALIDATION_ERROR', 'options.access is required');
  const table = tableOf(world.tables, 'files');
  const name = value('fileName') ?? file.file ?? 'file';
  const path = `${value('folderPath') ?? value('folderId') ?? ''}/${name}`;
  const known = access['duplicateValidationStrategy'] === 'RETURN_EXISTING' ? findBy(table, 'path', path) : undefined;
  const row = known ?? write(table, null, { fields: { name, path, bytes: file.bytes }, now: world.now() });
  return { status: 201, json: { id: row.id, name, path, size: file.bytes.length, access: access['access'], archived: false } };
}

const limits = { 'x-hubspot-ratelimit-interval-milliseconds': '10000', 'x-hubspot-ratelimit-max': '190' };

const on = (name: HubspotCall, handle: (call: Call) => Answer): Route[] => hubspotContracts(name).map((contract) => ({ contract, handle }));

const rowIn = (table: Table, { params, query }: Call): Row | undefined => {
  const key = query.get('idProperty');
  return key === null ? resolve(table, params['id'] ?? '') : findBy(table, key, params['id']);
};

const missing = (): Answer => hubspotError(404, 'OBJECT_NOT_FOUND', 'Object not found');

function routesOf(world: World): Route[] {
  type Deed = (table: Table, call: Call) => Answer;
  const onObject = (name: HubspotCall, deed: Deed): Route[] =>
    on(name, (call) => {
      const type = call.params['type'] ?? '';
      const table = OBJECTS.has(type) ? world.tables.get(type) : undefined;
      return table === undefined ? hubspotError(400, 'VALIDATION_ERROR', `Unable to infer object type from: ${type}`) : deed(table, call);
    });
  const linked = (pairs: readonly (readonly [string, string])[]): Answer => {
    const lost = pairs.filter(([from, to]) => !associate(world, from, to));
    const results = pairs
      .filter((pair) => !lost.includes(pair))
      .map(([from, to]) => ({
        from: { id: from.split('/')[1] },
        to: { id: to.split('/')[1] },
        associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 },
      }));
    const errors = lost.length === 0 ? {} : { numErrors: lost.length, errors: lost.map(([from, to]) => notFound([from, to])) };
    return hubspotBatch(200, world.now(), { results, ...errors });
  };
  return [
    ...onObject('upsert', (table, call) => upsert(world, table, call)),
    ...onObject('createMany', (table, call) => {
      const done = create(world, table, listOf(objectOf(call.body)['inputs']));
      if (!('rows' in done)) return done;
      const results = done.rows.map((row, at) => hubspotRecord(row, Object.keys(done.plans[at]?.fields ?? {})));
      return hubspotBatch(201, world.now(), { results });
    }),
    ...onObject('updateMany', (table, call) => {
      const inputs = listOf(objectOf(call.body)['inputs']).map(objectOf);
      const rows = inputs.map(({ id, idProperty }) =>
        textOf(idProperty) === '' ? resolve(table, textOf(id)) : findBy(table, textOf(idProperty), id),
      );
      const plans = inputs.flatMap(({ properties }, at): Planned[] => {
        const row = rows[at];
        return row === undefined ? [] : [{ row, fields: objectOf(properties), links: [] }];
      });
      const done = writeAll(world, table, plans);
      if (!('rows' in done)) return done;
      const lost = inputs.filter((_, at) => rows[at] === undefined).map(({ id }) => textOf(id));
      const results = done.rows.map((row, at) => hubspotRecord(row, Object.keys(plans[at]?.fields ?? {})));
      const errors = lost.length === 0 ? {} : { numErrors: 1, errors: [notFound(lost)] };
      return hubspotBatch(200, world.now(), { results, ...errors });
    }),
    ...onObject('readMany', (table, call) => readMany(world, table, call)),
    ...onObject('search', (table, call) => search(world, table, call)),
    ...onObject('create', (table, call) => {
      const done = create(world, table, [call.body]);
      return 'rows' in done && done.rows[0] !== undefined
        ? { status: 201, json: hubspotRecord(done.rows[0], Object.keys(done.rows[0].fields)) }
        : (done as Answer); // without rows it is the refusal
    }),
    ...onObject('list', (table, { query }) => {
      const names = (query.get('properties') ?? '').split(',').filter(Boolean);
      const from = Number(query.get('after') ?? 0);
      const until = from + Number(query.get('limit') ?? 10);
      const rows = living(table);
      const paging = until < rows.length ? { paging: { next: { after: String(until) } } } : {};
      return { status: 200, json: { results: rows.slice(from, until).map((row) => hubspotRecord(row, names)), ...paging } };
    }),
    ...onObject('read', (table, call) => {
      const row = rowIn(table, call);
      const names = (call.query.get('properties') ?? '').split(',').filter(Boolean);
      return row === undefined ? missing() : { status: 200, json: hubspotRecord(row, names) };
    }),
    ...onObject('update', (table, call) => {
      const row = rowIn(table, call);
      if (row === undefined) return missing();
      const fields = objectOf(objectOf(call.body)['properties']);
      const done = writeAll(world, table, [{ row, fields, links: [] }]);
      return 'rows' in done ? { status: 200, json: hubspotRecord(row, Object.keys(fields)) } : done;
    }),
    ...on('associate', ({ body, params }) =>
      linked(
        listOf(objectOf(body)['inputs'])
          .filter(isObject)
          .map(({ from, to }) => [`${params['from'] ?? ''}/${idIn(from)}`, `${params['to'] ?? ''}/${idIn(to)}`] as const),
      ),
    ),
    ...on('associated', ({ body, params: { from = '', to = '' } }) => {
      const ids = listOf(objectOf(body)['inputs']).map(idIn);
      const ends = living(tableOf(world.tables, 'associations')).map(
        ({ fields }) => [textOf(fields['from']), textOf(fields['to'])] as const,
      );
      const associationTypes = [{ category: 'HUBSPOT_DEFINED', typeId: 4, label: null }];
      const results = ids.flatMap((id) => {
        const own = ends.flatMap(([one, other]) => (one === `${from}/${id}` ? [other] : other === `${from}/${id}` ? [one] : []));
        const found = own.filter((end) => end.startsWith(`${to}/`)).map((end) => ({ toObjectId: end.split('/')[1], associationTypes }));
        return found.length === 0 ? [] : [{ from: { id }, to: found }];
      });
      return hubspotBatch(200, world.now(), { results });
    }),
    ...on('associateOne', ({ params: { from = '', fromId = '', to = '', toId = '' } }) => linked([[`${from}/${fromId}`, `${to}/${toId}`]])),
    ...onObject('properties', (table) => ({ status: 200, json: { results: [...table.columns.values()].map(propertyOf) } })),
    ...onObject('addProperty', addProperty),
    ...on('owners', ({ query }) => {
      const asked = query.get('email');
      const rows = living(tableOf(world.tables, 'owners')).filter(({ fields }) => asked === null || fields['email'] === asked);
      const at = new Date(0).toISOString();
      const results = rows.map(({ id, fields }) => ({ id, ...fields, type: 'PERSON', archived: false, createdAt: at, updatedAt: at }));
      return { status: 200, json: { results } };
    }),
    ...on('account', () => ({
      status: 200,
      json: { portalId: 4_242_001, accountType: 'STANDARD', timeZone: 'Europe/Paris', companyCurrency: 'EUR', uiDomain: 'app.hubspot.com' },
    })),
    ...on('upload', (call) => upload(world, call)),
  ];
}

/** HubSpot: contacts by e-mail or by a unique property of one's own; a batch lands whole or not at all. */
export const hubspot: Vendor = {
  leads: 'contacts',
  keyField: 'boothbook_id',
  tables: hubspotTables,
  routes: routesOf,
  signIn: {
    authorizePaths: ['/oauth/authorize'],
    tokenPaths: ['/oauth/2026-09/token', '/oauth/v3/token', '/oauth/v1/token'],
    isRotating: false,
    repeatsRefresh: true,
    needsSecret: true,
    extra: () => ({ hub_id: 4_242_001 }),
    refuse: (error, words) => ({ ...hubspotError(400, 'BAD_AUTH_CODE', words, { error, error_description: words }) }),
    cite: 'developers.hubspot.com/docs/api-reference: OAuth tokens',
  },
  tokenOf: (call) => bearerOf(call),
  unauthorised: (state) =>
    state === 'expired'
      ? hubspotError(401, 'EXPIRED_AUTHENTICATION', 'The OAuth token used to make this call expired.')
      : hubspotError(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found or invalid.'),
  throttled: (seconds) => {
    const words = 'You have reached your ten_secondly_rolling limit.';
    const answer = hubspotError(429, 'RATE_LIMITS', words, { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    return { ...answer, headers: { ...limits, 'retry-after': String(seconds) } };
  },
  malformed: (words) => hubspotError(400, 'VALIDATION_ERROR', `Invalid input JSON: ${words}`),
  noSuchCall: (call) => hubspotError(404, 'RESOURCE_NOT_FOUND', `resource not found: ${call.path}`),
  forbidden: () =>
    hubspotError(403, 'MISSING_SCOPES', 'This app hasn’t been granted all required scopes to make this call.', {
      errors: [
        { message: 'One or more of the following scopes are required.', context: { requiredScopes: ['crm.objects.contacts.write'] } },
      ],
    }),
  isWrite: ({ method, path }) => method !== 'GET' && !path.endsWith('/read') && !path.endsWith('/search'),
};
