import type { Box, Point } from '#shared/domain/scan.ts';
import type { CardLine } from './cardLine.ts';
import { placeLines, tiltOf, type PlacedLine } from './layout.ts';
import { readCard, type CardReading } from './readCard.ts';

/**
 * The empty strip between two groups of lines, in pixels of the picture. The way across, from one group to the other, is from the first
 * corner to the second; the strip is as long as both groups stand side by side. `height`: of a middling line of print.
 */
export type Gap = { readonly box: Box; readonly height: number };

/** Narrower than this many line heights, a gap parts words or paragraphs, not cards. */
const NARROWEST = 1.3;
/** A name or company that is doubted makes no card of its own. */
const SURE = 0.6;
/** Gaps that are tried, the widest first. */
const MOST_GAPS = 8;

type Cut = { readonly sides: readonly [readonly PlacedLine[], readonly PlacedLine[]]; readonly axis: 'x' | 'y'; readonly width: number };

/**
 * Which lines (indexes) belong together on one card; most often all of them. Two groups are two cards only when each has a mail address
 * or number and a name or company of its own, and the picture shows the table between them (`seesTable`) or two persons of two
 * companies are named. In doubt it is one card: two columns, two offices and two sides of one card stay together.
 */
export function splitCards(lines: readonly CardLine[], seesTable: (gap: Gap) => boolean): readonly (readonly number[])[] {
  const split = (placed: readonly PlacedLine[]): (readonly PlacedLine[])[] => {
    for (const cut of cutsOf(placed).slice(0, MOST_GAPS)) {
      const [a, b] = cut.sides.map((side) => readCard(side.map(({ index }) => lines[index]).filter((line) => line !== undefined)));
      if (!a || !b || !isCard(a) || !isCard(b)) continue;
      if (areStrangers(a, b) || (isOther(a, b) && seesTable(gapOf(cut, tiltOf(lines))))) return cut.sides.flatMap(split);
    }
    return [placed];
  };
  return split(placeLines(lines)).map((group) => group.map(({ index }) => index).toSorted((a, b) => a - b));
}

const isCard = ({ contact, confidence }: CardReading): boolean =>
  (contact.emails !== undefined || contact.phones !== undefined) &&
  ((confidence['name'] ?? 0) >= SURE || (confidence['company'] ?? 0) >= SURE);

const hostsOf = ({ contact }: CardReading): string[] => (contact.emails ?? []).map(({ value }) => value.split('@')[1] ?? '');

/** Not the same name and not the same mail address on both sides. */
const isOther = (a: CardReading, b: CardReading): boolean =>
  (a.contact.formattedName ?? '') !== (b.contact.formattedName ?? 'nobody') &&
  !(a.contact.emails ?? []).some(({ value }) => (b.contact.emails ?? []).some((other) => other.value === value));

/** Two persons with mail addresses of two companies: no one card says that. */
const areStrangers = (a: CardReading, b: CardReading): boolean =>
  isOther(a, b) &&
  [a, b].every(({ contact, confidence }) => contact.emails !== undefined && (confidence['name'] ?? 0) >= SURE) &&
  hostsOf(a).every((host) => !hostsOf(b).includes(host));

/** All straight cuts between the lines, along the print and across it, the widest first. */
function cutsOf(lines: readonly PlacedLine[]): Cut[] {
  const least = NARROWEST * middleHeight(lines);
  const cuts = (['x', 'y'] as const).flatMap((axis) => {
    const sorted = lines.toSorted((a, b) => startOf(a, axis) - startOf(b, axis));
    let end = -Infinity;
    return sorted.flatMap((line, at): Cut[] => {
      const width = startOf(line, axis) - end;
      end = Math.max(end, endOf(line, axis));
      // fewer than three lines are no card
      return at >= 3 && sorted.length - at >= 3 && width > least ? [{ sides: [sorted.slice(0, at), sorted.slice(at)], axis, width }] : [];
    });
  });
  return cuts.toSorted((a, b) => b.width - a.width);
}

const startOf = (line: PlacedLine, axis: 'x' | 'y'): number => (axis === 'x' ? line.left : line.y - line.height / 2);
const endOf = (line: PlacedLine, axis: 'x' | 'y'): number => (axis === 'x' ? line.right : line.y + line.height / 2);

const middleHeight = (lines: readonly PlacedLine[]): number =>
  lines.map(({ height }) => height).toSorted((a, b) => a - b)[lines.length >> 1] ?? 1;

/** The strip of a cut, turned back to the picture's pixels. */
function gapOf({ sides: [a, b], axis }: Cut, tilt: number): Gap {
  const along = axis === 'x' ? 'y' : 'x';
  const from = Math.max(...a.map((line) => endOf(line, axis)));
  const to = Math.min(...b.map((line) => startOf(line, axis)));
  const start = Math.max(...[a, b].map((side) => Math.min(...side.map((line) => startOf(line, along)))));
  const end = Math.min(...[a, b].map((side) => Math.max(...side.map((line) => endOf(line, along)))));
  const at = (across: number, length: number): Point => {
    const [x, y] = axis === 'x' ? [across, length] : [length, across];
    return [x * Math.cos(tilt) - y * Math.sin(tilt), x * Math.sin(tilt) + y * Math.cos(tilt)];
  };
  return { box: [at(from, start), at(to, start), at(to, end), at(from, end)], height: middleHeight([...a, ...b]) };
}
