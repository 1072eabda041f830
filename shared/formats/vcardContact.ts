import type { Address, Contact, ContactPhoto, Email, Phone } from '#shared/domain/contact.ts';
import { formattedNameOf } from '#shared/domain/name.ts';
import type { NameParts } from '#shared/domain/name.ts';
import type { Unplaced } from '#shared/domain/scan.ts';
import { addressOfParts } from './addressOfParts.ts';
import { readBase64 } from './bytes.ts';
import { compactContact } from './compactContact.ts';
import { sha256 } from './sha256.ts';
import { emailKindOf, labelOf, phoneKindOf, socialOf } from './vcardKinds.ts';

/** A property with its value decoded: what a vCard line and a jCard array have in common. Types in lower case. */
export type CardProperty = {
  readonly name: string;
  /** What ties properties together; '' for none. */
  readonly group: string;
  readonly types: readonly string[];
  readonly text: string;
  readonly components: readonly string[];
  /** Parameter LABEL of an ADR (RFC 6350 §6.3.1). */
  readonly label?: string;
  /** Set when the value is an inline picture. */
  readonly picture?: { readonly mediaType: string; readonly base64: string };
};

/** A card as a contact, the id it carries for an attendee list, if any, and the properties that have no place in a contact. */
export type CardReading = {
  readonly contact: Contact;
  readonly code?: string;
  readonly unplaced: readonly Unplaced[];
  /** How sure the name is: given as such, or made of a nickname or a reading aid. */
  readonly isNameGuessed: boolean;
};

/** Properties outside the standard that organisers use for the id of the visitor. */
const CODE_NAME = /^X-(?:.*(?:ATTENDEE|BADGE|REGISTRATION|REGISTRANT|TICKET|VISITOR|BARCODE|CONF).*)$/;
const CODE_TYPE = /^(?:eventyay|attendee|badge|ticket|registration)/;

/** Properties about the card, not about the visitor, and pictures. */
const OF_THE_CARD =
  /^(?:BEGIN|END|VERSION|PRODID|REV|UID|SOURCE|NAME|PROFILE|CLASS|AGENT|MAILER|KIND|XML|LOGO|KEY|PHOTO|X-ABLABEL|X-ABSHOWAS|X-ABUID|SORT-STRING|X-ABADR|CLIENTPIDMAP)$/;

/** Nobody reads a longer list of left-overs. */
const MOST_UNPLACED = 100;

const isFilled = ({ components }: CardProperty): boolean => components.some((part) => part !== '');

function addressOf({ components, label = '' }: CardProperty): Address {
  if (components.length === 1) return { street: components[0] ?? '' };
  if (!components.some((part) => part !== '')) return { street: label };
  return addressOfParts(components);
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

/** "Jane Doe <jane@acme.example>" holds the address between brackets. */
const addressOnly = (text: string): string => /<([^<>\s]{1,250}@[^<>\s]{1,250})>\s*$/.exec(text.slice(0, 600))?.[1] ?? text;

type Name = NameParts & { readonly formattedName: string | undefined };

/** Filled properties of one card by their name, each in the order of the card. */
type ByName = ReadonlyMap<string, readonly CardProperty[]>;

function byNameOf(properties: readonly CardProperty[]): ByName {
  const byName = new Map<string, CardProperty[]>();
  for (const property of properties) {
    if (!isFilled(property)) continue;
    const before = byName.get(property.name);
    if (before === undefined) byName.set(property.name, [property]);
    else before.push(property);
  }
  return byName;
}

/** One component "Doe,Jane" is family and given name when the formatted name says so too. */
function partedByComma(family: string, formatted: string | undefined): NameParts | null {
  const [last = '', first = '', ...more] = family.split(',').map((part) => part.trim());
  return first !== '' && more.length === 0 && formatted === `${first} ${last}` ? { familyName: last, givenName: first } : null;
}

function nameOf(byName: ByName): Name {
  const [familyName = '', givenName, additionalName, prefix, suffix] = byName.get('N')?.[0]?.components ?? [];
  const fn = byName.get('FN')?.[0]?.text;
  const isWhole = familyName !== '' && !givenName && !additionalName;
  const parts = (isWhole ? partedByComma(familyName, fn) : null) ?? { familyName, givenName, additionalName, prefix, suffix };
  return { ...parts, formattedName: fn ?? formattedNameOf(parts) };
}

/** Phones of Japan put the reading of the name in SOUND; some cards have a nickname and no name. */
function guessedName(byName: ByName): string | undefined {
  const sound = byName.get('SOUND')?.find(({ types }) => types.includes('x-irmc-n'));
  const [family, given] = sound?.components ?? [];
  return formattedNameOf({ familyName: family, givenName: given }) ?? byName.get('NICKNAME')?.[0]?.text;
}

const isCompanyCard = (byName: ByName): boolean =>
  /^org/i.test(byName.get('KIND')?.[0]?.text ?? '') || /^company$/i.test(byName.get('X-ABSHOWAS')?.[0]?.text ?? '');

/** Properties of which a contact has one. */
const SINGLE = /^(?:N|FN|NICKNAME|ORG|TITLE|ROLE|BDAY)$/;

/** Properties that say something and were not read into the contact: of single ones all but the first. */
function unplacedOf(byName: ByName, code: string | undefined): Unplaced[] {
  const unplaced: Unplaced[] = [];
  for (const [name, properties] of byName) {
    const isPlaced = OF_THE_CARD.test(name) || /^(?:EMAIL|TEL|ADR|URL|NOTE|LABEL)$/.test(name) || socialOf(name, '') !== null;
    if (isPlaced || unplaced.length >= MOST_UNPLACED) continue;
    for (const { types, text, components } of SINGLE.test(name) ? properties.slice(1) : properties.slice(0, MOST_UNPLACED))
      if (text !== code)
        unplaced.push({
          name: types.length === 0 ? name : `${name};${types.join(',')}`,
          value: components.filter((part) => part !== '').join('; '),
        });
  }
  return unplaced;
}

/** Labels by group, as Apple ties them to numbers and addresses. */
const labelsOf = (byName: ByName): Map<string, string> =>
  new Map((byName.get('X-ABLABEL') ?? []).map(({ group, text }) => [group, group === '' ? '' : labelOf(text)]));

const emailsOf = (properties: readonly CardProperty[], labels: ReadonlyMap<string, string>): Email[] =>
  properties.map(({ text, types, group }) => ({
    value: addressOnly(withoutScheme(text, 'mailto:')),
    kind: emailKindOf(types, labels.get(group) ?? ''),
  }));

const phonesOf = (properties: readonly CardProperty[], labels: ReadonlyMap<string, string>): Phone[] =>
  properties.map(({ text, types, group }) => ({ value: withoutScheme(text, 'tel:'), kind: phoneKindOf(types, labels.get(group) ?? '') }));

/** Addresses; a printed label stands in when the card has nothing else. */
function addressesOf(properties: readonly CardProperty[], byName: ByName): Address[] {
  const addresses = properties.filter((property) => property.name === 'ADR' && (isFilled(property) || property.label !== undefined));
  return addresses.length > 0 ? addresses.map(addressOf) : (byName.get('LABEL') ?? []).map(({ text }) => ({ street: text }));
}

/** The id for an attendee list: in a property of its own, or in one whose type says so. */
const codeOf = (properties: readonly CardProperty[]): string | undefined =>
  properties.find(
    ({ name, types, text }) =>
      text !== '' && ((name.startsWith('X-') && CODE_NAME.test(name)) || types.some((type) => CODE_TYPE.test(type))),
  )?.text;

/** Reads the properties of one card. Empty values count as absent; of N, FN, ORG and TITLE the first that says something. */
export function contactOfCard(properties: readonly CardProperty[]): CardReading {
  const byName = byNameOf(properties);
  const all = (name: string): readonly CardProperty[] => byName.get(name) ?? [];
  const first = (name: string): string | undefined => byName.get(name)?.[0]?.text;
  const code = codeOf(properties);
  const labels = labelsOf(byName);
  const name = nameOf(byName);
  const guessed = name.formattedName === undefined && !byName.has('ORG') ? guessedName(byName) : undefined;
  const company = name.formattedName !== undefined && isCompanyCard(byName) ? [name.formattedName] : undefined;
  const contact = compactContact({
    formattedName: name.formattedName ?? guessed,
    prefix: name.prefix,
    givenName: name.givenName,
    additionalName: name.additionalName,
    familyName: name.familyName,
    suffix: name.suffix,
    nickname: first('NICKNAME'),
    organization: all('ORG')[0]?.components ?? company,
    jobTitle: first('TITLE'),
    role: first('ROLE'),
    emails: emailsOf(all('EMAIL'), labels),
    phones: phonesOf(all('TEL'), labels),
    addresses: addressesOf(properties, byName),
    urls: all('URL').map(({ text }) => text),
    socials: [...byName.values()].flat().flatMap(({ name, text }) => (text === code ? [] : (socialOf(name, text) ?? []))),
    note: all('NOTE')
      .map(({ text }) => text)
      .join('\n'),
    birthday: first('BDAY'),
    photo: photoOf(properties),
  });
  return { contact, unplaced: unplacedOf(byName, code), isNameGuessed: guessed !== undefined, ...(code === undefined ? {} : { code }) };
}
