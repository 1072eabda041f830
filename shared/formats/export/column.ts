import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { ExportTemplateColumn } from '#shared/domain/exportTemplate.ts';
import type { Cell, ExportContext, ExportLead } from './exportLead.ts';

/**
 * What the reader of a file asks of the cells of a column. `ascii-email`: no accents before the @. `country`: a name of a country that
 * is known, judged by what the lead says, for the cell is empty when it is not.
 */
export type ColumnRule = {
  readonly required?: true;
  readonly maxLength?: number;
  readonly maxBytes?: number;
  readonly choices?: readonly string[];
  readonly kind?: 'email' | 'ascii-email' | 'phone' | 'url' | 'country';
  /** No two rows may say the same. */
  readonly isUnique?: true;
};

/** One column of a file. */
export type Column = {
  readonly header: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** Text columns hold text whatever it looks like; the other two hold real numbers and dates. */
  readonly kind: 'text' | 'number' | 'date';
  readonly cell: (lead: ExportLead, context: ExportContext) => Cell;
  readonly rule?: ColumnRule;
  /** The fact of the lead that the cell tells: what a person mends when the cell will not do. */
  readonly from?: SourceField;
  /** The column as plain data, where it is no more than that: what a copy of it holds. */
  readonly plain?: ExportTemplateColumn;
};

/** Why a lead is in no file of a template. */
export type LeftOut = 'no-consent' | 'refused' | 'not-withdrawn';

/** Whose program reads a template; templates are shown in these groups. */
export type Vendor = 'salesforce' | 'hubspot' | 'dynamics' | 'zoho' | 'pipedrive' | 'odoo' | 'mailchimp';

/** A set of columns some program or person wants; one file a template. */
export type Template = {
  readonly name: string;
  readonly vendor?: Vendor;
  /** The columns for these shows: each question of theirs may have one. */
  readonly columns: (context: ExportContext) => readonly Column[];
  /** File formats it may be written in; the first is proposed. */
  readonly formats: readonly ('xlsx' | 'csv' | 'json')[];
  /** Separator the reader of the file expects; absent when the user may choose. */
  readonly separator?: Separator;
  /** A CSV begins with the byte order mark that Excel needs; false for readers that take it for a part of the first header. */
  readonly hasMark?: false;
  /** Most rows one file may have; absent when there is no limit. */
  readonly maxRows?: number;
  /** Headers of columns of which a row needs at least one filled. */
  readonly needsOneOf?: readonly string[];
  /** Why a lead may not be in the file; null when it may. Absent: all may. */
  readonly leavesOut?: (lead: ExportLead) => LeftOut | null;
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
