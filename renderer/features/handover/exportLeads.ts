import { wrap } from 'comlink';
import { readExportBatch, readExportIds, saveExported } from '#renderer/data/exports.ts';
import type { ExportBatch } from '#renderer/data/exports.ts';
import type { Search } from '#renderer/data/search.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { noteVerified } from '#renderer/data/verified.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Separator } from '#shared/formats/export/column.ts';
import type { ExportLanguage, ExportLead } from '#shared/formats/export/exportLead.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { templateOf } from '#shared/formats/export/templates.ts';
import type { Booth } from '#shared/ipc/contract.ts';
import type { SaveFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FileRequest, FileWriterWorker } from './workers/writeFile.ts';

/** A file being written, piece by piece; in a worker, or in tests beside us. */
export type FileMaker = {
  readonly begin: (request: FileRequest) => Promise<void>;
  readonly add: (leads: readonly ExportLead[]) => Promise<Uint8Array<ArrayBuffer>>;
  readonly end: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => void;
};

/** What an export works with. */
export type ExportTools = {
  readonly store: Store;
  readonly booth: Pick<Booth, 'saveBegin' | 'saveChunk' | 'saveEnd' | 'saveCancel'>;
  readonly search?: Search;
  readonly maker?: () => FileMaker;
};

export type ExportRequest = {
  /** null: leads of all shows. */
  readonly show: Show | null;
  readonly format: FormatName;
  readonly template: string;
  readonly only: 'all' | 'new' | readonly LeadId[];
  readonly separator: Separator;
  readonly language: ExportLanguage;
};

export type ExportProgress = { readonly done: number; readonly total: number };
export type ExportEnd = Result<
  { readonly path: string; readonly written: number },
  SaveFault | 'nothing' | 'stopped' | 'too-many' | 'not-verified'
>;
export type ExportOptions = { readonly signal: AbortSignal; readonly onProgress: (progress: ExportProgress) => void };

/** Leads opened at a time: some 10 ms of work, so that the screen stays alive; two batches are in memory at most. */
const LEADS_A_BATCH = 100;

function startMaker(): FileMaker {
  const worker = new Worker(new URL('./workers/writeFile.ts', import.meta.url), { type: 'module', name: 'write-file' });
  const remote = wrap<FileWriterWorker>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(`the file writer failed: ${event.message}`)));
  });
  failed.catch(() => undefined); // heard by whoever is waiting then
  return {
    begin: (request) => Promise.race([remote.begin(request), failed]),
    add: (leads) => Promise.race([remote.add(leads), failed]),
    end: () => Promise.race([remote.end(), failed]),
    close: () => worker.terminate(),
  };
}

/** `Salon 2026-03-16`: the file's name without its end. */
const nameOfFile = (show: Show | null, now: number): string => `${show?.name ?? 'Boothbook'} ${new Date(now).toISOString().slice(0, 10)}`;

type Job = {
  readonly tools: ExportTools;
  readonly maker: FileMaker;
  readonly handle: string;
  readonly ids: readonly LeadId[];
  readonly options: ExportOptions;
};
type Written = { readonly revs: ExportBatch['revs'][number][]; readonly left: LeadId[]; written: number };

/** Reads the next leads while the last ones are being written. */
async function writeBatches({ tools, maker, handle, ids, options }: Job): Promise<Result<Written, SaveFault | 'stopped'>> {
  const total: Written = { revs: [], left: [], written: 0 };
  const read = (from: number): Promise<ExportBatch> => readExportBatch(tools.store, ids.slice(from, from + LEADS_A_BATCH));
  let next = read(0);
  for (let from = 0; from < ids.length; from += LEADS_A_BATCH) {
    if (options.signal.aborted) return fail('stopped');
    const batch = await next;
    if (from + LEADS_A_BATCH < ids.length) next = read(from + LEADS_A_BATCH);
    next.catch(() => undefined); // looked at in its turn, or never when we stop
    const bytes = await maker.add(batch.items);
    const saved = bytes.length === 0 ? ok(null) : await tools.booth.saveChunk({ handle, bytes });
    if (!saved.ok) return saved;
    total.revs.push(...batch.revs);
    total.left.push(...batch.left);
    total.written += batch.items.length;
    options.onProgress({ done: Math.min(ids.length, from + LEADS_A_BATCH), total: ids.length });
  }
  return options.signal.aborted ? fail('stopped') : ok(total);
}

async function writeWhole(job: Job, request: ExportRequest): Promise<ExportEnd> {
  const { tools, maker, handle } = job;
  const shows = await readShows(tools.store);
  const { format, template, separator, language } = request;
  await maker.begin({
    format,
    template,
    separator,
    context: { shows, language, ...(request.show === null ? {} : { showId: request.show.id }) },
    now: tools.store.now(),
  });
  const batches = await writeBatches(job);
  if (!batches.ok) return batches;
  const last = await maker.end();
  const saved = last.length === 0 ? ok(null) : await tools.booth.saveChunk({ handle, bytes: last });
  if (!saved.ok) return saved;
  const ended = await tools.booth.saveEnd({ handle });
  if (!ended.ok) return ended;
  const { revs, left, written } = batches.value;
  const { path, verified } = ended.value;
  // one record a lead that was given to the maker; kinds without records are compared by their bytes alone
  if (verified === null || (verified.rows !== null && verified.rows !== written)) return fail('not-verified');
  await saveExported(tools.store, { revs, left, file: `${format} ${template}`, rows: written });
  await noteVerified(tools.store, { kind: 'export', path, leads: written });
  return ok({ path, written });
}

/**
 * Writes leads into a file where the person wants it: opened in small batches, written by a worker, sent to main piece by piece.
 * The file appears under its name only when it is whole; stopped or failed, nothing is left. Only when it was read again from the disk and
 * is what was written are its leads no longer "new since the last export".
 */
export async function exportLeads(tools: ExportTools, request: ExportRequest, options: ExportOptions): Promise<ExportEnd> {
  const ids = await readExportIds(tools.store, { showId: request.show?.id ?? null, only: request.only });
  if (ids.length === 0) return fail('nothing');
  if (ids.length > (request.format === 'vcf' ? Infinity : (templateOf(request.template)?.maxRows ?? Infinity))) return fail('too-many');
  const begun = await tools.booth.saveBegin({ name: nameOfFile(request.show, tools.store.now()).slice(0, 190), kind: request.format });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  const maker = (tools.maker ?? startMaker)();
  let isWhole = false;
  try {
    const end = await writeWhole({ tools, maker, handle, ids, options }, request);
    isWhole = end.ok;
    return end;
  } finally {
    maker.close();
    if (!isWhole) await tools.booth.saveCancel({ handle });
  }
}
