import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { data, numberIn, score } from './batch.ts';

const MINUTES = 60_000;

describe('over the measuring sets, the booth', () => {
  test('knows what each payload is, and is sure of no wrong field', { timeout: 2 * MINUTES }, () => {
    const set = 'payloads/scan-payloads/payloads.jsonl';
    const said = score('score-payloads.mjs', set, ['read', join(data, set)]);
    expect(numberIn(said, /^kinds .*\(([\d.]+) %\)/mu)).toBeGreaterThanOrEqual(98);
    expect(numberIn(said, /fields right .*\(([\d.]+) %\)/u)).toBeGreaterThanOrEqual(97);
    expect(numberIn(said, /wrong with confidence >= 0.9: (\d+)/u)).toBe(0);
  });

  test('reads vCards of every age whole', { timeout: 2 * MINUTES }, () => {
    const said = score('score-vcards.mjs', 'payloads/vcard', ['read', join(data, 'payloads/vcard')]);
    expect(numberIn(said, /cards wholly right .*\(([\d.]+) %\)/u)).toBeGreaterThanOrEqual(98);
  });

  test('maps the columns of attendee lists', { timeout: 2 * MINUTES }, () => {
    const folder = join(data, 'payloads/attendee-lists');
    const lists = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    const said = score('score-columns.mjs', 'payloads/attendee-lists', ['columns', ...lists.map((name) => join(folder, name))]);
    expect(numberIn(said, /recall ([\d.]+)/u)).toBeGreaterThanOrEqual(0.97);
    expect(numberIn(said, /precision ([\d.]+)/u)).toBeGreaterThanOrEqual(0.97);
  });

  test('reads codes in pictures, and next to none that is not there', { timeout: 20 * MINUTES }, () => {
    // a read that no other decoder managed counts as wrong here: its label says only that nobody read it
    const said = score('score-barcodes.mjs', 'barcodes', ['read', '--only', 'code', join(data, 'barcodes')]);
    expect(numberIn(said, /^all: right .*\(([\d.]+) %\)/mu)).toBeGreaterThanOrEqual(75);
    expect(numberIn(said, /^all: .* wrong (\d+)/mu)).toBeLessThanOrEqual(30);
  });

  test('reads the fields of business cards', { timeout: 20 * MINUTES }, () => {
    const said = score('score-cards.mjs', 'cards/real', ['read', '--only', 'card', join(data, 'cards/real')]);
    expect(numberIn(said, /all fields F1 ([\d.]+)/u)).toBeGreaterThanOrEqual(0.92);
  });
});
