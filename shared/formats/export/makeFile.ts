import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { newRowChecker } from '#shared/formats/rehearsal/checkRow.ts';
import type { RowCheck } from '#shared/formats/rehearsal/checkRow.ts';
import { newJudge } from '#shared/formats/rehearsal/rehearse.ts';
import type { Separator } from './column.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { formatOf } from './formats.ts';
import type { FormatName } from './formats.ts';
import { findTemplate } from './own.ts';

/** What a file is written with; plain data: it goes to a worker. */
export type FileRequest = {
  readonly format: FormatName;
  readonly template: string;
  /** Templates of the laptop's own, one of which may be meant. */
  readonly own: readonly ExportTemplate[];
  readonly separator: Separator;
  readonly context: ExportContext;
  readonly now: number;
  /** What becomes of rows that the reader of the file would refuse. Who may not be in the file never is. */
  readonly refused: 'keep' | 'leave-out';
};

/** A lead that is not in the file: it may not be, or its row would have been refused. */
export type RowLeft = Pick<RowCheck, 'leadId' | 'name' | 'leftOut' | 'issues'> & {
  /** Its place among all leads that were given, the first is 1. */
  readonly row: number;
};

/** A file being written. */
export type FileInMaking = {
  /** Adds leads; answers the next bytes. */
  readonly add: (leads: readonly ExportLead[]) => Uint8Array<ArrayBuffer>;
  /** Ends it; answers the last bytes. */
  readonly end: () => Uint8Array<ArrayBuffer>;
  /** Who was left out so far, and why. */
  readonly left: () => readonly RowLeft[];
};

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Begins a file. Throws on a format or template that does not exist: who asks has looked. */
export function newFile({ format, template, own, refused, ...rest }: FileRequest): FileInMaking {
  const kind = formatOf(format);
  const columns = findTemplate(template, own);
  if (!kind || !columns) throw new Error(`no format "${format}" or template "${template}"`);
  let chunks: Uint8Array[] = [];
  const left: RowLeft[] = [];
  const writer = kind.newWriter({ ...rest, template: columns, emit: (bytes) => chunks.push(bytes) });
  // cards are for people: no program's rules hold
  const check = kind.hasColumns ? newRowChecker(columns, rest.context) : null;
  const judge = newJudge(columns);
  const taken = (): Uint8Array<ArrayBuffer> => joined(chunks.splice(0));
  let given = 0;
  const isTaken = (item: ExportLead): boolean => {
    given += 1;
    if (check === null) return true;
    const row = check(item);
    const issues = row.leftOut !== null || refused === 'keep' ? [] : judge(row).filter(({ isFatal }) => isFatal);
    if (row.leftOut === null && issues.length === 0) return true;
    left.push({ row: given, leadId: row.leadId, name: row.name, leftOut: row.leftOut, issues });
    return false;
  };
  return {
    add(leads) {
      writer.add(leads.filter(isTaken));
      return taken();
    },
    end() {
      writer.end();
      return taken();
    },
    left: () => left,
  };
}
