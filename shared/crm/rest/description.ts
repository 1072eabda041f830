import { z } from 'zod';
import { isDeep } from '#shared/lib/json.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { Auth, Lookup, Preflight, Setting } from './descriptionAccess.ts';
import { Field, FieldRule, Name, Pointers, Words, blanksProblem } from './descriptionParts.ts';
import { Outcomes, outcomesProblem } from './descriptionOutcomes.ts';
import { Errors, Read, Save, Step, FieldsCall } from './descriptionCalls.ts';

/** Longest description that is read, in characters. */
export const MAX_DESCRIPTION = 300_000;

/** The lead's own object: the record that everything else hangs from. */
const LeadObject = z.strictObject({
  /** The object's name in the target ("contacts", "Lead"); shown in previews. */
  model: Name,
  /** Field that holds our key (`boothbook.<id>`); a template, so that a setting can name it. */
  keyField: Field,
  /** What goes where without being told: field of the target -> rule. The mapping editor starts from here. */
  fields: z.record(Field, FieldRule),
  /** How it is written. */
  save: Save,
  /** True: a lead written before is read first (`read`); one that is gone or carries another key is a conflict and is not written. */
  isChecked: z.boolean().default(false),
  /** Calls after each successful writing of a lead. */
  after: z.array(Step).max(10).default([]),
});

/** Something that hangs from the lead, written after it and never before. */
const ChildObject = z.strictObject({
  /** One record for each appointment, note, promise or picture; `lead`: exactly one for each lead (a deal beside a person). */
  of: z.enum(['appointments', 'notes', 'promises', 'pictures', 'lead']),
  model: Name,
  /** As for the lead; blanks and `from` may also name the facts of the child (see facts.ts: title, text, startsAt, file.name …). */
  fields: z.record(Field, FieldRule),
  /** Calls made just before the record is written, the bytes of a picture first of all; what they `take` can be named in `save`. */
  before: z.array(Step).max(10).default([]),
  save: Save,
  /** Calls after it was written (associations). They must bear being repeated. */
  after: z.array(Step).max(10).default([]),
});
export type ChildObject = z.infer<typeof ChildObject>;

/** How values travel. */
const Values = z.strictObject({
  /** `text`: every value as text ("true", "12"), as HubSpot wants it. */
  scalars: z.enum(['json', 'text']).default('json'),
  /** Several choices in one text, joined by this; absent: as a JSON list. */
  listsJoinedBy: z.string().max(3).exactOptional(),
  /** `number`: a choice of a list that is a whole number travels as one (Dataverse, Pipedrive), where a mapping made by hand puts it. */
  choices: z.enum(['text', 'number']).default('text'),
  /** True: a dot in a field's name is a level (`custom_fields.abc` -> {custom_fields: {abc: …}}). */
  isNested: z.boolean().default(false),
  /** Fields that travel in a form of their own: `as` with the blank {value}, and where the value stands when it is read back. */
  shapes: z.record(Field, z.strictObject({ as: z.json(), read: Pointers })).default({}),
});

/** How fast the target may be asked. */
const Pace = z.strictObject({
  /** Calls under way at once; a target that orders by key bears more than one. */
  atOnce: z.number().int().min(1).max(8).default(1),
  /** Least time between the beginnings of two calls, ms. */
  gapMs: z.number().int().min(0).max(60_000).default(0),
});

/**
 * A CRM described by a file: who we are to it, what is asked at set-up, which calls write, read and list, how its answers and its errors
 * look. One engine runs every description; nothing in it knows a vendor.
 *
 * In every text `{name}` is a blank (see template.ts): a setting, something looked up, the record's `key`, `id`, `fields`, its lead's
 * `parent`, and for children their facts. A text that is one blank alone becomes its value, whatever kind it is; what is not known is
 * left out. `"...": "{fields}"` pours an object in; `{"*": …}` makes a list with one element for each record of the batch.
 */
const Description = z.strictObject({
  format: z.literal('boothbook.rest.1'),
  /** Name in a target's set-up, for ever. */
  name: Name,
  product: Words,
  /** `published-contract`: written after the vendor's documents, never tried on the vendor's server; preflight says so. */
  checked: z.enum(['published-contract', 'live-server']),
  /** Address all calls begin with: https, with settings as blanks. A target's `url` is this, filled. */
  url: z.string().max(500),
  /** What a person is asked at set-up, in this order. */
  settings: z.array(Setting).max(20).default([]),
  /** What the administrator of the CRM must do first, for the set-up screen. */
  setup: Words.exactOptional(),
  auth: Auth,
  /** Sent with every call. */
  headers: z.record(z.string().max(100), z.string().max(1_000)).default({}),
  pace: Pace.prefault({}),
  values: Values.prefault({}),
  /** Asked once for each target while the program runs: values for blanks. */
  lookups: z.array(Lookup).max(10).default([]),
  lead: LeadObject,
  children: z.array(ChildObject).max(20).default([]),
  errors: Errors,
  /** Reads leads as they are there: for the reconciling report, and for `isChecked`. */
  read: Read.exactOptional(),
  /** Reads what became of leads; absent: only a file can tell. */
  outcomes: Outcomes.exactOptional(),
  /** The target's own list of the fields of a lead; several calls are laid over one another. */
  fields: z.array(FieldsCall).max(5).default([]),
  /** Asked before the first lead is sent; writes nothing. */
  preflight: z.array(Preflight).max(10).default([]),
});
export type RestDescription = z.infer<typeof Description>;

/** Where a description is wrong, as a path into it (`lead.save.upsert.call.path`), and what is wrong, in English. */
export type DescriptionFault = { readonly path: string; readonly message: string };

export type ReadDescription =
  | { readonly ok: true; readonly value: RestDescription }
  | { readonly ok: false; readonly error: 'bad-description'; readonly detail: string; readonly faults: readonly DescriptionFault[] };

const refused = (faults: readonly DescriptionFault[]): ReadDescription => {
  const [first] = faults;
  const detail = first === undefined ? '' : [first.path, first.message].filter(Boolean).join(': ');
  return { ...fail('bad-description', detail), detail, faults };
};

/** What the shape alone cannot say. */
function contradictions(description: RestDescription): DescriptionFault[] {
  const faults: DescriptionFault[] = [];
  const saves = [
    ['lead', description.lead.save] as const,
    ...description.children.map(({ save }, at) => [`children.${at}`, save] as const),
  ];
  for (const [path, save] of saves) {
    if (save.upsert === undefined && save.create === undefined)
      faults.push({ path: `${path}.save`, message: 'neither upsert nor create: nothing could ever be written' });
    if (save.upsert === undefined && save.find.length === 0)
      faults.push({ path: `${path}.save`, message: 'without upsert there must be a find: a lost answer would make doubles' });
  }
  if (description.lead.save.adopt !== undefined && description.read?.by !== 'ids')
    faults.push({ path: 'lead.save.adopt', message: 'needs read by ids' });
  if (description.lead.isChecked && description.read === undefined) faults.push({ path: 'lead.isChecked', message: 'needs read' });
  return [...faults, ...outcomesProblem(description.outcomes, description.read !== undefined), ...blanksProblem(description)];
}

/** A description's JSON, checked; every fault with its place. */
export function readDescription(json: string): ReadDescription {
  if (json.length > MAX_DESCRIPTION) return refused([{ path: '', message: `longer than ${MAX_DESCRIPTION} characters` }]);
  if (isDeep(json)) return refused([{ path: '', message: 'nested too deeply' }]);
  let written: unknown;
  try {
    written = JSON.parse(json) as unknown;
  } catch (error) {
    return refused([{ path: '', message: error instanceof Error ? error.message : 'not JSON' }]);
  }
  const read = Description.safeParse(written);
  if (!read.success) return refused(read.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })));
  const faults = contradictions(read.data);
  return faults.length === 0 ? ok(read.data) : refused(faults);
}
