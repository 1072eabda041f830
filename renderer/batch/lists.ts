import { booth } from '#renderer/lib/booth.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { attendeesIn } from '#shared/formats/attendees.ts';
import { ListError } from '#shared/formats/listFault.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { faultOf, headOf, likeliestSheet, openList } from '#shared/formats/listSource.ts';
import type { ListSource } from '#shared/formats/listSource.ts';
import type { ListHead } from '#shared/formats/listHead.ts';
import type { SheetSource } from '#shared/formats/xlsxReader.ts';
import type { BatchFileError } from '#shared/ipc/batch.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { openBatchStore, openShow } from './openBatchStore.ts';
import type { Verb } from './verb.ts';

/** Opens a file of the command line as a list, by its place there. */
export async function openFile(at: number): Promise<Result<ListSource, ListFault | BatchFileError>> {
  const bytes = await booth.batchBytes({ at });
  return bytes.ok ? openList(bytes.value) : bytes;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function countRows({ rows }: SheetSource, { skipped }: ListHead): number {
  let count = -skipped;
  for (const _row of rows()) count += 1;
  return Math.max(0, count);
}

function lineOf(file: string, { encoding, separator }: ListSource, sheet: SheetSource): string {
  const head = headOf(sheet);
  if (!head.ok) throw new ListError(head.error);
  const columns = head.value.columns.map(({ header, field, confidence }) => ({ header, field, confidence: rounded(confidence) }));
  return JSON.stringify({ file, sheet: sheet.name, encoding, separator, rows: countRows(sheet, head.value), columns });
}

function linesOf(file: string, source: Result<ListSource, ListFault | BatchFileError>): Result<string[], ListFault | BatchFileError> {
  // a file with nothing in it is not a fault
  const nothing = JSON.stringify({ file, sheet: '', encoding: 'utf-8', separator: '', rows: 0, columns: [] });
  if (!source.ok) return source.error === 'empty' ? { ok: true, value: [nothing] } : source;
  try {
    return { ok: true, value: source.value.sheets.map((sheet) => lineOf(file, source.value, sheet)) };
  } catch (cause) {
    return fail(faultOf(cause));
  }
}

/** `columns`: which field each column of an attendee list holds, one line a sheet. */
export const columns: Verb = async ({ files }) => {
  let failed = 0;
  for (const [at, { file }] of files.entries()) {
    const lines = linesOf(file, await openFile(at));
    if (lines.ok) await booth.batchPrint(lines.value);
    else {
      failed += 1;
      await booth.batchPrint([JSON.stringify({ file, error: { code: lines.error, message: 'The list cannot be read' } })]);
    }
  }
  return failed === 0 ? { exit: 0 } : { exit: 1, message: `${failed} of ${files.length} lists could not be read` };
};

/** Rows that go from the reader to the database at once. */
const BATCH = 500;

async function* peopleOf(sheet: SheetSource, { columns, skipped }: ListHead): AsyncGenerator<AttendeeInput[]> {
  for (const rows of attendeesIn(sheet.rows(), { columns, skipped, batch: BATCH }))
    yield await Promise.resolve(rows.map(({ code, contact }) => ({ contact, ...(code === undefined ? {} : { code }) })));
}

/** `import`: an attendee list into the latest show of the profile; prints `{ rows, written, refused }`. */
export const importVerb: Verb = async ({ files }) => {
  const opened = await openFile(0);
  if (!opened.ok) return { exit: 1, message: `the list cannot be read: ${opened.error}` };
  const heads = opened.value.sheets.map(headOf).map((head) => (head.ok ? head.value : null));
  const at = likeliestSheet(heads);
  const [sheet, head] = [opened.value.sheets[at], heads[at]];
  if (sheet === undefined || head === undefined || head === null) return { exit: 1, message: 'the list cannot be read' };
  const total = countRows(sheet, head);
  const { store } = await openBatchStore();
  const show = await openShow(store, {});
  const name = files[0]?.file.split(/[\\/]/u).at(-1) ?? '';
  const list = { showId: show.id, name, rows: peopleOf(sheet, head) };
  const { resolved, added, changed, same, gone, ...report } = await importAttendees(store, list, {
    onProgress: (done) => void booth.batchProgress({ done, total, what: 'rows' }),
  });
  await booth.batchPrint([JSON.stringify({ rows: total, written: report.rows, refused: [], resolved, added, changed, same, gone })]);
  return { exit: 0 };
};
