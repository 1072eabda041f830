import { MOST_PARTS } from './split.ts';

/** Signs that stand in names, numbers and addresses, and signs that may; all others part fields: `|`, `#`, control signs, anything odd. */
const WEAK = '.-\'’`@()"/? ';
const MIDDLE = ',:!&=_+{}[]';
const trustOf = (sign: string): number => (WEAK.includes(sign) ? 0.1 : MIDDLE.includes(sign) ? 0.5 : 1);

/** Different signs tried: a badge has a dozen. */
const MOST_SIGNS = 60;
/** Two signs side by side hardly stand in words, whatever they are. */
const DOUBLED = 0.85;

/** A separator with how well it parts the texts: more parts, and as many in each text, are better. */
export type Separator = { readonly separator: string; readonly score: number };

const countOf = (text: string, part: string): number => text.split(part).length - 1;
const isSign = (char: string): boolean => !/[\p{L}\p{N}\p{M} ]/u.test(char);

/** Several signs that always stand together: `#;`, `~|`, `<>`. */
function mixedRuns(texts: readonly string[]): string[] {
  const [first = ''] = texts;
  const runs = new Set(Array.from(first.matchAll(/[^\p{L}\p{N}\p{M} ]{2,3}/gu), ([run]) => run));
  return [...runs].filter((run) => {
    const signs = [...new Set(run)];
    return signs.length === run.length && texts.every((text) => signs.every((sign) => countOf(text, sign) === countOf(text, run)));
  });
}

function candidates(texts: readonly string[]): string[] {
  const signs = [...new Set(texts[0] ?? '')].filter(isSign).slice(0, MOST_SIGNS);
  const shared = signs.filter((sign) => texts.every((text) => text.includes(sign)));
  const doubled = shared.flatMap((sign) => [sign.repeat(3), sign.repeat(2)]).filter((run) => texts.every((text) => text.includes(run)));
  const lines = shared.includes('\n') && texts.every((text) => countOf(text, '\n') === countOf(text, '\r\n')) ? ['\r\n'] : [];
  return [...doubled, ...mixedRuns(texts), ...lines, ...shared];
}

function scoreOf(texts: readonly string[], separator: string): number {
  const counts = texts.map((text) => countOf(text, separator));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (least < 1 || most > MOST_PARTS) return 0;
  const single = Math.max(...Array.from(separator, trustOf));
  const trust = separator.length > 1 ? Math.max(DOUBLED, single + 0.05) : single;
  const filled = Math.min(...texts.map((text) => text.split(separator).filter((part) => part.trim() !== '').length));
  return trust * (least === most ? 1 : 0.6) * Math.log2(1 + filled);
}

/** What may part the fields of the texts, the likeliest first; empty when no sign is in all of them. */
export const findSeparators = (texts: readonly string[]): Separator[] =>
  candidates(texts)
    .map((separator) => ({ separator, score: scoreOf(texts, separator) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);

/** Whether the likeliest separator is a sign that hardly stands in words. */
export const isStrong = ({ separator }: Separator): boolean => trustOf(separator.charAt(0)) === 1 || separator.length > 1;
