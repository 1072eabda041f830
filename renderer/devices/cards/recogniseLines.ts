import type { Box, Point } from '#shared/domain/scan.ts';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import { readCtc, type ReadText, type Scores } from './ctc.ts';
import { sampleRect, turnPicture, type Picture, type Quarter, type TurnedRect } from './picture.ts';
import { detectorInput, recogniserInput, type Planes } from './tensors.ts';
import { findTextRects, type TextMap } from './textRects.ts';
import { joinWords } from './joinWords.ts';

/** The two networks, wherever they run. */
export type Networks = {
  readonly detect: (planes: Planes) => Promise<TextMap>;
  readonly recognise: (planes: Planes) => Promise<Scores>;
};

/** A line and its pixels, upright, for a second reader. */
export type SeenLine = { readonly line: CardLine; readonly rect: TurnedRect };

/** Lines of the picture turned upright by `rotation` quarter turns clockwise; boxes are in pixels of that turned picture. */
export type Seen = { readonly lines: readonly SeenLine[]; readonly rotation: Quarter; readonly upright: Picture };

/** Longest side of the detector's first look, a quarter of the work, and of the second: 1280 finds small print that 960 loses. */
const FIRST_SIDE = 640;
const DETECTOR_SIDE = 1280;
/** Print larger than this, in the detector's pixels, falls apart into words. */
const LARGEST_PRINT = 64;
/** With as many lines the first look is clear; room left round what it saw, of the print's reach. */
const CLEAR_LINES = 5;
const ROOM = 0.1;
/** When the print fills less than this part of the picture, it is cut out and looked at larger. */
const SMALL_PART = 0.55;
/** Height of a line for the recogniser, and the widest it takes (longer lines are squeezed). */
const LINE_HEIGHT = 48;
const LINE_WIDTH = 1600;
/** Upright lines score 0.93 and more, turned ones 0.52 and less (PLATFORM.md): between them lies doubt. */
const UPRIGHT = 0.8;
/** Below this a line is noise of the background, not text. */
const READABLE = 0.5;
const PROBES = 4;

/**
 * `signal` stops a reading between two lines. A picture in which a first look finds fewer than `least` lines is not read at all: it
 * answers no lines, in a tenth of the time.
 */
export type Reading = { readonly signal?: AbortSignal | undefined; readonly least?: number };

/** Finds and reads the lines of a card, whichever way the picture was taken. */
export async function recogniseLines(picture: Picture, networks: Networks, { signal, least = 0 }: Reading = {}): Promise<Seen> {
  const words = await findRects(picture, networks, least);
  const isSideways = lengthOf(words.filter(({ width, height }) => height > width * 1.5)) > lengthOf(words) / 2;
  const found = joinWords(words, isSideways);
  const { way: rotation, reads } = await findRotation({ picture, rects: found, isSideways }, networks);
  const upright = turnPicture(picture, rotation);
  const lines: SeenLine[] = [];
  for (const rect of found) {
    signal?.throwIfAborted();
    const seen = reads.get(rect) ?? (await readRect(upright, turnRect(rect, picture, rotation), networks));
    if (seen && seen.line.confidence >= READABLE) lines.push(seen);
  }
  return { lines, rotation, upright };
}

const lengthOf = (rects: readonly TurnedRect[]): number => rects.reduce((sum, rect) => sum + Math.max(rect.width, rect.height), 0);

/**
 * Rectangles of text in the picture. A quick first look says where the print is; a card that fills little of the picture is cut out. Where
 * the first look sees but a few blots, the print is too small for it and the whole is looked at closely first.
 */
async function findRects(picture: Picture, networks: Networks, least: number): Promise<TurnedRect[]> {
  const glance = await detect(picture, networks, FIRST_SIDE);
  if (glance.length < least) return [];
  const isClear = glance.length >= CLEAR_LINES;
  const whole = isClear && isSmall(textPart(picture, glance), picture) ? null : await detect(picture, networks, DETECTOR_SIDE);
  const seen = whole ?? glance;
  const part = textPart(picture, seen);
  if (whole !== null && !isSmall(part, picture)) return whole;
  const { x0, y0, width, height } = part;
  const cut = sampleRect(picture, { center: [x0 + width / 2, y0 + height / 2], width, height, angle: 0 }, { width, height });
  const closer = await detect(cut, networks, Math.min(DETECTOR_SIDE, (LARGEST_PRINT / printHeight(seen)) * Math.max(width, height)));
  return closer.map((rect) => ({ ...rect, center: [rect.center[0] + x0, rect.center[1] + y0] }));
}

const isSmall = ({ width, height }: { readonly width: number; readonly height: number }, picture: Picture): boolean =>
  Math.max(width, height) <= SMALL_PART * Math.max(picture.width, picture.height);

/** Height of a middling line, in pixels of the picture. */
const printHeight = (rects: readonly TurnedRect[]): number =>
  Math.max(1, rects.map(({ width, height }) => Math.min(width, height)).toSorted((a, b) => a - b)[rects.length >> 1] ?? 1);

/** The part of the picture that holds the print, with room for a line that was missed; all of it when there is none. */
function textPart(picture: Picture, rects: readonly TurnedRect[]): { x0: number; y0: number; width: number; height: number } {
  if (rects.length === 0) return { x0: 0, y0: 0, width: picture.width, height: picture.height };
  const corners = rects.flatMap(rectCorners);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const reach = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const room = Math.max(...rects.map((rect) => Math.min(rect.width, rect.height)), ROOM * reach);
  const x0 = Math.max(0, Math.floor(Math.min(...xs) - room));
  const y0 = Math.max(0, Math.floor(Math.min(...ys) - room));
  const width = Math.min(picture.width, Math.ceil(Math.max(...xs) + room)) - x0;
  const height = Math.min(picture.height, Math.ceil(Math.max(...ys) + room)) - y0;
  return { x0, y0, width, height };
}

async function detect(picture: Picture, networks: Networks, side: number): Promise<TurnedRect[]> {
  const input = detectorInput(picture, side);
  const sx = picture.width / input.width;
  const sy = picture.height / input.height;
  return findTextRects(await networks.detect(input)).map((rect) => ({
    center: [rect.center[0] * sx, rect.center[1] * sy],
    width: rect.width * sx,
    height: rect.height * sy,
    angle: rect.angle,
  }));
}

/** A way to turn the picture, how well its longest lines read that way, and those lines, so that none is read twice. */
type Turned = { readonly way: Quarter; readonly score: number; readonly reads: ReadonlyMap<TurnedRect, SeenLine> };

/** Quarter turns that make most lines upright: a few long lines are read both ways when the first way reads badly. */
async function findRotation(
  { picture, rects, isSideways }: { picture: Picture; rects: readonly TurnedRect[]; isSideways: boolean },
  networks: Networks,
): Promise<Turned> {
  const ways: readonly Quarter[] = isSideways ? [1, 3] : [0, 2];
  const probes = rects
    .filter((rect) => rect.height > rect.width * 1.5 === isSideways)
    .toSorted((a, b) => Math.max(b.width, b.height) - Math.max(a.width, a.height))
    .slice(0, PROBES);
  let best: Turned = { way: ways[0] ?? 0, score: -1, reads: new Map() };
  for (const way of ways) {
    const turned = turnPicture(picture, way);
    const reads = new Map<TurnedRect, SeenLine>();
    for (const rect of probes) {
      const seen = await readRect(turned, turnRect(rect, picture, way), networks);
      if (seen) reads.set(rect, seen);
    }
    const score =
      Array.from(reads.values(), ({ line }) => line.confidence).reduce((sum, each) => sum + each, 0) / Math.max(1, probes.length);
    if (score > best.score) best = { way, score, reads };
    if (score >= UPRIGHT) break;
  }
  return best;
}

/** A rectangle of the picture in the picture turned by quarters. */
function turnRect(rect: TurnedRect, { width: w, height: h }: Picture, quarter: Quarter): TurnedRect {
  const [x, y] = rect.center;
  if (quarter === 0) return rect;
  if (quarter === 2) return { ...rect, center: [w - x, h - y] };
  const center: Point = quarter === 1 ? [h - y, x] : [y, w - x];
  return { center, width: rect.height, height: rect.width, angle: rect.angle };
}

/** Reads one rectangle; a tall one is a vertical line and read both ways. Null when it is too small. */
async function readRect(picture: Picture, rect: TurnedRect, networks: Networks): Promise<SeenLine | null> {
  if (rect.height <= rect.width * 1.5) return readUpright(picture, rect, networks);
  const sideways = { center: rect.center, width: rect.height, height: rect.width };
  const up = await readUpright(picture, { ...sideways, angle: rect.angle - Math.PI / 2 }, networks);
  const down = await readUpright(picture, { ...sideways, angle: rect.angle + Math.PI / 2 }, networks);
  if (!up || !down) return up ?? down;
  return up.line.confidence >= down.line.confidence ? up : down;
}

async function readUpright(picture: Picture, rect: TurnedRect, networks: Networks): Promise<SeenLine | null> {
  if (rect.height < 4 || rect.width < 4) return null;
  const read = await readPixels(cutLine(picture, rect, LINE_HEIGHT), networks);
  if (read.text.trim() === '') return null;
  return { rect, line: { text: read.text.trim(), confidence: read.confidence, box: rectCorners(rect), height: rect.height, at: read.at } };
}

async function readPixels(line: Picture, networks: Networks): Promise<ReadText> {
  return readCtc(await networks.recognise(recogniserInput(line)));
}

/** The pixels of a line, upright, `height` high and a multiple of 8 wide. */
export function cutLine(picture: Picture, rect: TurnedRect, height: number): Picture {
  const wanted = Math.ceil((rect.width / rect.height) * (height / 8)) * 8;
  const width = Math.min(Math.max(wanted, height), Math.round((LINE_WIDTH * height) / LINE_HEIGHT));
  const factor = Math.max(1, Math.floor(rect.height / height));
  const large = sampleRect(picture, rect, { width: width * factor, height: height * factor });
  return factor === 1 ? large : shrink(large, factor);
}

/** Smaller by a whole factor, each pixel the mean of factor × factor. */
function shrink(picture: Picture, factor: number): Picture {
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let o = 0; o < data.length; o += 1) {
    const x = ((o >> 2) % width) * factor;
    const y = Math.floor((o >> 2) / width) * factor;
    let sum = 0;
    for (let i = 0; i < factor * factor; i += 1) {
      sum += picture.data[((y + Math.floor(i / factor)) * picture.width + x + (i % factor)) * 4 + (o & 3)] ?? 0;
    }
    data[o] = sum / (factor * factor);
  }
  return { width, height, data };
}

/** Corners of a turned rectangle: top left of its text, then clockwise. */
export function rectCorners({ center, width, height, angle }: TurnedRect): Box {
  const at = (u: number, v: number): Point => [
    center[0] + u * Math.cos(angle) - v * Math.sin(angle),
    center[1] + u * Math.sin(angle) + v * Math.cos(angle),
  ];
  const [x, y] = [width / 2, height / 2];
  return [at(-x, -y), at(x, -y), at(x, y), at(-x, y)];
}
