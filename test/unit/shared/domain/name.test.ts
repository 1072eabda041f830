import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formattedNameOf, splitName } from '#shared/domain/name.ts';

test.each([
  ['Jane Doe', 'Jane', 'Doe'],
  ['Doe, Jane', 'Jane', 'Doe'],
  ['Dr. Jane van der Doe', 'Jane', 'van der Doe'],
  ['DUPONT Marie Claire', 'Marie Claire', 'DUPONT'],
  ['Marie DUPONT MARTIN', 'Marie', 'DUPONT MARTIN'],
  ['Jane Ann Doe PhD', 'Jane Ann', 'Doe'],
])('the name %s is proposed as given name %s and family name %s', (name, givenName, familyName) => {
  expect(splitName(name)).toMatchObject({ givenName, familyName });
});

test('one word, or a whole sentence, is not split', () => {
  expect(splitName('Madonna')).toBeNull();
  expect(splitName('we make the best machines in the world')).toBeNull();
});

test('splitting loses no word', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,8}$/), { minLength: 2, maxLength: 5 }), (words) => {
      const parts = splitName(words.join(' '));
      if (parts !== null) expect((formattedNameOf(parts) ?? '').split(' ').sort()).toEqual([...words].sort());
    }),
  );
});
