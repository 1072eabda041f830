import { readFields } from './payloadDelimited.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { readNamed } from './payloadNamed.ts';
import type { Entry } from './payloadNamed.ts';
import { readingOfCard } from './payloadVcard.ts';
import { readCardJson } from './readJcard.ts';
import { readCardText } from './readVcards.ts';
import { looksLikeCard } from './vcardRepair.ts';

/** Nothing in a badge is nested deeper, nor has more keys than this. */
const MAX_DEPTH = 4;
const MAX_ENTRIES = 300;

/** Scalars of a JSON value with the keys they stand under, outer ones first. */
function entriesOf(json: unknown, path: readonly string[] = []): Entry[] {
  if (typeof json !== 'object' || json === null || path.length > MAX_DEPTH) return [];
  const own: Entry[] = [];
  const inner: Entry[] = [];
  for (const [key, value] of Object.entries(json).slice(0, MAX_ENTRIES)) {
    if (typeof value === 'string' || typeof value === 'number') own.push({ path: [...path, key], value: String(value).trim() });
    else if (inner.length < MAX_ENTRIES) inner.push(...entriesOf(value, [...path, key]));
  }
  return [...own, ...inner].filter(({ value }) => value !== '').slice(0, MAX_ENTRIES);
}

/** Indico 3 writes `{"i": [version, "event", "secret"]}` to keep its codes small: the last text is the secret. */
function readCompact(json: unknown): Reading | null {
  if (typeof json !== 'object' || json === null || !('i' in json) || !Array.isArray(json.i)) return null;
  const secret: unknown = json.i.at(-1);
  return typeof secret === 'string' && secret !== '' ? { kind: 'code', code: secret } : null;
}

/** `"key": value` in what is nearly JSON: single quotes, a comma too many, cut off in the middle. */
const PAIR = /(["'])([\w .-]{1,60})\1\s{0,5}:\s{0,5}(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})'|(-?[\d.]{1,30})(?=[,}\s]|$))/g;
const LONGEST_BROKEN = 8000;

/** Pairs of a broken object; less sure than one that is whole. */
function readBroken(text: string): Reading | null {
  if (text.length > LONGEST_BROKEN) return null;
  const entries = [...text.matchAll(PAIR)].map(([, , key = '', double, single, number]) => ({
    path: [key],
    value: (double ?? single ?? number ?? '').replaceAll(/\\(["'\\/])/g, '$1').trim(),
  }));
  const reading = readNamed(entries.filter(({ value }) => value !== '').slice(0, MAX_ENTRIES));
  return reading?.kind === 'contact' ? { ...reading, confidence: evenConfidence(0.8) } : reading;
}

const parse = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/** A list of plain values is a badge without names: the same as text between separators. */
const plainList = (value: unknown): string[] | null =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.length <= 40 &&
  value.every((one) => one === null || /^(?:string|number)$/.test(typeof one))
    ? value.map((one) => String(one ?? '').trim())
    : null;

/** JSON objects of ticket programs, lists of values, and jCard (RFC 7095). */
export const json: PayloadFormat = {
  name: 'json',
  read: ({ text }) => {
    const trimmed = text.trim();
    if (!/^[[{]/.test(trimmed)) return null;
    const parsed = parse(trimmed);
    if (parsed === null) {
      const broken = readBroken(trimmed);
      return broken === null ? null : [broken];
    }
    const { value } = parsed;
    const cards = readCardJson(value);
    if (cards !== null) return cards.map(readingOfCard);
    const list = plainList(value);
    const entries = entriesOf(value);
    const inner = entries.find(({ value: one }) => looksLikeCard(one));
    if (inner !== undefined) return readCardText(inner.value).map(readingOfCard);
    const reading = readCompact(value) ?? (list === null ? null : readFields(list, '\t')) ?? readNamed(entries);
    return reading === null ? [{ kind: 'text' }] : [reading];
  },
};
