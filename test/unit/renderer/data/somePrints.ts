import type { CardPrint, PrintedField, PrintedWord } from '#shared/domain/cardPrint.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Confidence } from '#shared/domain/scan.ts';

/** A word of print at a place of the test's own: each line 40 px high, each word 100 px wide. */
export const wordAt = (text: string, line: number, column: number): PrintedWord => {
  const [left, top] = [20 + column * 110, 20 + line * 50];
  return { text, line, confidence: 0.9, box: [[left, top], [left + 100, top], [left + 100, top + 40], [left, top + 40]] }; // prettier-ignore
};

/** Lines of text as the words of an upright picture. */
export const wordsOf = (lines: readonly string[]): PrintedWord[] =>
  lines.flatMap((line, number) => line.split(' ').map((text, column) => wordAt(text, number, column)));

/** What a reader answers for a card: its fields, how sure, and its words. */
export function printSaying(
  contact: Contact,
  confidence: Confidence,
  more: { lines?: readonly string[]; fields?: readonly PrintedField[] } = {},
): CardPrint {
  return { rotation: 0, width: 900, height: 500, words: wordsOf(more.lines ?? []), fields: more.fields ?? [], contact, confidence };
}

/** The card of a person with name, e-mail and phone; the phone was hard to read. */
export const printOfPerson = (name: string, email: string): CardPrint =>
  printSaying(
    { formattedName: name, emails: [{ value: email, kind: 'work' }], phones: [{ value: '+33 6 12 34 56 78', kind: 'mobile' }] },
    { name: 0.97, emails: 0.95, phones: 0.6 },
    { lines: [name, email, '+33 6 12 34 56 78'] },
  );
