import { z } from 'zod';
import { BADGE_FIELDS } from '#shared/domain/badgeFormat.ts';
import type { BadgeFormat, BadgePlan } from '#shared/domain/badgeFormat.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { MOST_PARTS } from './split.ts';

/** Ends of the names of files that hold badge formats. */
export const BADGE_FILE_END = '.boothbadge';
/** Largest file that is read, bytes: a format takes about 2 kB. */
export const LARGEST_BADGE_FILE = 256 * 1024;
const MOST_FORMATS = 50;

const KIND = 'boothbook-badge-formats';
const VERSION = 1;

const short = z.string().max(300);
const look = z.strictObject({
  signs: z.enum(['digits', 'letters-digits', 'any']),
  least: z.int().min(0).max(5_000),
  most: z.int().min(0).max(5_000),
});
const column = z.strictObject({
  field: z.enum(BADGE_FIELDS).nullable(),
  key: short.optional(),
  width: z.int().min(1).max(5_000).optional(),
  prefix: short.optional(),
  suffix: short.optional(),
  fixed: short.optional(),
  look: look.optional(),
});
const separator = z.string().min(1).max(8);
const layout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('separated'), separator }),
  z.strictObject({ kind: z.literal('fixed-width') }),
  z.strictObject({ kind: z.literal('keyed'), separator, sign: separator }),
  z.strictObject({ kind: z.literal('json') }),
]);
const wrapping = z.strictObject({
  isBase64: z.boolean(),
  isPercentEncoded: z.boolean(),
  prefix: z.string().max(1_000),
  suffix: z.string().max(1_000),
});
const format = z.strictObject({
  name: z.string().min(1).max(120),
  wrapping,
  layout,
  columns: z.array(column).min(1).max(MOST_PARTS),
  least: z.int().min(1).max(MOST_PARTS),
  hasRest: z.boolean(),
});
const file = z.strictObject({ kind: z.literal(KIND), version: z.literal(VERSION), formats: z.array(format).min(1).max(MOST_FORMATS) });
const head = z.object({ kind: z.literal(KIND), version: z.number() });

/** A format as the file has it: structure and a name, no examples, nobody's data. */
export type SharedFormat = BadgePlan & { readonly name: string };

/** Why a file gives no formats. `newer`: written by a later version of the program. */
export type BadgeFileFault = 'too-large' | 'not-ours' | 'newer' | 'damaged';

/** Formats as the text of a file for another laptop. */
export function writeBadgeFile(formats: readonly BadgeFormat[]): string {
  const shared = formats.map(({ id: _id, v: _v, learntAt: _at, ...rest }) => rest);
  return `${JSON.stringify({ kind: KIND, version: VERSION, formats: shared }, null, 2)}\n`;
}

/** An absent value is left out, as the types say; zod writes `undefined` for some. */
const compact = <T extends object>(value: T): T =>
  // only undefined is taken away, which each optional field of the type may be
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as a file that is not ours
  }
}

/** Formats of a file, checked whole: a file that is damaged in one place gives nothing. */
export function readBadgeFile(text: string): Result<SharedFormat[], BadgeFileFault> {
  if (text.length > LARGEST_BADGE_FILE) return fail('too-large');
  const value = parsed(text.replace(/^\uFEFF/, ''));
  const known = head.safeParse(value);
  if (!known.success) return fail('not-ours');
  if (known.data.version > VERSION) return fail('newer');
  const read = file.safeParse(value);
  if (!read.success) return fail('damaged', read.error.issues[0]?.path.join('.') ?? '');
  // `compact` took what zod may leave undefined
  return ok(read.data.formats.map((one) => ({ ...one, columns: one.columns.map(compact) }) as SharedFormat));
}
