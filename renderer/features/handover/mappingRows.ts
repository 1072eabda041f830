import type { TargetField, TargetFields } from '#shared/crm/mapping.ts';
import { SOURCE_FIELDS, isSourceField, kindOf } from '#shared/crm/sourceFields.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import { CONSENT_STATES } from '#shared/domain/consentReceipt.ts';
import { BUYING_ROLES, SIZE_BANDS } from '#shared/domain/definitions.ts';
import { CHANNELS, MOMENTS } from '#shared/domain/lead.ts';
import { HEATS, STAGES } from '#shared/domain/stage.ts';
import type { FieldMapping, MappedField } from '#shared/domain/target.ts';

/** What stands in the choice of a row: as usual, nothing, or one of our fields. */
export type Chosen = 'usual' | 'nothing' | SourceField;

/** One field of the target, and what goes into it. `usual`: a field of ours, null for a rule of the connector's own, undefined for nothing. */
export type MappingRow = {
  readonly field: TargetField;
  readonly usual: SourceField | null | undefined;
  readonly chosen: Chosen;
  readonly mapped: MappedField | null;
};

const YES_NO = ['yes', 'no'] as const;

/** The words that a choice of ours may be, in the order a form shows them. */
const WORDS: { readonly [K in keyof typeof SOURCE_FIELDS]?: readonly string[] } = {
  heat: HEATS,
  stage: STAGES,
  intention: YES_NO,
  wantsContact: YES_NO,
  budget: YES_NO,
  authority: YES_NO,
  need: YES_NO,
  timeline: YES_NO,
  buyingRole: BUYING_ROLES,
  prefersChannel: CHANNELS,
  prefersMoment: MOMENTS,
  size: SIZE_BANDS,
  nextAction: ['nurture', 'qualify', 'hand-over'],
  outcome: ['customer', 'ambassador'],
  saleState: ['won', 'lost'],
  capturedVia: ['camera', 'scanner', 'image', 'file', 'manual', 'kiosk'],
  consentCall: CONSENT_STATES,
  consentEmail: CONSENT_STATES,
  consentNewsletter: CONSENT_STATES,
  consentPartners: CONSENT_STATES,
};

/** The words of a choice of ours; empty for everything that is free. */
export const wordsOf = (source: SourceField): readonly string[] =>
  Object.hasOwn(WORDS, source) ? (WORDS[source as keyof typeof WORDS] ?? []) : []; // an own key of the table

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');

/** The target's word for each of ours where both are called alike; the others are left to a person. */
function alike(source: SourceField, { choices }: TargetField): Readonly<Record<string, string>> | undefined {
  const pairs = wordsOf(source).flatMap((word) => {
    const found = choices?.find(({ value, label }) => folded(value) === folded(word) || folded(label) === folded(word));
    return found === undefined ? [] : [[word, found.value] as const];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

/** The mapping with another choice for a field. */
export function choose(mapping: FieldMapping, field: TargetField, chosen: Chosen): FieldMapping {
  const { [field.name]: before, ...others } = mapping;
  if (chosen === 'usual') return others;
  if (chosen === 'nothing') return { ...others, [field.name]: null };
  if (before?.from === chosen) return mapping;
  const choices = alike(chosen, field);
  return { ...others, [field.name]: { from: chosen, as: field.type, ...(choices === undefined ? {} : { choices }) } };
}

/** The mapping with the target's word for one of ours; '' takes it away. */
export function nameWord(mapping: FieldMapping, name: string, word: readonly [ours: string, theirs: string]): FieldMapping {
  const mapped = mapping[name];
  if (mapped === undefined || mapped === null) return mapping;
  const [ours, theirs] = word;
  const { [ours]: _before, ...others } = mapped.choices ?? {};
  const choices = theirs === '' ? others : { ...others, [ours]: theirs };
  const { choices: _old, ...rest } = mapped;
  return { ...mapping, [name]: Object.keys(choices).length === 0 ? rest : { ...rest, choices } };
}

const chosenOf = (mapped: MappedField | null | undefined): Chosen => {
  if (mapped === undefined) return 'usual';
  return mapped !== null && isSourceField(mapped.from) ? mapped.from : 'nothing';
};

/** The fields that can be written, those that get something first, in the target's order otherwise. */
export function rowsOf({ fields, usual }: TargetFields, mapping: FieldMapping): MappingRow[] {
  const rows = fields
    .filter(({ isReadOnly }) => !isReadOnly)
    .map((field): MappingRow => {
      const mapped = mapping[field.name];
      return {
        field,
        usual: Object.hasOwn(usual, field.name) ? usual[field.name] : undefined,
        chosen: chosenOf(mapped),
        mapped: mapped ?? null,
      };
    });
  return [...rows.filter(isSent), ...rows.filter((row) => !isSent(row))];
}

/** Does anything go into the field? */
export const isSent = ({ chosen, usual }: MappingRow): boolean => (chosen === 'usual' ? usual !== undefined : chosen !== 'nothing');

/** Fields that only an answer in words makes sense for have none of the choices of the target to choose from. */
export const takesWords = ({ chosen, field }: MappingRow): boolean =>
  chosen !== 'usual' && chosen !== 'nothing' && (field.type === 'choice' || field.type === 'choices') && kindOf(chosen) !== 'html';

/** All of our fields by name, in the order of the registry. */
export const ALL_SOURCES = Object.keys(SOURCE_FIELDS) as (keyof typeof SOURCE_FIELDS)[]; // the keys of the registry
