import type { AnySchemaObject } from 'ajv';
import type { Contract } from '#test/fakes/call.ts';

/** Salesforce's calls, after developer.salesforce.com/docs/platform/api-rest (REST API Developer Guide). */

const text = { type: 'string', minLength: 1 } as const;

const none: AnySchemaObject = { type: 'object', additionalProperties: false };

const record = (rest: Record<string, unknown>, needs: readonly string[] = []): AnySchemaObject => ({
  type: 'object',
  required: ['attributes', ...needs],
  properties: { attributes: { type: 'object', required: ['type'], properties: { type: text, url: text } }, ...rest },
  additionalProperties: { type: ['string', 'number', 'boolean', 'null', 'object'] },
});

/** At most 200 records in one call, in one or in several batches ("sObject Collections"). */
const records = (row: AnySchemaObject): AnySchemaObject => ({
  type: 'object',
  required: ['records'],
  properties: { allOrNone: { type: 'boolean' }, records: { type: 'array', minItems: 1, maxItems: 200, items: row } },
  additionalProperties: false,
});

const fields: AnySchemaObject = {
  type: 'object',
  minProperties: 1,
  not: { anyOf: [{ required: ['Id'] }, { required: ['id'] }] },
  additionalProperties: { type: ['string', 'number', 'boolean', 'null', 'object'] },
};

const SERVICE = '/services/data/{version}';
const GUIDE = 'developer.salesforce.com/docs/platform/api-rest/guide';

const call = (method: Contract['method'], path: string, rest: Partial<Contract> & { cite: string }): Contract => ({
  method,
  path,
  query: none,
  ...rest,
  cite: `${GUIDE}/${rest.cite}`,
});

export const salesforceContracts = {
  versions: call('GET', '/services/data', { cite: 'dome_versions.html' }),
  userInfo: call('GET', '/services/oauth2/userinfo', { cite: 'using_userinfo_endpoint.html' }),
  limits: call('GET', `${SERVICE}/limits`, { cite: 'resources-limits.html' }),
  describe: call('GET', `${SERVICE}/sobjects/{type}/describe`, { cite: 'resources_sobject_describe.html' }),
  query: call('GET', `${SERVICE}/query`, {
    query: { type: 'object', required: ['q'], properties: { q: text }, additionalProperties: false },
    cite: 'resources_query.html',
  }),
  queryAll: call('GET', `${SERVICE}/queryAll`, {
    query: { type: 'object', required: ['q'], properties: { q: text }, additionalProperties: false },
    cite: 'resources_queryall.html',
  }),
  upsertMany: call('PATCH', `${SERVICE}/composite/sobjects/{type}/{key}`, {
    // the key travels in each record; an Id beside it is refused
    body: records({ ...record({}), not: { anyOf: [{ required: ['Id'] }, { required: ['id'] }] } }),
    cite: 'resources_composite_sobjects_collections_upsert.html',
  }),
  createMany: call('POST', `${SERVICE}/composite/sobjects`, {
    body: records({ ...record({}), not: { anyOf: [{ required: ['Id'] }, { required: ['id'] }] } }),
    cite: 'resources_composite_sobjects_collections_create.html',
  }),
  updateMany: call('PATCH', `${SERVICE}/composite/sobjects`, {
    body: records(record({ id: text }, ['id'])),
    cite: 'resources_composite_sobjects_collections_update.html',
  }),
  readMany: call('POST', `${SERVICE}/composite/sobjects/{type}`, {
    body: {
      type: 'object',
      required: ['ids', 'fields'],
      properties: {
        ids: { type: 'array', maxItems: 2_000, items: text },
        fields: { type: 'array', minItems: 1, items: text },
      },
      additionalProperties: false,
    },
    cite: 'resources_composite_sobjects_collections_retrieve.html',
  }),
  create: call('POST', `${SERVICE}/sobjects/{type}`, { body: fields, cite: 'dome_sobject_create.html' }),
  read: call('GET', `${SERVICE}/sobjects/{type}/{id}`, {
    query: { type: 'object', properties: { fields: text }, additionalProperties: false },
    cite: 'dome_get_field_values.html',
  }),
  update: call('PATCH', `${SERVICE}/sobjects/{type}/{id}`, { body: fields, cite: 'dome_update_fields.html' }),
  readByKey: call('GET', `${SERVICE}/sobjects/{type}/{key}/{value}`, {
    query: { type: 'object', properties: { fields: text }, additionalProperties: false },
    cite: 'dome_get_record_by_external_ID.html',
  }),
  upsert: call('PATCH', `${SERVICE}/sobjects/{type}/{key}/{value}`, { body: fields, cite: 'dome_upsert.html' }),
} as const satisfies Record<string, Contract>;
