import { create } from 'zustand';
import { importAttendees, readLists } from '#renderer/data/attendees.ts';
import type { ImportReport } from '#renderer/data/attendees.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Show } from '#shared/domain/show.ts';
import type { CsvChoice } from '#shared/formats/csvText.ts';
import { ATTENDEE_FIELDS } from '#shared/formats/fieldNames.ts';
import type { AttendeeField } from '#shared/formats/fieldNames.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { faultOf } from '#shared/formats/listSource.ts';
import type { Column } from '#shared/formats/readColumns.ts';
import { startListReader } from './listReader.ts';
import type { ListReader } from './listReader.ts';
import type { ListCounts, ListLook } from './workers/readList.ts';

/** A list laid out for correction: which sheet, and what each of its columns is taken for. */
export type Review = {
  readonly kind: 'review';
  readonly file: File;
  readonly look: ListLook;
  readonly choice: CsvChoice;
  readonly sheet: number;
  readonly columns: readonly Column[];
  /** The columns are those of an earlier import of the same header. */
  readonly isRemembered: boolean;
  readonly counts: ListCounts | null;
};

/** Where the import of lists stands. */
export type ImportStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly file: File }
  | { readonly kind: 'refused'; readonly file: File; readonly fault: ListFault; readonly kept: number }
  | Review
  | { readonly kind: 'importing'; readonly file: File; readonly rows: number; readonly total: number | null; readonly isStopping: boolean }
  | { readonly kind: 'done'; readonly file: File; readonly report: ImportReport };

/** The step of the file in hand, and the files that wait. It may be lost: what was imported is in the database. */
export const useImport = create<{ step: ImportStep; waiting: readonly File[] }>(() => ({ step: { kind: 'none' }, waiting: [] }));

/** What an import works with. */
export type ImportContext = { readonly store: Store; readonly show: Show };

/** The worker of the file in hand, and how to stop its import. */
let reader: ListReader | null = null;
let stop = new AbortController();

const to = (step: ImportStep): void => useImport.setState({ step });

function reviewed(change: (review: Review) => Review): void {
  const { step } = useImport.getState();
  if (step.kind === 'review') to(change(step));
}

/** Columns as a person corrected them in an earlier list with the same header; null when there was none. */
async function rememberedColumns({ store, show }: ImportContext, columns: readonly Column[]): Promise<readonly Column[] | null> {
  const header = JSON.stringify(columns.map((column) => column.header));
  const known = (await readLists(store, show.id)).find(({ mapping }) => mapping !== undefined && JSON.stringify(mapping.header) === header);
  if (known?.mapping === undefined) return null;
  const { fields } = known.mapping;
  return columns.map(({ header: name }, at) => {
    const field = ATTENDEE_FIELDS.find((one) => one === fields[at]) ?? null;
    return { header: name, field, confidence: field === null ? 0 : 1 };
  });
}

const orderOf = ({ sheet, columns, look }: Review) => ({
  sheet,
  columns,
  skipped: look.sheets[sheet]?.head?.skipped ?? 0,
});

/** Counts the rows behind the review; an answer that comes too late is dropped. */
async function countRows(): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind !== 'review') return;
  const counts = await reader?.count(orderOf(step));
  if (counts !== null && counts !== undefined)
    reviewed((review) => (review.sheet === step.sheet && review.columns === step.columns ? { ...review, counts } : review));
}

async function review(context: ImportContext, base: Pick<Review, 'file' | 'look' | 'choice' | 'sheet'>): Promise<void> {
  const found = base.look.sheets[base.sheet]?.head?.columns ?? [];
  const remembered = await rememberedColumns(context, found);
  to({ kind: 'review', ...base, columns: remembered ?? found, isRemembered: remembered !== null, counts: null });
  await countRows();
}

async function readFile(context: ImportContext, file: File, choice: CsvChoice): Promise<void> {
  to({ kind: 'reading', file });
  reader ??= startListReader();
  const mine = reader;
  const look = await mine.open(file, choice);
  if (reader !== mine) return;
  if (look.ok) await review(context, { file, look: look.value, choice, sheet: look.value.likeliest });
  else to({ kind: 'refused', file, fault: look.error, kept: 0 });
}

function endReader(): void {
  reader?.close();
  reader = null;
}

/** Goes on with the next file that waits; without one the import is over. */
export async function nextList(context: ImportContext): Promise<void> {
  endReader();
  const [file, ...waiting] = useImport.getState().waiting;
  useImport.setState({ step: { kind: 'none' }, waiting });
  if (file !== undefined) await readFile(context, file, {});
}

/** Begins with list files: the first is laid out for correction, the others wait. While one is being imported they wait behind it. */
export async function offerLists(context: ImportContext, files: readonly File[]): Promise<void> {
  const { step, waiting } = useImport.getState();
  useImport.setState({ waiting: [...waiting, ...files] });
  if (step.kind !== 'importing' && step.kind !== 'review' && step.kind !== 'reading') await nextList(context);
}

/** Shows another sheet. */
export async function chooseSheet(context: ImportContext, sheet: number): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind === 'review') await review(context, { file: step.file, look: step.look, choice: step.choice, sheet });
}

/** Reads the text anew, in another charset or with another separator. */
export async function chooseText(context: ImportContext, choice: CsvChoice): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind === 'review') await readFile(context, step.file, { ...step.choice, ...choice });
}

/** Says what a column holds; a field that another column had is taken from it. */
export async function chooseField(at: number, field: AttendeeField | null): Promise<void> {
  reviewed((review) => ({
    ...review,
    isRemembered: false,
    columns: review.columns.map((column, place) => {
      if (place === at) return { ...column, field, confidence: field === null ? 0 : 1 };
      return field !== null && column.field === field ? { ...column, field: null, confidence: 0 } : column;
    }),
  }));
  await countRows();
}

/** Stops reading, or gives the file up; an import under way ends with the batch in hand, what was saved stays. */
export async function stopList(context: ImportContext): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind !== 'importing') return nextList(context);
  stop.abort();
  return to({ ...step, isStopping: true });
}

/** Imports the list under review, as its columns stand, and remembers them for lists with the same header. */
export async function importList(context: ImportContext): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind !== 'review' || reader === null) return;
  const { file, columns } = step;
  const total = step.counts?.rows ?? null;
  stop = new AbortController();
  let kept = 0;
  to({ kind: 'importing', file, rows: 0, total, isStopping: false });
  const mapping = { header: columns.map(({ header }) => header), fields: columns.map(({ field }) => field) };
  const rows = reader.rows(orderOf(step));
  const sheet = step.look.sheets.length > 1 ? (step.look.sheets[step.sheet]?.name ?? '') : '';
  const input = { showId: context.show.id, name: sheet === '' ? file.name : `${file.name} · ${sheet}`, rows, mapping };
  try {
    const report = await importAttendees(context.store, input, {
      signal: stop.signal,
      onProgress: (done) => {
        kept = done;
        const { step: now } = useImport.getState();
        if (now.kind === 'importing') to({ ...now, rows: done });
      },
    });
    to({ kind: 'done', file, report });
  } catch (cause) {
    to({ kind: 'refused', file, fault: faultOf(cause), kept });
  } finally {
    endReader();
  }
}

/** Whether the columns tell anything of a visitor. */
export const canImport = ({ columns }: Pick<Review, 'columns'>): boolean =>
  columns.some(({ field }) => field !== null && field !== 'type' && field !== 'note');
