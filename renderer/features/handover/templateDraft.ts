import { SOURCE_FIELDS } from '#shared/crm/sourceFields.ts';
import type { ExportTemplate, ExportTemplateColumn } from '#shared/domain/exportTemplate.ts';

/** Fields of ours by name, in the order of the registry. */
export const FIELD_NAMES = Object.keys(SOURCE_FIELDS) as readonly (keyof typeof SOURCE_FIELDS)[]; // keys of that very object

/** A template with one empty column, to begin with. */
export const emptyTemplate = (id: string, name: string): ExportTemplate => ({
  id,
  name,
  format: 'csv',
  separator: ';',
  columns: [{ header: '', from: 'fullName' }],
});

/** The column at `at` changed. */
export const withColumn = (
  template: ExportTemplate,
  at: number,
  change: (column: ExportTemplateColumn) => ExportTemplateColumn,
): ExportTemplate => ({
  ...template,
  columns: template.columns.map((column, place) => (place === at ? change(column) : column)),
});

/** The column at `at` put at the place `to` among all columns, itself taken out. */
export function moveColumn(template: ExportTemplate, at: number, to: number): ExportTemplate {
  const columns = [...template.columns];
  const [moved] = columns.splice(at, 1);
  if (moved === undefined) return template;
  columns.splice(Math.max(0, Math.min(columns.length, to)), 0, moved);
  return { ...template, columns };
}

/** Another column at the end, with the header of what it tells. */
export const addColumn = (template: ExportTemplate, column: ExportTemplateColumn): ExportTemplate => ({
  ...template,
  columns: [...template.columns, column],
});

export const removeColumn = (template: ExportTemplate, at: number): ExportTemplate => ({
  ...template,
  columns: template.columns.filter((_column, place) => place !== at),
});

/** What a column reads, changed: the reader's words belonged to the field before. */
export function withSource(column: ExportTemplateColumn, from: string | null): ExportTemplateColumn {
  const { choices: _words, ...rest } = column;
  return { ...rest, from };
}

/** The constant text; an empty one is none. */
export function withText(column: ExportTemplateColumn, text: string): ExportTemplateColumn {
  const { text: _before, ...rest } = column;
  return text === '' ? rest : { ...rest, text };
}

/** A CSV with or without a byte order mark. */
export function withMark(template: ExportTemplate, hasMark: boolean): ExportTemplate {
  const { hasMark: _before, ...rest } = template;
  return hasMark ? rest : { ...rest, hasMark: false };
}

/** The list with this template in it: in the place of the one with its id, else at the end. */
export const withTemplate = (own: readonly ExportTemplate[], template: ExportTemplate): ExportTemplate[] =>
  own.some(({ id }) => id === template.id) ? own.map((one) => (one.id === template.id ? template : one)) : [...own, template];
