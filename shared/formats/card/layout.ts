import type { Point } from '#shared/domain/scan.ts';
import type { CardLine } from './cardLine.ts';
import { tidyText } from './text.ts';

/** A line with its place on the card once the card's tilt is undone. `index` is its place in the list the reader was given. */
export type PlacedLine = {
  readonly index: number;
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly right: number;
  /** Middle of the line, from the top. */
  readonly y: number;
  readonly height: number;
};

/** No picture has more pixels a side; what lies beyond is not a place. */
const FARTHEST = 1e6;

/** Lines from top to bottom, tidied, with the tilt of the longest lines taken out of their coordinates. */
export function placeLines(lines: readonly CardLine[]): PlacedLine[] {
  const tilt = tiltOf(lines);
  const cos = Math.cos(-tilt);
  const sin = Math.sin(-tilt);
  const turn = ([x, y]: Point): Point => [x * cos - y * sin, x * sin + y * cos];
  return lines
    .map((line, index) => {
      const corners = line.box.map(turn);
      const xs = corners.map(([x]) => x);
      const ys = corners.map(([, y]) => y);
      return {
        index,
        text: tidyText(line.text),
        confidence: Math.min(Math.max(line.confidence, 0), 1) || 0,
        left: Math.min(...xs),
        right: Math.max(...xs),
        y: (Math.min(...ys) + Math.max(...ys)) / 2,
        height: line.height > 0 ? Math.min(line.height, FARTHEST) : 1,
      };
    })
    .filter((line) => line.text !== '' && [line.left, line.right, line.y].every((place) => Math.abs(place) < FARTHEST))
    .toSorted((a, b) => a.y - b.y || a.left - b.left);
}

/** Angle of the print: that of the middle line when lines are ordered by angle, weighted by length; vertical lines do not vote. */
export function tiltOf(lines: readonly CardLine[]): number {
  const votes = lines
    .map(({ box: [a, b] }) => ({ angle: Math.atan2(b[1] - a[1], b[0] - a[0]), weight: Math.hypot(b[0] - a[0], b[1] - a[1]) }))
    .filter(({ angle, weight }) => Math.abs(angle) < Math.PI / 4 && Number.isFinite(weight))
    .toSorted((a, b) => a.angle - b.angle);
  let half = votes.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { angle, weight } of votes) {
    half -= weight;
    if (half <= 0) return angle;
  }
  return 0;
}

/** Whether two lines stand in one row, the second right of the first within `reach` heights. */
export const isBeside = (a: PlacedLine, b: PlacedLine, reach: number): boolean => {
  const height = Math.max(a.height, b.height);
  return Math.abs(a.y - b.y) < height * 0.5 && b.left >= a.right - height && b.left - a.right < reach * height;
};

/** Whether `below` is a next line of `above`: aligned left, right or centred, within `reach` heights. */
export const isBelow = (above: PlacedLine, below: PlacedLine, reach: number): boolean => {
  const height = Math.max(above.height, below.height);
  const gap = below.y - above.y;
  if (gap < height * 0.4 || gap > reach * height) return false;
  const slack = height * 1.2;
  const center = Math.abs(above.left + above.right - below.left - below.right) / 2;
  return Math.abs(above.left - below.left) < slack || Math.abs(above.right - below.right) < slack || center < slack;
};
