import type { TurnedRect } from './picture.ts';

/** Print higher than this part of the print's reach falls apart; in smaller print a gap parts a name from a title. */
const LARGE = 0.065;
/** Words of one line stand closer than this many line heights (the detector's rectangles hold some room already)… */
const NEAR = 0.45;
/** …at one height (as a part of a line's)… */
const LEVEL = 0.25;
/** …and are as high as one another. */
const ALIKE = 0.72;
/** Lines turned against one another by more than this (radians) are two lines. */
const PARALLEL = 0.09;

/** A rectangle by the way its line runs: where it begins and ends on that way, and how far beside it lies. */
type Run = { readonly from: number; readonly to: number; readonly beside: number; readonly height: number; readonly angle: number };

/**
 * The rectangles of text with those joined that are words of one line: large print falls apart in the detector. `isSideways`: lines run
 * from top to bottom. Order is kept; a joined one stands where its first part stood.
 */
export function joinWords(rects: readonly TurnedRect[], isSideways: boolean): TurnedRect[] {
  const joined = [...rects];
  const large = LARGE * Math.max(...rects.map((rect) => Math.max(rect.center[0], rect.center[1])), 1);
  for (let at = 0; at < joined.length; at += 1) {
    for (let other = at + 1; other < joined.length; other += 1) {
      const [a, b] = [joined[at], joined[other]];
      const isLarge = a && b && Math.min(a.width, a.height, b.width, b.height) > large;
      const whole = isLarge ? joinTwo(a, b, isSideways) : null;
      if (whole === null) continue;
      joined[at] = whole;
      joined.splice(other, 1);
      // what was too far from the first part may be near the whole
      other = at;
    }
  }
  return joined;
}

function joinTwo(first: TurnedRect, second: TurnedRect, isSideways: boolean): TurnedRect | null {
  const longer = lengthOf(first, isSideways) >= lengthOf(second, isSideways) ? first : second;
  const [a, b] = [runOf(first, longer.angle, isSideways), runOf(second, longer.angle, isSideways)];
  const height = Math.max(a.height, b.height);
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  // a square of one letter has no angle of its own
  const isTurned = [first, second].every((rect) => lengthOf(rect, isSideways) > 2 * height) && Math.abs(a.angle - b.angle) > PARALLEL;
  if (isTurned || Math.min(a.height, b.height) < ALIKE * height || Math.abs(a.beside - b.beside) > LEVEL * height) return null;
  if (gap > NEAR * height || gap < -0.5 * height) return null;
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  const low = Math.min(a.beside - a.height / 2, b.beside - b.height / 2);
  const high = Math.max(a.beside + a.height / 2, b.beside + b.height / 2);
  const [along, beside] = [(from + to) / 2, (low + high) / 2];
  const [u, v] = isSideways ? [beside, along] : [along, beside];
  const [cos, sin] = [Math.cos(longer.angle), Math.sin(longer.angle)];
  const size = isSideways ? { width: high - low, height: to - from } : { width: to - from, height: high - low };
  return { center: [u * cos - v * sin, u * sin + v * cos], ...size, angle: longer.angle };
}

const lengthOf = ({ width, height }: TurnedRect, isSideways: boolean): number => (isSideways ? height : width);

function runOf({ center: [x, y], width, height, angle }: TurnedRect, by: number, isSideways: boolean): Run {
  const [cos, sin] = [Math.cos(by), Math.sin(by)];
  const [u, v] = [x * cos + y * sin, y * cos - x * sin];
  const [along, beside, length, thick] = isSideways ? [v, u, height, width] : [u, v, width, height];
  return { from: along - length / 2, to: along + length / 2, beside, height: thick, angle };
}
