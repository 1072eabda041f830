import { describe, expect, it } from 'vitest';
import { seesTable } from '#renderer/devices/cards/table.ts';
import type { Picture } from '#renderer/devices/cards/picture.ts';

/** A picture, 200 × 100, whose grey is told for each column. */
const columns = (greyAt: (x: number) => number): Picture => {
  const data = new Uint8ClampedArray(200 * 100 * 4);
  for (let i = 0; i < data.length; i += 1) data[i] = i % 4 === 3 ? 255 : greyAt((i >> 2) % 200);
  return { width: 200, height: 100, data };
};
const gap = {
  box: [
    [20, 10],
    [180, 10],
    [180, 90],
    [20, 90],
  ],
  height: 15,
} as const;

describe('between two groups of lines', () => {
  it('the table is seen where paper, table and paper follow one another', () => {
    expect(
      seesTable(
        columns((x) => (x > 80 && x < 120 ? 90 : 240)),
        gap,
      ),
    ).toBe(true);
    expect(
      seesTable(
        columns((x) => (x > 80 && x < 120 ? 250 : x <= 80 ? 40 : 60)),
        gap,
      ),
    ).toBe(true);
  });

  it('it is not seen in bare paper, a printed line, or a panel of another colour', () => {
    expect(
      seesTable(
        columns(() => 240),
        gap,
      ),
    ).toBe(false);
    expect(
      seesTable(
        columns((x) => (x > 98 && x < 102 ? 30 : 240)),
        gap,
      ),
    ).toBe(false);
    expect(
      seesTable(
        columns((x) => (x > 100 ? 60 : 240)),
        gap,
      ),
    ).toBe(false);
  });
});
