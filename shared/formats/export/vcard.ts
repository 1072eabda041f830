import type { Address, Contact, Email, Phone } from '#shared/domain/contact.ts';
import { utf8Of } from '#shared/formats/bytes.ts';

export type VcardVersion = '3.0' | '4.0';

/** What a card carries beside the person. */
export type VcardExtra = { readonly uid?: string; readonly note?: string; readonly updatedAt?: number };

const escape = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/\r\n?|\n/gu, '\\n')
    .replaceAll(',', '\\,')
    .replaceAll(';', '\\;');

const OCTETS_A_LINE = 75;

/** Folds a line so that none is longer than 75 octets, never inside a character (RFC 6350 §3.2). */
export function foldLine(line: string): string {
  if (utf8Of(line).length <= OCTETS_A_LINE) return line;
  let folded = '';
  let used = 0;
  for (const char of line) {
    const size = utf8Of(char).length;
    if (used + size > OCTETS_A_LINE) {
      folded += '\r\n ';
      used = 1;
    }
    folded += char;
    used += size;
  }
  return folded;
}

const phoneTypes: Readonly<Record<Phone['kind'], string>> = {
  work: 'work,voice',
  mobile: 'cell',
  home: 'home,voice',
  fax: 'work,fax',
  pager: 'pager',
  other: 'voice',
};
const emailTypes: Readonly<Record<Email['kind'], string>> = { work: 'work', home: 'home', other: '' };

const typed = (name: string, types: string, version: VcardVersion): string => {
  if (types === '') return name;
  const value = version === '3.0' ? types.toUpperCase() : types;
  return `${name};TYPE=${value.includes(',') && version === '4.0' ? `"${value}"` : value}`;
};

const parts = (values: readonly (string | undefined)[]): string => values.map((value) => escape(value ?? '')).join(';');

const addressLine = (address: Address, version: VcardVersion): string =>
  `${typed('ADR', 'work', version)}:` +
  parts([address.poBox, address.extended, address.street, address.city, address.region, address.postalCode, address.country]);

/** FN is required (RFC 6350 §6.2.1): the full name, else its parts, else what the person can be known by. */
const shownName = (contact: Contact): string =>
  contact.formattedName ||
  [contact.prefix, contact.givenName, contact.additionalName, contact.familyName, contact.suffix].filter(Boolean).join(' ') ||
  contact.organization?.[0] ||
  contact.emails?.[0]?.value ||
  contact.phones?.[0]?.value ||
  '';

const hasName = (contact: Contact): boolean =>
  [contact.prefix, contact.givenName, contact.additionalName, contact.familyName, contact.suffix].some(Boolean);

/** `20260314T100500Z`. */
const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');

function linesOf(contact: Contact, version: VcardVersion, extra: VcardExtra): string[] {
  const line = (name: string, value: string | undefined): string[] => (value ? [`${name}:${escape(value)}`] : []);
  const { familyName, givenName, additionalName, prefix, suffix } = contact;
  return [
    `VERSION:${version}`,
    `FN:${escape(shownName(contact))}`,
    // 3.0 requires N (RFC 2426 §3.1.2), 4.0 does not
    ...(hasName(contact) || version === '3.0' ? [`N:${parts([familyName, givenName, additionalName, prefix, suffix])}`] : []),
    ...line('NICKNAME', contact.nickname),
    ...(contact.organization?.length ? [`ORG:${parts(contact.organization)}`] : []),
    ...line('TITLE', contact.jobTitle),
    ...line('ROLE', contact.role),
    ...(contact.emails ?? []).map((email) => `${typed('EMAIL', emailTypes[email.kind], version)}:${escape(email.value)}`),
    ...(contact.phones ?? []).map((phone) => `${typed('TEL', phoneTypes[phone.kind], version)}:${escape(phone.e164 ?? phone.value)}`),
    ...(contact.addresses ?? []).map((address) => addressLine(address, version)),
    // a URI is not text: it is not escaped, but must stay on one line
    ...[...(contact.urls ?? []), ...(contact.socials ?? [])].map((url) => `URL:${url.replaceAll(/[\r\n]/gu, '')}`),
    ...line('BDAY', contact.birthday),
    ...line('NOTE', [contact.note, extra.note].filter(Boolean).join('\n')),
    ...line('UID', extra.uid),
    ...(extra.updatedAt === undefined ? [] : [`REV:${stamp(extra.updatedAt)}`]),
  ];
}

/** One vCard of version 4.0 (RFC 6350) or 3.0 (RFC 2426), lines ended by CRLF and folded at 75 octets. */
export const writeVcard = (contact: Contact, version: VcardVersion, extra: VcardExtra = {}): string =>
  ['BEGIN:VCARD', ...linesOf(contact, version, extra), 'END:VCARD'].map((line) => `${foldLine(line)}\r\n`).join('');
