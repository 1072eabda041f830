import { strToU8, zipSync } from 'fflate';
import { attendeesIn } from '#shared/formats/attendees.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { faultOf, headOf, openList } from '#shared/formats/listSource.ts';
import { mutate } from './fuzzer.ts';
import type { Chance } from './fuzzer.ts';
import { LIST_SEEDS } from './fuzzSeeds.ts';

const SHEET =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' +
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Email</t></is></c><c r="C1" t="inlineStr"><is><t>Last name</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>42</v></c><c r="B2" t="inlineStr"><is><t>jane@acme.example</t></is></c><c r="C2" t="str"><f>A1</f><v>Doe</v></c></row>' +
  '</sheetData></worksheet>';

/** The parts of a small workbook (ECMA-376). */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Visitors" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>Badge ID</t></si></sst>',
  'xl/worksheets/sheet1.xml': SHEET,
};

const whole = (chance: Chance, below: number): number => Math.floor(chance() * below);

function flipBits(bytes: Uint8Array, chance: Chance): Uint8Array {
  const damaged = bytes.slice();
  for (let turn = 1 + whole(chance, 8); turn > 0; turn -= 1) {
    const place = whole(chance, damaged.length);
    damaged[place] = (damaged[place] ?? 0) ^ (1 << whole(chance, 8));
  }
  return chance() < 0.2 ? damaged.subarray(0, whole(chance, damaged.length)) : damaged;
}

/** A workbook with one part mutated as text, or with bits of the packed file wrong. */
function nextWorkbook(chance: Chance): Uint8Array {
  const names = Object.keys(PARTS);
  const mutated = chance() < 0.6 ? (names[whole(chance, names.length)] ?? '') : '';
  const parts = Object.fromEntries(
    Object.entries(PARTS).map(([name, text]) => [name, strToU8(name === mutated ? mutate(text, chance) : text)]),
  );
  const packed = zipSync(parts, { level: chance() < 0.5 ? 0 : 6 });
  return mutated === '' ? flipBits(packed, chance) : packed;
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (char) => char.charCodeAt(0)).buffer);

/** The next list file of a run: text in one of three encodings, every fourth a workbook. */
export function nextList(chance: Chance): Uint8Array {
  if (chance() < 0.25) return nextWorkbook(chance);
  const text = mutate(LIST_SEEDS[whole(chance, LIST_SEEDS.length)] ?? '', chance);
  const roll = chance();
  const bytes = roll < 0.15 ? utf16(text) : roll < 0.3 ? Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff) : strToU8(text);
  return chance() < 0.3 && bytes.length > 0 ? flipBits(bytes, chance) : bytes;
}

/** Reads every attendee of every sheet, as the program does; answers how many. A file that is no list has none; throws what is a bug. */
export async function readWholeList(bytes: Uint8Array): Promise<number> {
  const opened = await openList(bytes);
  if (!opened.ok) return 0;
  let count = 0;
  for (const sheet of opened.value.sheets) {
    const head = headOf(sheet);
    if (!head.ok) continue;
    try {
      const { columns, skipped } = head.value;
      for (const attendees of attendeesIn(sheet.rows(), { columns, skipped, batch: 500 }))
        count += attendees.map(({ contact }) => finishContact(contact, { country: 'FR' })).length;
    } catch (cause) {
      faultOf(cause);
    }
  }
  return count;
}
