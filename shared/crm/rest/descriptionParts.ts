import { z } from 'zod';
import { isCalm } from './calm.ts';

const MAX_TEXT = 10_000;

/** A short name without spaces. */
export const Name = z.string().regex(/^[\w.:-]{1,80}$/u, 'letters, digits, and . : - only');

/** Name of a field of the target; may hold a blank. */
export const Field = z.string().min(1).max(200);

/** A text in both languages of the program. */
export const Words = z.strictObject({ en: z.string().max(2_000), fr: z.string().max(2_000) });

/** A text with blanks. */
export const Text = z.string().max(MAX_TEXT);

/** Where something stands in an answer: a JSON pointer (RFC 6901); `*` for every element of a list. `''` is the whole. */
export const Pointer = z.string().regex(/^(\/[^/]*)*$/u, 'a JSON pointer: "" or /step/step');

/** One place or several: the first that holds something counts. */
export const Pointers = z.union([Pointer, z.array(Pointer).min(1).max(10)]);
export type Pointers = z.infer<typeof Pointers>;

const isPattern = (written: string): boolean => {
  try {
    return new RegExp(written, 'u').source !== '';
  } catch {
    return false;
  }
};

/** A regular expression (with the flag u), matched anywhere; one that could look for ever is none. */
export const Pattern = z
  .string()
  .min(1)
  .max(500)
  .refine(isPattern, 'not a regular expression')
  .refine(isCalm, 'this pattern could look for ever: no repeats of repeats, three at most, no (?= and no \\1');

/** Characters of a target's words that a pattern is tried on. */
export const PATTERN_SEES = 1_000;

const Scalar = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);

/**
 * A question to an answer. All parts that are given must hold: the status; and what stands `at` a place, in a `header`, or as the error's
 * `code` is one of `is`, contains `has`, matches. With none of the three it must be there; with `isAbsent` it must not. Of several values that stand there one is enough; `isNot`: none of them may.
 */
export const When = z.strictObject({
  status: z.array(z.number().int()).exactOptional(),
  at: Pointers.exactOptional(),
  header: z.string().max(100).exactOptional(),
  code: z.array(z.string().max(200)).exactOptional(),
  is: z.array(Scalar).exactOptional(),
  has: z.string().max(2_000).exactOptional(),
  matches: Pattern.exactOptional(),
  isAbsent: z.boolean().exactOptional(),
  isNot: z.boolean().exactOptional(),
});
export type When = z.infer<typeof When>;

/** Where a value comes from: places of the body, or a header with what to cut out of it (the first group). */
export const From = z.union([Pointers, z.strictObject({ header: z.string().max(100), matches: Pattern })]);
export type From = z.infer<typeof From>;

/** A file as one part of a form (RFC 7578): the name of the part, and templates for the other parts. */
const Parts = z.strictObject({
  file: z.string().max(100),
  fields: z.record(z.string().max(100), Text).default({}),
});

/**
 * One request. `path` follows the description's `url`; blanks in it are percent-encoded. At most one of `json` (a template), `form`
 * (application/x-www-form-urlencoded) and `parts` (multipart/form-data with the child's picture).
 */
export const Call = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: Text.regex(/^\//u, 'begins with /'),
  query: z.record(z.string().max(100), Text).default({}),
  headers: z.record(z.string().max(100), Text).default({}),
  json: z.json().exactOptional(),
  form: z.record(z.string().max(100), Text).exactOptional(),
  parts: Parts.exactOptional(),
});
export type Call = z.infer<typeof Call>;

/**
 * What goes into a field. A text is a template. Else `from` names facts, the first that is known counts, or `text` is a template;
 * `choices` turns our words into the target's (a word that is none of them says nothing); `as` makes it that kind of value; longer text is cut to `max` with an ellipsis; `otherwise` is what goes when
 * nothing is known, for fields the target insists on.
 */
export const FieldRule = z.union([
  Text,
  z.strictObject({
    from: z.union([z.string().max(200), z.array(z.string().max(200)).max(10)]).default([]),
    text: Text.exactOptional(),
    as: z.enum(['text', 'html', 'number', 'boolean', 'date', 'instant', 'choice', 'choices', 'relation', 'other']).exactOptional(),
    choices: z.record(z.string().max(200), z.string().max(200)).exactOptional(),
    max: z.number().int().min(1).max(1_000_000).exactOptional(),
    otherwise: Text.exactOptional(),
  }),
]);
export type FieldRule = z.infer<typeof FieldRule>;

const BLANK = /\{([^{}]*)\}/gu;
/** A name with dots, then filters behind bars. */
const GOOD_BLANK = /^[A-Za-z][\w.]*(\|[a-z]+(:\d+)?)*$/u;

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, path === '' ? key : `${path}.${key}`));
}

/** Blanks that cannot be read anywhere in a description; patterns and words for people may hold braces of their own. */
export const blanksProblem = (description: unknown): { path: string; message: string }[] =>
  textsIn(description, '')
    .filter(({ path }) => !/(^|\.)(matches|pattern|en|fr|example)$/u.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(BLANK)]
        .filter(([, inside = '']) => /^[\w\s.|:-]*$/u.test(inside) && !GOOD_BLANK.test(inside))
        .map(([blank]) => ({ path, message: `not a blank: ${blank}` })),
    );
