import type { Box, Point } from '#shared/domain/scan.ts';
import type { Grey } from './pixels.ts';

/** What a person can do about a code that is not read. */
export type Advice = 'closer' | 'farther' | 'still' | 'tilt' | 'corners' | 'light';

/** What stands in the way of reading the code in a box, by its pixels. */
export type Measure = {
  /** Width of one module, px. */
  readonly module: number;
  /** Width of an edge between black and white in modules: sharp below 0.6. */
  readonly softness: number;
  /** Shades between ink and paper. */
  readonly contrast: number;
  /** Shade of the paper. */
  readonly paper: number;
  /** Share of the box that a lamp has burnt out. */
  readonly glare: number;
  readonly isAtEdge: boolean;
  /** Share of the frame's height or width that the box takes. */
  readonly reach: number;
};

/** Fewer pixels a module than this are too few for a webcam's blur and noise. */
const SMALLEST_MODULE = 1.9;
/** Up to this many, an edge of few pixels means that the code is small, not blurred. */
const SMALL_MODULE = 3.5;
const SHARP_PX = 3.5;
/** An edge wider than this share of a module mixes neighbours. */
const SOFTEST_EDGE = 0.75;
const LARGEST_REACH = 0.92;
const MOST_GLARE = 0.015;
const DARKEST_PAPER = 60;
const LEAST_CONTRAST = 22;
/** A corner this near the frame's edge, px: the rest is outside. */
const EDGE = 6;

/** What to do about it, most pressing first; what is left when nothing is wrong to the eye is a hand that moves. */
export function adviceFor(measure: Measure): Advice {
  if (measure.isAtEdge) return measure.reach > LARGEST_REACH ? 'farther' : 'corners';
  if (measure.glare > MOST_GLARE) return 'tilt';
  if (measure.paper < DARKEST_PAPER || measure.contrast < LEAST_CONTRAST) return 'light';
  // an edge that is sharp for the camera and soft for the code: too few pixels, not too much movement
  const isSharpSmall = measure.module < SMALL_MODULE && measure.softness * measure.module < SHARP_PX;
  if (measure.module < SMALLEST_MODULE || (isSharpSmall && measure.softness > SOFTEST_EDGE)) return 'closer';
  if (measure.softness > SOFTEST_EDGE) return 'still';
  return measure.reach > LARGEST_REACH ? 'farther' : 'still';
}

/** Measures the code in a box. Costs a pass over the box's pixels. */
export function measureCode(frame: Grey, box: Box): Measure {
  const area = frameOf(box, frame);
  const histogram = new Uint32Array(256);
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let i = y * frame.width + area.left; i < y * frame.width + area.right; i += 1) {
      const shade = frame.data[i] ?? 0;
      histogram[shade] = (histogram[shade] ?? 0) + 1;
    }
  }
  const count = Math.max(1, (area.right - area.left) * (area.bottom - area.top));
  const [ink, paper] = [rankOf(histogram, 0.08 * count), rankOf(histogram, 0.9 * count)];
  const contrast = paper - ink;
  const levels = { middle: (ink + paper) / 2, margin: Math.max(4, contrast / 8) };
  const walks = [true, false].map((isAcross) => walk(frame, area, { levels, isAcross }));
  const module = rankIn(
    walks.flatMap(({ runs }) => runs),
    0.25,
    1,
  );
  // bars have edges one way only; a hand that moves softens one way only
  const slopes = walks.filter(({ slopes }) => slopes.length >= LINES).map(({ slopes }) => rankIn(slopes, 0.75, 0));
  const slope = slopes.length === 0 ? 0 : Math.min(...slopes);
  return {
    module,
    softness: slope > 0 ? contrast / slope / module : 9,
    contrast,
    paper,
    glare: burntShare(frame, area, Math.max(10, Math.round(5 * module))),
    isAtEdge: isAtEdge(box, frame),
    reach: Math.max((area.right - area.left) / frame.width, (area.bottom - area.top) / frame.height),
  };
}

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

function frameOf(box: Box, { width, height }: Grey): Area {
  const xs = box.map(([x]) => x);
  const ys = box.map(([, y]) => y);
  return {
    left: clampTo(Math.min(...xs), width - 1),
    top: clampTo(Math.min(...ys), height - 1),
    right: clampTo(Math.max(...xs), width),
    bottom: clampTo(Math.max(...ys), height),
  };
}

const clampTo = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

/** Share of the squares of `side` px that are white all over: a code has no square of five modules without ink, a mirrored lamp has. */
function burntShare({ data, width }: Grey, { left, top, right, bottom }: Area, side: number): number {
  let [burnt, count] = [0, 0];
  for (let y = top; y + side <= bottom; y += side) {
    for (let x = left; x + side <= right; x += side) {
      burnt += Number(isBurnt(data, { start: y * width + x, width, side }));
      count += 1;
    }
  }
  return burnt / Math.max(1, count);
}

function isBurnt(
  data: Uint8Array,
  { start, width, side }: { readonly start: number; readonly width: number; readonly side: number },
): boolean {
  for (let i = 0; i < side * side; i += 2) if ((data[start + Math.floor(i / side) * width + (i % side)] ?? 0) < BURNT) return false;
  return true;
}

/** From this shade on a pixel holds nothing but lamp. */
const BURNT = 248;

const isAtEdge = (box: Box, { width, height }: Grey): boolean =>
  box.some(([x, y]: Point) => x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE);

type Levels = { readonly middle: number; readonly margin: number };
type Walk = { readonly runs: readonly number[]; readonly slopes: readonly number[] };

/** Lines of an area that are walked each way. */
const LINES = 24;

/** Walks some rows (or columns) of the area: the lengths of the runs of one colour, and how steep each edge is. */
function walk(
  frame: Grey,
  { left, top, right, bottom }: Area,
  { levels, isAcross }: { readonly levels: Levels; readonly isAcross: boolean },
): Walk {
  const walked = { runs: [] as number[], slopes: [] as number[] };
  const [wide, high, row] = [right - left, bottom - top, frame.width];
  const every = Math.max(1, Math.floor((isAcross ? high : wide) / LINES));
  for (let i = 0; i < (isAcross ? high : wide); i += every) {
    const start = top * row + left + i * (isAcross ? row : 1);
    walkLine(frame.data, { start, step: isAcross ? 1 : row, length: isAcross ? wide : high, levels }, walked);
  }
  return walked;
}

type Line = { readonly start: number; readonly step: number; readonly length: number; readonly levels: Levels };

function walkLine(data: Uint8Array, { start, step, length, levels }: Line, walked: { runs: number[]; slopes: number[] }): void {
  let isDark = (data[start] ?? 0) < levels.middle;
  let from = -1;
  for (let i = 1; i < length - 1; i += 1) {
    const at = start + i * step;
    const shade = data[at] ?? 0;
    if (isDark ? shade < levels.middle + levels.margin : shade > levels.middle - levels.margin) continue;
    isDark = !isDark;
    if (from >= 0) walked.runs.push(i - from);
    from = i;
    walked.slopes.push(steepest(data, at, step));
  }
}

/** The steepest step near an edge, in shades a pixel. */
function steepest(data: Uint8Array, at: number, step: number): number {
  let most = 0;
  for (let i = -2; i <= 1; i += 1) most = Math.max(most, Math.abs((data[at + (i + 1) * step] ?? 0) - (data[at + i * step] ?? 0)));
  return most;
}

function rankIn(values: readonly number[], share: number, none: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? none;
}

function rankOf(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let shade = 0; shade < histogram.length; shade += 1) {
    seen += histogram[shade] ?? 0;
    if (seen > rank) return shade;
  }
  return 255;
}
