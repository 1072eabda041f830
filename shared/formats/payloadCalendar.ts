import { byteStringOf, utf8Of } from './bytes.ts';
import { compactContact } from './compactContact.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat } from './payloadFormat.ts';
import { readContentLines } from './vcardLines.ts';
import type { VcardLine } from './vcardLines.ts';
import { textOfLine, unescapeText } from './vcardValue.ts';

/** "20260504T123456Z" as people and computers read it: "2026-05-04 12:34 UTC"; what is no such time stays as it is. */
function timeOf(written: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(written);
  if (match === null) return written;
  const [, year, month, day, hour, minute, zone] = match;
  const clock = hour === undefined ? '' : ` ${hour}:${minute ?? ''}`;
  return `${[year, month, day].join('-')}${clock}${zone === undefined ? '' : ' UTC'}`;
}

/** Longest event that is read; the rest of a longer one is attachments. */
const LONGEST = 20_000;

/** iCalendar events and to-dos (RFC 5545): what, when and where become the note, who invites is proposed as the visitor. */
export const calendar: PayloadFormat = {
  name: 'calendar',
  read: ({ text }) => {
    if (!/^\s*BEGIN\s*:\s*V(?:EVENT|CALENDAR|TODO)/i.test(text.slice(0, 200))) return null;
    const lines = readContentLines(byteStringOf(utf8Of(text.slice(0, LONGEST))));
    const first = (name: string): VcardLine | undefined => lines.find((line) => line.name === name && line.value.trim() !== '');
    const said = (name: string): string => {
      const line = first(name);
      return line === undefined ? '' : unescapeText(textOfLine(line, null));
    };
    const organizer = first('ORGANIZER');
    const email = /^mailto:(.{3,254})$/i.exec(organizer?.value.trim() ?? '')?.[1];
    const contact = compactContact({
      formattedName: organizer?.params.get('CN')?.join(', '),
      emails: email === undefined ? undefined : [{ value: email, kind: 'other' }],
      urls: [said('URL')],
      note: [said('SUMMARY'), timeOf(said('DTSTART')), said('LOCATION')].filter(Boolean).join(' · '),
    });
    return [{ kind: 'calendar', contact, confidence: evenConfidence(0.6) }];
  },
};
