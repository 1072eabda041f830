import { doubtsOf } from '#renderer/data/editContact.ts';
import type { CardPrint, PrintedWord } from '#shared/domain/cardPrint.ts';
import { CONTACT_FIELDS, FIELD_ORDER } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { Lead } from '#shared/domain/lead.ts';

/** How a field stands: nothing in it, nobody doubts it, somebody should look, hardly read. */
export type Mark = 'empty' | 'sure' | 'check' | 'unsure';

/** Below this the reader guessed. */
const UNSURE_BELOW = 0.6;

/** How sure the reader was of a field, 0…1; undefined when it did not read it. */
export function confidenceOf(lead: Pick<Lead, 'confidence'>, field: ContactField): number | undefined {
  const known = doubtsOf(field).flatMap((doubt) => lead.confidence[doubt] ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The mark of a field; one that a person has looked at is sure. */
export function markOf(lead: Pick<Lead, 'contact' | 'confidence' | 'toCheck'>, field: ContactField, isSeen: boolean): Mark {
  if (CONTACT_FIELDS[field].read(lead.contact) === '') return 'empty';
  if (isSeen || !doubtsOf(field).some((doubt) => lead.toCheck.includes(doubt))) return 'sure';
  return (confidenceOf(lead, field) ?? 0) < UNSURE_BELOW ? 'unsure' : 'check';
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Fields that are a part of what the reader calls one. */
const PARTS: ReadonlySet<ContactField> = new Set(['given', 'family', 'street', 'postalCode', 'city', 'country']);

/** The words a field was read from on a picture; of a name or an address only those of this part, where they are told apart. */
export function wordsOfField(print: CardPrint, field: ContactField, value: string): readonly number[] {
  const [name, item] = CONTACT_FIELDS[field].printed;
  const words = print.fields.find((one) => one.field === name && one.item === item)?.words ?? [];
  if (!PARTS.has(field)) return words;
  const parts = new Set(value.split(/\s+/u).map(fold));
  const own = words.filter((at) => parts.has(fold(print.words[at]?.text ?? '-')));
  return own.length > 0 ? own : value === '' ? [] : words;
}

const placeOf = (print: CardPrint | undefined, lead: Pick<Lead, 'contact'>, field: ContactField): number => {
  const [first] = print === undefined ? [] : wordsOfField(print, field, CONTACT_FIELDS[field].read(lead.contact));
  return first ?? Number.MAX_SAFE_INTEGER;
};

/** Shown even when nothing is in them: what every card has. */
const ALWAYS: ReadonlySet<ContactField> = new Set(['given', 'family', 'company', 'title', 'email', 'phone']);

/**
 * The fields of a card in the order a person looks at them: what is in doubt first, the least sure of it foremost, then as they stand
 * on the card, then those it does not have. `isAll`: also those that are empty and seldom on cards.
 */
export function orderFields(
  lead: Pick<Lead, 'contact' | 'confidence' | 'toCheck'>,
  print: CardPrint | undefined,
  isAll: boolean,
): readonly ContactField[] {
  const shown = FIELD_ORDER.filter((field) => isAll || ALWAYS.has(field) || CONTACT_FIELDS[field].read(lead.contact) !== '');
  const doubt = (field: ContactField): number => {
    const mark = markOf(lead, field, false);
    return mark === 'check' || mark === 'unsure' ? (confidenceOf(lead, field) ?? 0) : mark === 'sure' ? 2 : 3;
  };
  return shown
    .map((field, at) => ({ field, at, doubt: doubt(field), place: placeOf(print, lead, field) }))
    .sort((a, b) => a.doubt - b.doubt || a.place - b.place || a.at - b.at)
    .map(({ field }) => field);
}

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const areaOf = ({ box }: PrintedWord): Area => ({
  left: Math.min(...box.map(([x]) => x)),
  top: Math.min(...box.map(([, y]) => y)),
  right: Math.max(...box.map(([x]) => x)),
  bottom: Math.max(...box.map(([, y]) => y)),
});

/** The words that a rectangle drawn over the picture touches, in the order they are read. */
export function wordsIn(print: CardPrint, from: readonly [number, number], to: readonly [number, number]): readonly number[] {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return print.words.flatMap((word, at) => {
    const area = areaOf(word);
    return area.left <= right && area.right >= left && area.top <= bottom && area.bottom >= top ? [at] : [];
  });
}

/** The part of the picture that has print on it, with a margin; the whole picture when there is none. */
export function printedArea(print: CardPrint): Area {
  const areas = print.words.map(areaOf);
  if (areas.length === 0) return { left: 0, top: 0, right: print.width, bottom: print.height };
  const all = {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
  const margin = 0.08 * Math.max(all.right - all.left, all.bottom - all.top);
  return {
    left: Math.max(0, all.left - margin),
    top: Math.max(0, all.top - margin),
    right: Math.min(print.width, all.right + margin),
    bottom: Math.min(print.height, all.bottom + margin),
  };
}

/** The part of the picture with these words and what stands around them; all that is printed when there are none. */
export function areaOfWords(print: CardPrint, words: readonly number[]): Area {
  const areas = words.flatMap((at) => print.words[at] ?? []).map(areaOf);
  if (areas.length === 0) return printedArea(print);
  const around = 2 * Math.max(...areas.map(({ top, bottom }) => bottom - top));
  return {
    left: Math.max(0, Math.min(...areas.map(({ left }) => left)) - around),
    top: Math.max(0, Math.min(...areas.map(({ top }) => top)) - around),
    right: Math.min(print.width, Math.max(...areas.map(({ right }) => right)) + around),
    bottom: Math.min(print.height, Math.max(...areas.map(({ bottom }) => bottom)) + around),
  };
}
