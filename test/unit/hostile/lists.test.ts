import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { BookType } from 'xlsx';
import { faultOf, openList } from '#shared/formats/listSource.ts';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook of one sheet part, with other parts laid over it. */
function bookOf(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${NS}><sheets><sheet name="V" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet ${NS}><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const VISITOR = `<row>${cell('Name')}${cell('Email')}</row><row>${cell('Zoé Été')}${cell('zoe@ete.example')}</row>`;

/** All rows of all sheets, or the fault that ends the reading. */
async function readAll(bytes: Uint8Array): Promise<string[][] | string> {
  const opened = await openList(bytes);
  if (!opened.ok) return opened.error;
  try {
    return opened.value.sheets.flatMap((sheet) => [...sheet.rows()]);
  } catch (cause) {
    return faultOf(cause);
  }
}

const written = (bookType: BookType): Uint8Array => {
  const sheet = utils.aoa_to_sheet([
    ['Name', 'Email'],
    ['Zoé Été', 'zoe@ete.example'],
  ]);
  // the library types what it gives as any; asked for an array it is a buffer
  return new Uint8Array(write({ SheetNames: ['V'], Sheets: { V: sheet } }, { type: 'array', bookType }) as ArrayBuffer);
};

/** A list in OpenDocument with its content changed. */
function odsWith(change: (content: string) => string): Uint8Array {
  const parts = unzipSync(written('ods'));
  const content = new TextDecoder().decode(parts['content.xml']);
  const changed = change(content);
  expect(changed).not.toBe(content);
  return zipSync({ ...parts, 'content.xml': strToU8(changed) });
}

const item = (text: string): string => `<row><c t="inlineStr"><is><t>a</t>${text}</is></c></row>`;

describe('a list that is a bomb ends with a word', () => {
  test('a text of separators alone has more columns than any list', async () => {
    expect(await readAll(strToU8(','.repeat(1_000_000)))).toBe('too-wide');
    expect(await readAll(strToU8(`name,email\n${','.repeat(20_000)}\n`))).toBe('too-wide');
  });

  test('a text of more lines than a sheet can have is too large', async () => {
    expect(await readAll(strToU8('a\n'.repeat(1_048_577)))).toBe('too-large');
  });

  test('a cell of a megabyte is cut, its row and the next are read', async () => {
    const rows = await readAll(strToU8(`name,email\n${'x'.repeat(1_000_000)},a@b.example\nZoé,zoe@ete.example\n`));
    expect(rows).toHaveLength(3);
    expect(rows[1]?.[0]).toHaveLength(100_000);
    expect(rows[2]).toEqual(['Zoé', 'zoe@ete.example']);
  });

  test('a million empty rows are no rows, and one more is too large', async () => {
    expect(await readAll(bookOf(`${'<row/>'.repeat(1_048_577)}${VISITOR}`))).toBe('too-large');
  });

  test('a sheet that is named a thousand times is read a hundred times', async () => {
    const sheets = '<sheet name="V" sheetId="1" r:id="r1"/>'.repeat(1_000);
    const bytes = bookOf(VISITOR, { 'xl/workbook.xml': `<?xml version="1.0"?><workbook ${NS}><sheets>${sheets}</sheets></workbook>` });
    const opened = await openList(bytes);
    expect(opened.ok && opened.value.sheets.length).toBe(100);
  });

  test('more shared words than a page can hold are too large', { timeout: 60_000 }, async () => {
    const words = `<?xml version="1.0"?><sst>${'<si><t/></si>'.repeat(3_000_001)}</sst>`;
    expect(await readAll(bookOf(VISITOR, { 'xl/sharedStrings.xml': words }))).toBe('too-large');
  });

  test('comments, CDATA and phonetic guides that never end cost no more than their length', async () => {
    for (const piece of ['<!--', '<![CDATA[', '<rPh>']) expect(typeof (await readAll(bookOf(item(piece.repeat(200_000)))))).toBe('object');
  });

  test('entities that unfold, and outer links and formulas, are neither unfolded nor followed nor worked out', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(
      await readAll(bookOf(VISITOR, { 'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${doctype}<worksheet ${NS}>&b;</worksheet>` })),
    ).not.toContain('aaaaaaaaaaaaaaaaaaaa');
    const formula = `<row>${cell('Name')}<c t="str"><f>cmd|'/c calc'!A0</f><v>Zoé</v></c><c><f>WEBSERVICE("https://a.example")</f></c></row>`;
    expect(await readAll(bookOf(formula))).toEqual([['Name', 'Zoé']]);
    const [first] = await readAll(strToU8('name,email\n"=HYPERLINK(""https://a.example"")",+1 (555) 0100\n')).then((rows) => rows.slice(1));
    expect(first).toEqual(['=HYPERLINK("https://a.example")', '+1 (555) 0100']);
  });

  test('a zip in a zip is no list, and neither is opened', async () => {
    const inner = zipSync({ 'a.txt': strToU8('x'.repeat(1_000_000)) }, { level: 9 });
    expect(await readAll(zipSync({ 'xl/workbook.xml': inner, 'b.zip': inner }))).toBe('damaged');
  });

  test('an ODS that says a row stands there a million times, sixteen thousand cells wide, is too large', async () => {
    const many = odsWith((xml) =>
      xml
        .replaceAll('<table:table-row', '<table:table-row table:number-rows-repeated="1048576"')
        .replaceAll('<table:table-cell', '<table:table-cell table:number-columns-repeated="16384"'),
    );
    expect(await readAll(many)).toBe('too-large');
  });

  test('empty rows and cells that LibreOffice repeats to the end of the sheet cost nothing', async () => {
    const usual = odsWith((xml) =>
      xml.replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      ),
    );
    expect(await readAll(usual)).toEqual([
      ['Name', 'Email'],
      ['Zoé Été', 'zoe@ete.example'],
    ]);
  });

  test.each<BookType>(['biff8', 'xlsb', 'ods', 'xlml'])('an honest list (%s) is read as before', async (kind) => {
    expect(await readAll(written(kind))).toEqual([
      ['Name', 'Email'],
      ['Zoé Été', 'zoe@ete.example'],
    ]);
  });
});
