import type { Json } from '#shared/crm/record.ts';
import { kindOf, readSource } from '#shared/crm/sourceFields.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { ExportTemplateColumn } from '#shared/domain/exportTemplate.ts';
import type { Column, ColumnRule } from './column.ts';
import type { Cell, ExportContext, ExportLead } from './exportLead.ts';
import { leadSourceOf } from './leadSource.ts';

/** A column as plain data: its header and what stands in it. */
export type FileColumn = {
  readonly header: string;
  /** What it reads of the lead; null when it holds the text alone. */
  readonly from: SourceField | null;
  /** What stands there when nothing is known. */
  readonly text?: string;
  /** The reader's words for ours. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly rule?: ColumnRule;
};

/** A column of ours whose cell needs more than one fact: `read` then says what stands there, `from` the fact to mend. */
export type PresetColumn = FileColumn & { readonly read?: (item: ExportLead, context: ExportContext) => Cell | undefined };

const PHONES: ReadonlySet<SourceField> = new Set(['phone', 'mobile', 'anyPhone', 'fax']);

/**
 * A phone without what only people need: `+33 (0)6 12-34` becomes `+3361234`, for "+33 6 …" with spaces would be taken for a formula
 * and spoiled by the apostrophe before it. A number without its country stays as it was written.
 */
const phoneText = (text: string): string => (text.trim().startsWith('+') ? text.replace(/\(0\)/gu, '').replace(/[\s().\-/]/gu, '') : text);

/** One kind of line end within a cell: readers that split rows at CRLF, quoted or not, must find none there. */
const lineEnds = (text: string): string => text.replace(/\r\n?/gu, '\n');

function cellOf(value: Json | undefined, { from, choices, text = '' }: FileColumn): Cell {
  if (value === undefined || value === null || value === '') return text;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return choices?.[String(value)] ?? (value ? '1' : '0');
  const words = (Array.isArray(value) ? value : [value]).map((one: Json) => {
    const word = typeof one === 'string' ? one : JSON.stringify(one);
    return choices?.[word] ?? word;
  });
  const said = lineEnds(words.join(', '));
  return from !== null && PHONES.has(from) ? phoneText(said) : said;
}

const isWide = (field: SourceField): boolean => kindOf(field) === 'long-text' || kindOf(field) === 'html';

const plainOf = ({ header, from, text, choices }: FileColumn): ExportTemplateColumn => ({
  header,
  from,
  ...(text === undefined ? {} : { text }),
  ...(choices === undefined ? {} : { choices }),
});

/** A column of plain data as one that is written. */
export function columnOfPreset(column: PresetColumn): Column {
  const { header, from, rule, read } = column;
  const isCounted = from !== null && read === undefined && kindOf(from) === 'number';
  return {
    header,
    width: from !== null && isWide(from) ? 50 : Math.max(12, Math.min(30, header.length + 6)),
    kind: isCounted ? 'number' : 'text',
    cell: (item, context) => {
      if (read === undefined) return from === null ? (column.text ?? '') : cellOf(readSource(leadSourceOf(item, context), from), column);
      const own = read(item, context);
      return typeof own === 'string' ? lineEnds(own) : (own ?? null);
    },
    ...(rule === undefined ? {} : { rule }),
    ...(from === null ? {} : { from }),
    ...(read === undefined ? { plain: plainOf(column) } : {}),
  };
}
