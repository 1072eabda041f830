import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BatchTarget } from '#shared/ipc/batchTarget.ts';

const read = (written: unknown) => BatchTarget.safeParse(written);
const words = (written: unknown): string =>
  read(written)
    .error?.issues.map(({ message }) => message)
    .join() ?? '';

it('reads a target of the command line: a shipped CRM by its name, with its address filled from the settings', () => {
  expect(read({ kind: 'rest', connector: 'zoho', settings: { datacenter: 'com', clientId: 'abc' } }).data).toEqual({
    id: 'batch',
    name: 'batch',
    config: { kind: 'rest', url: 'https://www.zohoapis.com', connector: 'zoho', settings: { datacenter: 'com', clientId: 'abc' } },
  });
  expect(read({ kind: 'rest', connector: 'hubspot', url: 'http://127.0.0.1:9', id: 'booth' }).data).toMatchObject({
    id: 'booth',
    config: { kind: 'rest', url: 'http://127.0.0.1:9', connector: 'hubspot', settings: {} },
  });
});

it('reads one with a description of one’s own, written into the file', () => {
  const description = JSON.parse(readFileSync('resources/connectors/espocrm.json', 'utf8')) as unknown;
  const { data } = read({ kind: 'rest', settings: { host: 'crm.booth.example' }, description });
  expect(data?.config).toMatchObject({ kind: 'rest', connector: 'own', url: 'https://crm.booth.example' });
  expect(data?.config.kind === 'rest' && JSON.parse(data.config.description ?? '')).toMatchObject({ name: 'espocrm' });
});

it('says what is missing or wrong', () => {
  expect(words({ kind: 'rest', connector: 'salesforce' })).toContain('a setting is missing');
  expect(words({ kind: 'rest', connector: 'another' })).toContain('no description named another');
  expect(words({ kind: 'rest', description: { format: 'boothbook.rest.1' } })).toContain('name');
  expect(words({ kind: 'odoo' })).toContain('url is missing');
});

it('reads Odoo and a webhook as before', () => {
  expect(read({ kind: 'odoo', url: 'https://odoo.example', database: 'booth', login: 'ana' }).data?.config).toEqual({
    kind: 'odoo',
    url: 'https://odoo.example',
    database: 'booth',
    login: 'ana',
  });
  expect(read({ kind: 'webhook', url: 'https://hooks.example/booth' }).data?.config).toEqual({
    kind: 'webhook',
    url: 'https://hooks.example/booth',
  });
});
