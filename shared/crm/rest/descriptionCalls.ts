import { z } from 'zod';
import { Call, Field, From, Name, Pattern, Pointer, Pointers, When } from './descriptionParts.ts';

/** How an error tells itself: a short code, words for people, and the field it is about. */
const ErrorShape = z.strictObject({
  code: Pointers.exactOptional(),
  message: Pointers.exactOptional(),
  field: Pointers.exactOptional(),
  /** The field as a pattern finds it in the words, where no place names it; the first group. */
  fieldIn: Pattern.exactOptional(),
});
export type ErrorShape = z.infer<typeof ErrorShape>;

/**
 * What an error means. auth: sign in again. setup: the target is set up wrongly. refused: this record will not be had as it is.
 * conflict: merged, deleted or converted there, a person decides. transient: the same again later. whole: a batch failed as a whole
 * and does not say by whose fault, so its halves are tried. `waitS`: ask for nothing for so long, where no Retry-After says it.
 */
const ErrorRule = z.strictObject({
  when: When,
  is: z.enum(['auth', 'setup', 'refused', 'conflict', 'transient', 'whole']),
  waitS: z.number().min(0).max(86_400).exactOptional(),
});
export type ErrorRule = z.infer<typeof ErrorRule>;

/** All that is known of the target's errors. The first rule that holds counts; else the status decides, carefully. */
export const Errors = z.strictObject({
  shape: ErrorShape,
  /** Where errors of single rows look different. */
  row: ErrorShape.exactOptional(),
  rules: z.array(ErrorRule).max(60).default([]),
  /** How long to wait, in seconds, where the target says it other than by Retry-After. */
  waitS: From.exactOptional(),
});
export type Errors = z.infer<typeof Errors>;

/**
 * The expected answer to a writing. Without `list` the answer is about one record; with it, about a list of them: in the order of the
 * request, or each naming our key at `key`. Success of a row is its `id` there, and `isGood` where it is given; nothing else is.
 */
const Answer = z.strictObject({
  list: Pointer.exactOptional(),
  key: Pointers.exactOptional(),
  isGood: When.exactOptional(),
  id: From,
  /** Holds when the record did not exist before: its children are then written without looking for them. */
  isNew: When.exactOptional(),
});
export type Answer = z.infer<typeof Answer>;

/** A call that writes up to `size` records (1: the record is the scope of the blanks; more: `{"*": …}` makes the list). */
const Write = z.strictObject({ size: z.number().int().min(1).max(200).default(1), call: Call, answer: Answer });
export type Write = z.infer<typeof Write>;

/** A call beside the writing; `take` names values of its answer for blanks in what follows. All of them must be there. */
export const Step = z.strictObject({
  call: Call,
  size: z.number().int().min(1).max(200).default(1),
  take: z.record(Name, Pointers).default({}),
  /** Must be there in the answer, else it is not the target's. */
  needs: Pointers.exactOptional(),
});
export type Step = z.infer<typeof Step>;

/** Looks for a record that an earlier try may have written: the first row of `list` for which `where` holds (its texts have blanks). */
const Find = z.strictObject({ call: Call, list: Pointer, where: When.exactOptional(), id: Pointers });
export type Find = z.infer<typeof Find>;

/**
 * What to do when a record is not taken because the same person is there already, without our key (`when`; `id`: where the error names
 * theirs, and what to cut out of those words). The two must agree in each of `same`, as far as both are known; then `write` gives theirs our
 * key and what is blank there, never more. Needs a `read` by ids.
 */
const Adopt = z.strictObject({
  when: When,
  id: z.strictObject({ at: Pointers, matches: Pattern.exactOptional() }),
  same: z.array(Field).max(10),
  write: Write,
});
export type Adopt = z.infer<typeof Adopt>;

/**
 * How a record is written. Known there (its id) and `update` is given: by that. Else by `upsert`, keyed by our key. Else it is looked for
 * (`find`, one after the other) when an earlier try may have arrived, then updated or created.
 */
export const Save = z.strictObject({
  upsert: Write.exactOptional(),
  create: Write.exactOptional(),
  update: Write.exactOptional(),
  find: z.array(Find).max(5).default([]),
  adopt: Adopt.exactOptional(),
  /** A create whose answer was lost is looked for only after so many seconds: the target's search lags behind. */
  findLagS: z.number().min(0).max(600).default(0),
});
export type Save = z.infer<typeof Save>;

/** Reads up to `size` leads by the `ids` or `keys` of the batch; `fields` is where a row's fields stand. */
export const Read = z.strictObject({
  by: z.enum(['ids', 'keys']),
  size: z.number().int().min(1).max(200).default(1),
  call: Call,
  list: Pointer.exactOptional(),
  id: Pointers,
  key: Pointers,
  fields: Pointer,
  /** An answer that says "there is none" by an error: it holds for the whole answer. */
  isNone: When.exactOptional(),
  /** A row for which one of these holds is there no more, though it still answers (merged, converted). */
  isGone: z.array(When).max(10).default([]),
});
export type Read = z.infer<typeof Read>;

/** The target's kinds of fields, as ours. */
const FIELD_TYPES = ['text', 'html', 'number', 'boolean', 'date', 'instant', 'choice', 'choices', 'relation', 'other'] as const;

/** A call that lists fields; places are within a row of `list`. */
export const FieldsCall = z.strictObject({
  call: Call,
  list: Pointer,
  name: Pointers,
  /** Put before names for which it holds (a level of nested fields). */
  prefix: z.strictObject({ text: z.string().max(100), when: When }).exactOptional(),
  /** Names of the list that are other ones when written: listed -> written. */
  rename: z.record(z.string().max(200), z.string().max(200)).default({}),
  label: Pointers,
  /** Kind: what stands at `at`, looked up in `map`; `other` when it is not there. */
  type: z.strictObject({ at: Pointers, map: z.record(z.string().max(100), z.enum(FIELD_TYPES)) }).exactOptional(),
  isRequired: When.exactOptional(),
  isReadOnly: When.exactOptional(),
  /** Rows for which this holds are left out. */
  isHidden: When.exactOptional(),
  maxLength: Pointers.exactOptional(),
  choices: z.strictObject({ list: Pointer, value: Pointers, label: Pointers }).exactOptional(),
});
export type FieldsCall = z.infer<typeof FieldsCall>;
