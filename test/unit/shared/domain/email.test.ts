import { expect, test } from 'vitest';
import { emailDomain, isEmail, suggestEmail } from '#shared/domain/email.ts';

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

test('tells e-mail addresses from other text', () => {
  expect(['a@b.co', 'zoé@exämple.fr', 'x+y@a-b.example'].map(isEmail)).toEqual([true, true, true]);
  expect(['a@b', '@b.co', 'a b@c.co', 'a..b@c.co', 'a@-b.co', 'a@b.1'].map(isEmail)).toEqual([false, false, false, false, false, false]);
});

test('the domain is what stands after the last @, in lower case', () => {
  expect(['Jane@Acme.Example', '"a@b"@c.co', 'jane'].map(emailDomain)).toEqual(['acme.example', 'c.co', '']);
});
