import type { Box, Point, Symbology } from '#shared/domain/scan.ts';
import { blur, resize, rotate, sharpen, stretch, type Grey } from './pixels.ts';
import { readTilts } from './tilt.ts';

/** How hard a decoder should look at one picture. */
export type How = {
  readonly effort: 'fast' | 'full';
  /** Most codes to hand back. */
  readonly max: number;
  readonly downscale?: boolean;
  readonly denoise?: boolean;
  /** barred: bars and PDF417, the codes that suffer from tilt; matrix: all but bars. */
  readonly formats?: 'all' | 'barred' | 'matrix';
  readonly binarizer?: 'global';
  /** Also hand on codes that were found but failed their check. */
  readonly errors?: boolean;
};

/** What one pass of a decoder read. */
export type Read = {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly symbology: Symbology;
  readonly box: Box;
  /** Scan lines that agreed; 0 for two-dimensional codes. */
  readonly lines: number;
  /** False where a code was found but its check failed. */
  readonly isValid: boolean;
};

/** A decoder: zxing-cpp in the program, a made one in tests. */
export type Decode = (picture: Grey, how: How) => Promise<readonly Read[]>;

/** A filtered picture and the way back to the pixels it was made from. */
export type Filtered = { readonly picture: Grey; readonly toSource: (point: Point) => Point };

/** One way of looking at a picture. A filter may answer several pictures (deskew: one an angle), or none. */
export type Pass = { readonly name: string; readonly how: How; readonly filter: (picture: Grey) => readonly Filtered[] };

/** Reads of one pass, their boxes in pixels of the picture given. */
export async function runPass(decode: Decode, pass: Pass, picture: Grey): Promise<readonly Read[]> {
  const reads: Read[] = [];
  for (const { picture: filtered, toSource } of pass.filter(picture)) {
    const found = await decode(filtered, pass.how);
    reads.push(...found.map((read) => ({ ...read, box: mapBox(read.box, toSource) })));
  }
  return reads;
}

const full = { effort: 'full', max: 10 } as const;
const same = (point: Point): Point => point;

/** The picture as it is. */
export const asIs = (picture: Grey): readonly Filtered[] => [{ picture, toSource: same }];

/** A filter that keeps every pixel where it is. */
export const inPlace =
  (filter: (picture: Grey) => Grey) =>
  (picture: Grey): readonly Filtered[] => [{ picture: filter(picture), toSource: same }];

/** A filter after a change of size, unless that would pass `limit` pixels. */
export const scaled =
  (factor: number, filter: (picture: Grey) => Grey = (picture) => picture) =>
  (picture: Grey): readonly Filtered[] =>
    picture.width * picture.height * factor * factor > LARGEST_ENLARGED
      ? []
      : [{ picture: filter(resize(picture, factor)), toSource: ([x, y]) => [x / factor, y / factor] }];

/** Straightens the striped parts of the picture: zxing-cpp reads bars and PDF417 only up to about 2° of tilt. */
export function deskew(picture: Grey): readonly Filtered[] {
  return readTilts(picture, 2)
    .filter((tilt) => Math.abs(tilt) > SMALLEST_TILT)
    .map((tilt) => {
      const straight = rotate(picture, -tilt);
      return { picture: straight, toSource: (point) => turnBack(point, -tilt, { from: straight, to: picture }) };
    });
}

/** Memory and time bound of enlarging passes: 16 Mpx of grey. */
const LARGEST_ENLARGED = 16_000_000;
/** Radians; below 1° the plain passes do as well. */
const SMALLEST_TILT = Math.PI / 180;

/** Twice the size and sharpened: what blurred bars need. At the plain size sharpening makes wrong bars, so there it is for 2D only. */
export const doubleSharp: Pass = { name: 'double-sharpen', how: full, filter: scaled(2, (picture) => sharpen(picture, 2, 2)) };

/** Every way of looking at a still picture, cheapest and most fruitful first. */
export const stillPasses: readonly Pass[] = [
  { name: 'plain', how: { ...full, errors: true }, filter: asIs },
  { name: 'denoise', how: { ...full, denoise: true, formats: 'matrix' }, filter: asIs },
  doubleSharp,
  { name: 'stretch', how: { ...full, binarizer: 'global' }, filter: inPlace(stretch) },
  { name: 'deskew', how: full, filter: deskew },
  { name: 'blur', how: { ...full, formats: 'matrix' }, filter: inPlace((picture) => blur(picture, 1)) },
  { name: 'sharpen', how: { ...full, formats: 'matrix' }, filter: inPlace((picture) => sharpen(picture, 2, 2)) },
  { name: 'double', how: full, filter: scaled(2) },
  { name: 'half', how: full, filter: scaled(0.5) },
];

/** The box with each corner moved by `map`. */
export function mapBox([a, b, c, d]: Box, map: (point: Point) => Point): Box {
  return [map(a), map(b), map(c), map(d)];
}

/** From a pixel of the turned picture to the pixel it came from (the inverse of `rotate`). */
function turnBack([x, y]: Point, angle: number, { from, to }: { readonly from: Grey; readonly to: Grey }): Point {
  const dx = x - (from.width - 1) / 2;
  const dy = y - (from.height - 1) / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos * dx + sin * dy + (to.width - 1) / 2, cos * dy - sin * dx + (to.height - 1) / 2];
}
