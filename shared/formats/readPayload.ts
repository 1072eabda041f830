import type { Contact } from '#shared/domain/contact.ts';
import { isEmail } from '#shared/domain/email.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { base64Of, utf8Of } from './bytes.ts';
import { decodeText } from './charset.ts';
import { finishContact } from './finishContact.ts';
import type { PhoneHints } from './finishContact.ts';
import { calendar } from './payloadCalendar.ts';
import { code } from './payloadCode.ts';
import { delimited, proposedName } from './payloadDelimited.ts';
import { confidenceIn, evenConfidence } from './payloadFormat.ts';
import type { Payload, PayloadFormat, Reading } from './payloadFormat.ts';
import { json } from './payloadJson.ts';
import { labelled } from './payloadLabels.ts';
import { tagged } from './payloadTags.ts';
import { uri } from './payloadUri.ts';
import { vcard } from './payloadVcard.ts';
import { unwrapped } from './payloadWrapped.ts';

/** Every format a badge may be in, the strictest first; the first that knows the payload has the word. */
const FORMATS = [vcard, calendar, json, tagged, uri] satisfies readonly PayloadFormat[];
const LOOSE = [labelled, delimited, code] satisfies readonly PayloadFormat[];

const firstReading = (formats: readonly PayloadFormat[], payload: Payload): readonly Reading[] | null => {
  for (const format of formats) {
    const readings = format.read(payload);
    if (readings !== null && readings.length > 0) return readings;
  }
  return null;
};

/** Base64, a token, a parameter of an address … around another payload: it counts when a visitor is inside. */
const wrapped: PayloadFormat = {
  name: 'wrapped',
  read: ({ text }) => {
    for (const inner of unwrapped(text)) {
      const readings = firstReading([...FORMATS, labelled, delimited], inner);
      if (readings?.some(({ kind }) => kind === 'contact' || kind === 'code') === true) return readings;
    }
    return null;
  },
};

const EMAIL_IN_TEXT = /(?:^|[\s:<(,;])([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{3,200})(?=$|[\s>),;])/u;

/** Words that no rule knows: an address of mail among them still says whom to write to. */
function textReading(text: string): Reading {
  const email = text.length > 2000 ? undefined : EMAIL_IN_TEXT.exec(text)?.[1]?.replace(/\.$/, '');
  if (email === undefined || !isEmail(email)) return { kind: 'text' };
  return { kind: 'text', contact: { emails: [{ value: email, kind: 'other' }], note: text.trim() }, confidence: evenConfidence(0.8) };
}

/** Proposes given and family name when only the whole is known; said to be a guess by its confidence. */
function withProposedName({ contact, confidence, ...reading }: Reading): Reading {
  if (contact === undefined) return reading;
  const isWhole = contact.formattedName !== undefined && contact.givenName === undefined && contact.familyName === undefined;
  const proposed =
    isWhole && contact.formattedName !== contact.organization?.[0]
      ? proposedName(contact.formattedName ?? '', contact.emails?.[0]?.value ?? '')
      : {};
  const trust = isWhole
    ? { ...confidence, family: Math.min(0.7, confidence?.['family'] ?? 1), given: Math.min(0.7, confidence?.['given'] ?? 1) }
    : confidence;
  const whole = { ...contact, ...proposed };
  return { ...reading, contact: whole, ...(trust === undefined ? {} : { confidence: confidenceIn(whole, trust) }) };
}

const isEmpty = (contact: Contact): boolean => Object.keys(contact).length === 0;

function findingOf(reading: Reading, payload: Payload, hints: PhoneHints): Finding {
  const { contact, ...rest } = withProposedName(reading);
  const bytes = payload.bytes === undefined ? null : base64Of(payload.bytes);
  const isLost = bytes !== null && bytes !== base64Of(utf8Of(payload.text));
  return {
    from: 'code',
    ...rest,
    text: payload.text,
    ...(payload.symbology === undefined ? {} : { symbology: payload.symbology }),
    ...(isLost ? { bytesBase64: bytes } : {}),
    ...(contact === undefined || (isEmpty(contact) && reading.kind !== 'contact') ? {} : { contact: finishContact(contact, hints) }),
  };
}

/**
 * Says what a scanned payload is: at least one finding for a payload that is not empty, `text` when no rule knows it, the payload
 * itself always kept. Never throws and never opens what it reads. `hints.country`: where numbers without a prefix are from.
 */
export function readPayload(scan: Pick<Scan, 'text' | 'bytes' | 'symbology'>, hints: PhoneHints = {}): Finding[] {
  const garbled = scan.bytes !== undefined && (scan.text === '' || scan.text.includes('\uFFFD'));
  const text = garbled && scan.bytes !== undefined ? decodeText(scan.bytes).text : scan.text;
  if (text === '' && (scan.bytes?.length ?? 0) === 0) return [];
  const payload: Payload = { ...scan, text };
  const readings = firstReading([wrapped, ...FORMATS, ...LOOSE], payload) ?? [textReading(text)];
  return readings.map((reading) => findingOf(reading, payload, hints));
}
