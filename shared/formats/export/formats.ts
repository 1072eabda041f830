import { utf8Of } from '#shared/formats/bytes.ts';
import type { Separator, Template } from './column.ts';
import { exportRows } from './column.ts';
import { csvHead, csvRows } from './csv.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { newJson } from './json.ts';
import { toldOf } from './told.ts';
import { writeVcard } from './vcard.ts';
import { newXlsx } from './xlsx.ts';

/** Writes leads into a file as they come. */
export type FileWriter = { readonly add: (leads: readonly ExportLead[]) => void; readonly end: () => void };

export type WriterOptions = {
  readonly template: Template;
  readonly context: ExportContext;
  readonly separator: Separator;
  readonly now: number;
  /** Gets the bytes of the file in order. */
  readonly emit: (bytes: Uint8Array) => void;
};

export type FormatName = 'xlsx' | 'csv' | 'json' | 'vcf';

/** A kind of file that leads are written to. */
export type ExportFormat = {
  readonly name: FormatName;
  readonly mediaType: string;
  /** False when a template's columns mean nothing to it. */
  readonly hasColumns: boolean;
  readonly newWriter: (options: WriterOptions) => FileWriter;
};

const SHEET_NAME = { en: 'Leads', fr: 'Contacts' } as const;

const xlsx: ExportFormat = {
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  hasColumns: true,
  newWriter({ template, context, emit, now }) {
    const columns = template.columns(context);
    const book = newXlsx({ sheet: SHEET_NAME[context.language], columns, emit, now });
    return { add: (leads) => book.add(exportRows(leads, columns, context).rows), end: book.end };
  },
};

const csv: ExportFormat = {
  name: 'csv',
  mediaType: 'text/csv',
  hasColumns: true,
  newWriter({ template, context, separator, emit }) {
    const columns = template.columns(context);
    const between = template.separator ?? separator;
    emit(
      csvHead(
        columns.map((column) => column.header),
        between,
        template.hasMark ?? true,
      ),
    );
    return {
      add: (leads) => emit(csvRows(exportRows(leads, columns, context).rows, between)),
      end: () => undefined,
    };
  },
};

const json: ExportFormat = {
  name: 'json',
  mediaType: 'application/json',
  hasColumns: true,
  newWriter({ template, context, emit }) {
    const columns = template.columns(context);
    const file = newJson(columns, emit);
    return { add: (leads) => file.add(exportRows(leads, columns, context).rows), end: file.end };
  },
};

const vcf: ExportFormat = {
  name: 'vcf',
  mediaType: 'text/vcard',
  hasColumns: false,
  newWriter({ context, emit }) {
    const card = (item: ExportLead): string =>
      writeVcard(item.lead.contact, '4.0', {
        uid: `urn:uuid:${item.lead.id}`,
        note: toldOf(item, context),
        updatedAt: item.lead.updatedAt,
      });
    return { add: (leads) => emit(utf8Of(leads.map(card).join(''))), end: () => undefined };
  },
};

/** The formats one may export to; a new one is a value here. */
export const formats: readonly ExportFormat[] = [xlsx, csv, json, vcf];

/** A format by its name, which is also the end of its files' names; undefined when there is none. */
export const formatOf = (name: string): ExportFormat | undefined => formats.find((format) => format.name === name);
