import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import { readBadgeFile, writeBadgeFile } from '#shared/formats/badge/file.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { named, separated, visitors } from './renderer.ts';

const formatOf = (texts: readonly string[]): BadgeFormat => ({
  ...proposeBadgeFormat(texts),
  v: 1,
  id: 'one' as BadgeFormatId, // any id will do
  name: 'Hall 4',
  learntAt: 1,
});

describe('a file of badge formats', () => {
  test('goes to the other laptop and back unchanged, and names nobody', () => {
    fc.assert(
      fc.property(fc.oneof(separated, named), visitors, ({ write }, people) => {
        const format = formatOf(people.slice(0, 3).map(write));
        const text = writeBadgeFile([format]);
        const { id: _id, v: _v, learntAt: _at, ...plan } = format;
        expect(readBadgeFile(text)).toEqual({ ok: true, value: [plan] });
        for (const { first, last, email, code } of people) for (const word of [first, last, email, code]) expect(text).not.toContain(word);
      }),
      { numRuns: 60 },
    );
  });

  test('is refused with its reason when it is another file, newer, damaged or too large', () => {
    const text = writeBadgeFile([formatOf(['A7#00123#DOE#Jane#Acme SA'])]);
    expect(readBadgeFile('{"some":"json"}')).toMatchObject({ error: 'not-ours' });
    expect(readBadgeFile('no json at all')).toMatchObject({ error: 'not-ours' });
    expect(readBadgeFile(text.replace('"version": 1', '"version": 2'))).toMatchObject({ error: 'newer' });
    expect(readBadgeFile(text.replace('"code"', '"password"'))).toMatchObject({ error: 'damaged' });
    expect(readBadgeFile(text.replace('"hasRest"', '"more"'))).toMatchObject({ error: 'damaged' });
    expect(readBadgeFile(text + ' '.repeat(300_000))).toMatchObject({ error: 'too-large' });
  });
});
