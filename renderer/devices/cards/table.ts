import type { Gap } from '#shared/formats/card/splitCards.ts';
import type { Picture } from './picture.ts';

/** Scan lines across a gap, and samples on each. */
const LINES = 24;
const SAMPLES = 96;
/** How far (0…255, mean of the three colours) a table differs from paper, and paper from itself. */
const OTHER = 26;
/** Part of the scan lines that must cross paper, table, paper. */
const MOST = 0.75;
/** A band of table is at least this many line heights wide: a line printed between two columns is thinner. */
const NARROWEST = 0.7;

type Colour = readonly [number, number, number];

/** Whether what lies under the cards shows in the gap: paper, then a band of something else, then paper, all along. */
export function seesTable(picture: Picture, { box: [start, across, far, along], height }: Gap): boolean {
  const width = Math.hypot(across[0] - start[0], across[1] - start[1]);
  let seen = 0;
  for (let line = 0; line < LINES; line += 1) {
    const share = (line + 0.5) / LINES;
    const from = [start[0] + (along[0] - start[0]) * share, start[1] + (along[1] - start[1]) * share] as const;
    const to = [across[0] + (far[0] - across[0]) * share, across[1] + (far[1] - across[1]) * share] as const;
    const colours = Array.from({ length: SAMPLES }, (_, at) => {
      const part = (at + 0.5) / SAMPLES;
      return colourAt(picture, from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
    });
    if (hasBand(colours, Math.ceil((NARROWEST * height * SAMPLES) / Math.max(1, width)))) seen += 1;
  }
  return seen >= MOST * LINES;
}

const colourAt = ({ width, height, data }: Picture, x: number, y: number): Colour => {
  const at = (Math.min(Math.max(y | 0, 0), height - 1) * width + Math.min(Math.max(x | 0, 0), width - 1)) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
};

const distance = (a: Colour, b: Colour): number => (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])) / 3;

/** Whether the colours begin as one paper, end as one, and between them lies a run of at least `least` that is neither. */
function hasBand(colours: readonly Colour[], least: number): boolean {
  const ends = Math.ceil(colours.length / 20);
  const first = middleOf(colours.slice(0, ends));
  const last = middleOf(colours.slice(-ends));
  const isTable = colours.map((colour) => distance(colour, first) > OTHER && distance(colour, last) > OTHER);
  const from = isTable.indexOf(true);
  const to = isTable.lastIndexOf(true);
  if (from < ends || to >= colours.length - ends || to - from + 1 < least) return false;
  const table = isTable.slice(from, to + 1).filter(Boolean).length / (to - from + 1);
  const before = colours.slice(0, from).filter((colour) => distance(colour, first) <= OTHER).length / from;
  const after = colours.slice(to + 1).filter((colour) => distance(colour, last) <= OTHER).length / (colours.length - to - 1);
  return table > 0.6 && before > 0.8 && after > 0.8;
}

const middleOf = (colours: readonly Colour[]): Colour => {
  const middle = (part: 0 | 1 | 2): number => colours.map((colour) => colour[part]).toSorted((a, b) => a - b)[colours.length >> 1] ?? 0;
  return [middle(0), middle(1), middle(2)];
};
