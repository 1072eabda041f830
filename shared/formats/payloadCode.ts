import { digitsIn } from '#shared/domain/phone.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';

/** Symbologies that hold an id and nothing else on a badge. */
const LINEAR = new Set(['Code 128', 'Code 39', 'Code 93', 'EAN-8', 'EAN-13', 'UPC-A', 'UPC-E', 'ITF', 'Codabar', 'DataBar']);

/** GS1 element strings: a symbology identifier, FNC1 as GS, or (01)… in brackets (GS1 General Specifications §5, §7.8). */
const GS1 = /^(?:\](?:C1|e0|d2|Q3|J1)|\(\d{2,4}\)[^()]+)/;
const GROUP_SEPARATOR = '\u001D';

/** Signs between the fields of a badge: two of them in a row of words make a list, not an id. */
const FIELD_SIGN = /[|^~*]|::/;

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
    if (signed !== null && /^\/[\w=+-]+$/.test(trimmed.slice(signed[0].length))) return onlyCode(signed[0]);
    const named = /^[^^|\r\n]{2,80}\^([A-Za-z]{0,4}\d{2,20})$/.exec(trimmed);
    if (named?.[1] !== undefined) return onlyCode(named[1]);
    const marked = trimmed.replace(/^\](?:C1|e0|d2|Q3|J1)/, '');
    if (GS1.test(trimmed) || marked.startsWith(GROUP_SEPARATOR))
      return onlyCode(marked.startsWith(GROUP_SEPARATOR) ? marked.slice(1) : marked);
    if (symbology !== undefined && LINEAR.has(symbology)) return onlyCode(trimmed);
    if (trimmed.split(FIELD_SIGN).length > 2) return null;
    if (trimmed.length > 200 || /\s/.test(trimmed) || !/^[\w.$:;/+=#*~@^|%!-]+$/.test(trimmed)) return null;
    return digitsIn(trimmed) > 0 || isRandom(trimmed) ? onlyCode(trimmed) : null;
  },
};
