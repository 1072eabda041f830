import { scalePicture, type Picture } from './picture.ts';

/** Three planes of numbers as the models want them: [1, 3, height, width], blue, green, red (they were trained by OpenCV). */
export type Planes = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** ImageNet's mean and spread, in the order of the planes, as PaddleOCR's detector applies them. */
const MEAN = [0.485, 0.456, 0.406] as const;
const SPREAD = [0.229, 0.224, 0.225] as const;

/** The picture for the detector: longest side at most `side`, both sides multiples of 32 (its five halvings). */
export function detectorInput(picture: Picture, side: number): Planes {
  const scale = side / Math.max(picture.width, picture.height);
  const fit = (length: number): number => Math.max(32, Math.round((length * scale) / 32) * 32);
  const small = scalePicture(picture, fit(picture.width), fit(picture.height));
  return toPlanes(small, (value, plane) => (value / 255 - (MEAN[plane] ?? 0)) / (SPREAD[plane] ?? 1));
}

/** A line of text for the recogniser: values −1…1. */
export const recogniserInput = (line: Picture): Planes => toPlanes(line, (value) => value / 127.5 - 1);

function toPlanes(picture: Picture, norm: (value: number, plane: number) => number): Planes {
  const { width, height, data: from } = picture;
  const size = width * height;
  const data = new Float32Array(3 * size);
  for (let plane = 0; plane < 3; plane += 1) {
    const table = Float32Array.from({ length: 256 }, (_, value) => norm(value, plane));
    for (let i = 0; i < size; i += 1) data[plane * size + i] = table[from[i * 4 + 2 - plane] ?? 0] ?? 0;
  }
  return { width, height, data };
}
