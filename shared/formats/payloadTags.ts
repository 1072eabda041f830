import { formattedNameOf } from '#shared/domain/name.ts';
import { compactContact } from './compactContact.ts';
import { NAMED, evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';

/** Fields by upper-case tag, in order; values may repeat. */
type Tags = ReadonlyMap<string, readonly string[]>;

/** `TAG:value;TAG:value;;` with `\` before a literal sign (DoCoMo's 2D code rules). */
function readTags(body: string): Tags {
  const tags = new Map<string, string[]>();
  let value = '';
  const end = (): void => {
    const colon = value.indexOf(':');
    const tag = value.slice(0, Math.max(0, colon)).trim().toUpperCase();
    const text = value
      .slice(colon + 1)
      .replaceAll(/\\([\\;:,"])/g, '$1')
      .trim();
    if (tag !== '' && text !== '') {
      const before = tags.get(tag);
      if (before === undefined) tags.set(tag, [text]);
      else before.push(text);
    }
    value = '';
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
  const [familyName = '', givenName = ''] = written.split(',').map((part) => part.trim());
  if (givenName === '') return { formattedName: familyName };
  return { formattedName: formattedNameOf({ givenName, familyName }) ?? written, familyName, givenName };
}

/** Id of a badge that rides along: CONF: at Cvent. */
const idOf = (tags: Tags): string | undefined =>
  ['CONF', 'BADGE', 'ID', 'UID'].map((tag) => tags.get(tag)?.[0]).find((id) => id !== undefined);

function readMecard(body: string): Reading[] {
  const tags = readTags(body);
  const all = (tag: string): readonly string[] => tags.get(tag) ?? [];
  const contact = compactContact({
    ...nameOf(all('N')[0]),
    nickname: all('NICKNAME')[0],
    organization: all('ORG').slice(0, 1),
    jobTitle: all('TITLE')[0],
    emails: all('EMAIL').map((value) => ({ value, kind: 'other' as const })),
    phones: [...all('TEL'), ...all('TEL-AV')].map((value) => ({ value, kind: 'other' as const })),
    addresses: all('ADR').map((street) => ({ street })),
    urls: all('URL'),
    note: all('NOTE').join('\n') || all('MEMO')[0],
    birthday: all('BDAY')[0],
  });
  const code = idOf(tags);
  return [{ kind: 'contact', contact, confidence: evenConfidence(NAMED), ...(code === undefined ? {} : { code }) }];
}

function readBizcard(body: string): Reading[] {
  const tags = readTags(body);
  const [givenName, familyName] = [tags.get('N')?.[0], tags.get('X')?.[0]];
  const contact = compactContact({
    formattedName: formattedNameOf({ givenName, familyName }),
    givenName,
    familyName,
    organization: tags.get('C')?.slice(0, 1),
    jobTitle: tags.get('T')?.[0],
    emails: (tags.get('E') ?? []).map((value) => ({ value, kind: 'other' as const })),
    phones: [
      ...(tags.get('M') ?? []).map((value) => ({ value, kind: 'mobile' as const })),
      ...(tags.get('B') ?? []).map((value) => ({ value, kind: 'work' as const })),
      ...(tags.get('F') ?? []).map((value) => ({ value, kind: 'fax' as const })),
    ],
    addresses: (tags.get('A') ?? []).map((street) => ({ street })),
  });
  return [{ kind: 'contact', contact, confidence: evenConfidence(NAMED) }];
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
  const emails = (tags.get('TO') ?? []).map((value) => ({ value, kind: 'other' as const }));
  return emails.length === 0 ? null : [{ kind: 'contact', contact: { emails }, confidence: evenConfidence(NAMED) }];
}

function readBookmark(body: string): Reading[] | null {
  const urls = readTags(body).get('URL');
  return urls === undefined ? null : [{ kind: 'url', contact: { urls } }];
}

const BY_PREFIX: readonly (readonly [string, (body: string) => Reading[] | null])[] = [
  ['MECARD:', readMecard],
  ['BIZCARD:', readBizcard],
  ['MATMSG:', readMatmsg],
  ['MEBKM:', readBookmark],
  ['MEMORY:', (body) => readMemory(`MEMORY:${body}`)],
  ['WIFI:', () => [{ kind: 'wifi' }]],
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
