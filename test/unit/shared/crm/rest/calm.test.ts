import { describe, expect, test } from 'vitest';
import { isCalm } from '#shared/crm/rest/calm.ts';
import { readDescription } from '#shared/crm/rest/description.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';

describe('a pattern in a description of a CRM', () => {
  test.each([
    '^(\\d+)',
    'Existing ID: ?(\\d+)',
    '^[0-9a-f]{40}$',
    "field '(\\w+)' .*: (.+)$",
    '(?:not|never) found',
    '(abc)+',
    '[(+*]+',
    '\\(.*\\)',
  ])('is taken when it ends in time: %s', (pattern) => expect(isCalm(pattern)).toBe(true));

  test.each([
    '(a+)+$',
    '(a*)*b',
    '(?:a|a)*$',
    '(a|aa)+$',
    '((ab)?c)*d',
    '(.*)(.*)(.*)(.*)x',
    '(a{1,})*b',
    '(x+x+)+y',
    '(a)\\1+',
    '(?=a+)b',
    'a{1,500}b*c*d*',
  ])('is refused when it could look for ever: %s', (pattern) => expect(isCalm(pattern)).toBe(false));

  test('is refused with its place, in a file that somebody loads', () => {
    const [shipped] = shippedDescriptions();
    if (shipped === undefined) throw new Error('no description is shipped');
    const rules = [{ when: { at: '/message', matches: '^(a+)+$' }, is: 'refused' }];
    const read = readDescription(JSON.stringify({ ...shipped, errors: { ...shipped.errors, rules } }));
    expect(read).toMatchObject({ ok: false, faults: [{ path: 'errors.rules.0.when.matches' }] });
  });

  test('of ours are all taken', () => {
    for (const shipped of shippedDescriptions()) expect(readDescription(JSON.stringify(shipped)).ok).toBe(true);
  });
});
