import type { Box, Point } from '#shared/domain/scan.ts';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import type { CardLanguage } from '#shared/formats/card/country.ts';
import { readCard, type CardReading } from '#shared/formats/card/readCard.ts';
import { splitCards } from '#shared/formats/card/splitCards.ts';
import { mergeAccents } from './accents.ts';
import { cleanPicture, quantile } from './clean.ts';
import { encodePgm, sampleRect, type Picture, type Quarter } from './picture.ts';
import { cutLine, recogniseLines, type Networks, type Reading, type Seen, type SeenLine } from './recogniseLines.ts';
import { seesTable } from './table.ts';

/** The readers, wherever they run. `readAccents` reads one line (a grey PGM file) in one language. */
export type Engine = Networks & { readonly readAccents: (pgm: Uint8Array, language: CardLanguage) => Promise<string> };

/** A card as read. Boxes of the lines are in pixels of the picture turned by `rotation` quarter turns clockwise. */
export type CardRead = CardReading & { readonly lines: readonly CardLine[]; readonly rotation: Quarter };

/** Lines of one card, and the upright pixels they were read from. */
type Sheet = Pick<Seen, 'lines' | 'upright'>;

/** Fields whose print carries accents; mail, web and numbers have none. */
const ACCENTED: ReadonlySet<string> = new Set(['name', 'title', 'company', 'org', 'address']);
/** Height of a line for Tesseract, and the most lines it is asked to read: about 40 ms each. */
const ACCENT_HEIGHT = 48;
const ACCENT_LINES = 10;

/**
 * Reads the cards in a picture, most often one: the networks find and read the lines, Tesseract gives the lines of name, title, company
 * and address their accents. A picture without print gives one empty card; one with fewer lines than `reading.least` none.
 */
export async function recogniseCards(picture: Picture, engine: Engine, reading: Reading = {}): Promise<readonly CardRead[]> {
  const { signal } = reading;
  const seen = await recogniseLines(cleanPicture(picture), engine, reading);
  if (seen.lines.length < (reading.least ?? 0)) return [];
  const groups = splitCards(
    seen.lines.map(({ line }) => line),
    (gap) => seesTable(seen.upright, gap),
  );
  if (groups.length === 1) return [{ ...(await readSheet(seen, engine, signal)), rotation: seen.rotation }];
  const cards: CardRead[] = [];
  for (const group of groups) cards.push(await readPart(seen, group, { engine, signal }));
  return cards;
}

type Tools = { readonly engine: Engine; readonly signal: AbortSignal | undefined };

/** One of several cards: cut out and read again larger, for its print is small and it may lie another way up. */
async function readPart(seen: Seen, group: readonly number[], { engine, signal }: Tools): Promise<CardRead> {
  const lines = seen.lines.filter((_, at) => group.includes(at));
  const part = cutPart(seen.upright, lines);
  const closer = await recogniseLines(part.picture, engine, { signal });
  if (closer.lines.length < lines.length)
    return { ...(await readSheet({ lines, upright: seen.upright }, engine, signal)), rotation: seen.rotation };
  const read = await readSheet(closer, engine, signal);
  const [dx, dy] = turnedCorner(part, seen.upright, closer.rotation);
  return {
    ...read,
    lines: read.lines.map((line) => ({ ...line, box: moveBox(line.box, dx, dy) })),
    // both are 0…3
    rotation: ((seen.rotation + closer.rotation) % 4) as Quarter,
  };
}

/** The pixels round some lines, with half a line's room, and where they lay. */
function cutPart(picture: Picture, lines: readonly SeenLine[]): { readonly picture: Picture; readonly corner: Point } {
  const points = lines.flatMap(({ line }) => line.box);
  const room = Math.max(...lines.map(({ line }) => line.height));
  const x0 = Math.max(0, Math.floor(Math.min(...points.map(([x]) => x)) - room));
  const y0 = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y)) - room));
  const width = Math.min(picture.width, Math.ceil(Math.max(...points.map(([x]) => x)) + room)) - x0;
  const height = Math.min(picture.height, Math.ceil(Math.max(...points.map(([, y]) => y)) + room)) - y0;
  const rect = { center: [x0 + width / 2, y0 + height / 2], width, height, angle: 0 } as const;
  return { picture: sampleRect(picture, rect, { width, height }), corner: [x0, y0] };
}

/** Where the top left corner of a part lies once the whole picture is turned. */
function turnedCorner({ picture: part, corner: [x, y] }: ReturnType<typeof cutPart>, whole: Picture, quarter: Quarter): Point {
  const right = whole.width - x - part.width;
  const bottom = whole.height - y - part.height;
  return quarter === 0 ? [x, y] : quarter === 1 ? [bottom, x] : quarter === 2 ? [right, bottom] : [y, right];
}

const moveBox = ([a, b, c, d]: Box, dx: number, dy: number): Box => {
  const move = ([x, y]: Point): Point => [x + dx, y + dy];
  return [move(a), move(b), move(c), move(d)];
};

async function readSheet({ lines: seen, upright }: Sheet, engine: Engine, signal?: AbortSignal): Promise<Omit<CardRead, 'rotation'>> {
  const first = seen.map(({ line }) => line);
  const reading = readCard(first);
  const wanted = linesToSpell(reading);
  if (reading.language === 'eng' || wanted.size === 0) return { ...reading, lines: first };
  const lines: CardLine[] = [];
  for (const [index, each] of seen.entries()) {
    signal?.throwIfAborted();
    lines.push(wanted.has(index) ? await spellLine(upright, each, { engine, language: reading.language }) : each.line);
  }
  return { ...readCard(lines), lines };
}

const linesToSpell = ({ sources }: CardReading): ReadonlySet<number> =>
  new Set(
    sources
      .filter(({ field }) => ACCENTED.has(field))
      .flatMap(({ lines }) => lines)
      .slice(0, ACCENT_LINES),
  );

async function spellLine(
  upright: Picture,
  { line, rect }: SeenLine,
  { engine, language }: { engine: Engine; language: CardLanguage },
): Promise<CardLine> {
  const cut = darkOnLight(cutLine(upright, rect, ACCENT_HEIGHT));
  const text = mergeAccents(line.text, (await engine.readAccents(encodePgm(cut), language)).trim());
  return text === line.text ? line : { ...line, text };
}

/** Tesseract reads dark print on light ground: a dark line is inverted, and its contrast spread. */
export function darkOnLight(picture: Picture): Picture {
  const counts = new Uint32Array(256);
  const { data } = picture;
  for (let i = 1; i < data.length; i += 4) counts[data[i] ?? 0] = (counts[data[i] ?? 0] ?? 0) + 1;
  const pixels = data.length / 4;
  const low = quantile(counts, pixels * 0.02);
  const high = quantile(counts, pixels * 0.98);
  const isDark = quantile(counts, pixels * 0.5) < (low + high) / 2;
  const spread = 255 / Math.max(24, high - low);
  const out = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 1) {
    const value = ((data[i] ?? 0) - low) * spread;
    out[i] = isDark ? 255 - value : value;
  }
  return { ...picture, data: out };
}
