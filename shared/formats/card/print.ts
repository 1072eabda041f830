import type { CardPrint, PrintedField, PrintedWord } from '#shared/domain/cardPrint.ts';
import type { Box, Point } from '#shared/domain/scan.ts';
import type { Address, Contact } from '#shared/domain/contact.ts';
import type { CardLine } from './cardLine.ts';
import type { CardReading, CardSource } from './readCard.ts';
import { foldTight } from './text.ts';

/** The picture a card was read on, upright. */
type Sheet = Pick<CardPrint, 'rotation' | 'width' | 'height'>;

const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

const boxOf = ([topLeft, topRight, bottomRight, bottomLeft]: Box, from: number, to: number): Box => [
  between(topLeft, topRight, from),
  between(topLeft, topRight, to),
  between(bottomLeft, bottomRight, to),
  between(bottomLeft, bottomRight, from),
];

/** Where the character at `index` stands in its line, 0…1; evenly spread where the recogniser did not say (accents change the length). */
function placeOf({ text, at = [] }: CardLine, index: number): number {
  return at.length === text.length ? (at[index] ?? 0) : (index + 0.5) / Math.max(1, text.length);
}

/** The words of a line, each with its own box: from the middle of the blank before it to that of the blank behind. */
function wordsOf(line: CardLine, number: number): PrintedWord[] {
  const half = 0.5 / Math.max(1, line.text.length);
  return Array.from(line.text.matchAll(/\S+/gu), ({ 0: text, index }) => {
    const from = Math.max(0, placeOf(line, index) - half);
    const to = Math.min(1, placeOf(line, index + text.length - 1) + half);
    return { text, line: number, confidence: line.confidence, box: boxOf(line.box, from, Math.max(from, to)) };
  });
}

const textOfAddress = (address: Address): string => Object.values(address).join(' ');

/** What a field of a reading says, as one text. */
function valueOf({ contact }: Pick<CardReading, 'contact'>, { field, item }: CardSource): string {
  const values: Readonly<Record<string, string | undefined>> = {
    name: contact.formattedName,
    title: contact.jobTitle,
    company: contact.organization?.[0],
    org: contact.organization?.[1],
    emails: contact.emails?.[item]?.value,
    phones: contact.phones?.[item]?.value,
    websites: contact.urls?.[item],
    address: contact.addresses?.[item] && textOfAddress(contact.addresses[item]),
    socials: contact.socials?.[item],
  };
  return values[field] ?? '';
}

/** The words of the field's lines that are in its value; all words of the lines when none is (the reader may have repaired it). */
function wordsIn(source: CardSource, words: readonly PrintedWord[], value: string): number[] {
  const inLines = words.flatMap((word, at) => (source.lines.includes(word.line) ? [at] : []));
  const tight = foldTight(value);
  const own = inLines.filter((at) => {
    const text = foldTight(words[at]?.text ?? '');
    return text !== '' && (tight.includes(text) || text.includes(tight));
  });
  return own.length > 0 ? own : inLines;
}

/** A reading with every word in its place: what is kept beside the picture. */
export function printOf(reading: CardReading & { readonly lines: readonly CardLine[] }, sheet: Sheet): CardPrint {
  const words = reading.lines.flatMap(wordsOf);
  const fields: PrintedField[] = reading.sources.map((source) => ({
    field: source.field,
    item: source.item,
    words: wordsIn(source, words, valueOf(reading, source)),
  }));
  return { ...sheet, words, fields, contact: reading.contact, confidence: reading.confidence };
}

/** The print as text, a line a line. */
export function textOfPrint(words: readonly PrintedWord[]): string {
  const lines = new Map<number, string[]>();
  for (const { line, text } of words) lines.set(line, [...(lines.get(line) ?? []), text]);
  return Array.from(lines.values(), (line) => line.join(' ')).join('\n');
}

/** The parts of a contact that a badge's print may propose: who and of which company; numbers on badges are seat and hall numbers. */
export function nameAndCompany({ formattedName, prefix, givenName, familyName, suffix, organization, jobTitle }: Contact): Contact {
  return {
    ...(formattedName === undefined ? {} : { formattedName }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(givenName === undefined ? {} : { givenName }),
    ...(familyName === undefined ? {} : { familyName }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(organization === undefined ? {} : { organization }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
  };
}
