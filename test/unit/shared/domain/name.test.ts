import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmail, suggestEmail } from '#shared/domain/email.ts';
import { formattedNameOf, splitName } from '#shared/domain/name.ts';
import { looksLikePhone, phoneKindOfLabel } from '#shared/domain/phone.ts';

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

test.each([
  ['jane@gmial.com', 'jane@gmail.com'],
  ['jane@gmail.con', 'jane@gmail.com'],
  ['jane@hotmial.fr', 'jane@hotmail.fr'],
  ['jane@outlok.com', 'jane@outlook.com'],
  ['jane@acme.con', 'jane@acme.com'],
])('the booth asks whether %s should be %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each(['jane@gmail.com', 'jane@mail.com', 'jane@acme.com', 'jane@gmx.de', 'jane@acme.co', 'jane'])('%s is left alone', (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});

test('tells e-mail addresses and phone numbers from other text', () => {
  expect(['a@b.co', 'zoé@exämple.fr', 'x+y@a-b.example'].map(isEmail)).toEqual([true, true, true]);
  expect(['a@b', '@b.co', 'a b@c.co', 'a..b@c.co', 'a@-b.co', 'a@b.1'].map(isEmail)).toEqual([false, false, false, false, false, false]);
  expect(['+33 6 12 34 56 78', '(030) 901820', '0612345678', '212-555-1212'].map(looksLikePhone)).toEqual([true, true, true, true]);
  expect(['75001', '2026-11-22', '1234567', 'Hall 4'].map(looksLikePhone)).toEqual([false, false, false, false]);
  expect(['Mob.', 'Fax', 'Büro', 'Tel'].map(phoneKindOfLabel)).toEqual(['mobile', 'fax', 'work', 'other']);
});
