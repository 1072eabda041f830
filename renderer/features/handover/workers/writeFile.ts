import { expose, transfer } from 'comlink';
import type { Separator } from '#shared/formats/export/column.ts';
import type { ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { FileWriter, FormatName } from '#shared/formats/export/formats.ts';
import { templateOf } from '#shared/formats/export/templates.ts';

/** What a file is written with; plain data. */
export type FileRequest = {
  readonly format: FormatName;
  readonly template: string;
  readonly separator: Separator;
  readonly context: ExportContext;
  readonly now: number;
};

let writer: FileWriter | null = null;
let chunks: Uint8Array[] = [];

/** The bytes made since the last call, handed over without a copy. */
function taken(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  chunks = [];
  return transfer(bytes, [bytes.buffer]);
}

const fileWriter = {
  /** Begins a file. */
  begin({ format, template, ...rest }: FileRequest): void {
    const kind = formatOf(format);
    const columns = templateOf(template);
    if (!kind || !columns) throw new Error(`no format "${format}" or template "${template}"`);
    writer = kind.newWriter({ ...rest, template: columns, emit: (bytes) => chunks.push(bytes) });
  },

  /** Adds leads; answers the next bytes of the file. */
  add(leads: readonly ExportLead[]): Uint8Array<ArrayBuffer> {
    writer?.add(leads);
    return taken();
  },

  /** Ends the file; answers its last bytes. */
  end(): Uint8Array<ArrayBuffer> {
    writer?.end();
    writer = null;
    return taken();
  },
};

/** What the worker promises: the contract is taken from its functions. */
export type FileWriterWorker = typeof fileWriter;

expose(fileWriter);
