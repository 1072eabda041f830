import { z } from 'zod';
import { SIZE_BANDS, TERMS } from '#shared/domain/definitions.ts';
import type { Definitions, DefinitionsContent, Term, TermWords } from '#shared/domain/definitions.ts';
import { faultsOf, LIMITS } from '#shared/domain/definitionFaults.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** Ends of the names of files that hold a company's definitions. */
export const DEFINITIONS_FILE_END = '.boothdefs';
/** Largest file that is read, bytes: definitions with all their words in two languages take about 20 kB. */
export const LARGEST_DEFINITIONS_FILE = 256 * 1024;

const KIND = 'boothbook-definitions';
const VERSION = 1;

/** Control characters, and marks that turn the direction of what follows: no word of a company has them. */
// oxlint-disable-next-line no-control-regex -- control characters are what must go
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

const textUpTo = (most: number): z.ZodType<string, string> =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll(UNSEEN, ' ').trim());

const points = z.int().min(0).max(LIMITS.points);
const weight = z.int().min(0).max(LIMITS.weight);
const list = z
  .array(textUpTo(LIMITS.item))
  .max(LIMITS.items)
  .transform((items) => [...new Set(items.filter((item) => item !== ''))]);
const next = z.strictObject({ kind: z.enum(['nurture', 'qualify', 'hand-over']), withinDays: z.int().min(0).max(LIMITS.days) });
const words = z.partialRecord(
  z.enum(TERMS),
  z.strictObject({ label: textUpTo(LIMITS.label).optional(), text: textUpTo(LIMITS.text).optional() }),
);

const content = z.strictObject({
  maturity: z.strictObject({
    scan: points,
    newsletter: points,
    document: points,
    demo: points,
    'call-back': points,
    quote: points,
    appointment: points,
  }),
  secondVisit: points,
  bantYes: points,
  intention: points,
  weights: z.strictObject({ role: weight, size: weight, industry: weight, territory: weight }),
  target: z.strictObject({ roles: list, sizes: z.array(z.enum(SIZE_BANDS)).max(SIZE_BANDS.length), industries: list, territories: list }),
  warmFrom: points,
  hotFrom: points,
  matureFrom: points,
  fitFrom: points,
  next: z.strictObject({ cold: next, warm: next, hot: next }),
  words: z.strictObject({ en: words, fr: words }),
});
const file = z.strictObject({ kind: z.literal(KIND), version: z.literal(VERSION), definitions: content });
const head = z.object({ kind: z.literal(KIND), version: z.number() });

/** Why a file gives no definitions. `newer`: written by a later version of the program. */
export type DefinitionsFileFault = 'too-large' | 'not-ours' | 'newer' | 'damaged';

/** Definitions as the text of a file, for sales, marketing and the other laptops; who made them and when stays here. */
export function writeDefinitionsFile({ version: _version, changedAt: _at, by: _by, undoes: _undoes, ...rest }: Definitions): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, definitions: rest }, null, 2)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as a file that is not ours
  }
}

type ReadWords = Readonly<Partial<Record<Term, { readonly label?: string | undefined; readonly text?: string | undefined }>>>;

/** Words without empty places. */
function compact(read: ReadWords): Partial<Record<Term, TermWords>> {
  const filled = TERMS.flatMap((term): [Term, TermWords][] => {
    const { label = '', text = '' } = read[term] ?? {};
    if (label === '' && text === '') return [];
    return [[term, { ...(label === '' ? {} : { label }), ...(text === '' ? {} : { text }) }]];
  });
  return Object.fromEntries(filled);
}

/** Definitions of a file, checked whole: one that is damaged in one place, or contradicts itself, gives nothing; `detail` names the place. */
export function readDefinitionsFile(text: string): Result<DefinitionsContent, DefinitionsFileFault> {
  if (text.length > LARGEST_DEFINITIONS_FILE) return fail('too-large');
  const value = parsed(text.replace(/^\uFEFF/u, ''));
  const known = head.safeParse(value);
  if (!known.success) return fail('not-ours');
  if (known.data.version > VERSION) return fail('newer');
  const read = file.safeParse(value);
  if (!read.success) return fail('damaged', read.error.issues[0]?.path.slice(1).join('.') ?? '');
  const { definitions } = read.data;
  const sound: DefinitionsContent = { ...definitions, words: { en: compact(definitions.words.en), fr: compact(definitions.words.fr) } };
  const fault = faultsOf(sound)[0];
  return fault === undefined ? ok(sound) : fail('damaged', fault.field);
}
