import type { AnySchemaObject } from 'ajv';
import type { Contract } from '#test/fakes/call.ts';

/** HubSpot's calls, after developers.hubspot.com/docs/api-reference (CRM objects, associations, owners, properties, files), version 2026-09 and v3. */

const text = { type: 'string', minLength: 1 } as const;
const strings = { type: 'array', items: { type: 'string' } } as const;
/** Every value travels as text; a number or a null is not as published. */
const properties = { type: 'object', additionalProperties: { type: 'string' } } as const;

const object = (required: readonly string[], props: Record<string, unknown>): AnySchemaObject => ({
  type: 'object',
  required,
  properties: props,
  additionalProperties: false,
});

/** A hundred rows at most in one call ("Limits" of each batch page). */
const inputs = (row: AnySchemaObject, rest: Record<string, unknown> = {}, needs: readonly string[] = []): AnySchemaObject =>
  object(['inputs', ...needs], { inputs: { type: 'array', minItems: 1, maxItems: 100, items: row }, ...rest });

const associations = {
  type: 'array',
  items: object(['to', 'types'], {
    to: object(['id'], { id: text }),
    types: {
      type: 'array',
      items: object(['associationCategory', 'associationTypeId'], {
        associationCategory: { enum: ['HUBSPOT_DEFINED', 'INTEGRATOR_DEFINED', 'USER_DEFINED', 'WORK'] },
        associationTypeId: { type: 'integer' },
      }),
    },
  }),
} as const;

const upsertRow = object(['id', 'properties'], { id: text, idProperty: text, objectWriteTraceId: text, properties });
const createRow = object(['properties', 'associations'], { properties, associations, objectWriteTraceId: text });

const filter = object(['propertyName', 'operator'], {
  propertyName: text,
  operator: { enum: ['EQ', 'NEQ', 'IN', 'NOT_IN', 'HAS_PROPERTY', 'NOT_HAS_PROPERTY'] },
  value: { type: 'string' },
  values: strings,
});

const searchBody = object(['filterGroups', 'limit', 'properties', 'sorts', 'after'], {
  filterGroups: {
    type: 'array',
    maxItems: 5,
    items: object(['filters'], { filters: { type: 'array', minItems: 1, maxItems: 6, items: filter } }),
  },
  limit: { type: 'integer', minimum: 1, maximum: 200 },
  properties: strings,
  sorts: strings,
  after: { type: 'string' },
  query: { type: 'string' },
});

const query = (names: readonly string[]): AnySchemaObject => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  additionalProperties: false,
});

const propertyBody = {
  type: 'object',
  required: ['name', 'label', 'type', 'fieldType', 'groupName'],
  properties: {
    name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
    label: text,
    type: { enum: ['string', 'number', 'date', 'datetime', 'enumeration', 'bool'] },
    fieldType: {
      enum: ['text', 'textarea', 'number', 'date', 'select', 'radio', 'checkbox', 'booleancheckbox', 'html', 'file', 'phonenumber'],
    },
    groupName: text,
    hasUniqueValue: { type: 'boolean' },
  },
} as const;

type Shape = Omit<Contract, 'path' | 'cite'> & { readonly dated: string; readonly v3: string };

const SHAPES = {
  upsert: {
    method: 'POST',
    dated: '/crm/objects/{version}/{type}/batch/upsert',
    v3: '/crm/v3/objects/{type}/batch/upsert',
    body: inputs(upsertRow),
  },
  createMany: {
    method: 'POST',
    dated: '/crm/objects/{version}/{type}/batch/create',
    v3: '/crm/v3/objects/{type}/batch/create',
    body: inputs(createRow),
  },
  updateMany: {
    method: 'POST',
    dated: '/crm/objects/{version}/{type}/batch/update',
    v3: '/crm/v3/objects/{type}/batch/update',
    body: inputs(upsertRow),
  },
  readMany: {
    method: 'POST',
    dated: '/crm/objects/{version}/{type}/batch/read',
    v3: '/crm/v3/objects/{type}/batch/read',
    body: inputs(object(['id'], { id: text }), { properties: strings, propertiesWithHistory: strings, idProperty: text }, [
      'properties',
      'propertiesWithHistory',
    ]),
    query: query(['archived']),
  },
  search: { method: 'POST', dated: '/crm/objects/{version}/{type}/search', v3: '/crm/v3/objects/{type}/search', body: searchBody },
  create: {
    method: 'POST',
    dated: '/crm/objects/{version}/{type}',
    v3: '/crm/v3/objects/{type}',
    body: object(['properties', 'associations'], { properties, associations }),
  },
  list: {
    method: 'GET',
    dated: '/crm/objects/{version}/{type}',
    v3: '/crm/v3/objects/{type}',
    query: query(['limit', 'after', 'properties', 'archived', 'associations']),
  },
  read: {
    method: 'GET',
    dated: '/crm/objects/{version}/{type}/{id}',
    v3: '/crm/v3/objects/{type}/{id}',
    query: query(['properties', 'idProperty', 'archived', 'associations']),
  },
  update: {
    method: 'PATCH',
    dated: '/crm/objects/{version}/{type}/{id}',
    v3: '/crm/v3/objects/{type}/{id}',
    body: object(['properties'], { properties }),
    query: query(['idProperty']),
  },
  associate: {
    method: 'POST',
    dated: '/crm/associations/{version}/{from}/{to}/batch/associate/default',
    v3: '/crm/v4/associations/{from}/{to}/batch/associate/default',
    body: inputs(object(['from', 'to'], { from: object(['id'], { id: text }), to: object(['id'], { id: text }) })),
  },
  associated: {
    method: 'POST',
    dated: '/crm/associations/{version}/{from}/{to}/batch/read',
    v3: '/crm/v4/associations/{from}/{to}/batch/read',
    body: inputs(object(['id'], { id: text, after: { type: 'string' } })),
  },
  associateOne: {
    method: 'PUT',
    dated: '/crm/objects/{version}/{from}/{fromId}/associations/default/{to}/{toId}',
    v3: '/crm/v4/objects/{from}/{fromId}/associations/default/{to}/{toId}',
  },
  properties: {
    method: 'GET',
    dated: '/crm/properties/{version}/{type}',
    v3: '/crm/v3/properties/{type}',
    query: query(['archived', 'properties', 'dataSensitivity']),
  },
  addProperty: { method: 'POST', dated: '/crm/properties/{version}/{type}', v3: '/crm/v3/properties/{type}', body: propertyBody },
  owners: {
    method: 'GET',
    dated: '/crm/owners/{version}',
    v3: '/crm/v3/owners',
    query: query(['after', 'limit', 'email', 'archived']),
  },
  account: { method: 'GET', dated: '/account-info/{version}/details', v3: '/account-info/v3/details' },
  upload: { method: 'POST', dated: '/files/{version}/files', v3: '/files/v3/files', type: 'multipart' },
} as const satisfies Record<string, Shape>;

export type HubspotCall = keyof typeof SHAPES;

/** Both addresses of a call. */
export function hubspotContracts(name: HubspotCall): [Contract, Contract] {
  const { dated, v3, ...rest }: Shape = SHAPES[name];
  const cite = `developers.hubspot.com/docs/api-reference: ${name}`;
  return [
    { ...rest, path: dated, cite },
    { ...rest, path: v3, cite },
  ];
}
