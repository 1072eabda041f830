import { isEmail } from '#shared/domain/email.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import { namedField, plainName } from './fieldNames.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { readNamed } from './payloadNamed.ts';
import type { Entry } from './payloadNamed.ts';
import { unescapeUrl } from './webAddress.ts';

/** Label and value of "Company: Acme" or "Company = Acme"; null for other lines. */
function readLabel(line: string): Entry | null {
  const at = line.search(/[:=]/);
  if (at < 1 || at > 40) return null;
  const [label, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  return value === '' || plainName(label) === '' ? null : { path: [label], value };
}

/** One label and one value: an address, a number or an id that says what it is ("Badge ID: 0042"). */
function readSingle(text: string): Reading | null {
  const entry = text.length > 300 || /[\r\n]/.test(text) ? null : readLabel(text);
  if (entry === null) return null;
  const field = namedField(entry.path[0] ?? '')?.field;
  if (field === 'email' && isEmail(entry.value)) return readNamed([entry]);
  if ((field === 'phone' || field === 'mobile') && looksLikePhone(entry.value)) return readNamed([entry]);
  return field === 'code' && /^[\w.-]*\d[\w.-]*$/.test(entry.value) && !/^https?$/i.test(entry.path[0] ?? '')
    ? { kind: 'code', code: entry.value }
    : null;
}

/** Lines (or pieces between `|` or `;`) that each begin with the name of a field, in any language the attendee lists know. */
export const labelled: PayloadFormat = {
  name: 'labels',
  read: ({ text }) => {
    if (text.length > 4000) return null;
    for (const separator of [/\r\n|\n|\r/, '|', ';', '&', ',']) {
      const entries = (separator === '&' ? unescapeUrl(text) : text)
        .split(separator)
        .map(readLabel)
        .filter((entry) => entry !== null);
      const known = entries.filter(({ path }) => namedField(path[0] ?? '') !== null).length;
      const reading = known < 2 || known < entries.length / 2 ? null : readNamed(entries);
      if (reading !== null) return [{ ...reading, ...(reading.kind === 'contact' ? { confidence: evenConfidence(0.93) } : {}) }];
    }
    const single = readSingle(text.trim());
    return single === null ? null : [single];
  },
};
