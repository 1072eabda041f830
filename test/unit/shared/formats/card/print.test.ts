import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Point } from '#shared/domain/scan.ts';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import { nameAndCompany, printOf, textOfPrint } from '#shared/formats/card/print.ts';
import { readCard } from '#shared/formats/card/readCard.ts';

const flat = (left: number, top: number, width: number, height: number): Box => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];

/** Lines of 20 px a letter, one under the other, each letter's place told by the recogniser. */
const linesOf = (texts: readonly string[]): CardLine[] =>
  texts.map((text, number) => ({
    text,
    confidence: 0.9,
    height: 40,
    box: flat(50, 50 + number * 60, text.length * 20, 40),
    at: Array.from({ length: text.length }, (_, at) => (at + 0.5) / text.length),
  }));

const sheet = { rotation: 0, width: 1000, height: 600 } as const;
const read = (lines: readonly CardLine[]) => printOf({ ...readCard(lines), lines }, sheet);

describe('the words of a print', () => {
  it('stand where their letters stand', () => {
    const { words } = read(linesOf(['Ada Corder']));
    expect(words.map(({ text, line }) => [text, line])).toEqual([
      ['Ada', 0],
      ['Corder', 0],
    ]);
    expect(words[0]?.box).toEqual(flat(50, 50, 60, 40));
    expect(words[1]?.box).toEqual(flat(130, 50, 120, 40));
  });

  it('stand in a line that is askew, too', () => {
    const box: Box = [[0, 0], [200, 20], [196, 60], [-4, 40]]; // prettier-ignore
    const { words } = read([{ text: 'Ada Corder', confidence: 1, height: 40, box }]);
    expect(words[1]?.box[1]).toEqual([200, 20]);
    expect(words[1]?.box[2]).toEqual([196, 60]);
    expect(words[0]?.box[0]).toEqual([0, 0]);
  });

  it('are inside their line, in order, and lose no letter, whatever was recognised', () => {
    const place = fc.integer({ min: -2000, max: 4000 });
    const point = fc.tuple(place, place) as fc.Arbitrary<Point>; // a tuple of two numbers is a point
    const line = fc
      .record({
        text: fc.string({ maxLength: 60, unit: 'grapheme' }),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        height: fc.integer({ min: 1, max: 200 }),
        box: fc.tuple(point, point, point, point) as fc.Arbitrary<Box>,
        hasAt: fc.boolean(),
      })
      .map(({ hasAt, ...rest }): CardLine =>
        hasAt ? { ...rest, at: Array.from({ length: rest.text.length }, (_, at) => (at + 0.5) / rest.text.length) } : rest,
      );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { words, fields } = read(lines);
        for (const word of words) {
          const own = lines[word.line];
          expect(own).toBeDefined();
          const xs = own?.box.map(([x]) => x) ?? [];
          const ys = own?.box.map(([, y]) => y) ?? [];
          for (const [x, y] of word.box) {
            expect(x).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-6);
            expect(x).toBeLessThanOrEqual(Math.max(...xs) + 1e-6);
            expect(y).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-6);
            expect(y).toBeLessThanOrEqual(Math.max(...ys) + 1e-6);
          }
        }
        expect(words.map(({ text }) => text)).toEqual(lines.flatMap(({ text }) => text.split(/\s+/u).filter((one) => one !== '')));
        for (const field of fields) for (const at of field.words) expect(words[at]).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('the words of a field', () => {
  const print = read(
    linesOf([
      'Maubrine Vostrikane',
      'Head of Purchasing',
      'Tallowick Bottling Ltd',
      'Tel +44 20 7946 0812',
      'maubrine.vostrikane@tallowick.example.com',
    ]),
  );
  const wordsOf = (field: string): string[] =>
    (print.fields.find((one) => one.field === field)?.words ?? []).map((at) => print.words[at]?.text ?? '');

  it('are those of its value, not the label beside it', () => {
    expect(wordsOf('name')).toEqual(['Maubrine', 'Vostrikane']);
    expect(wordsOf('phones')).toEqual(['+44', '20', '7946', '0812']);
    expect(wordsOf('emails')).toEqual(['maubrine.vostrikane@tallowick.example.com']);
  });

  it('can be told as text again, a line a line', () => {
    expect(textOfPrint(print.words).split('\n')[1]).toBe('Head of Purchasing');
  });
});

it('of a badge only name, company and title are offered', () => {
  const contact = {
    formattedName: 'Ada Corder',
    organization: ['Acme'],
    jobTitle: 'Buyer',
    phones: [{ value: '4711', kind: 'other' as const }],
    urls: ['x.example'],
  };
  expect(nameAndCompany(contact)).toEqual({ formattedName: 'Ada Corder', organization: ['Acme'], jobTitle: 'Buyer' });
});
