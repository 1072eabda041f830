import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restConnector, restUrl, usualOf } from '#shared/crm/rest/connector.ts';
import { MAX_DESCRIPTION, readDescription } from '#shared/crm/rest/description.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';
import { isSourceField } from '#shared/crm/sourceFields.ts';
import { pushShowOf } from '#shared/crm/sourceOf.ts';
import { richPushItem, someShow } from '#test/unit/shared/crm/someLeads.ts';

const espo = (): string => readFileSync('resources/connectors/espocrm.json', 'utf8');

/** The example with something changed in it. */
function changed(change: (written: Record<string, Record<string, unknown>>) => void): string {
  const written = JSON.parse(espo()) as Record<string, Record<string, unknown>>; // the example is an object of objects
  change(written);
  return JSON.stringify(written);
}

const faultsOf = (json: string) => {
  const read = readDescription(json);
  return read.ok ? [] : read.faults;
};

describe('a description of a CRM', () => {
  it('is read, the shipped ones and the example', () => {
    expect(shippedDescriptions().map(({ name }) => name)).toEqual(['hubspot', 'salesforce', 'pipedrive', 'zoho', 'dynamics']);
    expect(readDescription(espo())).toMatchObject({ ok: true, value: { name: 'espocrm' } });
  });

  it('says where it is wrong, in its own words', () => {
    expect(faultsOf('{')).toMatchObject([{ path: '' }]);
    expect(faultsOf('"a".repeat')).toHaveLength(1);
    expect(faultsOf('a'.repeat(MAX_DESCRIPTION + 1))).toMatchObject([{ path: '', message: expect.stringContaining('longer') }]);
    expect(faultsOf(changed((one) => Object.assign(one['lead'] ?? {}, { feilds: {} })))).toMatchObject([{ path: 'lead' }]);
    expect(faultsOf(changed((one) => delete one['auth']))).toMatchObject([{ path: 'auth' }]);
    expect(faultsOf(changed((one) => Object.assign(one, { url: 'https://{host name}' })))).toEqual([
      { path: 'url', message: 'not a blank: {host name}' },
    ]);
  });

  it('is refused when a lost answer would make doubles: there is neither an upsert nor a way to look', () => {
    const wrong = changed((one) => Object.assign(one['lead']?.['save'] ?? {}, { find: [] }));
    expect(faultsOf(wrong)).toMatchObject([{ path: 'lead.save', message: expect.stringContaining('doubles') }]);
  });

  it('never breaks its reader, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const read = readDescription(json);
        return read.ok || read.faults.length > 0;
      }),
    );
  });

  it('fills its address from the answers at set-up, and not with one missing', () => {
    const [, salesforce, , zoho] = shippedDescriptions();
    if (salesforce === undefined || zoho === undefined) throw new Error('not shipped');
    expect(restUrl(salesforce, { domain: 'booth.my.salesforce.com' })).toBe('https://booth.my.salesforce.com');
    expect(restUrl(salesforce, {})).toBeNull();
    expect(restUrl(zoho, {})).toBe('https://www.zohoapis.eu');
  });

  it.each(shippedDescriptions().map((one) => [one.name, one] as const))(
    '%s names only facts that there are, in its mapping and its records',
    (_, one) => {
      const usual = usualOf(one, {});
      expect(Object.values(usual).every((from) => from === null || isSourceField(from))).toBe(true);
      const source = { ...richPushItem(), show: pushShowOf(someShow) };
      const [lead, ...children] = restConnector(one, { keyField: 'abc' }).recordsOf(source);
      expect(lead.externalKey).toBe(source.lead.externalKey);
      expect(Object.keys(lead.fields).length).toBeGreaterThan(1);
      for (const { fields } of [lead, ...children]) expect(Object.values(fields)).not.toContain('');
      expect(children.every(({ part, fields }) => part !== undefined && Object.keys(fields).length > 0)).toBe(true);
      expect(new Set(children.map(({ externalKey, model }) => `${model} ${externalKey}`)).size).toBe(children.length);
    },
  );
});
