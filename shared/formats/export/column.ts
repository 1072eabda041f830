import type { Cell, ExportContext, ExportLead } from './exportLead.ts';

/** One column of a file. */
export type Column = {
  readonly header: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** Text columns hold text whatever it looks like; the other two hold real numbers and dates. */
  readonly kind: 'text' | 'number' | 'date';
  readonly cell: (lead: ExportLead, context: ExportContext) => Cell;
};

/** A set of columns some program or person wants; one file a template. */
export type Template = {
  readonly name: string;
  /** The columns for these shows: each question of theirs may have one. */
  readonly columns: (context: ExportContext) => readonly Column[];
  /** File formats it may be written in; the first is proposed. */
  readonly formats: readonly ('xlsx' | 'csv' | 'json')[];
  /** Separator the reader of the file expects; absent when the user may choose. */
  readonly separator?: Separator;
  /** Most rows one file may have; absent when there is no limit. */
  readonly maxRows?: number;
};

export type Separator = ',' | ';' | '\t';

/** A table: headers and rows of equal length. */
export type Table = { readonly headers: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** Rows of a template, one for each lead, in order. */
export function exportRows(leads: readonly ExportLead[], columns: readonly Column[], context: ExportContext): Table {
  return {
    headers: columns.map((column) => column.header),
    rows: leads.map((lead) => columns.map((column) => column.cell(lead, context))),
  };
}
