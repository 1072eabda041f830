import { describe, expect, it } from 'vitest';
import { turnPicture, type Picture, type Quarter } from '#renderer/devices/cards/picture.ts';
import { recogniseLines, type Networks } from '#renderer/devices/cards/recogniseLines.ts';

const CLASSES = 97;

/** A card, 320 × 192, with two lines of print: each is black on its left half and grey on its right, so that one sees which way is up. */
function card(): Picture {
  const [width, height] = [320, 192];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isLine = x >= 60 && x < 260 && ((y >= 50 && y < 74) || (y >= 110 && y < 134));
      if (isLine) data.fill(x < 160 ? 0 : 120, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, data };
}

/** Networks that see dark pixels as print, and read a line surely only when its dark half is on the left. */
const networks: Networks = {
  detect: async ({ width, height, data }) => ({
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, at) => ((data[at] ?? 0) < 0.3 ? 1 : 0)),
  }),
  recognise: async ({ width, height, data }) => {
    const row = (height >> 1) * width;
    const half = (from: number, to: number): number => data.subarray(row + from, row + to).reduce((sum, value) => sum + value, 0);
    const isUpright = half(width >> 3, width >> 1) < half(width >> 1, width - (width >> 3));
    const scores = new Float32Array(4 * CLASSES);
    for (let step = 0; step < 4; step += 1) scores[step * CLASSES + 11 + step] = isUpright ? 0.97 : 0.4;
    return { steps: 4, classes: CLASSES, data: scores };
  },
};

describe('a card photographed any way up', () => {
  it.each([0, 1, 2, 3] as const)('is read upright after %i quarter turns', async (quarter) => {
    // a picture turned by n quarters is upright again after 4 − n
    const wanted = ((4 - quarter) % 4) as Quarter;
    const seen = await recogniseLines(turnPicture(card(), quarter), networks);
    expect(seen.rotation).toBe(wanted);
    expect(seen.lines).toHaveLength(2);
    expect([seen.upright.width, seen.upright.height]).toEqual([320, 192]);
    const [topLeft] = seen.lines.map(({ line }) => line.box[0]).toSorted((a, b) => a[1] - b[1]);
    expect(topLeft?.[0]).toBeLessThan(80);
    expect(topLeft?.[1]).toBeLessThan(90);
  });

  it('is not read at all where a glance finds too few lines', async () => {
    expect((await recogniseLines(card(), networks, { least: 3 })).lines).toHaveLength(0);
    expect((await recogniseLines(card(), networks, { least: 2 })).lines).toHaveLength(2);
  });

  it('stops when it is told to', async () => {
    await expect(recogniseLines(card(), networks, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
