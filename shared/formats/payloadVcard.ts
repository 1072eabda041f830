import { readUtf8 } from './bytes.ts';
import { decodeText, utf16Of } from './charset.ts';
import { NAMED, evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { readCardBytes, readCardText } from './readVcards.ts';
import type { CardReading } from './vcardContact.ts';
import { looksLikeCard } from './vcardRepair.ts';

/** Cards sit at the start of a code; a few writers put a word before them. */
const HAS_CARD = /(?:^|[\r\n])\s*BEGIN\s*:\s*VCARD\s*[\r\n]/i;

/** A card is a visitor even when it says nothing of use: its kind tells staff what was scanned. */
export function readingOfCard({ contact, code, unplaced, isNameGuessed }: CardReading): Reading {
  const isParted = contact.familyName !== undefined && contact.givenName !== undefined;
  const trust = isNameGuessed ? { name: 0.6, family: 0.6, given: 0.6 } : isParted ? undefined : { family: 0.8, given: 0.8 };
  return {
    kind: 'contact',
    contact,
    confidence: evenConfidence(NAMED, trust),
    ...(code === undefined ? {} : { code }),
    ...(unplaced.length === 0 ? {} : { unplaced }),
  };
}

/** Whether the bytes say more than the text: the card declares its own charset, or the text is only our own guess at them. */
const knowMore = (bytes: Uint8Array, text: string): boolean =>
  readUtf8(bytes) === null && (/[;:]\s*CHARSET\s*=/i.test(text) || decodeText(bytes).text === text);

/** vCard 2.1, 3.0, 4.0. The bytes are read when there are any: only they still have the charset the card declares. */
export const vcard: PayloadFormat = {
  name: 'vcard',
  read: ({ text, bytes }) => {
    const wide = bytes !== undefined && utf16Of(bytes) !== null;
    if (!wide && !looksLikeCard(text.slice(0, 200)) && !HAS_CARD.test(text.slice(0, 2000))) return null;
    const cards = bytes !== undefined && (wide || knowMore(bytes, text)) ? readCardBytes(bytes) : readCardText(text);
    return cards.length === 0 ? null : cards.map(readingOfCard);
  },
};
