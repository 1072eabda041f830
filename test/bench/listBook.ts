import { strToU8, Zip, ZipDeflate } from 'fflate';
import { newChance, newPerson } from '#renderer/data/seedPeople.ts';

const HEADER = [
  'Badge ID',
  'First name',
  'Last name',
  'Company',
  'Job title',
  'E-mail',
  'Phone',
  'Mobile',
  'Street',
  'Postcode',
  'City',
  'Country',
  'Ticket type',
  'Registered',
  'Seat',
];

const WORKBOOK =
  '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Visitors" sheetId="1" r:id="rId1"/></sheets></workbook>';
const BASE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${BASE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': WORKBOOK,
  'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${BASE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${BASE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${BASE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml':
    '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Rows written at once. */
const ROWS_A_PIECE = 2_000;

type Strings = { readonly ids: Map<string, number> };

const idOf = ({ ids }: Strings, text: string): number => {
  const id = ids.get(text) ?? ids.size;
  ids.set(text, id);
  return id;
};

const columnName = (at: number): string => String.fromCodePoint(65 + at);

function rowXml(strings: Strings, row: number, cells: readonly (string | number)[]): string {
  const inside = cells.map((cell, at) => {
    const name = `r="${columnName(at)}${row}"`;
    if (typeof cell === 'string') return `<c ${name} t="s"><v>${idOf(strings, cell)}</v></c>`;
    return `<c ${name}${at === 13 ? ' s="1"' : ''}><v>${cell}</v></c>`;
  });
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** A workbook of an organiser as Excel writes it: `rows` visitors, 15 columns, shared strings, a day and a number a row. The same rows each time. */
export function newListBook(rows: number): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(new Uint8Array(piece));
  });
  const add = (name: string): ((text: string, isLast?: boolean) => void) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return (text, isLast = false) => file.push(strToU8(text), isLast);
  };
  for (const [name, xml] of Object.entries(PARTS)) add(name)(xml, true);
  const strings: Strings = { ids: new Map() };
  const chance = newChance(11);
  const sheet = add('xl/worksheets/sheet1.xml');
  sheet('<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>');
  sheet(rowXml(strings, 1, HEADER));
  for (let from = 0; from < rows; from += ROWS_A_PIECE) {
    const some = Array.from({ length: Math.min(ROWS_A_PIECE, rows - from) }, (_none, at) => {
      const n = from + at;
      const contact = newPerson(chance, n).contact;
      const address = contact.addresses?.[0];
      return rowXml(strings, n + 2, [
        `00${n + 100_000}`,
        contact.givenName ?? '',
        contact.familyName ?? '',
        contact.organization?.[0] ?? '',
        contact.jobTitle ?? '',
        `v${n}.${contact.emails?.[0]?.value ?? 'x@y.example'}`,
        contact.phones?.[0]?.value ?? '',
        `+4479${String(n).padStart(8, '0')}`,
        address?.street ?? `${n % 300} Hall Road`,
        address?.postalCode ?? String(10_000 + (n % 80_000)),
        address?.city ?? 'Pallet Town',
        address?.country ?? 'United Kingdom',
        n % 9 === 0 ? 'Exhibitor' : 'Visitor',
        45_000 + (n % 400),
        n,
      ]);
    });
    sheet(some.join(''));
  }
  sheet('</sheetData></worksheet>', true);
  const shared = add('xl/sharedStrings.xml');
  shared(
    `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.ids.size}">`,
  );
  let some = '';
  for (const text of strings.ids.keys()) {
    some += `<si><t>${escaped(text)}</t></si>`;
    if (some.length < 200_000) continue;
    shared(some);
    some = '';
  }
  shared(`${some}</sst>`, true);
  zip.end();
  return new Blob(pieces);
}
