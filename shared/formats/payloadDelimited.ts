import { emailDomain, isEmail } from '#shared/domain/email.ts';
import { splitName } from '#shared/domain/name.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import { contactOfFields } from './contactOfFields.ts';
import type { FieldValues } from './contactOfFields.ts';
import type { AttendeeField } from './fieldNames.ts';
import { countryCodeOf } from './country.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { readWebAddress } from './webAddress.ts';

/** Signs that part fields on badges, the rarest in names first. */
const SEPARATORS = [
  '\u001D',
  '\u001E',
  '\u001F',
  '::',
  '^',
  '|',
  '~',
  '\t',
  ';',
  '*',
  '%',
  '$',
  '#',
  '¦',
  '\r\n',
  '\n',
  '\r',
  ',',
  ' / ',
] as const;

/** Cvent's printed badges: id, names, e-mail and the rest always in this order. */
const CVENT: readonly AttendeeField[] = ['code', 'first', 'last', 'email', 'title', 'company', 'city', 'region', 'postal', 'phone'];

/** Words by which a text is a title, and by which it is a company, in the languages of the shows. */
const TITLE_WORD =
  /\b(?:director|directeur|directrice|manager|responsable|engineer|ing[ée]nieure?|head|chef|chief|ceo|cto|cfo|coo|cmo|cio|president|pr[ée]sidente?|vp|founder|fondat(?:eur|rice)|owner|g[ée]rante?|consultante?|buyer|acheteu(?:r|se)|leiter(?:in)?|gesch[äa]ftsf[üu]hrer(?:in)?|analyst|developer|d[ée]veloppeu(?:r|se)|nurse|professor|researcher|officer|sales|marketing|assistante?|technicien(?:ne)?|direttore|responsabile|gerente|direct(?:or|ora)|architect|designer|specialist|coordinator|teacher|student|scientist|lead)\b/i;
const COMPANY_WORD =
  /(?:\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|company|group|groupe|gruppe|gmbh|mbh|ag|kg|ohg|se|sa|sas|sarl|sasu|eurl|srl|spa|s\.p\.a|s\.r\.l|sl|bv|nv|oy|oyj|ab|as|aps|a\/s|kft|sro|s\.r\.o|sp\. z o\.o|pty|university|universit[àéäy]t?|institut|institute|hospital|bank|labs?|technologies|solutions|systems|software|industries|consulting|partners|holding|foundation)\b|\bco\.)/i;

const CODE_FIELD = /^(?=.*\d)[A-Za-z0-9_-]{1,64}$|^[0-9a-f-]{32,36}$/i;
const POSTAL = /^(?:\d{4,6}|\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}-\d{4,5}|\d{4} ?[A-Z]{2})$/;
const NAME = /^\p{L}[\p{L}\p{M}'’. -]{0,60}(?:, ?\p{L}[\p{L}\p{M}'’. -]{0,40})?$/u;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '');

/** Given and family by the e-mail ("jane.doe@"), which people write given name first; null when it does not tell. */
function orderByEmail(a: string, b: string, email: string): 'given-first' | 'family-first' | null {
  const local = plain(email.slice(0, email.indexOf('@')));
  const parts = email.slice(0, email.indexOf('@')).split(/[._-]/).map(plain);
  const [one, two] = [plain(a), plain(b)];
  if (one === '' || two === '' || one === two) return null;
  if (parts.length > 1 && parts[0] === one && parts.at(-1) === two) return 'given-first';
  if (parts.length > 1 && parts[0] === two && parts.at(-1) === one) return 'family-first';
  if (local === one + two || local === one.charAt(0) + two) return 'given-first';
  return local === two + one || local === two.charAt(0) + one ? 'family-first' : null;
}

type Part = { readonly text: string; field: AttendeeField | 'given-or-family' | null };

/** A hall or a version in front of a badge (`A7`), the same for many visitors: taken for an id it would make one visitor of them. */
const MARKER = /^(?!\d+$).{1,3}$/;

/** Fields that can be told by their look alone. */
function recognise(text: string, at: number, isLast: boolean): AttendeeField | null {
  if (isEmail(text)) return 'email';
  if (/^https?:/i.test(text) || /^www\./i.test(text)) return readWebAddress(text)?.host.endsWith('linkedin.com') ? 'linkedin' : 'website';
  if ((at === 0 && CODE_FIELD.test(text) && !MARKER.test(text)) || (isLast && /^[A-Z]{0,3}-?\d{4,12}$/.test(text) && !POSTAL.test(text)))
    return 'code';
  if (looksLikePhone(text) && !POSTAL.test(text)) return 'phone';
  if (POSTAL.test(text)) return 'postal';
  if (at > 2 && text.length > 2 && countryCodeOf(text) !== null) return 'country';
  if (COMPANY_WORD.test(text)) return 'company';
  return TITLE_WORD.test(text) && text.includes(' ') ? 'title' : null;
}

function assign(parts: Part[]): void {
  const taken = new Set<AttendeeField>();
  for (const [at, part] of parts.entries()) {
    const field = part.text === '' ? null : recognise(part.text, at, at === parts.length - 1);
    if (field === null || taken.has(field)) continue;
    taken.add(field);
    part.field = field;
  }
  const free = parts.filter(({ text, field }) => field === null && text !== '');
  const [one, two] = free;
  const areNames = one !== undefined && NAME.test(one.text);
  if (areNames && one.text.includes(' ') && (two === undefined || two.text.includes(' ') || parts.length < 4)) one.field = 'full';
  else if (areNames && two !== undefined && NAME.test(two.text) && parts.indexOf(two) === parts.indexOf(one) + 1)
    one.field = two.field = 'given-or-family';
  else if (areNames) one.field = 'full';
  const rest = parts.filter(({ text, field }) => field === null && text !== '');
  const missing = (['company', 'title'] as const).filter((field) => !taken.has(field));
  const hasEmailLast = parts.findIndex(({ field }) => field === 'email') === parts.length - 1;
  const order = missing.length === 2 && rest.length > 1 && !hasEmailLast ? (['title', 'company'] as const) : missing;
  for (const [at, part] of rest.slice(0, order.length).entries()) part.field = order[at] ?? null;
}

/** Devoxx writes family::given after a running number, alf.io given::family after a UUID; everybody else given first. */
function namesOf(parts: readonly Part[], separator: string, email: string): { values: FieldValues; trust: number } {
  const [one, two] = parts.filter(({ field }) => field === 'given-or-family').map(({ text }) => text);
  if (one === undefined || two === undefined) return { values: {}, trust: 0.75 };
  const told = orderByEmail(one, two, email);
  const familyFirst = told === null ? separator === '::' && /^\d+$/.test(parts[0]?.text ?? '') : told === 'family-first';
  return { values: familyFirst ? { first: two, last: one } : { first: one, last: two }, trust: told === null ? 0.6 : 0.85 };
}

/** Fields told by their look, where nothing names them; null when too little is sure. `separator` tells makers apart. */
export function readFields(texts: readonly string[], separator: string): Reading | null {
  const parts: Part[] = texts.map((text) => ({ text, field: null }));
  assign(parts);
  const email = parts.find(({ field }) => field === 'email')?.text ?? '';
  const hasNames = parts.some(({ field }) => field === 'given-or-family' || field === 'full');
  const sure = parts.filter(({ field }) => field === 'email' || field === 'phone' || field === 'code').length;
  if (email === '' && !(hasNames && sure > 0 && texts.length > 2)) return null;
  const { values, trust } = namesOf(parts, separator, email);
  for (const { text, field } of parts) if (field !== null && field !== 'given-or-family') values[field] = text;
  const unplaced = parts.flatMap(({ text, field }, at) => (field === null && text !== '' ? [{ name: String(at + 1), value: text }] : []));
  const code = values.code;
  const confidence = evenConfidence(0.7, {
    emails: 0.97,
    phones: 0.9,
    name: hasNames ? 0.8 : 0.6,
    family: trust,
    given: trust,
    city: 0.5,
    street: 0.5,
    postal: 0.6,
  });
  return {
    kind: 'contact',
    contact: contactOfFields(values),
    confidence,
    ...(code === undefined ? {} : { code }),
    ...(unplaced.length === 0 ? {} : { unplaced }),
  };
}

function readCvent(texts: readonly string[]): Reading | null {
  if (texts.length !== CVENT.length || !isEmail(texts[3] ?? '') || !CODE_FIELD.test(texts[0] ?? '')) return null;
  const values: FieldValues = Object.fromEntries(CVENT.map((field, at) => [field, texts[at] ?? '']).filter(([, text]) => text !== ''));
  return { kind: 'contact', contact: contactOfFields(values), confidence: evenConfidence(0.92), code: texts[0] ?? '' };
}

/** Pieces between separators, trimmed; `"` around a piece keeps a separator inside it, as in CSV (RFC 4180). */
function piecesOf(text: string, separator: string): string[] {
  const plain = text.split(separator);
  if (plain.length > 41 || !(separator === ',' || separator === ';' || separator === '\t') || !text.includes('"'))
    return plain.map((part) => part.trim());
  const parts: string[] = [];
  let open: string | null = null;
  for (const part of plain) {
    const whole: string = open === null ? part.trimStart() : open + separator + part;
    const isOpen = whole.startsWith('"') && (whole.trimEnd().length < 2 || !/[^"](?:"")*"$|^""$/.test(whole.trimEnd()));
    open = isOpen ? whole : null;
    if (!isOpen)
      parts.push(
        whole
          .trim()
          .replace(/^"(.*)"$/s, '$1')
          .replaceAll('""', '"')
          .trim(),
      );
  }
  return open === null ? parts : [...parts, open.trim()];
}

/** Text between separators: the fields are told by their look, and by place where only one maker writes them so. */
export const delimited: PayloadFormat = {
  name: 'delimited',
  read: ({ text }) => {
    const trimmed = text.trim();
    if (trimmed.length > 4000) return null;
    for (const separator of SEPARATORS) {
      const texts = piecesOf(trimmed, separator);
      if (texts.length < 2 || texts.length > 40) continue;
      const reading = readCvent(texts) ?? readFields(texts, separator);
      if (reading !== null) return [reading];
    }
    return null;
  },
};

/** Names, companies and domains that a contact already has are proposals when only the whole name is known. */
export const proposedName = (name: string, email: string): { givenName?: string; familyName?: string } => {
  const parts = splitName(name);
  if (parts?.givenName === undefined || parts.familyName === undefined) return {};
  const swapped = email !== '' && emailDomain(email) !== '' && orderByEmail(parts.givenName, parts.familyName, email) === 'family-first';
  return swapped
    ? { givenName: parts.familyName, familyName: parts.givenName }
    : { givenName: parts.givenName, familyName: parts.familyName };
};
