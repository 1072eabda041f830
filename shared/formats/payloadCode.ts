import { digitsIn } from '#shared/domain/phone.ts';
import type { Unplaced } from '#shared/domain/scan.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';

/** Symbologies that hold an id and nothing else on a badge. */
const LINEAR = new Set(['Code 128', 'Code 39', 'Code 93', 'EAN-8', 'EAN-13', 'UPC-A', 'UPC-E', 'ITF', 'Codabar', 'DataBar']);

/** GS1 element strings: a symbology identifier, FNC1 as GS, or (01)… in brackets (GS1 General Specifications §5, §7.8). */
const GS1 = /^(?:\](?:C1|e0|d2|Q3|J1)|\(\d{2,4}\)[^()]+)/;
const GROUP_SEPARATOR = '\u001D';

/** Lengths of GS1 values that have no separator behind them, by the first two digits of their identifier (§7.8.5). */
const FIXED: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '03': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '31': 6,
  '32': 6,
  '33': 6,
  '34': 6,
  '35': 6,
  '36': 6,
  '41': 13,
};

/** Digits of an identifier: 2 to 4, by its first two (§3.2). */
const keyLength = (start: string): number => (/^(?:0|1|2[012]|3[07]|9)/.test(start) ? 2 : /^(?:2[345]|4[0-2])/.test(start) ? 3 : 4);

const MOST_ELEMENTS = 40;

/** Application identifiers and values of an element string, as far as it is one. */
function elementsOf(text: string): Unplaced[] {
  const elements: Unplaced[] = [];
  let rest = text;
  while (rest !== '' && elements.length < MOST_ELEMENTS) {
    const bracket = /^\((\d{2,4})\)([^(]{1,90})/.exec(rest);
    const key = bracket?.[1] ?? rest.slice(0, keyLength(rest));
    if (!/^\d{2,4}$/.test(key)) break;
    const fixed = FIXED[key.slice(0, 2)];
    const body = rest.slice(key.length);
    const end = body.indexOf(GROUP_SEPARATOR);
    const value = bracket?.[2] ?? (fixed === undefined ? body.slice(0, end < 0 ? 90 : end) : body.slice(0, fixed));
    if (value === '') break;
    elements.push({ name: `(${key})`, value });
    const left = bracket === null ? body.slice(value.length) : rest.slice(bracket[0].length);
    rest = left.startsWith(GROUP_SEPARATOR) ? left.slice(1) : left;
  }
  return elements;
}

/** An element string: the id is the whole of it, since lists hold it so; its parts ride along. */
function readElements(text: string): Reading[] {
  const unplaced = elementsOf(text);
  return [{ kind: 'code', code: text, ...(unplaced.length === 0 ? {} : { unplaced }) }];
}

/** Signs between the fields of a badge: two of them in a row of words make a list, not an id. */
const FIELD_SIGN = /[|^~*]|::/;

/** A day or a time is not an id. */
const DAY_OR_TIME = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}:\d{2}(?::\d{2})?)$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const onlyCode = (code: string): Reading[] => [{ kind: 'code', code }];

/** Whether a word without a digit is random rather than a word: long, or capitals hardly a name. */
const isRandom = (word: string): boolean => word.length >= 20 || (/^[A-Z]{8,}$/.test(word) && !/[AEIOUY].*[AEIOUY].*[AEIOUY]/.test(word));

/**
 * Badges that hold an id only. The id stays as it is written, leading zeros too; what alf.io signs ("uuid/signature") and Aptify
 * prints ("NameCompany^1234") is cut off.
 */
export const code: PayloadFormat = {
  name: 'code',
  read: ({ text, symbology }) => {
    const trimmed = text.trim();
    if (trimmed === '') return null;
    const signed = UUID.exec(trimmed);
    if (signed !== null && /^\/[\w=+/-]+$/.test(trimmed.slice(signed[0].length))) return onlyCode(signed[0]);
    const named = /^[^^|\r\n]{2,80}\^([A-Za-z]{0,4}\d{2,20})$/.exec(trimmed);
    if (named?.[1] !== undefined) return onlyCode(named[1]);
    const marked = trimmed.replace(/^\](?:C1|e0|d2|Q3|J1)/, '');
    if (GS1.test(trimmed) || marked.startsWith(GROUP_SEPARATOR))
      return readElements(marked.startsWith(GROUP_SEPARATOR) ? marked.slice(1) : marked);
    if (symbology !== undefined && LINEAR.has(symbology)) return onlyCode(trimmed);
    if (DAY_OR_TIME.test(trimmed)) return null;
    if (trimmed.split(FIELD_SIGN).length > 2) return null;
    if (trimmed.length > 200 || /\s/.test(trimmed) || !/^[\w.$:;/+=#*~@^|%!-]+$/.test(trimmed)) return null;
    return digitsIn(trimmed) > 0 || isRandom(trimmed) ? onlyCode(trimmed) : null;
  },
};
