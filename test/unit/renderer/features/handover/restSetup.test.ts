import { expect, it } from 'vitest';
import { EMPTY_CONNECTION, configOf, describedBy, settingsAmiss } from '#renderer/features/handover/restSetup.ts';

const zoho = { ...EMPTY_CONNECTION, product: 'rest:zoho' as const, settings: { datacenter: 'com', clientId: '1000.ABCDEFGH' } };

it('takes what is usual for an answer that was not given, also where that follows from another answer', () => {
  expect(configOf(zoho)).toMatchObject({
    url: 'https://www.zohoapis.com',
    settings: { login: 'https://accounts.zoho.com', keyField: 'Boothbook_Id' },
  });
});

it('asks for what nobody can guess, and again for what cannot be', () => {
  const description = describedBy({ product: 'rest:salesforce' });
  if (description === null) throw new Error('not shipped');
  expect(settingsAmiss(description, {})).toEqual(['domain', 'clientId']);
  expect(settingsAmiss(description, { domain: 'https://acme', clientId: '3MVG9abcdefgh' })).toEqual(['domain']);
});
