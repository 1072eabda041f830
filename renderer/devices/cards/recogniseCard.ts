import type { CardLine } from '#shared/formats/card/cardLine.ts';
import type { CardLanguage } from '#shared/formats/card/country.ts';
import { readCard, type CardReading } from '#shared/formats/card/readCard.ts';
import { mergeAccents } from './accents.ts';
import { cleanPicture, quantile } from './clean.ts';
import { encodePgm, type Picture, type Quarter } from './picture.ts';
import { cutLine, recogniseLines, type Networks, type SeenLine } from './recogniseLines.ts';

/** The readers, wherever they run. `readAccents` reads one line (a grey PGM file) in one language. */
export type Engine = Networks & { readonly readAccents: (pgm: Uint8Array, language: CardLanguage) => Promise<string> };

/** A card as read. Boxes of the lines are in pixels of the picture turned by `rotation` quarter turns clockwise. */
export type CardRead = CardReading & { readonly lines: readonly CardLine[]; readonly rotation: Quarter };

/** Fields whose print carries accents; mail, web and numbers have none. */
const ACCENTED: ReadonlySet<string> = new Set(['name', 'title', 'company', 'org', 'address']);
/** Height of a line for Tesseract, and the most lines it is asked to read: about 40 ms each. */
const ACCENT_HEIGHT = 48;
const ACCENT_LINES = 10;

/** Reads a card: the networks find and read the lines, Tesseract gives the lines of name, title, company and address their accents. */
export async function recogniseCard(picture: Picture, engine: Engine, signal?: AbortSignal): Promise<CardRead> {
  const { lines: seen, rotation, upright } = await recogniseLines(cleanPicture(picture), engine, signal);
  const first = seen.map(({ line }) => line);
  const reading = readCard(first);
  const wanted = linesToSpell(reading);
  if (reading.language === 'eng' || wanted.size === 0) return { ...reading, lines: first, rotation };
  const lines: CardLine[] = [];
  for (const [index, each] of seen.entries()) {
    signal?.throwIfAborted();
    lines.push(wanted.has(index) ? await spellLine(upright, each, { engine, language: reading.language }) : each.line);
  }
  return { ...readCard(lines), lines, rotation };
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
