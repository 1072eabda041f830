import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvRows } from '#shared/formats/csvRows.ts';
import { headOf, likeliestSheet, openList } from '#shared/formats/listSource.ts';
import { tableCharset } from '#shared/formats/tableCharset.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes of a text in an 8-bit charset: each byte's own letter, looked up backwards. */
function bytesIn(text: string, charset: string): Uint8Array {
  const letters = Array.from({ length: 256 }, (_none, byte) => new TextDecoder(charset).decode(Uint8Array.of(byte)));
  return Uint8Array.from(text, (letter) => Math.max(0, letters.indexOf(letter)));
}

describe('rows of a text list', () => {
  test.each([
    [
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\rc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"a;1";"say ""hi"""\n\n  \n"two\nlines";',
      [
        ['a;1', 'say "hi"'],
        ['two\nlines', ''],
      ],
    ],
    [
      '5" pipe;b\n"open;b\nc;d',
      [
        ['5" pipe', 'b'],
        ['"open', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"x" ;y\n"Big" Joe;z',
      [
        ['x', 'y'],
        ['"Big" Joe', 'z'],
      ],
    ],
    [';\n;a', [['', 'a']]],
  ])('%j', (text, rows) => {
    expect([...csvRows(text, ';')]).toEqual(rows);
  });

  test('are those that Papa Parse finds, wherever quotes are closed', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', ' ', '\n', '\t', '7'), minLength: 1, maxLength: 6 });
    // blanks at the ends of a cell are told apart by the two, and mean nothing
    const table = fc.array(
      fc.array(
        cell.map((text) => `x${text}x`),
        { minLength: 2, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\r\n', '\n'), (rows, separator, newline) => {
        const text = Papa.unparse(rows, { delimiter: separator, newline });
        expect([...csvRows(text, separator)]).toEqual(Papa.parse<string[]>(text, { delimiter: separator, newline }).data);
      }),
    );
  });

  test('with a hundred thousand quotes that nobody closed are read in a blink', () => {
    expect([...csvRows('"a;b\n'.repeat(100_000), ';')].length).toBeGreaterThan(0);
  });
});

describe('the charset of a list', () => {
  test.each([
    ['windows-1252', 'Prénom;Société\nZoé;Müller & Söhne\nRené;Garçon Frères'],
    ['windows-1250', 'Imię;Nazwisko\nŁukasz;Żółkiewski\nJiří;Dvořák'],
    ['windows-1250', 'Jméno;Společnost\nJiří;Dvořák Průmysl\nŽaneta;Šťastná'],
    ['windows-1251', 'Имя;Компания\nИван;Ромашка'],
    ['windows-1253', 'Όνομα;Εταιρεία\nΝίκος;Λευκός Πύργος'],
    ['macintosh', 'Prénom;Société\nHélène;Crêperie Bélanger\nÉloïse;Forêt'],
    ['windows-1252', 'Name;Company\nJane;Acme'],
  ])('%s', (charset, text) => {
    expect(tableCharset(bytesIn(text, charset))).toBe(charset);
  });

  test('of a Japanese list is Shift_JIS', () => {
    // 名前,会社 and ヤマダ,テスト
    const bytes = [
      0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x89, 0xef, 0x8e, 0xd0, 0x0a, 0x83, 0x84, 0x83, 0x7d, 0x83, 0x5f, 0x2c, 0x83, 0x65, 0x83, 0x58, 0x83,
      0x67,
    ];
    expect(tableCharset(Uint8Array.from(bytes))).toBe('shift_jis');
  });
});

const head = async (text: string) => {
  const opened = await openList(utf8(text));
  const top = opened.ok && opened.value.sheets[0] !== undefined ? headOf(opened.value.sheets[0]) : undefined;
  return top?.ok === true ? top.value : undefined;
};

describe('the top of a list', () => {
  test('begins below the banner lines of the organiser', async () => {
    const top = await head(
      'Pallet Days 2026;;;;\nExported on 12 March;;;;\n;;;;\nBadge ID;First name;Last name;Company;E-mail\n1;Ada;Okafor;Pumps;ada@okafor.example\n',
    );
    expect(top?.skipped).toBe(3);
    expect(top?.columns.map(({ field }) => field)).toEqual(['code', 'first', 'last', 'company', 'email']);
  });

  test('obeys a sep= line, and takes a list without a header as it is', async () => {
    const top = await head('sep=|\n00417|Ada Okafor|ada@okafor.example\n00418|Ivo Marek|ivo@marek.example\n');
    expect(top?.skipped).toBe(0);
    expect(top?.columns.map(({ field }) => field)).toEqual(['code', 'full', 'email']);
  });

  test('tells which sheet holds the visitors', async () => {
    const hints = await head('How to use this file\nAsk the organiser\n');
    const people = await head('Badge ID;Name;E-mail\n1;Ada Okafor;ada@okafor.example\n');
    expect(likeliestSheet([hints ?? null, people ?? null])).toBe(1);
  });
});
