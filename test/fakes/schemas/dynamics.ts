import type { AnySchemaObject } from 'ajv';
import type { Contract } from '#test/fakes/call.ts';

/** Dataverse's Web API (OData 4), after learn.microsoft.com/power-apps/developer/data-platform/webapi. */

const text = { type: 'string', minLength: 1 } as const;
const ROOT = '/api/data/{version}';
const GUIDE = 'learn.microsoft.com/power-apps/developer/data-platform/webapi';

const none: AnySchemaObject = { type: 'object', additionalProperties: false };

const query = (names: readonly string[]): AnySchemaObject => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
  additionalProperties: false,
});

/** Columns hold plain values; a relation is bound by `…@odata.bind` to an address. */
const columns: AnySchemaObject = {
  type: 'object',
  patternProperties: { '@odata\\.bind$': { type: 'string', pattern: '^(?:https?://[^/]+)?(?:/api/data/v9\\.\\d/|/)?\\w+\\(.+\\)$' } },
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
};

const written: AnySchemaObject = {
  type: 'object',
  properties: {
    'odata-version': { const: '4.0' },
    'odata-maxversion': { const: '4.0' },
    'if-match': text,
    'if-none-match': { enum: ['*', 'null'] },
    prefer: text,
  },
};

const call = (method: Contract['method'], path: string, rest: Omit<Contract, 'method' | 'path'>): Contract => ({
  method,
  path: `${ROOT}${path}`,
  query: none,
  ...rest,
  cite: `${GUIDE}/${rest.cite}`,
});

const many: AnySchemaObject = {
  type: 'object',
  required: ['Targets'],
  properties: {
    Targets: {
      type: 'array',
      minItems: 1,
      maxItems: 1_000,
      items: {
        ...columns,
        required: ['@odata.type'],
        properties: { '@odata.type': { type: 'string', pattern: '^Microsoft\\.Dynamics\\.CRM\\.\\w+$' } },
      },
    },
  },
  additionalProperties: false,
};

const metadata = query(['$select', '$filter', '$expand']);

export const dynamicsContracts = {
  whoAmI: call('GET', '/WhoAmI', { cite: 'use-web-api-functions' }),
  version: call('GET', '/RetrieveVersion()', { cite: 'use-web-api-functions' }),
  batch: call('POST', '/$batch', { type: 'multipart', headers: written, cite: 'execute-batch-operations-using-web-api' }),
  attributes: call('GET', '/EntityDefinitions({key})/Attributes', { query: metadata, cite: 'query-metadata-web-api' }),
  typedAttributes: call('GET', '/EntityDefinitions({key})/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata', {
    query: metadata,
    cite: 'query-metadata-web-api',
  }),
  keys: call('GET', '/EntityDefinitions({key})/Keys', { query: metadata, cite: 'query-metadata-web-api' }),
  definition: call('GET', '/EntityDefinitions({key})', { query: metadata, cite: 'query-metadata-web-api' }),
  upsertMultiple: call('POST', '/{set}/Microsoft.Dynamics.CRM.UpsertMultiple', {
    body: many,
    headers: written,
    cite: 'reference/upsertmultiple',
  }),
  create: call('POST', '/{set}', { body: columns, headers: written, query: query(['$select']), cite: 'create-entity-web-api' }),
  upsert: call('PATCH', '/{set}({key})', {
    body: columns,
    headers: written,
    query: query(['$select']),
    cite: 'update-delete-entities-using-web-api',
  }),
  read: call('GET', '/{set}({key})', { query: query(['$select', '$expand']), cite: 'retrieve-entity-using-web-api' }),
  list: call('GET', '/{set}', { query: query(['$select', '$filter', '$top', '$orderby', '$count', '$expand']), cite: 'query/overview' }),
} as const satisfies Record<string, Contract>;
