import { z } from 'zod';
import type { TargetField, TargetFields } from '#shared/crm/mapping.ts';
import { LEAD_MODEL, ODOO_USUAL, odooInstant } from '#shared/crm/odoo.ts';
import { jsonText } from '#shared/crm/record.ts';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import type { FieldType } from '#shared/domain/target.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';

const Spec = z.object({
  type: z.string(),
  string: z.string().catch(''),
  required: z.boolean().catch(false),
  readonly: z.boolean().catch(false),
  store: z.boolean().catch(true),
  relation: z.string().optional(),
  size: z.number().int().positive().optional().catch(undefined),
  selection: z
    .array(z.tuple([z.union([z.string(), z.number(), z.boolean()]), z.string()]))
    .optional()
    .catch(undefined),
});

/** A field as `fields_get` tells it. */
export type FieldSpec = z.infer<typeof Spec>;
export type ModelSpec = ReadonlyMap<string, FieldSpec>;

const ATTRIBUTES = ['type', 'string', 'required', 'readonly', 'store', 'relation', 'selection', 'size'];

/** Models by target, for as long as the program runs: pushing asks once, the mapping's editor each time. */
const known = new Map<string, ModelSpec>();

const placeOf = (link: OdooLink, model: string): string => [link.url.href, link.config.database, model].join('\n');

/** The fields a model has for this user, asked now. What a version lacks (`mobile` since 19) is simply not there. */
export async function askSpec(link: OdooLink, model: string): Promise<Reply<ModelSpec>> {
  const reply = await callOdoo(link, {
    model,
    method: 'fields_get',
    args: { attributes: ATTRIBUTES },
    shape: z.record(z.string(), Spec),
  });
  if (!reply.ok) return reply;
  const spec = new Map(Object.entries(reply.value));
  known.set(placeOf(link, model), spec);
  return { ok: true, value: spec };
}

/** The same as far as it is known already. */
export async function readSpec(link: OdooLink, model: string): Promise<Reply<ModelSpec>> {
  const before = known.get(placeOf(link, model));
  return before === undefined ? askSpec(link, model) : { ok: true, value: before };
}

/** Odoo's types of fields (odoo/fields.py) as kinds of ours. */
const KINDS: Readonly<Record<string, FieldType>> = {
  char: 'text',
  text: 'text',
  html: 'html',
  integer: 'number',
  float: 'number',
  monetary: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'instant',
  selection: 'choice',
  many2one: 'relation',
  many2many: 'choices',
};

/** Fields of Odoo's own machinery: nobody maps to them. */
const OWN = /^(id|display_name|(create|write)_(date|uid)|__last_update|(my_)?activity_|message_|website_message_|has_message)/u;

function toField([name, spec]: readonly [string, FieldSpec]): TargetField[] {
  const type = KINDS[spec.type];
  if (type === undefined || OWN.test(name)) return [];
  const choices = spec.selection?.map(([value, label]) => ({ value: String(value), label }));
  const { string: label, required: isRequired, readonly, store, size: maxLength } = spec;
  return [
    {
      name,
      label: label === '' ? name : label,
      type,
      isRequired,
      isReadOnly: readonly || !store,
      ...(maxLength === undefined ? {} : { maxLength }),
      ...(choices === undefined ? {} : { choices }),
    },
  ];
}

/** The lead's fields as a mapping can name them, by label; `usual` only where this Odoo has the field. */
export function targetFieldsOf(spec: ModelSpec): TargetFields {
  return {
    model: LEAD_MODEL,
    fields: [...spec].flatMap(toField).sort((a, b) => a.label.localeCompare(b.label)),
    usual: Object.fromEntries(Object.entries(ODOO_USUAL).filter(([name]) => spec.has(name))),
  };
}

/** `load` separates names in a cell by commas. */
const namesOf = (value: Json): string =>
  Array.isArray(value) ? value.map((one) => jsonText(one).replaceAll(',', ';').trim()).join(',') : jsonText(value);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** The conversation we write as HTML (it begins with a paragraph), as lines; other text as it is. */
const plainOf = (text: string): string =>
  text.startsWith('<p>')
    ? text
        .replaceAll('</p>', '\n\n')
        .replaceAll('<br>', '\n')
        .replace(/<[^>]*>/gu, '')
        .replace(/&(lt|gt|quot|#39|amp);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
        .trim()
    : text;

const COUNTRY = /^base\.[a-z]{2}$/u;

/** A value as a cell of that field's kind: names of several records, instants in UTC without a zone, truth as 1 and 0. */
function cellOf(spec: FieldSpec, value: Json): Json {
  switch (spec.type) {
    case 'many2many':
      return namesOf(value);
    case 'datetime': {
      const at = typeof value === 'string' && value.includes('T') ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? value : odooInstant(at);
    }
    case 'boolean':
      return typeof value === 'boolean' ? (value ? '1' : '0') : value;
    case 'text':
      // notes were plain text before Odoo 15
      return plainOf(jsonText(value));
    case 'many2one':
    case 'char':
    case 'html':
      return jsonText(value);
    default:
      return value;
  }
}

/**
 * The record as this Odoo's `load` reads it: without the fields it does not have, values in their field's form. `country_id/id` is a
 * path that begins with the field; a country told by Odoo's own name of it needs that path.
 */
export function fitted(record: CrmRecord, spec: ModelSpec): CrmRecord {
  const fields = Object.entries(record.fields).flatMap(([path, value]): (readonly [string, Json])[] => {
    const field = spec.get(path.split('/')[0] ?? path);
    if (field === undefined) return [];
    if (path.includes('/')) return [[path, value]];
    const isCountry = field.relation === 'res.country' && typeof value === 'string' && COUNTRY.test(value);
    return [[isCountry ? `${path}/id` : path, cellOf(field, value)]];
  });
  return { ...record, fields: Object.fromEntries(fields) };
}

/** Models whose records are little more than a name: one that is not there yet is made. */
const NAMES_ONLY: ReadonlySet<string> = new Set(['crm.tag', 'utm.source', 'utm.medium', 'utm.campaign']);

/** Fields in which a name not yet known makes a new record; in all others it is refused. */
export const namesMade = (spec: ModelSpec | undefined): readonly string[] =>
  [...(spec ?? [])].flatMap(([name, { relation }]) => (relation !== undefined && NAMES_ONLY.has(relation) ? [name] : []));
