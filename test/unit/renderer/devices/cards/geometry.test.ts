import { describe, expect, it } from 'vitest';
import { encodePgm, sampleRect, scalePicture, turnPicture, type Picture } from '#renderer/devices/cards/picture.ts';
import { rectCorners } from '#renderer/devices/cards/recogniseLines.ts';
import { convexHull, findTextRects, smallestRect } from '#renderer/devices/cards/textRects.ts';

/** A grey picture from rows of values. */
const grey = (...rows: readonly (readonly number[])[]): Picture => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8ClampedArray.from(rows.flat().flatMap((value) => [value, value, value, 255])),
});
const values = ({ data }: Picture): number[] => Array.from(data).filter((_, i) => i % 4 === 0);

describe('the picture of a card', () => {
  it('turned four times is as it was', () => {
    const picture = grey([1, 2, 3], [4, 5, 6]);
    expect(values(turnPicture(picture, 1))).toEqual([4, 1, 5, 2, 6, 3]);
    expect(values(turnPicture(turnPicture(picture, 1), 3))).toEqual(values(picture));
    expect(values(turnPicture(picture, 2))).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('made smaller keeps the mean of its pixels', () => {
    expect(values(scalePicture(grey([0, 100, 10, 10], [100, 200, 10, 10]), 2, 1))).toEqual([100, 10]);
  });

  it('gives the pixels of a line that runs upwards', () => {
    const upwards = { center: [0.5, 1.5] as const, width: 3, height: 1, angle: -Math.PI / 2 };
    expect(values(sampleRect(grey([30], [20], [10]), upwards, { width: 3, height: 1 }))).toEqual([10, 20, 30]);
  });

  it('becomes a grey file that Tesseract knows', () => {
    expect(Array.from(encodePgm(grey([7, 9])))).toEqual([...new TextEncoder().encode('P5\n2 1\n255\n'), 7, 9]);
  });
});

/** A map with a tilted bar of text in it. */
const map = (angle: number): { width: number; height: number; data: Float32Array } => {
  const data = new Float32Array(200 * 120);
  for (let y = 0; y < 120; y += 1) {
    for (let x = 0; x < 200; x += 1) {
      const u = (x - 100) * Math.cos(angle) + (y - 60) * Math.sin(angle);
      const v = (y - 60) * Math.cos(angle) - (x - 100) * Math.sin(angle);
      if (Math.abs(u) < 60 && Math.abs(v) < 6) data[y * 200 + x] = 0.9;
    }
  }
  return { width: 200, height: 120, data };
};

describe('the detector’s map', () => {
  it('gives one rectangle for a tilted line, grown to the height of its letters', () => {
    const [rect, ...others] = findTextRects(map(0.25));
    expect(others).toEqual([]);
    expect(rect?.angle).toBeCloseTo(0.25, 1);
    expect(rect?.width).toBeGreaterThan(125);
    expect(rect?.height).toBeGreaterThan(20);
    expect(rect?.height).toBeLessThan(40);
    expect(rect?.center[0]).toBeCloseTo(100, -1);
  });

  it('shows nothing where nothing is printed', () => {
    expect(findTextRects({ width: 64, height: 64, data: new Float32Array(64 * 64).fill(0.2) })).toEqual([]);
  });

  it('ignores a speck', () => {
    const data = new Float32Array(64 * 64);
    data[70] = 0.9;
    expect(findTextRects({ width: 64, height: 64, data })).toEqual([]);
  });
});

describe('rectangles', () => {
  it('lie on a side of the hull, and their corners begin at the top left', () => {
    const hull = convexHull([
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
      [2, 1],
    ]);
    expect(hull).toHaveLength(4);
    const rect = smallestRect(hull);
    expect([rect.width, rect.height].toSorted((a, b) => a - b)).toEqual([2, 4]);
    expect(rectCorners({ center: [2, 1], width: 4, height: 2, angle: 0 })).toEqual([
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
    ]);
  });
});
