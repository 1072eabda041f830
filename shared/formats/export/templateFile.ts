import { z } from 'zod';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isColumnSource } from './own.ts';
import { templateOf } from './templates.ts';

const KIND = 'boothbook-template';
const VERSION = 1;

/** Largest file that is read, bytes: a template of 200 columns with words for each takes about 60 kB. */
export const LARGEST_TEMPLATE_FILE = 256 * 1024;
export const MOST_COLUMNS = 200;
/** Longest header, constant text and name of a template, characters. */
export const LONGEST_TEXT = 500;

const text = z.string().max(LONGEST_TEXT);
const column = z.strictObject({
  header: text,
  from: text.refine(isColumnSource).nullable(),
  text: text.optional(),
  choices: z.record(text, text).optional(),
});
const template = z.strictObject({
  name: text.min(1),
  format: z.enum(['xlsx', 'csv', 'json']),
  separator: z.enum([',', ';', '\t']),
  hasMark: z.literal(false).optional(),
  base: text.refine((name) => templateOf(name) !== undefined).optional(),
  columns: z.array(column).min(1).max(MOST_COLUMNS),
});
const head = z.object({ kind: z.literal(KIND), version: z.number() });
const file = z.strictObject({ kind: z.literal(KIND), version: z.literal(VERSION), template });

/** Why a file gives no template. `newer`: written by a later version of the program. */
export type TemplateFileFault = 'too-large' | 'not-ours' | 'newer' | 'damaged';

/** A template as the text of a file, for the other laptops; nobody's data is in it. */
export const writeTemplateFile = ({ id: _id, ...rest }: ExportTemplate): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, template: rest }, null, 2)}\n`;

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null; // told as a file that is not ours
  }
}

/** A template of a file, checked whole; its id is '' and to be given. */
export function readTemplateFile(written: string): Result<ExportTemplate, TemplateFileFault> {
  if (written.length > LARGEST_TEMPLATE_FILE) return fail('too-large');
  const value = parsed(written.replace(/^\uFEFF/u, ''));
  const known = head.safeParse(value);
  if (!known.success) return fail('not-ours');
  if (known.data.version > VERSION) return fail('newer');
  const read = file.safeParse(value);
  if (!read.success) return fail('damaged', read.error.issues[0]?.path.slice(1).join('.') ?? '');
  const { hasMark, base, columns, ...rest } = read.data.template;
  return ok({
    id: '',
    ...rest,
    ...(hasMark === undefined ? {} : { hasMark }),
    ...(base === undefined ? {} : { base }),
    columns: columns.map(({ text: constant, choices, ...one }) => ({
      ...one,
      ...(constant === undefined ? {} : { text: constant }),
      ...(choices === undefined ? {} : { choices }),
    })),
  });
}
