import type { Json } from '#shared/crm/record.ts';
import type { FieldSpec } from './odooFields.ts';

/** Names and codes behind the numbers that `read` answers for relations: `<model>,<id>` -> what it is called. */
export type Names = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', nbsp: ' ', amp: '&' };

/** What HTML says, without how: Odoo rewrites tags, attributes and entities when it keeps them. */
const saidBy = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d|tr)>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(lt|gt|quot|#39|#34|nbsp|amp);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Odoo writes phones with spaces and web addresses with a scheme. */
const bare: Readonly<Record<string, (text: string) => string>> = {
  phone: (text) => text.replace(/[^\d+]/gu, ''),
  mobile: (text) => text.replace(/[^\d+]/gu, ''),
  website: (text) =>
    text
      .replace(/^https?:\/\//iu, '')
      .replace(/\/+$/u, '')
      .toLowerCase(),
  email_from: (text) => text.toLowerCase(),
};

const listed = (names: readonly string[]): string =>
  names
    .map(squeezed)
    .filter(Boolean)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(', ');

/** A cell we sent, in the form in which two of them are the same. */
export function ownForm(name: string, spec: FieldSpec, value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (spec.type) {
    case 'html':
      return saidBy(text);
    case 'many2many':
      return listed([...new Set(text.split(','))]);
    case 'integer':
    case 'float':
    case 'monetary':
      return Number(text).toFixed(2);
    case 'boolean':
      return /^(1|true|yes)$/iu.test(text) ? '1' : '0';
    case 'many2one':
      // Odoo’s own name of the United Kingdom is not its code
      return spec.relation === 'res.country' ? text.replace(/^base\.uk$/u, 'base.gb') : squeezed(text);
    default:
      return squeezed(bare[name]?.(text) ?? text);
  }
}

const nameOf = (spec: FieldSpec, id: unknown, names: Names): string => names.get(`${spec.relation ?? ''},${String(id)}`) ?? '';

/** A value as Odoo reads it out, in the same form; '' for nothing. */
export function theirForm(name: string, spec: FieldSpec, { value, names }: { value: unknown; names: Names }): string {
  if (value === undefined || value === null || (value === false && spec.type !== 'boolean')) return '';
  switch (spec.type) {
    case 'many2many':
      return listed(Array.isArray(value) ? value.map((id: unknown) => nameOf(spec, id, names)) : []);
    case 'many2one': {
      const [id, shown]: readonly unknown[] = Array.isArray(value) ? value : [value];
      const known = nameOf(spec, id, names);
      if (spec.relation === 'res.country') return known === '' ? '' : `base.${known.toLowerCase()}`;
      return squeezed(known || (typeof shown === 'string' ? shown : ''));
    }
    case 'boolean':
      return value === true ? '1' : '0';
    default:
      return ownForm(name, spec, typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value));
  }
}

/** A value as a person reads it beside ours. */
export const shownTheirs = (spec: FieldSpec, value: unknown, form: string): Json =>
  spec.type === 'html' || spec.type === 'many2one' || spec.type === 'many2many' || typeof value === 'boolean'
    ? form
    : typeof value === 'number' || typeof value === 'string'
      ? value
      : form;
