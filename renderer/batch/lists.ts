import { booth } from '#renderer/lib/booth.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { readAttendeeLists, readAttendeeRows } from '#shared/formats/attendees.ts';
import type { AttendeeList } from '#shared/formats/attendees.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { openBatchStore, openShow } from './openBatchStore.ts';
import type { Verb } from './verb.ts';

async function readLists(at: number): Promise<Result<{ bytes: Uint8Array; lists: AttendeeList[] }>> {
  const bytes = await booth.batchBytes({ at });
  if (!bytes.ok) return bytes;
  try {
    return ok({ bytes: bytes.value, lists: await readAttendeeLists(bytes.value) });
  } catch {
    // the workbook reader throws on what is no workbook
    return fail('unreadable');
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** `columns`: which field each column of an attendee list holds, one line a sheet. */
export const columns: Verb = async ({ files }) => {
  let failed = 0;
  for (const [at, { file }] of files.entries()) {
    const read = await readLists(at);
    if (!read.ok) {
      failed += 1;
      await booth.batchPrint([JSON.stringify({ file, error: { code: read.error, message: 'The list cannot be read' } })]);
      continue;
    }
    const lines = read.value.lists.map(({ sheet, encoding, separator, rows, columns: found }) => {
      const mapped = found.map(({ header, field, confidence }) => ({ header, field, confidence: rounded(confidence) }));
      return JSON.stringify({ file, sheet, encoding, separator, rows: rows.length, columns: mapped });
    });
    await booth.batchPrint(lines);
  }
  return failed === 0 ? { exit: 0 } : { exit: 1, message: `${failed} of ${files.length} lists could not be read` };
};

async function* peopleOf(bytes: Uint8Array, country: string): AsyncGenerator<AttendeeInput[]> {
  for await (const rows of readAttendeeRows(bytes, { hints: { country } })) {
    yield rows.map(({ code, contact }) => ({ contact, ...(code === undefined ? {} : { code }) }));
  }
}

/** `import`: an attendee list into the latest show of the profile; prints `{ rows, written, refused }`. */
export const importVerb: Verb = async ({ files }) => {
  const read = await readLists(0);
  if (!read.ok) return { exit: 1, message: `the list cannot be read: ${read.error}` };
  const total = read.value.lists[0]?.rows.length ?? 0;
  const { store } = await openBatchStore();
  const show = await openShow(store, {});
  const name = files[0]?.file.split(/[\\/]/u).at(-1) ?? '';
  const report = await importAttendees(
    store,
    { showId: show.id, name, rows: peopleOf(read.value.bytes, show.country) },
    (done) => void booth.batchProgress({ done, total, what: 'rows' }),
  );
  await booth.batchPrint([JSON.stringify({ rows: total, written: report.rows, refused: [], resolved: report.resolved })]);
  return { exit: 0 };
};
