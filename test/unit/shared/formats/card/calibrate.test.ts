import { assert, constantFrom, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '#shared/formats/card/calibrate.ts';

const field = constantFrom('name', 'title', 'company', 'emails', 'phones', 'websites', 'address', 'socials');
const chance = double({ min: 0, max: 1, noNaN: true });

describe('how sure a field is said to be', () => {
  it('never falls when its readers are surer, and is never certain', () => {
    assert(
      property(field, chance, chance, (kind, a, b) => {
        const [low, high] = [calibrate(kind, Math.min(a, b)), calibrate(kind, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 1e-12);
        expect(low).toBeGreaterThanOrEqual(0);
        if (kind !== 'socials') expect(high).toBeLessThanOrEqual(0.99);
      }),
    );
  });

  it('is what was measured: a half-read website is doubted more than a name', () => {
    expect(calibrate('websites', 0.86)).toBeCloseTo(0.5);
    expect(calibrate('name', 0.86)).toBeCloseTo(0.98);
    expect(calibrate('name', Number.NaN)).toBe(0);
  });
});
