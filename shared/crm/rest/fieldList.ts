import type { TargetField } from '#shared/crm/mapping.ts';
import { holds } from './answer.ts';
import type { Said } from './answer.ts';
import type { FieldsCall } from './descriptionCalls.ts';
import type { When } from './descriptionParts.ts';
import { listAt, textAt } from './pointer.ts';

const MOST_FIELDS = 2_000;
const MOST_CHOICES = 1_000;

function choicesOf(row: unknown, choices: FieldsCall['choices']): TargetField['choices'] {
  if (choices === undefined) return undefined;
  const found = (listAt(row, choices.list) ?? []).slice(0, MOST_CHOICES).flatMap((one) => {
    const value = textAt(one, choices.value);
    return value === undefined ? [] : [{ value, label: textAt(one, choices.label) ?? value }];
  });
  return found.length === 0 ? undefined : found;
}

function fieldOf(row: unknown, said: Said, call: FieldsCall): TargetField | null {
  const asked = (when: When | undefined): boolean => when !== undefined && holds(when, { said, root: row });
  const listed = textAt(row, call.name);
  if (listed === undefined || asked(call.isHidden)) return null;
  const written = Object.hasOwn(call.rename, listed) ? call.rename[listed] : undefined;
  const name = written ?? (call.prefix !== undefined && asked(call.prefix.when) ? `${call.prefix.text}${listed}` : listed);
  const kind = textAt(row, call.type?.at) ?? '';
  const map = call.type?.map ?? {};
  const maxLength = Number(textAt(row, call.maxLength) ?? Number.NaN);
  const choices = choicesOf(row, call.choices);
  return {
    name,
    label: textAt(row, call.label) ?? name,
    type: (Object.hasOwn(map, kind) ? map[kind] : undefined) ?? 'other',
    isRequired: asked(call.isRequired),
    isReadOnly: asked(call.isReadOnly),
    ...(Number.isFinite(maxLength) && maxLength > 0 ? { maxLength } : {}),
    ...(choices === undefined ? {} : { choices }),
  };
}

/** The fields that an answer lists; null when it is no such list. */
export function fieldsOf(said: Said, call: FieldsCall): readonly TargetField[] | null {
  const list = said.status >= 200 && said.status < 300 ? listAt(said.body, call.list) : null;
  if (list === null) return null;
  return list.slice(0, MOST_FIELDS).flatMap((row) => fieldOf(row, said, call) ?? []);
}

/** Lists laid over one another: what a later one knows better (choices) is added to the field of the same name. */
export function joined(lists: readonly (readonly TargetField[])[]): readonly TargetField[] {
  const byName = new Map<string, TargetField>();
  for (const field of lists.flat()) {
    const known = byName.get(field.name);
    const type = field.type === 'other' ? (known?.type ?? 'other') : field.type;
    byName.set(
      field.name,
      known === undefined ? field : { ...known, type, ...(field.choices === undefined ? {} : { choices: field.choices }) },
    );
  }
  return [...byName.values()];
}
