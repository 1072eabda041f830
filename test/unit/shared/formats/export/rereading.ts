import Papa from 'papaparse';
import type { Lead } from '#shared/domain/lead.ts';
import type { Template } from '#shared/formats/export/column.ts';
import type { ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import { context as usual, item } from './samples.ts';

/** The bytes of a CSV of these leads, on a laptop that prefers tabs. */
export function csvBytes(template: Template, leads: readonly ExportLead[], context: ExportContext = usual): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = formatOf('csv')?.newWriter({ template, context, separator: '\t', now: 0, emit: (bytes) => chunks.push(bytes.slice()) });
  writer?.add(leads);
  writer?.end();
  return new Uint8Array(Buffer.concat(chunks));
}

/** A CSV as its reader finds it. */
export type Reread = {
  readonly hasMark: boolean;
  /** First line as it is written. */
  readonly head: string;
  readonly text: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
};

/** Reads the bytes back with another program's parser. */
export function reread(bytes: Uint8Array, separator: string): Reread {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  const hasMark = whole.startsWith('\uFEFF');
  const text = hasMark ? whole.slice(1) : whole;
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: separator,
    newline: '\r\n',
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return { hasMark, head: text.slice(0, text.indexOf('\r\n')), text, rows: data };
}

/** A lead as awkward as a badge may be: formulas, accents, line ends of all kinds, a phone with spaces, zeros in front. */
export const awkward = (change: Partial<Lead> = {}): ExportLead => {
  const { lead } = item();
  return item(
    {
      contact: {
        ...lead.contact,
        givenName: 'Zoë',
        familyName: '=1+1',
        formattedName: 'Zoë =1+1',
        organization: ['@SUM(A1) & Söhne, GmbH; "Ofen"'],
        jobTitle: '-2+3',
        phones: [
          { value: '+33 (0)6 12-34.56 78', kind: 'mobile' },
          { value: '0033 1 23', e164: '+33123456789', kind: 'work' },
        ],
        urls: ['https://ofen.example'],
      },
      consents: [],
      ...change,
    },
    '=cmd|calc\r\nsecond line\rthird; "quoted", end',
  );
};
