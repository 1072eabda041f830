import { booth } from '#renderer/lib/booth.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import { seedOf } from '#shared/domain/seedOf.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import type { RowLeft } from '#shared/formats/export/makeFile.ts';
import { findTemplate } from '#shared/formats/export/own.ts';
import { templates } from '#shared/formats/export/templates.ts';
import { issueText, leftOutText } from '#shared/formats/rehearsal/words.ts';
import type { BatchJob } from '#shared/ipc/batch.ts';
import { inOrder } from './inOrder.ts';
import { openBatchStore, openShow } from './openBatchStore.ts';
import { newReading } from './read.ts';
import { readFile } from './readFile.ts';
import type { FileRead } from './readFile.ts';
import type { Verb } from './verb.ts';

/** A row that is not in the file, and why. */
type Refused = { readonly row: number; readonly field: string; readonly reason: string };

/** Findings that stand for people: every contact, else the first thing found, which becomes a lead to resolve. */
const visitorsIn = (found: readonly Finding[]): readonly Finding[] => {
  const contacts = found.filter((finding) => finding.kind === 'contact');
  return contacts.length > 0 ? contacts : found.slice(0, 1);
};

const scanOf = (finding: Finding, { scans }: FileRead): Scan => {
  const from = finding.from === 'file' ? undefined : scans.find((scan) => scan.text === finding.text);
  return from ?? { source: finding.from === 'file' ? 'file' : 'image', text: finding.text ?? JSON.stringify(finding.contact ?? {}) };
};

async function saveRead(store: Store, show: Show, read: FileRead): Promise<void> {
  for (const finding of visitorsIn(read.found)) {
    await saveCapture(store, { showId: show.id, scan: scanOf(finding, read), seed: seedOf(finding) });
  }
}

/** Reads the files of the command line into the show; answers those that gave nothing. */
async function takeFiles(store: Store, show: Show, job: BatchJob): Promise<Refused[]> {
  const refused: Refused[] = [];
  const reading = { ...newReading(job), hints: { country: show.country } };
  const refuse = (at: number, reason: string): void =>
    void refused.push({ row: at + 1, field: 'file', reason: `${reason}: ${job.files[at]?.file ?? ''}` });
  const pieces = job.files.map((file, at) => ({ file, at }));
  await inOrder(
    pieces,
    ({ file, at }) => readFile(file, at, reading),
    async (read, { at }) => {
      if (!read.ok) refuse(at, read.error);
      else if (read.value.found.length === 0) refuse(at, 'nothing found');
      else await saveRead(store, show, read.value);
      await booth.batchProgress({ done: at + 1, total: job.files.length, what: 'files read' });
    },
  );
  reading.close();
  return refused;
}

const tell = ({ done, total }: { done: number; total: number }): void => void booth.batchProgress({ done, total, what: 'leads written' });

const usage = (message: string): ReturnType<Verb> => Promise.resolve({ exit: 2, message });

/** A lead that is in no file of the template, or whose row its reader would refuse: a line for each reason. */
const refusedOf = ({ row, leftOut, issues }: RowLeft): Refused[] => [
  ...(leftOut === null ? [] : [{ row, field: 'consent', reason: leftOutText(leftOut) }]),
  ...issues.map((issue) => ({ row, field: issue.column, reason: issueText(issue) })),
];

/** Columns and format that were asked for; a sentence when there are none such. */
function chosen(
  { to = '', template = 'full' }: BatchJob['options'],
  own: readonly ExportTemplate[],
): FormatName | { readonly fault: string } {
  const format = formatOf(/\.([a-z]+)$/iu.exec(to)?.[1]?.toLowerCase() ?? '');
  const columns = findTemplate(template, own);
  if (format === undefined) return { fault: '--to must end in .xlsx, .csv, .json or .vcf' };
  const names = [...templates, ...own].map(({ name }) => name).join(', ');
  if (columns === undefined) return { fault: `--template takes one of ${names}, not "${template}"` };
  const isWritten = !format.hasColumns || columns.formats.some((name) => name === format.name);
  return isWritten ? format.name : { fault: `the template "${template}" is written as .${columns.formats.join(' or .')}` };
}

/**
 * `export`: writes the leads of the profile, or of the pictures and cards named, into a file; prints `{ rows, written, refused }`. Rows that
 * the reader of the file would refuse are left out, each with the column and why.
 */
export const exportVerb: Verb = async (job) => {
  const { template = 'full', separator = ';', language = 'en', country } = job.options;
  const { store } = await openBatchStore();
  const { exportTemplates = [] } = await readSetting(store);
  const format = chosen(job.options, exportTemplates);
  if (typeof format === 'object') return usage(format.fault);
  const show = job.files.length === 0 ? null : await openShow(store, { language, ...(country === undefined ? {} : { country }) });
  const unread = show === null ? [] : await takeFiles(store, show, job);
  const request = {
    show: job.options.hasProfile ? null : show,
    format,
    template,
    only: 'all',
    separator,
    language,
    refused: 'leave-out',
  } as const;
  const left: RowLeft[] = [];
  const options = { signal: new AbortController().signal, onProgress: tell, onLeft: (rows: readonly RowLeft[]) => void left.push(...rows) };
  const end = await exportLeads({ store, booth }, request, options);
  const written = end.ok ? end.value.written : 0;
  const refused = [...unread, ...left.flatMap(refusedOf)];
  await booth.batchPrint([JSON.stringify({ rows: written + left.length + unread.length, written, refused })]);
  if (!end.ok && end.error !== 'nothing' && end.error !== 'none-taken') return { exit: 1, message: `no file was written: ${end.error}` };
  if (!end.ok) return { exit: 0, message: 'nothing to write: no file was made' };
  return { exit: unread.some(({ reason }) => !reason.startsWith('nothing found')) ? 1 : 0 };
};
