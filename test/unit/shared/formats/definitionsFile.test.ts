import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf, firstDefinitions, TERMS } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import { LARGEST_DEFINITIONS_FILE, readDefinitionsFile, writeDefinitionsFile } from '#shared/formats/definitionsFile.ts';

const ours: Definitions = {
  ...firstDefinitions,
  version: 4,
  changedAt: 1_000,
  undoes: 3,
  target: { roles: ['buyer', 'chef d’atelier'], sizes: ['50-249'], industries: ['Food'], territories: ['FR-75', 'DE'] },
  words: { en: { warm: { label: 'Lukewarm', text: 'Somebody to call' } }, fr: { hot: { label: 'Brûlant' } } },
};

/** The file of our definitions with one place changed. */
function changed(change: (definitions: Record<string, unknown>) => void, head: object = {}): string {
  const file = JSON.parse(writeDefinitionsFile(ours)) as { definitions: Record<string, unknown> };
  change(file.definitions);
  return JSON.stringify({ ...file, ...head });
}

describe('a file of definitions', () => {
  test('gives the other laptop what this one has, but not who made it and when', () => {
    const text = writeDefinitionsFile(ours);
    expect(readDefinitionsFile(text)).toEqual({ ok: true, value: contentOf(ours) });
    expect(text).not.toMatch(/changedAt|undoes|"by"/u);
  });

  test('any words survive the way there, without signs nobody sees', () => {
    const word = fc.string({ maxLength: 40, unit: 'grapheme' }).filter((text) => text.length <= 40);
    fc.assert(
      fc.property(fc.constantFrom(...TERMS), word, (term, label) => {
        const read = readDefinitionsFile(writeDefinitionsFile({ ...ours, words: { en: { [term]: { label } }, fr: {} } }));
        // oxlint-disable-next-line no-control-regex -- these are the signs that must go
        const seen = label.replaceAll(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
        expect(read.ok && (read.value.words.en[term]?.label ?? '')).toBe(seen);
      }),
    );
  });

  test('may begin with a byte order mark', () => expect(readDefinitionsFile(`\uFEFF${writeDefinitionsFile(ours)}`).ok).toBe(true));

  test.each([
    ['not JSON', 'warm from 25'],
    ['a list', '[]'],
    ['another program’s', '{"kind":"other","version":1}'],
    ['a badge format', '{"kind":"boothbook-badge-formats","version":1,"formats":[]}'],
  ])('%s is not ours', (_name, text) => expect(readDefinitionsFile(text)).toMatchObject({ ok: false, error: 'not-ours' }));

  test('one of a later program is told as such', () => {
    expect(readDefinitionsFile(changed(() => undefined, { version: 2 }))).toMatchObject({ ok: false, error: 'newer' });
  });

  test.each<[string, (definitions: Record<string, unknown>) => void]>([
    ['points above 100', (one) => (one['secondVisit'] = 101)],
    ['points that are text', (one) => (one['secondVisit'] = '15')],
    ['a field nobody knows', (one) => (one['script'] = 'x')],
    ['a field that is missing', (one) => delete one['next']],
    ['hot below warm', (one) => Object.assign(one, { hotFrom: 10, warmFrom: 20 })],
    ['a strange territory', (one) => (one['target'] = { ...ours.target, territories: ['<b>'] })],
    ['a label as long as a page', (one) => (one['words'] = { en: { warm: { label: 'x'.repeat(3_000) } }, fr: {} })],
    ['a term nobody knows', (one) => (one['words'] = { en: { constructor: { label: 'x' } }, fr: {} })],
    ['a list of thousands', (one) => (one['target'] = { ...ours.target, roles: Array.from({ length: 5_000 }, (_, n) => `r${n}`) })],
  ])('one with %s is damaged', (_name, change) => {
    expect(readDefinitionsFile(changed(change))).toMatchObject({ ok: false, error: 'damaged' });
  });

  test('one larger than definitions ever are is not even read', () => {
    expect(readDefinitionsFile(' '.repeat(LARGEST_DEFINITIONS_FILE + 1))).toMatchObject({ ok: false, error: 'too-large' });
  });

  test('no text at all makes it throw', () => {
    const texts = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(texts, (text) => {
        expect(readDefinitionsFile(text).ok).toBe(false);
      }),
    );
  });
});
