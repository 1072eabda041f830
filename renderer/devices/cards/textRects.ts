import type { Point } from '#shared/domain/scan.ts';
import type { TurnedRect } from './picture.ts';

/** Where the detector sees text: a probability for each pixel. */
export type TextMap = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** A pixel is ink above 0.3, a region is text when its box holds 0.5 on average, and it is grown by 1.6 (the detector is
 * trained on shrunken regions): PaddleOCR's DB post-processing with RapidOCR's values. */
const INK = 0.3;
const TEXT = 0.5;
const GROW = 1.6;
const SMALLEST_SIDE = 3;

/** Rectangles of text in the map, in its pixels, biggest regions not first: in scan order. */
export function findTextRects(map: TextMap): TurnedRect[] {
  return findRegions(map).flatMap((outline) => {
    const rect = smallestRect(convexHull(outline));
    if (Math.min(rect.width, rect.height) < SMALLEST_SIDE || meanInside(map, rect) < TEXT) return [];
    const grow = ((rect.width * rect.height) / (2 * (rect.width + rect.height))) * GROW * 2;
    return [{ ...rect, width: rect.width + grow, height: rect.height + grow }];
  });
}

/** Connected regions of ink; of each, the corners of the pixels at its edge (enough for its hull). */
function findRegions(map: TextMap): Point[][] {
  const seen = new Uint8Array(map.width * map.height);
  const regions: Point[][] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (!seen[start] && (map.data[start] ?? 0) > INK) regions.push(traceRegion(map, start, seen));
  }
  return regions;
}

const AROUND: readonly Point[] = [-1, 0, 1]
  .flatMap((dy) => [-1, 0, 1].map((dx): Point => [dx, dy]))
  .filter(([dx, dy]) => dx !== 0 || dy !== 0);

function traceRegion({ width, height, data }: TextMap, start: number, seen: Uint8Array): Point[] {
  const outline: Point[] = [];
  const stack = [start];
  seen[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    let isEdge = false;
    for (const [dx, dy] of AROUND) {
      const next = (y + dy) * width + x + dx;
      const isInk = x + dx >= 0 && y + dy >= 0 && x + dx < width && y + dy < height && (data[next] ?? 0) > INK;
      isEdge ||= !isInk;
      if (!isInk || seen[next]) continue;
      seen[next] = 1;
      stack.push(next);
    }
    if (isEdge) outline.push([x, y], [x + 1, y], [x, y + 1], [x + 1, y + 1]);
  }
  return outline;
}

const turn = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** One side of the hull of points in order. */
function chain(list: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of list) {
    while (hull.length > 1 && turn(hull.at(-2) ?? point, hull.at(-1) ?? point, point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull.slice(0, -1);
}

/** Convex hull of points (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** The smallest rectangle round a hull: one of its sides lies on a side of the hull. `angle` is within ±45° of the x axis. */
export function smallestRect(hull: readonly Point[]): TurnedRect {
  let best: TurnedRect = { center: hull[0] ?? [0, 0], width: 0, height: 0, angle: 0 };
  let bestArea = Infinity;
  hull.forEach((a, i) => {
    const b = hull[(i + 1) % hull.length] ?? a;
    const quarter = Math.PI / 2;
    const raw = Math.atan2(b[1] - a[1], b[0] - a[0]);
    const angle = raw - Math.round(raw / quarter) * quarter;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const us = hull.map(([x, y]) => x * cos + y * sin);
    const vs = hull.map(([x, y]) => y * cos - x * sin);
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    const area = (u1 - u0) * (v1 - v0);
    if (area >= bestArea) return;
    bestArea = area;
    const u = (u0 + u1) / 2;
    const v = (v0 + v1) / 2;
    best = { center: [u * cos - v * sin, u * sin + v * cos], width: u1 - u0, height: v1 - v0, angle };
  });
  return best;
}

/** Mean probability inside a rectangle, sampled at each pixel's step. */
function meanInside(map: TextMap, rect: TurnedRect): number {
  const cos = Math.cos(rect.angle);
  const sin = Math.sin(rect.angle);
  let sum = 0;
  let count = 0;
  for (let v = 0.5 - rect.height / 2; v < rect.height / 2; v += 1) {
    for (let u = 0.5 - rect.width / 2; u < rect.width / 2; u += 1) {
      const x = Math.floor(rect.center[0] + u * cos - v * sin);
      const y = Math.floor(rect.center[1] + u * sin + v * cos);
      if (x < 0 || y < 0 || x >= map.width || y >= map.height) continue;
      sum += map.data[y * map.width + x] ?? 0;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
