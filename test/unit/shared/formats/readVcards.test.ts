import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJcard } from '#shared/formats/readJcard.ts';
import { readVcards } from '#shared/formats/readVcards.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const read = (...lines: string[]) => readVcards(bytesOf(card(...lines)))[0];

describe('a vCard from any phone or mail program', () => {
  test('reads the bare parameters of version 2.1', () => {
    const contact = read(
      'VERSION:2.1',
      'N:Muster;Zoé',
      'TEL;WORK;VOICE:+49 30 901820',
      'TEL;CELL:0151 23456789',
      'EMAIL;PREF;INTERNET:zoe@muster.example',
    );
    expect(contact).toMatchObject({
      formattedName: 'Zoé Muster',
      familyName: 'Muster',
      phones: [
        { value: '+49 30 901820', kind: 'work', e164: '+4930901820' },
        { value: '0151 23456789', kind: 'mobile' },
      ],
      emails: [{ value: 'zoe@muster.example', kind: 'other' }],
    });
  });

  test('joins quoted-printable lines, also in the middle of a letter, before it splits the name', () => {
    const contact = read('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Stra=C3=\r\n=9Fe=3BX;Zo=C3=A9', 'TEL:12');
    expect(contact?.familyName).toBe('Straße;X');
    expect(contact?.givenName).toBe('Zoé');
    expect(contact?.phones).toHaveLength(1);
  });

  test('keeps what follows a quoted-printable value that ends with an equals sign and an empty line', () => {
    const contact = read('NOTE;ENCODING=QUOTED-PRINTABLE:Halle 4=', '', 'TEL:12345');
    expect(contact?.note).toBe('Halle 4');
    expect(contact?.phones?.[0]?.value).toBe('12345');
  });

  test('decodes Shift_JIS, whose second byte may be a backslash, before it looks for escapes', () => {
    // 表 is 0x95 0x5C in Shift_JIS.
    const contact = readVcards(latin(card('VERSION:2.1', 'N;CHARSET=SHIFT_JIS:\x95\x5C;\x8E\xA6')))[0];
    expect(contact?.familyName).toBe('表');
    expect(contact?.givenName).toBe('示');
  });

  test('takes the charset of a neighbour for text that declares none', () => {
    const contact = readVcards(latin(card('FN:\xCA\xE8\xBF\xE2', 'NOTE;CHARSET=windows-1251:\xCA\xE8\xBF\xE2')))[0];
    expect(contact?.formattedName).toBe('Київ');
  });

  test('reads Windows-1252 when nothing is declared, and the charset of the language when there is one', () => {
    expect(readVcards(latin(card('FN:Zo\xE9')))[0]?.formattedName).toBe('Zoé');
    expect(readVcards(latin(card('FN;LANGUAGE=pl:Pawe\xB3')))[0]?.formattedName).toBe('Paweł');
  });

  test.each(['utf-16le', 'utf-16be'])('reads %s with and without a byte order mark', (order) => {
    const swap = (text: string): Uint8Array => {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'utf-16le');
      return bytes;
    };
    const text = card('VERSION:2.1', 'FN:Łukasz Żak');
    expect(readVcards(swap(text))[0]?.formattedName).toBe('Łukasz Żak');
    expect(readVcards(swap(`\uFEFF${text}`))[0]?.formattedName).toBe('Łukasz Żak');
  });

  test('unfolds lines, takes groups off, and obeys escapes', () => {
    const contact = read('VERSION:3.0', 'item1.ORG:Acme\\, Inc.;Sa', ' les', 'item1.URL:http\\://acme.example', 'NOTE:a\\nb\\;c');
    expect(contact).toMatchObject({ organization: ['Acme, Inc.', 'Sales'], urls: ['http://acme.example'], note: 'a\nb;c' });
  });

  test('reads a hand-made code whose lines all begin with a blank', () => {
    const contact = readVcards(bytesOf('BEGIN:VCARD \r\n VERSION:3.0 \r\n N:Doe;Jane \r\n EMAIL:jane@doe.example \r\n END:VCARD'))[0];
    expect(contact).toMatchObject({ familyName: 'Doe', givenName: 'Jane', emails: [{ value: 'jane@doe.example' }] });
  });

  test('names a picture by its size and SHA-256 and goes on after the blank line that ends it', () => {
    const contact = read('PHOTO;BASE64:', ' /9j/', ' YWJj', '', 'TEL:12');
    expect(contact?.photo).toEqual({ mediaType: 'image/jpeg', bytes: 6, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(contact?.phones).toHaveLength(1);
  });

  test('gives the visitor, not the agent in the card', () => {
    const contacts = readVcards(bytesOf(card('FN:Jane Doe', 'AGENT:', 'BEGIN:VCARD', 'FN:Agent Smith', 'END:VCARD', 'TEL:12')));
    expect(contacts).toHaveLength(1);
    expect(contacts[0]).toMatchObject({ formattedName: 'Jane Doe', phones: [{ value: '12' }] });
  });

  test('reads all cards of a file, the cut off ones too', () => {
    expect(
      readVcards(bytesOf('BEGIN:VCARD\nFN:A B\nBEGIN:VCARD\nFN:C D\nEND:VCARD\nBEGIN:VCARD\nFN:E')).map(
        ({ formattedName }) => formattedName,
      ),
    ).toEqual(['A B', 'C D', 'E']);
  });

  test('drops empty fields, strips tel: and mailto: and keeps extensions', () => {
    const contact = read('VERSION:4.0', 'EMAIL:', 'EMAIL:mailto:a@b.example', 'TEL;VALUE=uri:tel:+1-555-555-1212;ext=7', 'ADR:;;;;;;');
    expect(contact).toEqual({
      emails: [{ value: 'a@b.example', kind: 'other' }],
      phones: [{ value: '+1-555-555-1212;ext=7', kind: 'other' }],
    });
  });

  test('finds the country of a national number in the address', () => {
    const contact = read('TEL:01 42 68 53 00', 'ADR:;;1 rue X;Paris;;75001;France');
    expect(contact?.phones?.[0]?.e164).toBe('+33142685300');
  });
});

describe('jCard', () => {
  test('reads components, lists of words and URIs', () => {
    const json = [
      'vcard',
      [
        ['fn', {}, 'text', 'Jane Doe'],
        ['n', {}, 'text', ['Doe', 'Jane', '', '', ['Jr.', 'M.D.']]],
        ['tel', { type: ['work', 'voice'] }, 'uri', 'tel:+33142685300'],
        ['org', {}, 'text', ['Acme', 'Sales']],
      ],
    ];
    expect(readJcard(JSON.stringify(json))).toEqual([
      {
        formattedName: 'Jane Doe',
        familyName: 'Doe',
        givenName: 'Jane',
        suffix: 'Jr.,M.D.',
        organization: ['Acme', 'Sales'],
        phones: [{ value: '+33142685300', kind: 'work', e164: '+33142685300' }],
      },
    ]);
  });

  test('gives nothing for other JSON, however deep', () => {
    expect(readJcard('{"vcard":1}')).toEqual([]);
    expect(readJcard('['.repeat(50_000) + ']'.repeat(50_000))).toEqual([]);
  });
});

/** A value as a writer of the given version and encoding puts it on lines. */
function quoted(value: string): string {
  const encoded = Array.from(bytesOf(value), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  return encoded.map((code, at) => (at > 0 && at % 7 === 0 ? `=\r\n${code}` : code)).join('');
}
const escaped = (value: string): string => value.replaceAll(/[\\;,]/g, (char) => `\\${char}`);
const folded = (line: string, width: number): string => line.replaceAll(new RegExp(`(.{${width}})(?=.)`, 'gsu'), '$1\r\n ');

const word = fc
  .string({ unit: fc.constantFrom('a', 'Z', 'é', 'ß', '表', 'ї', ';', ',', '\\', '=', '"', ':', '-'), minLength: 1, maxLength: 20 })
  .map((text) => `x${text}x`);

test('a card written with any parameters, folding and encoding reads back the same', () => {
  fc.assert(
    fc.property(
      word,
      word,
      word,
      fc.constantFrom('', ';WORK', ';TYPE=work,pref', ';X-A="b;c:d"', ';'),
      fc.integer({ min: 20, max: 75 }),
      fc.boolean(),
      fc.constantFrom('\r\n', '\n', '\r', '\r\r\n'),
      (family, given, note, params, width, isQuoted, end) => {
        const name = isQuoted
          ? `N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8${params}:${quoted(family)};${quoted(given)}`
          : folded(`item7.n${params}:${escaped(family)};${escaped(given)}`, width);
        const text = card('VERSION:3.0', name, folded(`NOTE:${escaped(note)}`, width)).replaceAll('\r\n', end);
        const expected = isQuoted ? [family, given].map((value) => value.replaceAll(/\\([;,:"\\])/g, '$1')) : [family, given];
        const contact = readVcards(bytesOf(text))[0];
        expect([contact?.familyName, contact?.givenName]).toEqual(expected);
        expect(contact?.note).toBe(note);
      },
    ),
    { numRuns: 300 },
  );
});

test('any bytes at all are read without an error', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'N;ENCODING=QUOTED-PRINTABLE:=', 'PHOTO;BASE64:', ' x', 'AGENT:', 'TEL;', ':;:', 'N:\\'),
  );
  fc.assert(fc.property(fc.array(line), (lines) => Array.isArray(readVcards(bytesOf(lines.join('\n'))))));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => Array.isArray(readVcards(bytes))));
});
