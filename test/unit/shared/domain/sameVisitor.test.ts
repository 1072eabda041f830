import { expect, test } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import { isSameVisitor } from '#shared/domain/sameVisitor.ts';

const person = (formattedName: string | undefined, emails: readonly string[] = []): { contact: Contact } => ({
  contact: { ...(formattedName === undefined ? {} : { formattedName }), emails: emails.map((value) => ({ value, kind: 'work' })) },
});

test.each([
  ['the same name with other accents, case and order', person('Zoë Müller'), person('MULLER Zoe'), true],
  ['a name one of them does not tell', person('Ada Corder'), person(undefined), true],
  ['a middle name more', person('Ada Corder'), person('Ada M. Corder'), true],
  ['colleagues at one switchboard', person('Ada Corder'), person('Bo Lind'), false],
  ['a brother and a sister at one number', person('Ada Corder'), person('Bo Corder'), false],
  [
    'one person whose name a card gave quite differently',
    person('Bo Lind', ['bo@acme.example']),
    person('B0 L1nd', ['Bo@acme.example']),
    true,
  ],
  ['colleagues with the info@ of the firm', person('Ada Corder', ['info@acme.example']), person('Bo Lind', ['info@acme.example']), false],
  [
    'a slip in one word of the name beside the same e-mail',
    person('Ada Corder', ['a@acme.example']),
    person('Ada Corcler', ['A@acme.example']),
    true,
  ],
])('%s', (_what, one, other, same) => {
  expect(isSameVisitor(one, other)).toBe(same);
  expect(isSameVisitor(other, one)).toBe(same);
});

test('one badge id is one visitor, whatever the names', () => {
  expect(isSameVisitor({ ...person('Ada Corder'), badgeCode: '7' }, { ...person('Bo Lind'), badgeCode: '7' })).toBe(true);
});
