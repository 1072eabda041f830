import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BadgePlan } from '#shared/domain/badgeFormat.ts';
import { readBadgeFormat } from '#shared/formats/badge/apply.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { writeBadge } from '#shared/formats/badge/writeBadge.ts';
import { named, separated, visitors } from './renderer.ts';

const someone = {
  code: '48151623',
  first: 'Noémie',
  last: 'Grandbois',
  full: 'Noémie Grandbois',
  company: 'Vergers Aubessac SARL',
  title: 'Gérante',
  email: 'noemie@aubessac.example',
  phone: '+33612345678',
  mobile: '+33612345678',
  country: 'France',
};

describe('an invented badge of a taught format', () => {
  test('is read back by that format as who it was made for, however the organiser writes badges', () => {
    fc.assert(
      fc.property(fc.oneof(separated, named), visitors, (maker, people) => {
        const plan = proposeBadgeFormat(people.map(maker.write));
        const text = writeBadge(plan, someone);
        fc.pre(text !== null);
        const reading = readBadgeFormat(plan, text ?? '');
        expect(reading, `${maker.name} ${text ?? ''}`).not.toBeNull();
        const has = (field: string): boolean => plan.columns.some((column) => column.field === field && column.fixed === undefined);
        if (has('email')) expect(reading?.contact?.emails?.[0]?.value).toBe(someone.email);
        if (has('company') && maker.name !== 'url')
          expect(reading?.contact?.organization?.[0]?.replaceAll(/\s+/gu, '')).toContain('Aubessac');
        if (has('last')) expect(reading?.contact?.familyName).toBe('Grandbois');
        if (has('code')) expect(reading?.code).toMatch(/^4815/u);
      }),
    );
  });

  test('hardly ever fails for a format that was learnt from badges', () => {
    const samples = fc.sample(fc.tuple(fc.oneof(separated, named), visitors), { numRuns: 200, seed: 7 });
    const written = samples.filter(([maker, people]) => writeBadge(proposeBadgeFormat(people.map(maker.write)), someone) !== null);
    expect(written.length).toBeGreaterThan(190);
  });

  const plan: BadgePlan = {
    wrapping: { isBase64: false, isPercentEncoded: false, prefix: '', suffix: '' },
    layout: { kind: 'separated', separator: ';' },
    columns: [{ field: 'code', look: { signs: 'digits', least: 4, most: 6 } }, { field: 'company' }, { field: null }, { field: 'company' }],
    least: 2,
    hasRest: false,
  };

  test('has an id as long as the format wants, no sign that parts its values, and each field once', () => {
    expect(writeBadge(plan, { ...someone, company: 'Un;deux' })).toBe('481516;Un deux;;');
    expect(
      writeBadge({ ...plan, columns: [{ field: 'code', look: { signs: 'any', least: 12, most: 12 } }, { field: 'company' }] }, someone),
    ).toBe('481516234815;Vergers Aubessac SARL');
  });

  test('is none where the format wants what nobody invents', () => {
    const letters = {
      ...plan,
      columns: [{ field: 'code', look: { signs: 'digits', least: 4, most: 6 } } as const, { field: 'email' } as const],
    };
    expect(writeBadge(letters, { ...someone, code: 'none', email: 'nobody' })).toBeNull();
  });
});
