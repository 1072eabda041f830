import { expose } from 'comlink';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { attendeesIn } from '#shared/formats/attendees.ts';
import type { AttendeeRow } from '#shared/formats/attendees.ts';
import type { CsvChoice, Separator } from '#shared/formats/csvText.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import type { ListHead } from '#shared/formats/listHead.ts';
import { faultOf, headOf, likeliestSheet, openList } from '#shared/formats/listSource.ts';
import type { ListSource } from '#shared/formats/listSource.ts';
import type { Column } from '#shared/formats/readColumns.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** A sheet as the person who corrects it sees it; `head` null when it holds nothing that can be read. */
export type SheetLook = { readonly name: string; readonly head: ListHead | null };

/** A list file looked into: how its text is written, its sheets, and which of them looks like visitors. */
export type ListLook = {
  readonly encoding: string;
  readonly separator: Separator | '';
  readonly sheets: readonly SheetLook[];
  readonly likeliest: number;
};

/** Which rows to read and how. */
export type ReadOrder = { readonly sheet: number; readonly columns: readonly Column[]; readonly skipped: number };

/** What is in the rows, before anything is saved. */
export type ListCounts = { readonly rows: number; readonly withCode: number; readonly withoutEmail: number };

/** Sample rows that the page gets: it shows three cells a column and five people. */
const SHOWN_ROWS = 30;
const BATCH = 500;
/** Rows counted before others may speak. */
const COUNTED_AT_ONCE = 4_000;

let source: ListSource | null = null;
let rows: Generator<AttendeeRow[]> | null = null;
/** Counts under way stop when a newer call has come. */
let turn = 0;

const breathe = (): Promise<void> => new Promise((done) => void setTimeout(done, 0));

function lookAt({ encoding, separator, sheets }: ListSource): ListLook {
  const heads = sheets.map(headOf).map((head) => (head.ok && head.value.sample.length > 0 ? head.value : null));
  const shown = heads.map((head) => (head === null ? null : { ...head, sample: head.sample.slice(0, SHOWN_ROWS) }));
  const looks = sheets.map(({ name }, at): SheetLook => ({ name, head: shown[at] ?? null }));
  return { encoding, separator, sheets: looks, likeliest: likeliestSheet(heads) };
}

const placeOf = (columns: readonly Column[], field: string): number => columns.findIndex((column) => column.field === field);

const isFilled = (row: readonly string[], at: number): boolean => at >= 0 && (row[at] ?? '').trim() !== '';

const listReader = {
  /** Opens a file and looks into its sheets. */
  async open(file: Blob, choice: CsvChoice): Promise<Result<ListLook, ListFault>> {
    turn += 1;
    const opened = await openList(new Uint8Array(await file.arrayBuffer()), choice);
    if (!opened.ok) return opened;
    source = opened.value;
    const first = opened.value.sheets.map(headOf).find((head) => !head.ok);
    const look = lookAt(opened.value);
    if (look.sheets.some(({ head }) => head !== null)) return ok(look);
    return first !== undefined && !first.ok ? first : fail('empty');
  },

  /** Counts the rows of a sheet; null when another call came between. */
  async count({ sheet, columns, skipped }: ReadOrder): Promise<ListCounts | null> {
    turn += 1;
    const mine = turn;
    const [code, email] = [placeOf(columns, 'code'), placeOf(columns, 'email')];
    let [all, withCode, withEmail] = [-skipped, 0, 0];
    try {
      for (const row of source?.sheets[sheet]?.rows() ?? []) {
        all += 1;
        if (all > 0 && isFilled(row, code)) withCode += 1;
        if (all > 0 && isFilled(row, email)) withEmail += 1;
        if (all % COUNTED_AT_ONCE === 0) await breathe();
        if (turn !== mine) return null;
      }
    } catch (cause) {
      faultOf(cause);
    }
    const counted = Math.max(0, all);
    return { rows: counted, withCode, withoutEmail: counted - withEmail };
  },

  /** Begins to read the attendees of a sheet. */
  begin({ sheet, columns, skipped }: ReadOrder): void {
    turn += 1;
    rows = attendeesIn(source?.sheets[sheet]?.rows() ?? [], { columns, skipped, batch: BATCH });
  },

  /** The next attendees; null at the end; a fault where the file breaks off. */
  next(): Result<AttendeeInput[] | null, ListFault> {
    try {
      const next = rows?.next();
      if (next === undefined || next.done === true) return ok(null);
      return ok(next.value.map(({ code, contact }) => ({ contact, ...(code === undefined ? {} : { code }) })));
    } catch (cause) {
      return fail(faultOf(cause));
    }
  },
};

/** What the worker promises: the contract is taken from its functions. */
export type ListReaderWorker = typeof listReader;

expose(listReader);
