import type { Address, Contact, ContactPhoto, EmailKind, PhoneKind } from '#shared/domain/contact.ts';
import { formattedNameOf } from '#shared/domain/name.ts';
import { readBase64 } from './bytes.ts';
import { compactContact } from './compactContact.ts';
import { sha256 } from './sha256.ts';

/** A property with its value decoded: what a vCard line and a jCard array have in common. Types in lower case. */
export type CardProperty = {
  readonly name: string;
  readonly types: readonly string[];
  readonly text: string;
  readonly components: readonly string[];
  /** Set when the value is an inline picture. */
  readonly picture?: { readonly mediaType: string; readonly base64: string };
};

/** A card as a contact, and the id it carries for an attendee list, if any. */
export type CardReading = { readonly contact: Contact; readonly code?: string };

/** Types of a TEL property (RFC 2426 §3.3.1, RFC 6350 §6.4.1) in the order that decides. */
const PHONE_KINDS: readonly (readonly [RegExp, PhoneKind])[] = [
  [/fax/, 'fax'],
  [/^pager$/, 'pager'],
  [/^(?:cell|mobile|iphone|cellular)$/, 'mobile'],
  [/^work$/, 'work'],
  [/^home$/, 'home'],
];

/** Kind of a phone by its types. */
const phoneKindOf = (types: readonly string[]): PhoneKind =>
  PHONE_KINDS.find(([test]) => types.some((type) => test.test(type)))?.[1] ?? 'other';
const emailKindOf = (types: readonly string[]): EmailKind => (types.includes('work') ? 'work' : types.includes('home') ? 'home' : 'other');

/** Properties outside the standard that organisers use for the id of the visitor. */
const CODE_NAME = /^X-(?:.*(?:ATTENDEE|BADGE|REGISTRATION|REGISTRANT|TICKET|VISITOR|BARCODE|CONF).*)$/;
const CODE_TYPE = /^(?:eventyay|attendee|badge|ticket|registration)/;

function addressOf({ components }: CardProperty): Address {
  const [poBox, extended, street, city, region, postalCode, country] = components;
  if (components.length === 1) return { street: poBox ?? '' };
  return {
    ...(poBox ? { poBox } : {}),
    ...(extended ? { extended } : {}),
    ...(street ? { street } : {}),
    ...(city ? { city } : {}),
    ...(region ? { region } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(country ? { country } : {}),
  };
}

/** Media type by the first bytes of a picture; what the card says about it is often wrong. */
function mediaTypeOf(bytes: Uint8Array, said: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return 'image/gif';
  if (bytes[0] === 0x52 && bytes[8] === 0x57) return 'image/webp';
  const type = said.toLowerCase();
  if (type.includes('/')) return type;
  return type === '' ? 'application/octet-stream' : `image/${type === 'jpg' ? 'jpeg' : type}`;
}

function photoOf(properties: readonly CardProperty[]): ContactPhoto | undefined {
  const picture = properties.find(({ name, picture }) => name === 'PHOTO' && picture !== undefined)?.picture;
  if (picture === undefined) return undefined;
  const bytes = readBase64(picture.base64);
  return bytes.length === 0 ? undefined : { mediaType: mediaTypeOf(bytes, picture.mediaType), bytes: bytes.length, sha256: sha256(bytes) };
}

const withoutScheme = (value: string, scheme: string): string =>
  value.slice(0, scheme.length).toLowerCase() === scheme ? value.slice(scheme.length).trim() : value;

/** Reads the properties of one card. Empty values count as absent; of N, FN, ORG and TITLE the first that says something. */
export function contactOfCard(properties: readonly CardProperty[]): CardReading {
  const all = (name: string): CardProperty[] =>
    properties.filter((property) => property.name === name && property.components.some((part) => part !== ''));
  const first = (name: string): string | undefined => all(name)[0]?.text;
  const [familyName, givenName, additionalName, prefix, suffix] = all('N')[0]?.components ?? [];
  const parts = { familyName, givenName, additionalName, prefix, suffix };
  const note = all('NOTE')
    .map(({ text }) => text)
    .join('\n');
  const code = properties.find(
    ({ name, types, text }) => text !== '' && (CODE_NAME.test(name) || types.some((type) => CODE_TYPE.test(type))),
  )?.text;
  const contact = compactContact({
    formattedName: first('FN') ?? formattedNameOf(parts),
    ...parts,
    nickname: first('NICKNAME'),
    organization: all('ORG')[0]?.components,
    jobTitle: first('TITLE'),
    role: first('ROLE'),
    emails: all('EMAIL').map(({ text, types }) => ({ value: withoutScheme(text, 'mailto:'), kind: emailKindOf(types) })),
    phones: all('TEL').map(({ text, types }) => ({ value: withoutScheme(text, 'tel:'), kind: phoneKindOf(types) })),
    addresses: all('ADR').map(addressOf),
    urls: all('URL').map(({ text }) => text),
    socials: [...all('X-SOCIALPROFILE').filter(({ text }) => text !== code), ...all('IMPP'), ...all('X-TWITTER'), ...all('X-LINKEDIN')].map(
      ({ text }) => text,
    ),
    note,
    birthday: first('BDAY'),
    photo: photoOf(properties),
  });
  return code === undefined ? { contact } : { contact, code };
}
