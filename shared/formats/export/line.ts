import type { Column } from './column.ts';
import type { Cell, ExportContext, ExportLanguage, ExportLead } from './exportLead.ts';

export type Source = (item: ExportLead, context: ExportContext) => Cell | undefined;

/** A column of the file for people: English header, French header, width, what the cell holds, and its kind when it is not text. */
export type Line = readonly [en: string, fr: string, width: number, source: Source, kind?: Column['kind']];

/** A line as a column in a language. */
export const columnOf = ([en, fr, width, source, kind = 'text']: Line, language: ExportLanguage): Column => ({
  header: language === 'fr' ? fr : en,
  width,
  kind,
  cell: (item, context) => source(item, context) ?? null,
});
