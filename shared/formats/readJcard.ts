import type { Contact } from '#shared/domain/contact.ts';
import type { Finding } from '#shared/domain/scan.ts';
import { finishContact } from './finishContact.ts';
import type { PhoneHints } from './finishContact.ts';
import { contactOfCard } from './vcardContact.ts';
import { findingOfCard } from './readVcards.ts';
import type { CardProperty, CardReading } from './vcardContact.ts';

const scalarOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');
/** A component may itself be a list of words ("Jr.", "M.D."), and no deeper (RFC 7095 §3.3.1.3). */
const partOf = (value: unknown): string => (Array.isArray(value) ? value.map(scalarOf).join(',') : scalarOf(value));
const wordOf = (value: unknown): string => (Array.isArray(value) ? value.map(partOf).join(',') : scalarOf(value));

function typesOf(params: unknown): string[] {
  const type = typeof params === 'object' && params !== null && 'type' in params ? params.type : [];
  return (Array.isArray(type) ? type : [type]).map((word) => wordOf(word).toLowerCase());
}

const groupOf = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'group' in params ? scalarOf(params.group).toLowerCase() : '';

/** `[name, params, type, value…]` (RFC 7095 §3.3): an array as value holds components, more values hold more of the same. */
function propertiesOf(entry: unknown): CardProperty[] {
  if (!Array.isArray(entry) || entry.length < 4 || typeof entry[0] !== 'string') return [];
  const name = entry[0].toUpperCase();
  const types = typesOf(entry[1]);
  const group = groupOf(entry[1]);
  return entry.slice(3).map((value: unknown) => {
    const text = wordOf(value);
    const picture = /^data:([^;,]*)[^,]*;base64,/i.exec(text.slice(0, 200));
    const components = Array.isArray(value) ? value.map(partOf) : [text];
    if (picture !== null)
      return {
        name,
        group,
        types,
        text: '',
        components: [],
        picture: { mediaType: picture[1] ?? '', base64: text.slice(picture[0].length) },
      };
    return { name, group, types, text, components };
  });
}

const isCard = (json: unknown): json is ['vcard', unknown[]] => Array.isArray(json) && json[0] === 'vcard' && Array.isArray(json[1]);

/** Cards of a jCard value (RFC 7095): one `["vcard", […]]` or an array of them; null when it is not one. */
export function readCardJson(json: unknown): CardReading[] | null {
  if (!Array.isArray(json)) return null;
  if (isCard(json)) return [contactOfCard(json[1].flatMap(propertiesOf))];
  return json.length > 0 && json.every(isCard) ? json.map((card) => contactOfCard(card[1].flatMap(propertiesOf))) : null;
}

function readText(text: string): CardReading[] {
  try {
    return readCardJson(JSON.parse(text)) ?? [];
  } catch {
    return [];
  }
}

/** Contacts of a jCard text; none when it is not one. Never throws. */
export const readJcard = (text: string, hints: PhoneHints = {}): Contact[] =>
  readText(text).map(({ contact }) => finishContact(contact, hints));

/** Findings of a jCard text; see `readJcard`. */
export const readJcardFindings = (text: string, hints: PhoneHints = {}): Finding[] =>
  readText(text).map((card) => findingOfCard(card, hints));
