import { contactOfFields } from './contactOfFields.ts';
import type { FieldValues } from './contactOfFields.ts';
import { namedField, plainName } from './fieldNames.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { readCardJson } from './readJcard.ts';

/** Keys that hold the id to look up, best first: Indico, eventyay, pretix, Eventbrite and plain ones. */
const CODE_KEYS = (
  'checkin secret|check in secret|secret|ticket secret|pseudonymization id|badge id|badge code|badge|badge number|barcode|qr code|qrcode|qr|ticket code|' +
  'ticket id|ticket number|ticket|attendee id|attendee code|attendee|participant id|visitor id|registration id|registration number|registrant id|' +
  'confirmation|token|order code|order|identifier|uuid|uid|code|id'
).split('|');

/** Nothing in a badge is nested deeper, nor has more keys than this. */
const MAX_DEPTH = 4;
const MAX_ENTRIES = 300;

type Entry = readonly [key: string, value: string];

/** Scalars of a JSON value with their key, outer ones first. */
function entriesOf(json: unknown, depth = 0): Entry[] {
  if (typeof json !== 'object' || json === null || depth > MAX_DEPTH) return [];
  const own: Entry[] = [];
  const inner: Entry[] = [];
  for (const [key, value] of Object.entries(json).slice(0, MAX_ENTRIES)) {
    if (typeof value === 'string' || typeof value === 'number') own.push([key, String(value).trim()]);
    else inner.push(...entriesOf(value, depth + 1));
  }
  return [...own, ...inner].filter(([, value]) => value !== '').slice(0, MAX_ENTRIES);
}

/** Contact and id of named values, whatever named them (JSON keys, query parameters). Null when no name is known. */
export function readNamed(entries: readonly Entry[]): Reading | null {
  const values: FieldValues = {};
  for (const [key, value] of entries) {
    const guess = namedField(key);
    if (guess !== null && guess.field !== 'code' && values[guess.field] === undefined) values[guess.field] = value;
  }
  const byName = new Map(entries.toReversed().map(([key, value]) => [plainName(key), value]));
  const code = CODE_KEYS.map((key) => byName.get(key)).find((value) => value !== undefined);
  const { first, last, full, email, phone, mobile } = values;
  const isContact =
    email?.includes('@') === true ||
    [first, last, phone, mobile].some((value) => value !== undefined) ||
    (full !== undefined && values.company !== undefined);
  if (isContact)
    return { kind: 'contact', contact: contactOfFields(values), confidence: evenConfidence(0.95), ...(code === undefined ? {} : { code }) };
  return code === undefined ? null : { kind: 'code', code };
}

/** Indico 3 writes `{"i": [version, "event", "secret"]}` to keep its codes small: the last text is the secret. */
function readCompact(json: unknown): Reading | null {
  if (typeof json !== 'object' || json === null || !('i' in json) || !Array.isArray(json.i)) return null;
  const secret: unknown = json.i.at(-1);
  return typeof secret === 'string' && secret !== '' ? { kind: 'code', code: secret } : null;
}

/** JSON objects of ticket programs, and jCard (RFC 7095). */
export const json: PayloadFormat = {
  name: 'json',
  read: ({ text }) => {
    const trimmed = text.trim();
    if (!/^[[{]/.test(trimmed)) return null;
    let value: unknown;
    try {
      value = JSON.parse(trimmed);
    } catch {
      return null;
    }
    const cards = readCardJson(value);
    if (cards !== null)
      return cards.map(({ contact, code }) => ({
        kind: 'contact',
        contact,
        confidence: evenConfidence(0.98),
        ...(code === undefined ? {} : { code }),
      }));
    const reading = readCompact(value) ?? readNamed(entriesOf(value));
    return reading === null ? [{ kind: 'text' }] : [reading];
  },
};
