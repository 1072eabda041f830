import { describe, expect, test } from 'vitest';
import { barScale } from '#renderer/features/funnel/barWidth.ts';

describe('the bars of a funnel', () => {
  test('are as long as their numbers while these lie near each other', () => {
    const { isLogarithmic, widthOf } = barScale([100, 50, 10, 0, null]);
    expect(isLogarithmic).toBe(false);
    expect([100, 50, 10].map(widthOf)).toEqual([1, 0.5, 0.1]);
  });

  test('stay visible when 320,000 become 17, each shorter than the one above', () => {
    const counts = [320_000, 1750, 875, 17];
    const { isLogarithmic, widthOf } = barScale(counts);
    expect(isLogarithmic).toBe(true);
    const widths = counts.map(widthOf);
    expect(widths[0]).toBe(1);
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    expect(widthOf(17)).toBeGreaterThan(0.2);
  });

  test('have no length where nobody is, or nobody knows', () => {
    const { isLogarithmic, widthOf } = barScale([0, null]);
    expect(isLogarithmic).toBe(false);
    expect([widthOf(0), widthOf(null)]).toEqual([0, 0]);
    expect(barScale([]).widthOf(null)).toBe(0);
  });
});
