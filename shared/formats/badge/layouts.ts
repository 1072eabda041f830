import type { BadgeLayout, BadgePlan, BadgeWrapping } from '#shared/domain/badgeFormat.ts';
import { findSeparators, isStrong } from './separators.ts';
import { readEntries, readJsonEntries, startsOf } from './split.ts';
import type { Entry } from './split.ts';
import { arePadded, findWidths } from './widths.ts';
import { readBase64Text } from './wrap.ts';

/** Wrapping and layout of examples, with columns that have no field yet. */
type Frame = BadgePlan;

const BARE: BadgeWrapping = { isBase64: false, isPercentEncoded: false, prefix: '', suffix: '' };

const shared = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a.charAt(at) === b.charAt(at)) at += 1;
  return at;
};
/** The text that all begin with. */
export const commonStart = (texts: readonly string[]): string =>
  texts.reduce((start, text) => start.slice(0, shared(start, text)), texts[0] ?? '');
const mirror = (text: string): string => Array.from(text).toReversed().join('');
/** The text that all end with. */
export const commonEnd = (texts: readonly string[]): string => mirror(commonStart(texts.map(mirror)));

const bare = (texts: readonly string[], wrapping: BadgeWrapping): string[] =>
  texts.map((text) => text.slice(wrapping.prefix.length, text.length - wrapping.suffix.length));

const emptyColumns = (count: number): BadgePlan['columns'] => Array.from({ length: count }, () => ({ field: null }));

/** Texts that something parts: the columns are as many as the fullest has; fewer are right only where one example had fewer. */
function separatedFrame(texts: readonly string[], separator: string, wrapping: BadgeWrapping): Frame {
  const parts = texts.map((text) => text.split(separator));
  const most = Math.max(...parts.map(({ length }) => length));
  // line ends and tabs at the end get lost on the way through scanners
  const isBlank = separator.trim() === '';
  const filled = parts.map((row) => (isBlank ? row.findLastIndex((part) => part.trim() !== '') + 1 : row.length));
  const least = Math.max(1, Math.min(...filled));
  const isUneven = texts.length > 1 && new Set(parts.map(({ length }) => length)).size > 1;
  return { wrapping, layout: { kind: 'separated', separator }, columns: emptyColumns(most), least, hasRest: isUneven && !isBlank };
}

function widthFrame(texts: readonly string[], wrapping: BadgeWrapping): Frame | null {
  const widths = findWidths(texts);
  if (widths === null) return null;
  const columns = widths.map((width, at) => (at === widths.length - 1 ? { field: null } : { field: null, width }));
  const starts = startsOf(columns);
  const shortest = Math.min(...texts.map((text) => text.trimEnd().length));
  const least = Math.max(1, starts.filter((start) => start < shortest).length);
  return { wrapping, layout: { kind: 'fixed-width' }, columns, least: Math.min(least, columns.length), hasRest: false };
}

const wholeFrame = (wrapping: BadgeWrapping): Frame => ({
  wrapping,
  layout: { kind: 'whole' },
  columns: emptyColumns(1),
  least: 1,
  hasRest: false,
});

function keyFrame(rows: readonly (readonly Entry[])[], layout: BadgeLayout, wrapping: BadgeWrapping): Frame {
  const keys = [...new Set(rows.flatMap((row) => row.map(({ key }) => key)))];
  const inAll = keys.filter((key) => rows.every((row) => row.some((entry) => entry.key === key))).length;
  return { wrapping, layout, columns: keys.map((key) => ({ field: null, key })), least: Math.max(1, inAll), hasRest: false };
}

const isWord = (key: string): boolean => /^[\p{L}_][\p{L}\p{N} _.-]{0,23}$/u.test(key);

function keyedFrame(texts: readonly string[], wrapping: BadgeWrapping): Frame | null {
  for (const separator of ['&', ';', '|', '\n', '\t', '^', '~', '#', ',']) {
    for (const sign of ['=', ':']) {
      const layout = { kind: 'keyed', separator, sign } as const;
      const rows = texts.map((text) => readEntries(text, layout));
      const areAll = texts.every((text, at) => text.split(separator).filter((part) => part.trim() !== '').length === rows[at]?.length);
      const areWords = rows.every((row) => row.every(({ key }) => isWord(key)) && new Set(row.map(({ key }) => key)).size === row.length);
      if (areAll && areWords && rows.every((row) => row.length > 1)) return keyFrame(rows, layout, wrapping);
    }
  }
  return null;
}

/** A web address: what stands before its last parts is the wrapping, which names the organiser's site. */
function urlFrame(texts: readonly string[], isBase64: boolean): Frame | null {
  if (!texts.every((text) => /^https?:\/\/[^/?#]+/i.test(text))) return null;
  const start = commonStart(texts);
  const host = /^https?:\/\/[^/?#]+\/?/i.exec(start)?.[0];
  if (host === undefined || !texts.every((text) => text.startsWith(host))) return null;
  const mark = texts.every((text) => text.includes('?')) ? '?' : texts.every((text) => text.includes('#')) ? '#' : null;
  const before = mark === null ? null : (texts[0] ?? '').slice(0, (texts[0] ?? '').indexOf(mark) + 1);
  const wrap = (prefix: string): BadgeWrapping => ({ isBase64, isPercentEncoded: true, prefix, suffix: '' });
  if (before !== null && texts.every((text) => text.startsWith(before))) {
    const wrapping = wrap(before);
    const inner = bare(texts, wrapping);
    const keyed = { kind: 'keyed', separator: '&', sign: '=' } as const;
    const rows = inner.map((text) => readEntries(text, keyed));
    if (rows.every(({ length }) => length > 0)) return keyFrame(rows, keyed, wrapping);
  }
  // one address alone: its last part is what varies
  const cut = texts.length === 1 ? start.replace(/\/+$/, '').lastIndexOf('/') : start.lastIndexOf('/');
  const wrapping = wrap(start.slice(0, Math.max(host.length, cut + 1)));
  const inner = bare(texts, wrapping);
  return inner.every((text) => text.includes('/')) ? separatedFrame(inner, '/', wrapping) : wholeFrame(wrapping);
}

const BRACKETS = [['{', '}'], ['[', ']'], ['(', ')'], ['<', '>'], ['"', '"'], ['\u0002', '\u0003']] as const; // prettier-ignore

/** Brackets around all texts. */
function bracketsOf(texts: readonly string[]): Pick<BadgeWrapping, 'prefix' | 'suffix'> {
  const pair = BRACKETS.find(([open, close]) => texts.every((text) => text.length > 2 && text.startsWith(open) && text.endsWith(close)));
  return pair === undefined ? { prefix: '', suffix: '' } : { prefix: pair[0], suffix: pair[1] };
}

/** One part only: what all have around it is the wrapping, cut where a word or a number ends. */
function lonePart(texts: readonly string[], wrapping: BadgeWrapping): Frame {
  const start = texts.length > 1 ? commonStart(texts) : '';
  const prefix = /^.*[^\p{L}\p{N}]/su.exec(start)?.[0] ?? '';
  return wholeFrame({ ...wrapping, prefix: wrapping.prefix + prefix });
}

/** The frame for a layout that a person chose. */
function chosenFrame(texts: readonly string[], layout: BadgeLayout, wrapping: BadgeWrapping): Frame {
  switch (layout.kind) {
    case 'whole':
      return lonePart(texts, wrapping);
    case 'separated':
      return separatedFrame(texts, layout.separator, wrapping);
    case 'fixed-width':
      return widthFrame(texts, wrapping) ?? { ...wholeFrame(wrapping), layout };
    case 'keyed':
      return keyFrame(texts.map((text) => readEntries(text, layout)), layout, wrapping); // prettier-ignore
    case 'json':
      return keyFrame(texts.map((text) => readJsonEntries(text) ?? []), layout, wrapping); // prettier-ignore
  }
}

function foundFrame(texts: readonly string[], wrapping: BadgeWrapping): Frame {
  const inner = bare(texts, wrapping);
  const keyed = keyedFrame(inner, wrapping);
  if (keyed !== null) return keyed;
  const [best] = findSeparators(inner);
  const isPadded =
    arePadded(inner) || (texts.length > 1 && new Set(inner.map(({ length }) => length)).size === 1 && (inner[0]?.length ?? 0) > 20);
  const widths = (best === undefined || !isStrong(best)) && isPadded ? widthFrame(inner, wrapping) : null;
  if (widths !== null) return widths;
  const isWorth = best !== undefined && (isStrong(best) || best.score > 0.45);
  return isWorth ? separatedFrame(inner, best.separator, wrapping) : lonePart(inner, wrapping);
}

/** What is around the parts of the examples and how they lie, found or, for a layout that a person chose, as that says. */
export function findFrame(examples: readonly string[], chosen?: BadgeLayout): Frame {
  const decoded = examples.map(readBase64Text);
  const inner = decoded.filter((text) => text !== null);
  const isBase64 = examples.length > 0 && inner.length === examples.length;
  const texts = isBase64 ? inner : examples;
  if (chosen === undefined) {
    const json = texts.map(readJsonEntries);
    const rows = json.filter((row) => row !== null);
    if (rows.length === texts.length && rows.every(({ length }) => length > 0))
      return keyFrame(rows, { kind: 'json' }, { ...BARE, isBase64 });
    const url = urlFrame(texts, isBase64);
    if (url !== null) return url;
  }
  const wrapping: BadgeWrapping = { ...BARE, isBase64, ...(chosen?.kind === 'json' ? {} : bracketsOf(texts)) };
  return chosen === undefined ? foundFrame(texts, wrapping) : chosenFrame(bare(texts, wrapping), chosen, wrapping);
}
