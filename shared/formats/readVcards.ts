import type { Contact } from '#shared/domain/contact.ts';
import type { Finding } from '#shared/domain/scan.ts';
import { byteStringOf, decodeAs, utf8Of } from './bytes.ts';
import { byteStringOfAny, charsetOfLanguage, decodeByteString } from './charset.ts';
import { finishContact } from './finishContact.ts';
import type { PhoneHints } from './finishContact.ts';
import { contactOfCard } from './vcardContact.ts';
import type { CardProperty, CardReading } from './vcardContact.ts';
import { readRawCards } from './vcardLines.ts';
import type { RawCard, VcardLine } from './vcardLines.ts';
import { componentsOf, isBase64, isQuoted, namesApart, textOfLine, unescapeText } from './vcardValue.ts';

const INLINE_PICTURE = /^data:([^;,]*)[^,]*;base64,/i;

/** The charset to try for 8-bit text that declares none: what neighbours declare, else what the card's language is written in. */
function guessCharset(lines: readonly VcardLine[]): string | null {
  const declared = lines.flatMap(({ params }) => params.get('CHARSET') ?? []);
  const known = declared.find((label) => !/^(?:utf-?8|us-ascii)$/i.test(label) && decodeAs(new Uint8Array(), label) !== null);
  if (known !== undefined) return known;
  const languages = lines.flatMap(({ params }) => params.get('LANGUAGE') ?? []);
  return languages.map(charsetOfLanguage).find((label) => label !== null) ?? null;
}

function propertyOf(line: VcardLine, guess: string | null): CardProperty {
  const types = (line.params.get('TYPE') ?? []).map((type) => type.toLowerCase());
  const data = INLINE_PICTURE.exec(line.value.slice(0, 200));
  if (isBase64(line) || data !== null) {
    const mediaType = data?.[1] ?? line.params.get('MEDIATYPE')?.[0] ?? types[0] ?? '';
    const base64 = line.value.slice(data?.[0].length ?? 0);
    return { name: line.name, group: line.group, types, text: '', components: [], picture: { mediaType, base64 } };
  }
  const text = textOfLine(line, guess);
  const components = componentsOf(line.name === 'N' && !isQuoted(line) ? namesApart(text) : text);
  const label = line.name === 'ADR' ? line.params.get('LABEL')?.join(',') : undefined;
  return {
    name: line.name,
    group: line.group,
    types,
    text: unescapeText(text),
    components,
    ...(label === undefined ? {} : { label: unescapeText(decodeByteString(label, null, guess)) }),
  };
}

/** Letters beyond ASCII as UTF-8 writes them: what else is in the file is UTF-8 too, though perhaps cut off. */
const HAS_UTF8 = /[\u00C3-\u00F4][\u0080-\u00BF]/;

function readingsOf(byteString: string): CardReading[] {
  const cards: RawCard[] = readRawCards(byteString);
  const ofFile = guessCharset(cards.flat()) ?? (HAS_UTF8.test(byteString) ? 'utf-8' : null);
  return cards.map((card) => {
    const guess = guessCharset(card) ?? ofFile;
    return contactOfCard(card.map((line) => propertyOf(line, guess)));
  });
}

/** Cards of a text (vCard 2.1, 3.0, 4.0; RFC 2426, RFC 6350), with ids they carry. Phones and e-mails not yet checked. */
export const readCardText = (text: string): CardReading[] => readingsOf(byteStringOf(utf8Of(text)));

/** Cards of bytes whose charset the cards themselves say, property by property. Phones and e-mails not yet checked. */
export const readCardBytes = (bytes: Uint8Array): CardReading[] => readingsOf(byteStringOfAny(bytes));

/** Contacts of a .vcf file. Damaged cards give what can be read; a file without a card gives none. Never throws. */
export const readVcards = (bytes: Uint8Array, hints: PhoneHints = {}): Contact[] =>
  readCardBytes(bytes).map(({ contact }) => finishContact(contact, hints));

/** A card of a file as a finding: the contact, the id it carries, and what had no place. */
export const findingOfCard = ({ contact, code, unplaced }: CardReading, hints: PhoneHints = {}): Finding => ({
  from: 'file',
  kind: 'contact',
  contact: finishContact(contact, hints),
  ...(code === undefined ? {} : { code }),
  ...(unplaced.length === 0 ? {} : { unplaced }),
});

/** Findings of a .vcf file; see `readVcards`. */
export const readVcardFindings = (bytes: Uint8Array, hints: PhoneHints = {}): Finding[] =>
  readCardBytes(bytes).map((card) => findingOfCard(card, hints));
