import { isSourceField } from '#shared/crm/sourceFields.ts';
import type { ExportTemplate, ExportTemplateColumn } from '#shared/domain/exportTemplate.ts';
import type { Column, Template } from './column.ts';
import type { ExportContext, ExportLanguage } from './exportLead.ts';
import { columnOfPreset } from './preset.ts';
import { templateOf, templates } from './templates.ts';

const PRESET = 'preset:';

/** Our templates' columns are known by their English headers, whatever language the screens are in. */
const english: ExportContext = { shows: [], language: 'en' };

const presetName = (template: string, header: string): string => `${PRESET}${template}:${header}`;

/** A column of a template of ours by its name `preset:<template>:<header>`; undefined when there is none. */
function presetColumn(name: string, context: ExportContext): Column | undefined {
  const [, template = '', header = ''] = /^preset:([^:]+):(.*)$/su.exec(name) ?? [];
  const found = templateOf(template);
  const at = found?.columns(english).findIndex((column) => column.header === header) ?? -1;
  return at < 0 ? undefined : found?.columns({ ...context, shows: [] })[at];
}

/** True for what a column may read: a field of ours, an answer, or a column of a template of ours. */
export const isColumnSource = (name: string): boolean => isSourceField(name) || presetColumn(name, english) !== undefined;

/** Names of all columns of our templates that no single field tells. */
export const presetSources = (): { readonly name: string; readonly template: string; readonly header: string }[] =>
  templates.flatMap((template) =>
    template
      .columns(english)
      .filter(({ plain }) => plain === undefined)
      .map(({ header }) => ({ name: presetName(template.name, header), template: template.name, header })),
  );

function columnOf(column: ExportTemplateColumn, base: readonly Column[], context: ExportContext): Column {
  const { header, from } = column;
  const rule = base.find((one) => one.header === header)?.rule;
  const preset = from === null ? undefined : presetColumn(from, context);
  const {
    rule: _own,
    plain: _plain,
    ...plain
  } = preset ?? columnOfPreset({ ...column, from: from !== null && isSourceField(from) ? from : null });
  return { ...plain, header, ...(rule === undefined ? {} : { rule }) };
}

/** A template somebody made, as one to write with. */
export function templateOfOwn(own: ExportTemplate): Template {
  const base = own.base === undefined ? undefined : templateOf(own.base);
  return {
    name: own.id,
    formats: [own.format],
    separator: own.separator,
    columns: (context) => {
      const based = base?.columns(english) ?? [];
      return own.columns.map((column) => columnOf(column, based, context));
    },
    ...(own.hasMark === false ? { hasMark: false } : {}),
    ...(base?.maxRows === undefined ? {} : { maxRows: base.maxRows }),
    ...(base?.leavesOut === undefined ? {} : { leavesOut: base.leavesOut }),
    ...(base?.needsOneOf === undefined ? {} : { needsOneOf: base.needsOneOf }),
  };
}

/** A template of ours as one to change: the same headers and cells. Its rules hold where a header is kept. */
export function copyOfTemplate(
  template: Template,
  as: Pick<ExportTemplate, 'id' | 'name'> & { readonly language: ExportLanguage },
): ExportTemplate {
  const { id, name, language } = as;
  const shown = template.columns({ ...english, language });
  const columns = template.columns(english).map(({ header, plain }, at): ExportTemplateColumn => {
    const label = shown[at]?.header ?? header;
    return { ...(plain ?? { from: presetName(template.name, header) }), header: label };
  });
  const [format = 'csv'] = template.formats;
  return {
    id,
    name,
    format,
    separator: template.separator ?? ';',
    ...(template.hasMark === false ? { hasMark: false } : {}),
    ...(template.vendor === undefined ? {} : { base: template.name }),
    columns,
  };
}

/** A template of ours by its name, else one of the laptop's own by its id or its name; undefined when there is none. */
export function findTemplate(name: string, own: readonly ExportTemplate[]): Template | undefined {
  const found = own.find(({ id }) => id === name) ?? own.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return templateOf(name) ?? (found === undefined ? undefined : templateOfOwn(found));
}
