import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blur, crop, paintRgba, readGrey, resize, rotate, sharpen, shrink, stretch, type Grey } from '#renderer/devices/pixels.ts';
import { readTilts } from '#renderer/devices/tilt.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) })
  .chain(({ width, height }) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((data): Grey => ({ data, width, height })),
  );

/** Upright bars, six pixels each. */
const bars = (width: number, height: number): Grey => ({
  data: Uint8Array.from({ length: width * height }, (_, i) => (Math.floor((i % width) / 6) % 2 === 0 ? 0 : 255)),
  width,
  height,
});

/** The mean along one row or column as one would write it down, the ends repeated. */
const mean = (line: readonly number[], at: number, radius: number): number => {
  const around = Array.from({ length: 2 * radius + 1 }, (_, i) => line[Math.min(line.length - 1, Math.max(0, at + i - radius))] ?? 0);
  return Math.trunc((around.reduce((sum, value) => sum + value, 0) + radius) / around.length);
};

describe('pixels of a badge', () => {
  it('go to colour and back unchanged', () => {
    fc.assert(
      fc.property(picture, (grey) => {
        expect(readGrey(paintRgba(grey))).toEqual(grey);
      }),
    );
  });

  it('lie on white where the picture is see-through', () => {
    expect(readGrey({ data: Uint8Array.of(0, 0, 0, 0), width: 1, height: 1 }).data[0]).toBe(255);
  });

  it('keep an even grey even through every filter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (shade) => {
        const even: Grey = { data: new Uint8Array(30 * 20).fill(shade), width: 30, height: 20 };
        for (const filtered of [blur(even, 2), sharpen(even, 2, 2), resize(even, 2), resize(even, 0.5)]) {
          expect(new Set(filtered.data)).toEqual(new Set([shade]));
        }
      }),
    );
  });

  it('are softened to the mean of their neighbours, along the rows and then down', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 30 }), ({ data, width, height }, radius) => {
        const rows = Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);
        const along = rows.map((row) => row.map((_, x) => mean(row, x, radius)));
        const down = along.map((row, y) =>
          row.map((_, x) =>
            mean(
              along.map((one) => one[x] ?? 0),
              y,
              radius,
            ),
          ),
        );
        expect([...blur({ data, width, height }, radius).data]).toEqual(down.flat());
      }),
    );
  });

  it('grow and shrink by what lies around the place they come from', () => {
    const line: Grey = { data: Uint8Array.of(0, 100, 200), width: 3, height: 1 };
    expect([...resize(line, 2).data.subarray(0, 6)]).toEqual([0, 25, 75, 125, 175, 200]);
    expect([...resize({ data: Uint8Array.of(0, 100, 200), width: 1, height: 3 }, 2).data].filter((_, i) => i % 2 === 0)).toEqual([
      0, 25, 75, 125, 175, 200,
    ]);
  });

  it('keep their mean when squares of them become one', () => {
    expect(shrink({ data: Uint8Array.of(10, 30, 50, 70, 0, 0, 0, 0), width: 4, height: 2 }, 2)).toEqual({
      data: Uint8Array.of(20, 60),
      width: 2,
      height: 1,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (shade) => {
        const even: Grey = { data: new Uint8Array(40 * 24).fill(shade), width: 40, height: 24 };
        expect(new Set(shrink(even, 8).data)).toEqual(new Set([shade]));
      }),
    );
  });

  it('fill the whole range after stretching', () => {
    const faint: Grey = { data: Uint8Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 100 : 130)), width: 20, height: 20 };
    expect(new Set(stretch(faint).data)).toEqual(new Set([0, 255]));
  });

  it('come back after a whole turn, and a crop holds what was there', () => {
    fc.assert(
      fc.property(picture, (grey) => {
        expect(rotate(grey, 0)).toEqual(grey);
        const { data } = crop(grey, { x: grey.width - 1, y: grey.height - 1, width: 1, height: 1 });
        expect(data[0]).toBe(grey.data.at(-1));
      }),
    );
  });

  it('show by how much bars are tilted, either way', () => {
    for (const degrees of [-25, -9, 7, 18, 33]) {
      const angle = (degrees * Math.PI) / 180;
      const [tilt] = readTilts(crop(rotate(bars(400, 400), angle), { x: 150, y: 150, width: 200, height: 200 }), 1);
      expect([degrees, Math.round(((tilt ?? 9) * 1800) / Math.PI) / 10]).toSatisfy(([a = 0, b = 9]) => Math.abs(a - b) < 1.5);
    }
  });
});
