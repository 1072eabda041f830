import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { data, numberIn, score } from './batch.ts';

const MINUTES = 60_000;

// without labels; exact e-mails and phones alone find 68 of 100 pairs of the first set
describe('over lists with doubles, the booth', () => {
  test.each([
    ['splink_fake_1000.dev.csv', 97],
    ['febrl1.csv', 98],
    ['febrl3.csv', 98],
  ])('finds the people of %s who are there twice, and takes nobody for another', { timeout: 4 * MINUTES }, (name, recall) => {
    const set = join('payloads/dedupe', name);
    const said = score('score-dedupe.mjs', set, ['dedupe', join(data, set)]);
    expect(numberIn(said, /precision ([\d.]+)/u)).toBeGreaterThanOrEqual(99.5);
    expect(numberIn(said, /recall ([\d.]+)/u)).toBeGreaterThanOrEqual(recall);
  });
});
