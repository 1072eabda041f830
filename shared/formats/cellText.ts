import { attribute, elements, itemText, plainText } from './xmlPieces.ts';

/** A number as a format shows it; the library's own, for formats that we do not know. */
export type FormatNumber = (format: string | number, value: number) => string;

/** How numbers of each cell style are shown. */
export type Styles = { readonly formats: readonly (string | number)[]; readonly isPlain: boolean };

/** Formats of numbers that need no library: General, whole, text (ECMA-376 §18.8.30). */
const GENERAL = 0;
const WHOLE = 1;
const TEXT = 49;

const isKnown = (format: string | number): boolean =>
  format === GENERAL || format === WHOLE || format === TEXT || (typeof format === 'string' && /^(?:0+|general|@)$/i.test(format));

/** The number formats of `styles.xml`, by the index that cells name. */
export function readStyles(xml: string): Styles {
  const custom = new Map<string, string>();
  for (const { tag } of elements(xml, 'numFmt')) custom.set(attribute(tag, 'numFmtId'), plainText(attribute(tag, 'formatCode')));
  const [block] = elements(xml, 'cellXfs');
  const formats = [...elements(block?.body ?? '', 'xf')].map(({ tag }) => {
    const id = attribute(tag, 'numFmtId');
    return custom.get(id) ?? Number(id || 0);
  });
  return { formats, isPlain: formats.every(isKnown) };
}

/** A number in General: whole ones in full, so that an id of 13 digits stays one; others to 11 digits, as Excel shows them. */
const generalText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : String(Number(value.toPrecision(11)));

function numberText(value: number, format: string | number, formatNumber: FormatNumber): string {
  if (!Number.isFinite(value)) return '';
  if (format === GENERAL || format === TEXT || format === '@') return generalText(value);
  if (typeof format === 'string' && /^0{2,}$/.test(format) && Number.isInteger(value) && value >= 0)
    return String(value).padStart(format.length, '0');
  if ((format === WHOLE || format === '0') && Number.isInteger(value)) return generalText(value);
  return formatNumber(format, value);
}

/** What the cells of a sheet are read with. */
export type CellContext = { readonly strings: readonly string[]; readonly styles: Styles; readonly formatNumber: FormatNumber };

function valueOf(body: string): string {
  const open = body.indexOf('<v');
  const from = open < 0 ? -1 : body.indexOf('>', open) + 1;
  const to = from <= 0 ? -1 : body.indexOf('</v>', from);
  return to < 0 ? '' : body.slice(from, to);
}

/** What a cell shows: `tag` is the inside of `<c …>`, `body` what stands in it. Errors are empty; days of type `d` stay as written. */
export function cellText(tag: string, body: string, { strings, styles, formatNumber }: CellContext): string {
  if (body === '') return '';
  const kind = attribute(tag, 't');
  if (kind === 's') return strings[Number(valueOf(body))] ?? '';
  if (kind === 'inlineStr') return itemText(body);
  const value = valueOf(body);
  switch (kind) {
    case 'e':
      return '';
    case 'b':
      return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'str':
      return plainText(value);
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default: {
      if (value.trim() === '') return '';
      const style = attribute(tag, 's');
      const format = style === '' ? GENERAL : (styles.formats[Number(style)] ?? GENERAL);
      return numberText(Number(value), format, formatNumber);
    }
  }
}
