import freeDomains from 'free-email-domains';
import { domainCore } from './internet.ts';
import type { Found } from './found.ts';
import { isBelow, isBeside, type PlacedLine } from './layout.ts';
import { COMPANY_WORDS, LEGAL_FORM, PARTICLES, SLOGAN_WORDS } from './lexicon.ts';
import { editDistance, foldedWords, foldGerman, foldTight } from './text.ts';

const FREE: ReadonlySet<string> = new Set(freeDomains);

/** The part of the host that names the company; empty for mail providers open to all. */
export const companyCore = (host: string): string => (FREE.has(host) ? '' : foldTight(domainCore(host)));

/** How much of a domain's name the line spells, 0…1: `Nordlicht Energie AG` spells nordlicht-energie whole. */
export function spellsDomain(text: string, core: string): number {
  if (core.length < 2) return 0;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  let best = 0;
  for (const fold of [foldTight, foldGerman]) {
    const folded = words.map(fold);
    for (const joined of runsOf(folded)) {
      if (joined.length >= 2 && core.startsWith(joined)) best = Math.max(best, joined.length / core.length);
      else if (joined.length >= 5 && editDistance(joined, core, 3) <= Math.ceil(core.length / 12)) best = Math.max(best, 0.9);
    }
    best = Math.max(best, 0.95 * coveredPart(folded, core));
    const initials = folded.map((word) => word[0] ?? '').join('');
    if (core.length >= 3 && initials.startsWith(core)) best = Math.max(best, 0.7);
  }
  return best;
}

/** The part of a domain's name that the words make up in whatever order, 0 when it is less than two thirds: `Lune Atelier` and atelierlune. */
function coveredPart(words: readonly string[], core: string): number {
  let left = core;
  for (const word of words.toSorted((a, b) => b.length - a.length)) if (word.length >= 3) left = left.replace(word, ' ');
  const covered = 1 - left.replaceAll(' ', '').length / core.length;
  return covered > 0.66 ? covered : 0;
}

/** All runs of neighbouring words, joined. */
const runsOf = (words: readonly string[]): string[] =>
  words.slice(0, 12).flatMap((_, from) => words.slice(from, 12).map((_last, length) => words.slice(from, from + length + 1).join('')));

/** What speaks for a line being the company's name, in points: 2 is a fair guess, 4 is sure. */
export function companyPoints(
  line: PlacedLine,
  { cores, tallest }: { readonly cores: readonly string[]; readonly tallest: number },
): number {
  const { text } = line;
  const words = text.split(/\s+/);
  const plain = words.filter((word) => !PARTICLES.has(foldTight(word)) && /\p{L}/u.test(word));
  const capital = plain.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length / Math.max(1, plain.length);
  let points = 0;
  if (LEGAL_FORM.test(text)) points += 3;
  points += 3.5 * Math.max(0, ...cores.map((core) => spellsDomain(text, core)));
  if (foldedWords(text).some((word) => COMPANY_WORDS.has(word))) points += 1;
  points += 1.5 * (line.height / tallest) ** 2;
  if (/^\p{Lu}[\p{Lu}\d&.\- ]+$/u.test(text)) points += 0.4;
  // One lower-case word is a logo, several are a slogan.
  if (capital < 0.7) points -= words.length === 1 ? 0.5 : 2.5;
  if (foldedWords(text).some((word) => SLOGAN_WORDS.has(word))) points -= 2;
  points -= 0.15 * Math.max(0, words.length - 2);
  if (words.length > 7) points -= 1.5;
  if (/[!?:]|\.{2,}$/.test(text)) points -= 1.5;
  if (!/\p{L}{2}/u.test(text)) points -= 4;
  return points;
}

type Ranked = { readonly line: PlacedLine; readonly lines: readonly number[]; readonly points: number };

/** A name printed on two lines, or with a wide gap: neighbours that spell more of the domain together, or a name and its legal form. */
const joinLines = (single: readonly Ranked[], { points, spells }: Weigh): Ranked[] =>
  single.flatMap((a) =>
    single
      .filter((b) => a !== b && isNear(a.line, b.line) && !foldTight(b.line.text).includes(foldTight(a.line.text)))
      .map((b) => {
        const line = { ...a.line, text: `${a.line.text} ${b.line.text}`, confidence: Math.min(a.line.confidence, b.line.confidence) };
        const isMore =
          spells(line) > Math.max(spells(a.line), spells(b.line)) + 0.15 ||
          (LEGAL_FORM.test(b.line.text) && b.line.text.length < 9) ||
          /[&+-]$/.test(a.line.text);
        return { line, lines: [...a.lines, ...b.lines], points: isMore ? Math.max(points(line), a.points, b.points) + 0.1 : -9 };
      }),
  );

type Weigh = { readonly points: (line: PlacedLine) => number; readonly spells: (line: PlacedLine) => number };

const isNear = (a: PlacedLine, b: PlacedLine): boolean =>
  Math.abs(a.height - b.height) < 0.45 * a.height && (isBeside(a, b, 2) || isBelow(a, b, 2));

/** The line that names the company, or null when none has `enough` points. */
export function readCompany(lines: readonly PlacedLine[], hosts: readonly string[], enough: number): Found<string> | null {
  const cores = hosts.map(companyCore).filter((core) => core !== '');
  const tallest = Math.max(1, ...lines.map(({ height }) => height));
  const points = (line: PlacedLine): number => companyPoints(line, { cores, tallest });
  const spells = (line: PlacedLine): number => Math.max(0, ...cores.map((core) => spellsDomain(line.text, core)));
  const single = lines.map((line) => ({ line, lines: [line.index], points: points(line) }));
  const ranked = [...single, ...joinLines(single, { points, spells })].toSorted((a, b) => b.points - a.points);
  const [best] = ranked;
  const second = ranked.find((other) => other.lines.every((index) => !best?.lines.includes(index)));
  if (!best || best.points < enough) return null;
  const margin = best.points - (second?.points ?? 0);
  const sure = 1 / (1 + Math.exp(-(best.points - 2.2) - 0.4 * Math.min(margin, 2)));
  return {
    value: best.line.text
      .replace(/[|•·]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    confidence: sure * best.line.confidence,
    lines: best.lines,
  };
}
