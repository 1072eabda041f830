import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { Phone, PhoneKind } from '#shared/domain/contact.ts';
import { cutText, type Found, type Taken } from './found.ts';
import { isBeside, type PlacedLine } from './layout.ts';
import { foldText } from './text.ts';

/** Digits with what stands between them; O, o, l and I count as digits inside a number (repaired after). */
const NUMBER =
  /(?<![\p{L}\d])(?:\+ ?|\(\+ ?|\( ?)?[\dOolI][\dOolI() .\-–/]{5,34}[\dOolI](?: ?(?:ext|poste|durchwahl|dw|x)\.? ?\d{1,5}\b)?(?!\p{L})/gu;
const LABELS: readonly (readonly [RegExp, PhoneKind])[] = [
  [/(?:\b|^)(?:tele?fax|fax|f)(?:\W|$)/, 'fax'],
  [
    /\b(?:mobile?|mob|mobil\w*|m[o6]vil|cellulare|celular|cellular|cell?|handy|portable|port|gsm|kom|m|c|tlm|telemovel|whatsapp|natel)(?:\W|$)/,
    'mobile',
  ],
  [/\b(?:home|prive|privat|casa)(?:\W|$)/, 'home'],
  [/\b(?:pager|beeper)(?:\W|$)/, 'pager'],
  [
    /\b(?:tel\w*|phone|ph|t|p|d|direct\w*|office|work|std|standard|zentrale|buro|bureau|durchwahl|ligne|fone|fon|o|centralino|centralita)(?:\W|$)/,
    'work',
  ],
];
const LABEL_ONLY =
  /^[\W_]*(?:(?:tele?fax|fax|tele?f?(?:on[eo]?)?|t[eé]l[eé]?(?:phone)?|mobile?|mob|m[oó]vil|cell?(?:ulare?)?|handy|phone|ph|portable|port|direct|[tmfpdc])[\W_/]*)+$/i;

/** Label words right before a number, cut away with it. */
const LABEL_TAIL =
  /(?<!\p{L})(?:(?:tele?fax|fax|t[eé]l[eé]?(?:phone|[eé]fono|efon)?|fone|mobile?|mobil|m[oó6]vil|cell?(?:ulare?)?|port|ph)[\s.:/]*)+$/iu;

/** Phone and fax numbers, each with its kind by the word before it, and `e164` where the number is a valid one. */
export function readPhones(lines: readonly PlacedLine[], country: CountryCode | null): Taken<Phone> {
  const found: Found<Phone>[] = [];
  const rest = lines.flatMap((line) => {
    const cut: string[] = [];
    for (const match of line.text.matchAll(NUMBER)) {
      const before = line.text.slice(0, match.index);
      const label = labelBefore(before) || labelBeside(line, lines);
      for (const raw of splitNumbers(match[0])) {
        const phone = readPhone(raw, { label, country });
        if (phone === null || isPostal(raw, line.text, label)) continue;
        cut.push((LABEL_TAIL.exec(before)?.[0] ?? '') + raw);
        found.push({
          value: phone,
          confidence: line.confidence * (phone.e164 === undefined && country !== null ? 0.75 : 1),
          lines: [line.index],
        });
      }
    }
    const left = cut.length > 0 ? cutText(line, ...cut) : line;
    return left && !LABEL_ONLY.test(foldText(left.text)) ? [left] : [];
  });
  return { found: dropDoubles(found), rest };
}

/** The words between the last number or bar and this one. */
const labelBefore = (before: string): string => /[^\d|]*$/.exec(foldText(before))?.[0].trim().slice(-24) ?? '';

/** The text of a line in the same row that is nothing but a label, left of this one or else right. */
function labelBeside(line: PlacedLine, lines: readonly PlacedLine[]): string {
  const labels = lines.filter((other) => other !== line && LABEL_ONLY.test(other.text));
  const label = labels.find((other) => isBeside(other, line, 3)) ?? labels.find((other) => isBeside(line, other, 3));
  return foldText(label?.text ?? '');
}

/** `2294-9484 / 9.9679-9468` are two numbers, `011 / 234567` is one. */
function splitNumbers(raw: string): string[] {
  const parts = raw.split(/ ?\/ ?/);
  return parts.length > 1 && parts.every((part) => part.replace(/\D/g, '').length >= 7) ? parts : [raw];
}

function readPhone(raw: string, { label, country }: { label: string; country: CountryCode | null }): Phone | null {
  const value = tidyNumber(raw);
  const digits = value.replace(/(?:ext|poste|durchwahl|dw|x).*$/i, '').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return null;
  if (/^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}$/.test(value)) return null;
  const { text, e164, type } = settle(value, country);
  // "Tel/Fax": a number that also answers.
  const labelled = /tel\W+fax/.test(label) ? 'work' : LABELS.find(([pattern]) => pattern.test(label))?.[1];
  const kind: PhoneKind =
    labelled === 'work' && type === 'MOBILE' && country !== 'US' ? 'mobile' : (labelled ?? (type === 'MOBILE' ? 'mobile' : 'work'));
  return e164 === null ? { value: text, kind } : { value: text, kind, e164 };
}

/** The number with letters put back to digits and brackets that lost their partner completed or dropped. */
function tidyNumber(raw: string): string {
  const value = raw
    .replace(/[Oo]/g, '0')
    .replace(/[lI]/g, '1')
    .replace(/–/g, '-')
    .replace(/^[.\-/ ]+|[.\-/ (]+$/g, '');
  const opens = value.split('(').length;
  const closes = value.split(')').length;
  return opens === closes
    ? value
    : value
        .replace(opens > closes ? '(' : ')', ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

/** The valid number that the print means: as it stands, or with the one digit dropped that an icon or a bracket left behind. */
function settle(value: string, country: CountryCode | null): { text: string; e164: string | null; type: string | undefined } {
  for (const text of [value, ...repairs(value)]) {
    const number = parsePhoneNumberFromString(text, country ?? undefined);
    if (number?.isValid()) return { text, e164: number.number, type: number.getType() };
  }
  return { text: value, e164: null, type: undefined };
}

/** Readings to try when a number is not valid: a bracket read as a digit (`2161524-5840`), a lost or doubled leading sign. */
function repairs(value: string): string[] {
  const digits = value.replace(/\D/g, '');
  const out: string[] = [];
  const us = /^\D*[17]?(\d{3})[1)]? ?(\d{3})[^\d]{0,3}(\d{4})$/.exec(value);
  if (us && digits.length > 10) out.push(`(${us[1] ?? ''}) ${us[2] ?? ''}-${us[3] ?? ''}`);
  // A bar after the number was read as a 1.
  if (/ \d$/.test(value)) out.push(value.slice(0, -2));
  if (!value.startsWith('+') && digits.length >= 11) out.push(`+${digits}`);
  if (value.startsWith('+') && digits.length > 11) out.push(`+${digits.replace(/^(\d{2})\1/, '$1')}`);
  return out;
}

/** A postal code or a house number inside an address is no phone. */
const isPostal = (raw: string, text: string, label: string): boolean =>
  label.length > 0 &&
  !LABEL_ONLY.test(label) &&
  /\p{L}{4}/u.test(text.replace(raw, '')) &&
  raw.replace(/\D/g, '').length < 9 &&
  !/tel|fone|ph|fax|cel/i.test(text);

const numberOf = ({ value }: Found<Phone>): string => value.e164 ?? value.value.replace(/\D/g, '');

function dropDoubles(found: readonly Found<Phone>[]): Found<Phone>[] {
  return found.filter(
    (phone, at) => found.findIndex((other) => numberOf(other) === numberOf(phone) && other.value.kind === phone.value.kind) === at,
  );
}
