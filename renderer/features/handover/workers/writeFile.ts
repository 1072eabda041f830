import { expose, transfer } from 'comlink';
import type { ExportLead } from '#shared/formats/export/exportLead.ts';
import { newFile } from '#shared/formats/export/makeFile.ts';
import type { FileInMaking, FileRequest, RowLeft } from '#shared/formats/export/makeFile.ts';

let file: FileInMaking | null = null;

/** Handed over without a copy. */
const moved = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => transfer(bytes, [bytes.buffer]);

function begun(): FileInMaking {
  if (file === null) throw new Error('no file was begun');
  return file;
}

const fileWriter = {
  /** Begins a file. */
  begin(request: FileRequest): void {
    file = newFile(request);
  },

  /** Adds leads; answers the next bytes of the file. */
  add: (leads: readonly ExportLead[]): Uint8Array<ArrayBuffer> => moved(begun().add(leads)),

  /** Ends the file; answers its last bytes. */
  end: (): Uint8Array<ArrayBuffer> => moved(begun().end()),

  /** Who was left out, and why. */
  left: (): readonly RowLeft[] => begun().left(),
};

/** What the worker promises: the contract is taken from its functions. */
export type FileWriterWorker = typeof fileWriter;

expose(fileWriter);
