import type { ReadBack } from '#shared/crm/push.ts';
import { cleanText } from '#shared/crm/record.ts';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import { holds } from './answer.ts';
import type { Said } from './answer.ts';
import type { RestDescription } from './description.ts';
import type { Read } from './descriptionCalls.ts';
import { allAt, listAt, textAt, valueAt } from './pointer.ts';

/** A lead as the target shows it. */
export type Shown = { readonly id: string; readonly key: string | undefined; readonly fields: unknown };

/** The leads an answer shows; null when it shows nothing of the kind. */
export function shownIn(said: Said, read: Read): readonly Shown[] | null {
  const { body } = said;
  const all = read.list === undefined ? [body] : listAt(body, read.list);
  if (all === null) return null;
  const rows = all.filter((root) => !read.isGone.some((when) => holds(when, { said, root })));
  const shown = rows.flatMap((row): Shown[] => {
    const id = textAt(row, read.id);
    return id === undefined ? [] : [{ id, key: textAt(row, read.key), fields: allAt(row, read.fields)[0] }];
  });
  // one record was asked for by its address, and what came is none
  return read.list === undefined && rows.length > 0 && shown.length === 0 ? null : shown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u;

/** One spelling for what means the same: numbers and booleans in text, instants in whatever zone, several choices in any order. */
function plain(value: unknown, joiner: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .map((one) => plain(one, undefined))
      .sort()
      .join('\n');
  const text = cleanText(typeof value === 'string' ? value : JSON.stringify(value));
  if (joiner !== undefined && text.includes(joiner))
    return plain(
      text.split(joiner).map((one) => one.trim()),
      undefined,
    );
  if (text !== '' && Number.isFinite(Number(text))) return String(Number(text));
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString()
    : text.toLowerCase() === 'true'
      ? 'true'
      : text;
}

function theirValue(fields: unknown, name: string, { shapes, isNested }: RestDescription['values']): unknown {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape !== undefined) return valueAt(fields, shape.read);
  const steps = isNested ? name.split('.') : [name];
  return steps.reduce<unknown>((value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined), fields);
}

type There = { readonly name: string; readonly values: RestDescription['values'] };

/** Whether nothing stands in a field of theirs. */
export const isBlankThere = ({ fields }: Shown, name: string, values: RestDescription['values']): boolean =>
  plain(theirValue(fields, name, values), undefined) === '';

/** Whether a value of ours and theirs say the same, whatever their case. */
export const isSameThere = (ours: Json | undefined, { fields }: Shown, { name, values }: There): boolean =>
  plain(ours, undefined).toLowerCase() === plain(theirValue(fields, name, values), undefined).toLowerCase();

const asJson = (value: unknown): Json => {
  const text = JSON.stringify(value ?? null);
  return JSON.parse(text) as Json; // JSON there and back
};

/** Where a lead differs in the target from what we would send. Fields we know nothing of are not looked at. */
export function differencesOf(record: CrmRecord, shown: Shown, values: RestDescription['values']): ReadBack['differences'] {
  return Object.entries(record.fields).flatMap(([field, ours]) => {
    const theirs = theirValue(shown.fields, field, values);
    const joiner = values.listsJoinedBy;
    const isSame = plain(ours, Array.isArray(ours) ? undefined : joiner) === plain(theirs, joiner);
    return isSame ? [] : [{ field, ours, theirs: asJson(theirs) }];
  });
}
