import type { Column } from './column.ts';
import type { Cell } from './exportLead.ts';

/** Parts of an XLSX file (ECMA-376, SpreadsheetML) as text. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the list of cell formats of `STYLES`. */
const STYLE = { number: 0, text: 1, date: 2, header: 3 } as const;

/** Longest text a cell may hold (Excel's limit). */
const CELL_CHARACTERS = 32_767;
/** 1970-01-01 in days of the 1900 calendar. */
const EPOCH_DAY = 25_569;
const DAY_MS = 86_400_000;

/** XML 1.0 §2.2 allows no other control characters, no half of a pair, and not the two non-characters. */
const NOT_XML =
  // oxlint-disable-next-line no-control-regex -- these are the characters to remove
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Excel reads `_x0041_` in a text as "A": the underscore itself is escaped. */
const ESCAPE_LIKE = /_(?=x[\dA-Fa-f]{4}_)/gu;

const cut = (text: string): string => (text.length > CELL_CHARACTERS ? text.slice(0, CELL_CHARACTERS) : text);

/** Text for between two tags: cut to what a cell may hold, line ends as Excel writes them, forbidden characters gone. */
export function xmlText(text: string): string {
  const clean = cut(text.replaceAll(/\r\n?/gu, '\n')).replaceAll(NOT_XML, '');
  return /[&<>_]/u.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(ESCAPE_LIKE, '_x005F_')
    : clean;
}

const attribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', ' ');

/** `A`, `B` … `Z`, `AA` … for a column counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function cellXml(place: string, cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(place, cell, STYLE.text);
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}" s="${STYLE.number}"><v>${cell}</v></c>` : '';
  return `<c r="${place}" s="${STYLE.date}"><v>${cell.wall / DAY_MS + EPOCH_DAY}</v></c>`;
}

/** One row; `number` counts from 1. Text is never a formula: its cells are inline strings in the format "text". */
export function rowXml(cells: readonly Cell[], number: number, letters: readonly string[]): string {
  let row = `<row r="${number}">`;
  for (let at = 0; at < cells.length; at += 1) row += cellXml(`${letters[at] ?? ''}${number}`, cells[at] ?? null);
  return `${row}</row>`;
}

/** A sheet up to its first row of data: header row, frozen, columns with their widths. */
export function sheetHead(columns: readonly Pick<Column, 'header' | 'width'>[]): string {
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const header = columns.map((column, at) => textCell(`${columnLetters(at)}1`, column.header, STYLE.header)).join('');
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1">${header}</row>`
  );
}

/** The end of a sheet of `columns` columns and `rows` rows, header included: its filter buttons. */
export const sheetTail = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${columnLetters(columns - 1)}${rows}"/></worksheet>`;

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (lines: string): string => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines}</Relationships>`;

/** A sheet's name as Excel takes it: at most 31 characters, none of []:*?/\. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[[\]:*?/\\']/gu, ' ')
    .slice(0, 31)
    .trim() || 'Sheet';

/** The files of a workbook with one sheet, but the sheet itself (`xl/worksheets/sheet1.xml`). */
export const workbookParts = (name: string): readonly (readonly [path: string, xml: string])[] => [
  [
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MEDIA}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MEDIA}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${MEDIA}.styles+xml"/></Types>`,
  ],
  ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
  [
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${attribute(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml')),
  ],
  ['xl/styles.xml', STYLES],
];
