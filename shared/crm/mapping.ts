import type { FieldMapping, FieldType, MappedField } from '#shared/domain/target.ts';
import { jsonText } from './record.ts';
import type { CrmRecord, Json, LeadSource } from './record.ts';
import { escapeHtml } from './conversation.ts';
import { isSourceField, kindOf, readSource } from './sourceFields.ts';
import type { SourceField } from './sourceFields.ts';

/** A field of the target's lead, as the target itself lists it. */
export type TargetField = {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** The target fills it, or does not let us. */
  readonly isReadOnly: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
};

/** Fields of a target, and what the connector puts into them without being told: a source field, or null for a rule of its own. */
export type TargetFields = {
  readonly model: string;
  readonly fields: readonly TargetField[];
  readonly usual: Readonly<Record<string, SourceField | null>>;
};

const textOf = (value: Json): string => (Array.isArray(value) ? value.map(jsonText).join(', ') : jsonText(value));

/** A value of ours as a field of that kind takes it; undefined when it says nothing there. Instants are ISO 8601 in UTC, dates `2026-03-14`. */
export function asField(value: Json | undefined, { as, choices }: Omit<MappedField, 'from'>): Json | undefined {
  if (value === undefined || value === null) return undefined;
  switch (as) {
    case 'text':
    case 'html':
    case 'relation':
      return textOf(value);
    case 'number': {
      // lists of some targets are made of numbers
      const said = choices?.[textOf(value)] ?? value;
      const number = typeof said === 'number' ? said : Number(textOf(said));
      return Number.isFinite(number) && textOf(said).trim() !== '' ? number : undefined;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : /^(yes|true|1|given)$/iu.test(textOf(value));
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/u.exec(textOf(value))?.[0];
    case 'instant':
      return Number.isNaN(Date.parse(textOf(value))) ? undefined : new Date(textOf(value)).toISOString();
    case 'choice':
      return choices?.[textOf(value)] ?? textOf(value);
    case 'choices':
      return (Array.isArray(value) ? value : [value]).map((one: Json) => choices?.[textOf(one)] ?? textOf(one));
    case 'other':
      return value;
  }
}

/** What a visitor's badge says never becomes markup in a field that takes HTML. */
function valueOf(source: LeadSource, from: SourceField, to: MappedField): Json | undefined {
  const value = asField(readSource(source, from), to);
  return to.as === 'html' && kindOf(from) !== 'html' && typeof value === 'string' ? escapeHtml(value) : value;
}

/** The mapping for a target whose lists are made of numbers: choices that are all whole numbers travel as such. */
export const withNumbers = (mapping: FieldMapping): FieldMapping =>
  Object.fromEntries(
    Object.entries(mapping).map(([name, to]) => {
      const words = Object.values(to?.choices ?? {});
      const areNumbers = to?.as === 'choice' && words.length > 0 && words.every((word) => /^\d{1,15}$/u.test(word));
      return [name, areNumbers ? { ...to, as: 'number' as const } : to];
    }),
  );

/** The lead's record with the mapping laid over what the connector made of it; blanks stay absent. */
export function mapped(record: CrmRecord, source: LeadSource, mapping: FieldMapping | undefined): CrmRecord {
  if (mapping === undefined) return record;
  const fields: Record<string, Json> = { ...record.fields };
  for (const [name, to] of Object.entries(mapping)) {
    const value = to === null || !isSourceField(to.from) ? undefined : valueOf(source, to.from, to);
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) delete fields[name];
    else fields[name] = value;
  }
  return { ...record, fields };
}
