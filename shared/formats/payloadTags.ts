import type { Address, Contact, PhoneKind } from '#shared/domain/contact.ts';
import { formattedNameOf } from '#shared/domain/name.ts';
import type { Unplaced } from '#shared/domain/scan.ts';
import { addressOfParts } from './addressOfParts.ts';
import { compactContact } from './compactContact.ts';
import { NAMED, evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';

/** Fields by upper-case tag, in order, escapes still in place; values may repeat. */
type Tags = ReadonlyMap<string, readonly string[]>;

const unescapeTag = (text: string): string => text.replaceAll(/\\([\\;:,"'])/g, '$1').trim();

/** Pieces of a value between the commas that are not escaped, each unescaped. */
const byComma = (written: string): string[] => (written.match(/(?:[^\\,]|\\.?)+|(?<=,|^)(?=,|$)/gs) ?? []).map(unescapeTag);

/** `TAG:value;TAG:value;;` with `\` before a literal sign (DoCoMo's 2D code rules). */
function readTags(body: string): Tags {
  const tags = new Map<string, string[]>();
  let value = '';
  let last: string[] | undefined;
  const end = (): void => {
    const colon = value.indexOf(':');
    const tag = value.slice(0, Math.max(0, colon)).trim().toUpperCase();
    const text = value.slice(colon + 1).trim();
    value = '';
    // a piece without a tag belongs to the one before (a `;` that the writer did not escape), but not behind the end (`;;`)
    if (tag === '' && text !== '') last?.push(`${last.pop() ?? ''};${text}`);
    else if (text === '') last = colon < 0 ? undefined : last;
    else {
      last = tags.get(tag) ?? [];
      last.push(text);
      tags.set(tag, last);
    }
  };
  for (let at = 0; at < body.length; at += 1) {
    const char = body.charAt(at);
    if (char === '\\') value += char + body.charAt((at += 1));
    else if (char === ';') end();
    else value += char;
  }
  end();
  return tags;
}

const after = (text: string, prefix: string): string | null =>
  text.slice(0, prefix.length).toUpperCase() === prefix ? text.slice(prefix.length) : null;

/** "Family,Given" when the writer put a comma, else the whole as it stands. */
function nameOf(written: string | undefined): { formattedName?: string; familyName?: string; givenName?: string } {
  if (written === undefined) return {};
  const [familyName = '', givenName = '', ...more] = byComma(written.replace(/^([^,;\\]+);/, '$1,'));
  if (givenName === '') return familyName === '' ? {} : { formattedName: familyName };
  const given = [givenName, ...more].filter(Boolean).join(' ');
  return { formattedName: formattedNameOf({ givenName: given, familyName }) ?? written, familyName, givenName: given };
}

/** NTT's ADR has seven parts: box, room, house number, city, prefecture, postal code, country; most writers put one text. */
function addressOf(written: string): Address {
  const parts = byComma(written);
  if (parts.length !== 7) return { street: unescapeTag(written) };
  return addressOfParts(parts);
}

/** Tags of an id of the badge that rides along: CONF at Cvent. */
const ID_TAGS = ['CONF', 'BADGE', 'BADGEID', 'ID', 'UID', 'REGID'];

/** Tags outside NTT's own that writers use for the same things. */
const PHONES: readonly (readonly [string, PhoneKind])[] = [
  ['TEL', 'other'],
  ['TEL-AV', 'other'],
  ['PHONE', 'other'],
  ['MOBILE', 'mobile'],
  ['CELL', 'mobile'],
  ['FAX', 'fax'],
];
const MECARD_TAGS = new Set([
  'N',
  'NICKNAME',
  'ORG',
  'DIV',
  'DEPT',
  'TITLE',
  'ROLE',
  'EMAIL',
  'ADR',
  'URL',
  'NOTE',
  'MEMO',
  'BDAY',
  'SOUND',
  ...ID_TAGS,
]);

/** The fields that no tag of the format names. */
const restOf = (tags: Tags, isKnown: (tag: string) => boolean): Unplaced[] =>
  [...tags].flatMap(([name, values]) => (isKnown(name) ? [] : values.map((value) => ({ name, value: unescapeTag(value) })))).slice(0, 100);

const contactReading = (contact: Contact, unplaced: readonly Unplaced[], code?: string): Reading[] => [
  {
    kind: 'contact',
    contact,
    confidence: evenConfidence(NAMED),
    ...(code === undefined ? {} : { code }),
    ...(unplaced.length === 0 ? {} : { unplaced }),
  },
];

function readMecard(body: string): Reading[] {
  const tags = readTags(body);
  const all = (tag: string): readonly string[] => (tags.get(tag) ?? []).map(unescapeTag);
  const units = [...all('DIV'), ...all('DEPT')];
  const contact = compactContact({
    ...nameOf(tags.get('N')?.[0]),
    nickname: all('NICKNAME')[0],
    organization: [...all('ORG').slice(0, 1), ...units],
    jobTitle: all('TITLE')[0],
    role: all('ROLE')[0],
    emails: all('EMAIL').map((value) => ({ value, kind: 'other' as const })),
    phones: PHONES.flatMap(([tag, kind]) => all(tag).map((value) => ({ value, kind }))),
    addresses: (tags.get('ADR') ?? []).map(addressOf),
    urls: all('URL'),
    note: all('NOTE').join('\n') || all('MEMO')[0],
    birthday: all('BDAY')[0],
  });
  const id = ID_TAGS.flatMap(all)[0];
  return contactReading(
    contact,
    restOf(tags, (tag) => MECARD_TAGS.has(tag) || PHONES.some(([phone]) => phone === tag)),
    id,
  );
}

function readBizcard(body: string): Reading[] {
  const tags = readTags(body);
  const all = (tag: string): string[] => (tags.get(tag) ?? []).map(unescapeTag);
  const [givenName, familyName] = [all('N')[0], all('X')[0]];
  const contact = compactContact({
    formattedName: formattedNameOf({ givenName, familyName }),
    givenName: familyName === undefined ? undefined : givenName,
    familyName,
    organization: all('C').slice(0, 1),
    jobTitle: all('T')[0],
    emails: all('E').map((value) => ({ value, kind: 'other' as const })),
    phones: [
      ...all('B').map((value) => ({ value, kind: 'work' as const })),
      ...all('M').map((value) => ({ value, kind: 'mobile' as const })),
      ...all('F').map((value) => ({ value, kind: 'fax' as const })),
    ],
    addresses: all('A').map((street) => ({ street })),
    urls: all('W'),
  });
  return contactReading(
    contact,
    restOf(tags, (tag) => /^[NXCTEBMFAW]$/.test(tag)),
  );
}

/** KDDI's address book code: a line a field. */
function readMemory(text: string): Reading[] | null {
  const fields = new Map(
    text.split(/\r\n|\n|\r/).map((line) => [line.slice(0, line.indexOf(':')).toUpperCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  if (!fields.has('NAME1') && !fields.has('MAIL1') && !fields.has('TEL1')) return null;
  const each = (tags: string): string[] => tags.split(' ').flatMap((tag) => fields.get(tag) || []);
  const contact = compactContact({
    formattedName: fields.get('NAME1'),
    emails: each('MAIL1 MAIL2 MAIL3').map((value) => ({ value, kind: 'other' as const })),
    phones: each('TEL1 TEL2 TEL3').map((value) => ({ value, kind: 'other' as const })),
    addresses: each('ADD').map((street) => ({ street })),
    note: fields.get('MEMORY'),
  });
  return [{ kind: 'contact', contact, confidence: evenConfidence(0.9) }];
}

function readMatmsg(body: string): Reading[] | null {
  const tags = readTags(body);
  const emails = (tags.get('TO') ?? [])
    .flatMap((list) => unescapeTag(list).split(/[,;]/))
    .map((value) => ({ value: value.trim(), kind: 'other' as const }))
    .filter(({ value }) => value.includes('@'));
  return emails.length === 0
    ? null
    : contactReading(
        { emails },
        restOf(tags, (tag) => tag === 'TO'),
      );
}

function readBookmark(body: string): Reading[] | null {
  const tags = readTags(body);
  const urls = tags.get('URL')?.map(unescapeTag);
  if (urls === undefined) return null;
  const unplaced = restOf(tags, (tag) => tag === 'URL');
  return [{ kind: 'url', contact: { urls }, ...(unplaced.length === 0 ? {} : { unplaced }) }];
}

/** A network to join. Its name is said; the password stays in the payload and is shown nowhere. */
function readWifi(body: string): Reading[] {
  const name = readTags(body).get('S')?.[0];
  return name === undefined
    ? [{ kind: 'wifi' }]
    : [{ kind: 'wifi', contact: { note: `Wi-Fi: ${unescapeTag(name).replace(/^"(.*)"$/s, '$1')}` } }];
}

const BY_PREFIX: readonly (readonly [string, (body: string) => Reading[] | null])[] = [
  ['MECARD:', readMecard],
  ['BIZCARD:', readBizcard],
  ['MATMSG:', readMatmsg],
  ['MEBKM:', readBookmark],
  ['MEMORY:', (body) => readMemory(`MEMORY:${body}`)],
  ['WIFI:', readWifi],
];

/** MECARD, BIZCARD, MATMSG, MEBKM, KDDI's MEMORY and WIFI: letters before a colon name each field. */
export const tagged: PayloadFormat = {
  name: 'tags',
  read: ({ text }) => {
    const trimmed = text.trim();
    for (const [prefix, read] of BY_PREFIX) {
      const body = after(trimmed, prefix);
      if (body !== null) return read(body);
    }
    return null;
  },
};
