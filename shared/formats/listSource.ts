import { csvRows } from './csvRows.ts';
import { isText, readCsvText } from './csvText.ts';
import type { CsvChoice, Separator } from './csvText.ts';
import { readHead } from './listHead.ts';
import type { ListHead } from './listHead.ts';
import { ListError } from './listFault.ts';
import type { ListFault } from './listFault.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';
import type { SheetSource } from './xlsxReader.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** An opened list file: its sheets (one without a name for text), and how its text is written ('' for a workbook's separator). */
export type ListSource = {
  readonly encoding: string;
  readonly separator: Separator | '';
  readonly sheets: readonly SheetSource[];
};

/** Largest file that is read: 100,000 rows of an organiser take about 30 MB. */
export const LARGEST_LIST = 300_000_000;

/** What a ListError says; `unusual` that even the library could not read is a damaged file. Bugs are thrown on. */
export function faultOf(cause: unknown): ListFault {
  if (!(cause instanceof ListError)) throw cause;
  return cause.fault === 'unusual' ? 'damaged' : cause.fault;
}

async function openBytes(bytes: Uint8Array, choice: CsvChoice): Promise<Result<ListSource, ListFault>> {
  if (bytes.length === 0) return fail('empty');
  if (bytes.length > LARGEST_LIST) return fail('too-large');
  if (isWorkbook(bytes)) return ok({ encoding: 'utf-8', separator: '', sheets: await readWorkbook(bytes) });
  const { text, encoding, separator } = readCsvText(bytes, choice);
  if (!isText(text)) return fail('unreadable');
  return ok({ encoding, separator, sheets: [{ name: '', rows: () => csvRows(text, separator) }] });
}

/** Opens a list file of any kind: CSV, tab-separated text, XLSX, XLS. `choice` is how a person says its text is written. */
export async function openList(bytes: Uint8Array, choice: CsvChoice = {}): Promise<Result<ListSource, ListFault>> {
  try {
    return await openBytes(bytes, choice);
  } catch (cause) {
    return fail(faultOf(cause));
  }
}

/** The top of a sheet; a fault when its rows cannot be read. */
export function headOf(sheet: SheetSource): Result<ListHead, ListFault> {
  try {
    return ok(readHead(sheet.rows()));
  } catch (cause) {
    return fail(faultOf(cause));
  }
}

const MAIN = new Set(['code', 'email', 'first', 'last', 'full', 'company']);

/** How much a sheet looks like visitors: what names them counts most, then what else is known. */
function likeness({ columns, sample }: ListHead): number {
  const fields = columns.flatMap(({ field, confidence }) => (field === null ? [] : [confidence * (MAIN.has(field) ? 3 : 1)]));
  return sample.length === 0 ? 0 : fields.reduce((sum, one) => sum + one, 0) + Math.min(sample.length, 50) / 100;
}

/** Which sheet holds the visitors, by its place; the first when none looks so. */
export function likeliestSheet(heads: readonly (ListHead | null)[]): number {
  const scores = heads.map((head) => (head === null ? -1 : likeness(head)));
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}
