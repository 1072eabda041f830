import type { BadgeColumn, BadgeField, BadgePlan, CodeLook } from '#shared/domain/badgeFormat.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { digitsIn } from '#shared/domain/phone.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import { contactOfFields } from '#shared/formats/contactOfFields.ts';
import type { FieldValues } from '#shared/formats/contactOfFields.ts';
import { proposedName } from '#shared/formats/payloadDelimited.ts';
import type { Reading } from '#shared/formats/payloadFormat.ts';
import { splitBadge } from './split.ts';

/** What a person showed us deserves this; the rest is the writer's own error. */
const TAUGHT = 0.98;
/** A name split by rule is a proposal. */
const PROPOSED = 0.7;

/** Payloads that say by themselves what they are: a taught format never takes them. */
const NAMED_KINDS = /^\s*(?:BEGIN\s*:|MECARD:|BIZCARD:|WIFI:|MATMSG:|SMSTO:|SMS:|TEL:|MAILTO:|GEO:)/i;

const SIGNS: Readonly<Record<CodeLook['signs'], RegExp>> = { digits: /^\d+$/, 'letters-digits': /^[A-Za-z0-9]+$/, any: /^\S(?:.*\S)?$/ };

/** Whether a value can be an id of this look. */
export const hasLook = (value: string, { signs, least, most }: CodeLook): boolean =>
  value.length >= least && value.length <= most && SIGNS[signs].test(value);

/** Whether a value can be of a field at all: loose enough for every hand, strict enough for another show's badge to fail. */
export function canBe(field: BadgeField, value: string): boolean {
  switch (field) {
    case 'email':
      return value.includes('@');
    case 'phone':
    case 'mobile':
    case 'fax':
      return digitsIn(value) > 3 && !/\p{L}{4}|@/u.test(value);
    case 'first':
    case 'last':
    case 'full':
      return /\p{L}/u.test(value) && !/@|\d{3}/.test(value) && value.length <= 100;
    case 'prefix':
      return value.length <= 20 && !value.includes('@');
    case 'postal':
      return value.length <= 12 && !value.includes('@');
    case 'country':
      return value.length <= 60 && /\p{L}/u.test(value) && !/[@\d]/.test(value);
    case 'city':
    case 'region':
    case 'company':
    case 'dept':
    case 'title':
    case 'type':
      return value.length <= 200;
    case 'website':
    case 'linkedin':
      return value.includes('.') || value.includes('/');
    case 'street':
    case 'note':
    case 'code':
      return true;
  }
}

const startsWithFolded = (text: string, prefix: string): boolean => text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
const endsWithFolded = (text: string, suffix: string): boolean =>
  suffix === '' || text.slice(-suffix.length).toLowerCase() === suffix.toLowerCase();

/** The value of a part; null when the part cannot be of this column. */
export function readPart(column: BadgeColumn, part: string): string | null {
  const { field, prefix = '', suffix = '', fixed, look } = column;
  if (fixed !== undefined && part !== fixed) return null;
  if (part === '') return '';
  if (part.length < prefix.length + suffix.length || !startsWithFolded(part, prefix) || !endsWithFolded(part, suffix)) return null;
  const value = part.slice(prefix.length, part.length - suffix.length).trim();
  if (value === '' || field === null) return value;
  return canBe(field, value) && (look === undefined || hasLook(value, look)) ? value : null;
}

/** Fields of which one may have several: the reader of fields parts them again. */
const isList = (field: BadgeField): boolean => ['email', 'phone', 'mobile', 'fax'].includes(field);

function valuesOf(plan: BadgePlan, parts: readonly string[]): FieldValues | null {
  const values: FieldValues = {};
  for (const [at, column] of plan.columns.entries()) {
    const value = readPart(column, parts[at] ?? '');
    if (value === null) return null;
    const { field } = column;
    if (field === null || value === '' || column.fixed !== undefined) continue;
    const before = values[field];
    values[field] = before === undefined ? value : `${before}${isList(field) ? ';' : ' '}${value}`;
  }
  return values;
}

/** Given and family name by rule, when the badge has only the whole. */
function withParts(contact: Contact): Contact {
  const { formattedName, givenName, familyName } = contact;
  if (formattedName === undefined || givenName !== undefined || familyName !== undefined) return contact;
  return { ...contact, ...proposedName(formattedName, contact.emails?.[0]?.value ?? '') };
}

/** Trust in the fields that are there; their names are those of `Confidence`. */
function confidenceOf(contact: Contact, hasParts: boolean): Confidence {
  const trust = (key: string, has: unknown, value = TAUGHT): [string, number][] => (has === undefined ? [] : [[key, value]]);
  const split = hasParts ? TAUGHT : PROPOSED;
  return Object.fromEntries([
    ...trust('name', contact.formattedName),
    ...trust('family', contact.familyName, split),
    ...trust('given', contact.givenName, split),
    ...trust('title', contact.jobTitle),
    ...trust('company', contact.organization),
    ...trust('org', contact.organization),
    ...trust('emails', contact.emails),
    ...trust('phones', contact.phones),
    ...trust('websites', contact.urls),
    ...trust('address', contact.addresses),
    ...trust('note', contact.note),
  ]);
}

/** A field that the person in front of us can be found by. */
const saysWho = ({ formattedName, organization, emails, phones }: Contact): boolean =>
  (formattedName ?? organization ?? emails ?? phones) !== undefined;

/**
 * Reads a payload (its text, see `textOf`) by a taught format: a contact, an id when the badge says nothing else, or null when the
 * payload is not of this format (other layout, other fixed parts, a value that its field cannot have). Never throws.
 */
export function readBadgeFormat(plan: BadgePlan, text: string): Reading | null {
  if (NAMED_KINDS.test(text)) return null;
  const parts = splitBadge(plan, text);
  const values = parts === null ? null : valuesOf(plan, parts);
  if (values === null) return null;
  const { code } = values;
  const read = contactOfFields(values);
  const contact = withParts(read);
  const idPart = code === undefined ? {} : { code };
  if (!saysWho(contact)) return code === undefined ? null : { kind: 'code', ...idPart };
  const hasParts = contact.givenName === read.givenName && contact.familyName === read.familyName;
  return { kind: 'contact', contact, confidence: confidenceOf(contact, hasParts), ...idPart };
}
