import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { foldLine, writeVcard } from '#shared/formats/export/vcard.ts';
import { readVcards } from '#shared/formats/readVcards.ts';
import { item } from './samples.ts';

const contact = item().lead.contact;

const reread = (text: string): Contact => {
  const [card] = readVcards(utf8Of(text));
  if (!card) throw new Error('no card was read');
  return card;
};

const flat = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/gu, ' ');

describe('a lead as a vCard', () => {
  test.each(['3.0', '4.0'] as const)('is read back as the same person (version %s)', (version) => {
    const back = reread(writeVcard(contact, version));
    expect(back).toMatchObject({
      formattedName: 'Zoë Straßmeier',
      givenName: 'Zoë',
      familyName: 'Straßmeier',
      jobTitle: 'Leiterin Einkauf',
    });
    expect(back.organization).toEqual(['Ofenbau GmbH', 'Einkauf']);
    expect(back.emails?.map(({ value }) => value)).toEqual(['zoe@ofenbau.example', 'z@privat.example']);
    expect(back.phones?.map(({ value, kind }) => [value, kind])).toEqual([
      ['+49301234567', 'work'],
      ['+491705551234', 'mobile'],
    ]);
    expect(back.addresses?.[0]).toMatchObject({ street: 'Am Ofen 1', city: 'Köln', postalCode: '05067', country: 'Deutschland' });
  });

  test('keeps commas, semicolons, backslashes and line breaks of what people wrote', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', ';', ',', '\\', '\n', ':', '"', '漢', '😀'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(texts, texts, (title, note) => {
        const back = reread(writeVcard({ formattedName: 'A B', jobTitle: `x${title}x`, note: `x${note}x` }, '4.0'));
        expect([flat(back.jobTitle), flat(back.note)]).toEqual([flat(`x${title}x`), flat(`x${note}x`)]);
      }),
      { numRuns: 60 },
    );
  });

  test('folds at 75 octets, never inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const lines = foldLine(text).split('\r\n ');
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(utf8Of(` ${line}`).length).toBeLessThanOrEqual(76);
      }),
    );
    for (const line of foldLine('é'.repeat(200)).split('\r\n')) expect(utf8Of(line).length).toBeLessThanOrEqual(75);
  });

  test('has the required names even of someone known by e-mail only', () => {
    const text = writeVcard({ emails: [{ value: 'a@b.example', kind: 'other' }] }, '3.0');
    expect(text).toContain('FN:a@b.example\r\n');
    expect(text).toContain('N:;;;;\r\n');
  });

  test('cannot be broken out of by a badge', () => {
    const text = writeVcard({ formattedName: 'A\r\nEND:VCARD', urls: ['https://x.example/\r\nEND:VCARD'] }, '4.0');
    expect(text.match(/^END:VCARD/gmu)).toHaveLength(1);
  });
});
