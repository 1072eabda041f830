import * as fc from 'fast-check';
import { constants, deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { openList } from '#shared/formats/listSource.ts';
import { ListError } from '#shared/formats/listFault.ts';
import { readXlsx } from '#shared/formats/xlsxReader.ts';

/** The library may not be asked for in these tests: what is read, our reader read. */
const noLibrary = () => Promise.reject(new Error('asked for the library'));

const trimmed = (rows: Iterable<readonly string[]>): string[][] =>
  Array.from(rows, (row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)).filter((row) => row.length > 0);

/** What the library shows of a sheet. */
const byLibrary = (bytes: Uint8Array, at = 0): string[][] => {
  const book = xlsx.read(bytes, { type: 'array', dense: true });
  const sheet = book.Sheets[book.SheetNames[at] ?? ''];
  const grid =
    sheet === undefined ? [] : xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: false });
  return trimmed(grid.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : ''))));
};

const bytesOf = (book: xlsx.WorkBook, options: xlsx.WritingOptions = {}): Uint8Array =>
  new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', ...options }) as ArrayBuffer); // what `type: 'array'` gives

const bookOf = (rows: unknown[][], name = 'Visitors'): xlsx.WorkBook => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name);
  return book;
};

/** The parts of a workbook written by hand, as some program may have. */
const partsOf = (sheet: string, more: Record<string, string> = {}): Record<string, Uint8Array> => ({
  'xl/workbook.xml': strToU8(
    '<?xml version="1.0"?><workbook xmlns="x" xmlns:r="y"><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId7"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    `<Relationships><Relationship Id='rId7' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='/xl/worksheets/one.xml'/></Relationships>`,
  ),
  'xl/worksheets/one.xml': strToU8(`<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${sheet}</sheetData></worksheet>`),
  ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
});

const handMade = (sheet: string, more: Record<string, string> = {}): Uint8Array => zipSync(partsOf(sheet, more));

const rowsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const [sheet] = await readXlsx(bytes, noLibrary);
  return trimmed(sheet?.rows() ?? []);
};

describe('a workbook of an organiser', () => {
  test('shows the same cells as the library, whatever was written with it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      // not "&amp;": the library makes "&" of it
      fc.constantFrom('007', '  a ', '<b>&"\'', 'Zoé\nMüller', '', 'x_x0041_', '=1+1', '\u{1F600}'),
      fc.integer({ min: -1_000_000, max: 9_999_999_999 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.round(value * 100) / 100),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        async (rows, bookSST, compression) => {
          const bytes = bytesOf(bookOf(rows), { bookSST, compression });
          expect(await rowsOf(bytes)).toEqual(byLibrary(bytes));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('shows numbers as their styles say: leading zeros, days, thousands, percent', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([[42, 7, 45_000.5, 1234.5, 0.25, 33142685300]]);
    const formats = ['00000', '"ID-"000', 'yyyy-mm-dd', '#,##0.00', '0%', '0'];
    for (const [at, z] of formats.entries()) Object.assign(sheet[xlsx.utils.encode_cell({ r: 0, c: at })] ?? {}, { z });
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, sheet, 'A');
    const bytes = bytesOf(book);
    const opened = await openList(bytes);
    const [row] = opened.ok ? trimmed(opened.value.sheets[0]?.rows() ?? []) : [];
    expect(row).toEqual(['00042', 'ID-007', '2023-03-15', '1,234.50', '25%', '33142685300']);
    expect([row]).toEqual(byLibrary(bytes));
  });

  test('keeps an id of 15 digits whole, where a spreadsheet shows it rounded', async () => {
    expect(await rowsOf(bytesOf(bookOf([[400_638_133_393_123]])))).toEqual([['400638133393123']]);
  });

  test('is read with gaps, cells without references, merged and empty cells, rich and phonetic text', async () => {
    const rich = '<si><r><rPr/><t>Ze</t></r><r><t xml:space="preserve">ro </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>';
    const bytes = handMade(
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><t>in &#233; &lt;b&gt;</t></is></c></row>' +
        '<row/><row r="9"><c><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>"x"</f><v>x</v></c><c t="d"><v>2026-03-14T00:00:00</v></c></row>',
      { 'xl/sharedStrings.xml': `<sst>${rich}</sst>` },
    );
    expect(await rowsOf(bytes)).toEqual([
      ['', 'Zero ', '', 'in é <b>'],
      ['1', 'TRUE', '', 'x', '2026-03-14'],
    ]);
  });

  test('has its sheets by name, and each is read from the beginning again', async () => {
    const [sheet] = await readXlsx(handMade('<row><c><v>1</v></c></row>'), noLibrary);
    expect(sheet?.name).toBe('A & B');
    expect([...(sheet?.rows() ?? [])]).toEqual([...(sheet?.rows() ?? [])]);
  });

  test('of a make that only the library knows is left to it: elements with a prefix', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<x:workbook><x:sheets/></x:workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>'),
    });
    await expect(readXlsx(bytes, noLibrary)).rejects.toEqual(new ListError('unusual'));
  });

  test.each(['xlsb', 'biff8', 'ods'] as const)('of the kind %s is read by the library, zeros kept', async (bookType) => {
    const opened = await openList(bytesOf(bookOf([['Badge ID', 'Name'], ['00042', 'Zoé Roth']]), { bookType })); // prettier-ignore
    expect(opened.ok && trimmed(opened.value.sheets[0]?.rows() ?? [])).toEqual([
      ['Badge ID', 'Name'],
      ['00042', 'Zoé Roth'],
    ]);
  });
});

const fault = async (bytes: Uint8Array): Promise<string> => {
  const opened = await openList(bytes);
  if (!opened.ok) return opened.error;
  try {
    for (const sheet of opened.value.sheets) for (const _row of sheet.rows()) continue;
  } catch (cause) {
    return cause instanceof ListError ? cause.fault : 'a bug';
  }
  return 'none';
};

describe('a hostile workbook', () => {
  test('whose entities would grow into gigabytes is not expanded', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    const bytes = handMade('<row><c t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': laughs });
    await expect(readXlsx(bytes, noLibrary)).rejects.toEqual(new ListError('unusual'));
  });

  test('with a kind of cell that neither reader knows is damaged, no bug', async () => {
    const parts = unzipSync(bytesOf(bookOf([['Badge ID'], ['00042']])));
    const changed = (name: string, from: RegExp, to: string): Uint8Array =>
      strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
    const bytes = zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': changed('xl/worksheets/sheet1.xml', /t="s?(?:tr)?"/, 't="zz"'),
      'xl/styles.xml': changed('xl/styles.xml', /<styleSheet/, '<!DOCTYPE x><styleSheet'),
    });
    expect(await fault(bytes)).toBe('damaged');
  });

  test('that unpacks to more than any list ends with a word, not with all memory', async () => {
    const piece = deflateRawSync(Buffer.alloc(30_000_000, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
    const strings = Buffer.concat([...Array.from({ length: 50 }, () => piece), Buffer.of(3, 0)]);
    const bomb = Buffer.from(zipSync({ 'xl/sharedStrings.xml': strings, ...partsOf('<row/>') }, { level: 0 }));
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt16LE(8, entry + 10);
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await fault(bomb)).toBe('too-large');
  });

  test('with cells in the ten thousandth column is too wide; empty ones there do not count', async () => {
    expect(await fault(handMade('<row><c r="XFD1"><v>1</v></c></row>'))).toBe('too-wide');
    expect(await fault(handMade('<row><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>'))).toBe('none');
  });

  test('cut off or with bytes changed never throws and never hangs', async () => {
    const whole = bytesOf(bookOf([['Badge ID', 'Name', 'Day'], ...Array.from({ length: 40 }, (_none, at) => [`00${at}`, `Visitor ${at}`, at])])); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        async (length, edits) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of edits) if (bytes.length > 0) bytes[at % bytes.length] = value;
          expect(await fault(bytes)).not.toBe('a bug');
        },
      ),
      { numRuns: 120 },
    );
  });

  test('that is a program or a picture is told to be no list', async () => {
    expect(await fault(Uint8Array.from({ length: 500 }, (_none, at) => (at * 37) % 256))).toBe('unreadable');
    expect(await fault(new Uint8Array(0))).toBe('empty');
  });
});
