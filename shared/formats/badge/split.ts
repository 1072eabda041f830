import type { BadgeColumn, BadgeLayout, BadgePlan } from '#shared/domain/badgeFormat.ts';
import { unwrap } from './wrap.ts';

/** More parts than this no badge has. */
export const MOST_PARTS = 60;

/** A part with its name, where the badge names it. */
export type Entry = { readonly key: string; readonly value: string };

const foldKey = (key: string): string => key.trim().toLowerCase();
const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/s, '$1');

/** Parts of `a=1&b=2`; those without the sign are left out. */
export function readEntries(text: string, { separator, sign }: { readonly separator: string; readonly sign: string }): Entry[] {
  return text
    .split(separator)
    .slice(0, MOST_PARTS)
    .flatMap((part) => {
      const at = part.indexOf(sign);
      return at < 1 ? [] : [{ key: unquoted(part.slice(0, at)), value: unquoted(part.slice(at + sign.length)) }];
    });
}

const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

function entriesOf(value: unknown, path: string, depth: number): Entry[] {
  if (isPlain(value)) return [{ key: path, value: String(value) }];
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  return Object.entries(value)
    .slice(0, MOST_PARTS)
    .flatMap(([key, inner]) => entriesOf(inner, path === '' ? key : `${path}.${key}`, depth + 1));
}

/** Values of a JSON object or array with their paths (`person.name`), three levels deep; null when it is neither. */
export function readJsonEntries(text: string): Entry[] | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return entriesOf(value, '', 0).slice(0, MOST_PARTS);
  } catch {
    return null; // no JSON: a payload of another kind
  }
}

function byKey(entries: readonly Entry[], { columns, least }: BadgePlan): string[] | null {
  const values = new Map<string, string>();
  for (const { key, value } of entries) if (!values.has(foldKey(key))) values.set(foldKey(key), value);
  const parts = columns.map(({ key = '' }) => values.get(foldKey(key)));
  return parts.filter((part) => part !== undefined).length < least ? null : parts.map((part) => part ?? '');
}

/** Where each column of a fixed-width text begins. */
export function startsOf(columns: readonly BadgeColumn[]): number[] {
  let next = 0;
  return columns.map(({ width = 0 }) => {
    const from = next;
    next += width;
    return from;
  });
}

function byWidth(text: string, { columns, least }: BadgePlan): string[] | null {
  const starts = startsOf(columns);
  if (text.length <= (starts[least - 1] ?? 0)) return null;
  // a boundary within a word: the value was too long for its column once, or this text has other columns
  const cuts = starts.slice(1).filter((at) => /\p{L}\p{Ll}/u.test(text.slice(at - 1, at + 1))).length;
  if (cuts > Math.max(1, columns.length / 4)) return null;
  return columns.map(({ width }, at) => {
    const from = starts[at] ?? 0;
    return text.slice(from, at === columns.length - 1 || width === undefined ? undefined : from + width);
  });
}

function bySeparator(text: string, separator: string, { columns, least, hasRest }: BadgePlan): string[] | null {
  const parts = text.split(separator, MOST_PARTS + 1);
  if (parts.length < least || parts.length > MOST_PARTS) return null;
  const most = columns.length;
  if (parts.length > most && !hasRest) return null;
  const kept = parts.length > most ? [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)] : parts;
  return columns.map((_, at) => kept[at] ?? '');
}

function partsOf(text: string, plan: BadgePlan): string[] | null {
  const layout: BadgeLayout = plan.layout;
  switch (layout.kind) {
    case 'whole':
      return [text];
    case 'separated':
      return layout.separator === '' ? null : bySeparator(text, layout.separator, plan);
    case 'fixed-width':
      return byWidth(text, plan);
    case 'keyed':
      return layout.separator === '' || layout.sign === '' ? null : byKey(readEntries(text, layout), plan);
    case 'json': {
      const entries = readJsonEntries(text);
      return entries === null ? null : byKey(entries, plan);
    }
  }
}

/** A percent-encoded part in clear (`+` is a blank in queries); as it stands when it is not well encoded. */
function decodePercent(text: string, isQuery: boolean): string {
  try {
    return decodeURIComponent(isQuery ? text.replaceAll('+', ' ') : text);
  } catch {
    return text;
  }
}

/** The parts of a payload, one a column, trimmed and decoded but with their prefixes; null when the payload is not laid out like this. */
export function splitBadge(plan: BadgePlan, text: string): string[] | null {
  const inner = unwrap(plan.wrapping, text);
  const parts = inner === null ? null : partsOf(inner, plan);
  const isQuery = plan.layout.kind === 'keyed';
  return parts?.map((part) => (plan.wrapping.isPercentEncoded ? decodePercent(part, isQuery) : part).trim()) ?? null;
}
