import type { Picture } from './picture.ts';

/** Noise (spread of a flat surface, 0…255) from which on blurring helps more than it harms; daylight shots have under 3. */
const NOISY = 4;
/** A picture whose print and paper lie closer together than this is spread to the full range. */
const FLAT = 170;

/** The picture as the networks read it best: a noisy one lightly blurred, a dim one brightened; a good one as it is. */
export function cleanPicture(picture: Picture): Picture {
  const noise = measureNoise(picture);
  const calm = noise < NOISY ? picture : blur(picture, Math.min(Math.max(noise / 7, 0.7), 1.2));
  const [low, high] = levelsOf(calm);
  return high - low >= FLAT || noise < NOISY ? calm : spread(calm, low, high);
}

/** Spread of the noise: median answer of Immerkær's mask (Computer Vision and Image Understanding 64, 1996), on green. */
export function measureNoise({ width, height, data }: Picture): number {
  const counts = new Uint32Array(2048);
  const row = width * 4;
  let total = 0;
  for (let y = 1; y < height - 1; y += 3) {
    for (let x = 1; x < width - 1; x += 3) {
      const i = y * row + x * 4 + 1;
      const at = (offset: number): number => data[i + offset] ?? 0;
      const corners = at(-row - 4) + at(4 - row) + at(row - 4) + at(row + 4);
      const sides = at(-row) + at(-4) + at(4) + at(row);
      const answer = Math.abs(corners - 2 * sides + 4 * at(0));
      counts[answer] = (counts[answer] ?? 0) + 1;
      total += 1;
    }
  }
  // 0.6745: median of a normal spread; 6: the mask's own gain.
  return quantile(counts, total / 2) / 0.6745 / 6;
}

/** Gaussian blur of a picture, `sigma` in pixels; the two directions one after the other. */
export function blur(picture: Picture, sigma: number): Picture {
  const reach = Math.ceil(sigma * 2.5);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = kernel.reduce((a, b) => a + b, 0);
  const weights = kernel.map((weight) => weight / sum);
  const across = slide(picture, weights, { step: 4, length: picture.width, at: 'x' });
  return slide(across, weights, { step: picture.width * 4, length: picture.height, at: 'y' });
}

type Way = { readonly step: number; readonly length: number; readonly at: 'x' | 'y' };

function slide({ width, height, data }: Picture, weights: readonly number[], { step, length, at }: Way): Picture {
  const reach = weights.length >> 1;
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = at === 'x' ? x : y;
      const from = (y * width + x) * 4;
      let [red, green, blue] = [0, 0, 0];
      for (let k = -reach; k <= reach; k += 1) {
        const i = from + (Math.min(Math.max(place + k, 0), length - 1) - place) * step;
        const weight = weights[k + reach] ?? 0;
        red += (data[i] ?? 0) * weight;
        green += (data[i + 1] ?? 0) * weight;
        blue += (data[i + 2] ?? 0) * weight;
      }
      out[from] = red;
      out[from + 1] = green;
      out[from + 2] = blue;
      out[from + 3] = 255;
    }
  }
  return { width, height, data: out };
}

/** Levels between which all but the darkest and brightest two per cent of the pixels lie (green). */
function levelsOf({ data }: Picture): readonly [number, number] {
  const counts = new Uint32Array(256);
  for (let i = 1; i < data.length; i += 4) counts[data[i] ?? 0] = (counts[data[i] ?? 0] ?? 0) + 1;
  const pixels = data.length / 4;
  return [quantile(counts, pixels * 0.005), quantile(counts, pixels * 0.995)];
}

function spread(picture: Picture, low: number, high: number): Picture {
  const by = 255 / Math.max(24, high - low);
  const data = new Uint8ClampedArray(picture.data.length);
  for (let i = 0; i < data.length; i += 1) data[i] = i % 4 === 3 ? 255 : ((picture.data[i] ?? 0) - low) * by;
  return { ...picture, data };
}

/** The value below which `count` of the counted pixels lie. */
export function quantile(counts: Uint32Array, count: number): number {
  let left = count;
  for (let value = 0; value < counts.length; value += 1) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return counts.length - 1;
}
