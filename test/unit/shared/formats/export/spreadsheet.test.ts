import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import type { CellObject, WorkSheet } from 'xlsx';
import type { ExportLead } from '#shared/formats/export/exportLead.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { templateOf } from '#shared/formats/export/templates.ts';
import { newXlsx } from '#shared/formats/export/xlsx.ts';
import type { Cell } from '#shared/formats/export/exportLead.ts';
import { context, item } from './samples.ts';

const join = (chunks: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(chunks));

function write(format: FormatName, leads: readonly ExportLead[], language: 'en' | 'fr' = 'en'): Uint8Array {
  const chunks: Uint8Array[] = [];
  const template = templateOf('full');
  const kind = formatOf(format);
  if (!template || !kind) throw new Error('no such template or format');
  const writer = kind.newWriter({
    template,
    context: { ...context, language },
    separator: ';',
    now: 1_700_000_000_000,
    emit: (bytes) => chunks.push(bytes),
  });
  writer.add(leads);
  writer.end();
  return join(chunks);
}

function sheetOf(bytes: Uint8Array): WorkSheet {
  const book = read(bytes, { type: 'array', cellDates: false, cellNF: true, cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const rowsOf = (bytes: Uint8Array): Record<string, CellObject>[] => {
  const sheet = sheetOf(bytes);
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const at = (c: number, r: number): CellObject | undefined => sheet[utils.encode_cell({ c, r })] as CellObject | undefined;
  const columns = Array.from({ length: range.e.c + 1 }, (_, c) => c);
  return Array.from({ length: range.e.r }, (_, r) =>
    Object.fromEntries(
      columns.flatMap((c) => {
        const cell = at(c, r + 1);
        return cell ? [[String(at(c, 0)?.v), cell]] : [];
      }),
    ),
  );
};

const cells = (rows: readonly (readonly Cell[])[]): unknown[][] => {
  const chunks: Uint8Array[] = [];
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ header: `c${at}`, width: 10 }));
  const book = newXlsx({ sheet: 'A/B:C', columns, emit: (bytes) => chunks.push(bytes), now: 1_700_000_000_000 });
  book.add(rows);
  book.end();
  return utils.sheet_to_json<unknown[]>(sheetOf(join(chunks)), { header: 1, raw: true, defval: null, blankrows: true }).slice(1);
};

describe('a spreadsheet of leads', () => {
  test('holds every field of a lead in the cell of its header', () => {
    const [row] = rowsOf(write('xlsx', [item()]));
    const value = (header: string): unknown => row?.[header]?.v;
    expect(value('External key')).toBe('boothbook.lead-1');
    expect([value('First name'), value('Last name'), value('Company'), value('Department')]).toEqual([
      'Zoë',
      'Straßmeier',
      'Ofenbau GmbH',
      'Einkauf',
    ]);
    expect([value('E-mail'), value('E-mail 2')]).toEqual(['zoe@ofenbau.example', 'z@privat.example']);
    expect([value('Phone'), value('Mobile'), value('Badge code'), value('Postal code')]).toEqual([
      '+49301234567',
      '+491705551234',
      '000123',
      '05067',
    ]);
    expect([value('Stage'), value('Temperature'), value('Chosen temperature'), value('Proposed temperature')]).toEqual([
      'Qualified prospect',
      'Hot',
      'Hot',
      'Cold',
    ]);
    expect([value('Budget'), value('Authority'), value('Need')]).toEqual(['Yes', undefined, 'No']);
    expect([value('Score'), value('Probability %'), value('Amount'), value('Visits')]).toEqual([17, 40, 12_500, 1]);
    expect(value('Notes')).toBe('2026-03-14 10:05 Odile Vannier: Wants a quote');
    expect(value('Appointments')).toBe('2026-03-15 10:00 (Europe/Paris): Meeting, Four à tuiles, devis; suite, Stand 4-B, Odile Vannier');
    expect(value('Promises')).toBe('Send the price list (Odile Vannier, due 2026-03-20)');
    expect(value('Consent: e-mail')).toBe('No (2026-03-14 10:05, spoken, 1, Odile Vannier)');
    expect([value('Owner'), value('Event'), value('Badge as read')]).toEqual(['Odile Vannier', 'Salon de la brique', 'RAW;000123']);
  });

  test('keeps phones, codes and keys as text, counts as numbers and times as dates of the show’s zone', () => {
    const [row] = rowsOf(write('xlsx', [item()]));
    expect(['Phone', 'Mobile', 'Badge code', 'Postal code', 'External key'].map((header) => row?.[header]?.t)).toEqual([
      's',
      's',
      's',
      's',
      's',
    ]);
    expect(['Score', 'Amount', 'Probability %'].map((header) => row?.[header]?.t)).toEqual(['n', 'n', 'n']);
    expect(row?.['Captured at']).toMatchObject({ t: 'n', z: 'yyyy\\-mm\\-dd\\ hh:mm' });
    expect(Number(row?.['Captured at']?.v)).toBeCloseTo(Date.UTC(2026, 2, 14, 10, 5, 30) / 86_400_000 + 25_569, 7);
  });

  test('speaks French when the screens do', () => {
    const [row] = rowsOf(write('xlsx', [item()], 'fr'));
    expect([row?.['Étape']?.v, row?.['Température']?.v, row?.['Prénom']?.v]).toEqual(['Prospect qualifié', 'Chaud', 'Zoë']);
  });

  test('shows a formula from a badge as text and runs nothing', () => {
    const evil = item({ contact: { formattedName: '=HYPERLINK("http://x.example";"y")', organization: ['+1+cmd|x'] } }, '@SUM(1)');
    const bytes = write('xlsx', [evil]);
    const [row] = rowsOf(bytes);
    expect(row?.['Full name']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x.example";"y")' });
    expect(row?.['Full name']?.f).toBeUndefined();
    expect(row?.['Company']).toMatchObject({ t: 's', v: '+1+cmd|x' });
    expect(Object.values(sheetOf(bytes)).every((cell: { f?: unknown }) => cell.f === undefined)).toBe(true);
  });

  test('gives back any text that XML can carry, whatever was on the badge', () => {
    const legal = fc.string({ unit: 'binary', maxLength: 40 }).filter(
      (text) =>
        !/[\r\uFFFE\uFFFF]/u.test(text) &&
        // oxlint-disable-next-line no-control-regex -- characters that XML cannot carry
        !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/u.test(text),
    );
    const tricky = fc.constantFrom('_x0041_', 'a_x000D_b', '<t>&amp;</t>', ' space ', ']]>', '\ttab', 'ligne\nligne', '"', "'=1");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(legal, tricky), fc.oneof(legal, tricky)), { minLength: 1, maxLength: 8 }), (rows) => {
        expect(cells(rows).map((row) => row.map((cell) => cell ?? ''))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  test('drops what XML cannot carry: control characters, half pairs', () => {
    expect(cells([['a\u0000b\u001Fc\uFFFF', 'x\uD800y', '\uDC00z']])).toEqual([['abc', 'xy', 'z']]);
  });

  test('cuts a text at what a cell may hold, never inside a character', () => {
    const [[long]] = cells([[`${'a'.repeat(32_766)}😀b`]]) as [[string]];
    expect(long).toBe('a'.repeat(32_766));
  });

  test('writes one row for each lead, however many come at once', () => {
    const rows = rowsOf(
      write(
        'xlsx',
        Array.from({ length: 345 }, (_, at) => item({ externalKey: `boothbook.${at}` })),
      ),
    );
    expect(rows.map((row) => row['External key']?.v)).toEqual(Array.from({ length: 345 }, (_, at) => `boothbook.${at}`));
  });
});
