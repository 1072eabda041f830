import type { AnySchemaObject } from 'ajv';
import type { Contract } from '#test/fakes/call.ts';

/** Zoho CRM's calls, version 8, after zoho.com/crm/developer/docs/api/v8. */

const text = { type: 'string', minLength: 1 } as const;
const GUIDE = 'zoho.com/crm/developer/docs/api/v8';

const query = (names: readonly string[], needs: readonly string[] = []): AnySchemaObject => ({
  type: 'object',
  required: needs,
  properties: Object.fromEntries(names.map((name) => [name, text])),
  additionalProperties: false,
});

/** At most a hundred records in one call ("Upsert records"). */
const body = (row: AnySchemaObject, rest: Record<string, unknown> = {}): AnySchemaObject => ({
  type: 'object',
  required: ['data'],
  properties: {
    data: { type: 'array', minItems: 1, maxItems: 100, items: row },
    trigger: { type: 'array', items: { enum: ['workflow', 'approval', 'blueprint', 'orchestration', 'pathfinder'] } },
    apply_feature_execution: { type: 'array' },
    skip_feature_execution: { type: 'array' },
    ...rest,
  },
  additionalProperties: false,
});

const row: AnySchemaObject = { type: 'object', minProperties: 1 };
const known: AnySchemaObject = { type: 'object', required: ['id'], properties: { id: text } };

const call = (method: Contract['method'], path: string, rest: Omit<Contract, 'method' | 'path'>): Contract => ({
  method,
  path: `/crm/v8${path}`,
  query: query([]),
  ...rest,
  cite: `${GUIDE}/${rest.cite}`,
});

export const zohoContracts = {
  fields: call('GET', '/settings/fields', { query: query(['module', 'type', 'include'], ['module']), cite: 'field-meta.html' }),
  modules: call('GET', '/settings/modules', { query: query(['status']), cite: 'modules-api.html' }),
  users: call('GET', '/users', { query: query(['type', 'page', 'per_page']), cite: 'get-users.html' }),
  org: call('GET', '/org', { cite: 'get-org-data.html' }),
  upsert: call('POST', '/{module}/upsert', {
    body: body(row, { duplicate_check_fields: { type: 'array', minItems: 1, items: text } }),
    cite: 'upsert-records.html',
  }),
  deleted: call('GET', '/{module}/deleted', { query: query(['type', 'page', 'per_page'], ['type']), cite: 'get-deleted-records.html' }),
  search: call('GET', '/{module}/search', {
    query: query(['criteria', 'email', 'phone', 'word', 'fields', 'page', 'per_page', 'converted', 'approved']),
    cite: 'search-records.html',
  }),
  // the names of the fields are mandatory since version 3
  list: call('GET', '/{module}', {
    query: query(['fields', 'ids', 'page', 'per_page', 'page_token', 'sort_by', 'sort_order', 'converted', 'cvid'], ['fields']),
    cite: 'get-records.html',
  }),
  insert: call('POST', '/{module}', { body: body(row), cite: 'insert-records.html' }),
  update: call('PUT', '/{module}', { body: body(known), cite: 'update-records.html' }),
  read: call('GET', '/{module}/{id}', { query: query(['fields', 'converted']), cite: 'get-records.html' }),
  change: call('PUT', '/{module}/{id}', { body: body(row), cite: 'update-records.html' }),
  related: call('GET', '/{module}/{id}/{list}', {
    query: query(['fields', 'page', 'per_page', 'ids'], ['fields']),
    cite: 'get-related-records.html',
  }),
  addRelated: call('POST', '/{module}/{id}/Notes', { body: body(row), cite: 'create-notes.html' }),
  attach: call('POST', '/{module}/{id}/Attachments', { type: 'multipart', cite: 'upload-attachment.html' }),
} as const satisfies Record<string, Contract>;
