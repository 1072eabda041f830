import { wrap } from 'comlink';
import { readExportBatch, readExportIds, saveExported } from '#renderer/data/exports.ts';
import type { ExportBatch } from '#renderer/data/exports.ts';
import type { Search } from '#renderer/data/search.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { noteVerified } from '#renderer/data/verified.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Separator } from '#shared/formats/export/column.ts';
import type { ExportLanguage, ExportLead } from '#shared/formats/export/exportLead.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import type { FileRequest, RowLeft } from '#shared/formats/export/makeFile.ts';
import { findTemplate } from '#shared/formats/export/own.ts';
import type { Booth } from '#shared/ipc/contract.ts';
import type { SaveFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FileWriterWorker } from './workers/writeFile.ts';

/** A file being written, piece by piece; in a worker, or in tests beside us. */
export type FileMaker = {
  readonly begin: (request: FileRequest) => Promise<void>;
  readonly add: (leads: readonly ExportLead[]) => Promise<Uint8Array<ArrayBuffer>>;
  readonly end: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Who was left out, once it has ended. */
  readonly left: () => Promise<readonly RowLeft[]>;
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
  /** Name of a template of ours, else id or name of one of the laptop's own. */
  readonly template: string;
  /** What becomes of rows that the reader of the file would refuse; kept when absent. Rows left out stay new. */
  readonly refused?: FileRequest['refused'];
  readonly only: 'all' | 'new' | readonly LeadId[];
  readonly separator: Separator;
  readonly language: ExportLanguage;
};

export type ExportProgress = { readonly done: number; readonly total: number };
export type ExportEnd = Result<
  {
    readonly path: string;
    readonly written: number;
    /** Leads that are not in the file, and why. */
    readonly left: readonly RowLeft[];
    /** Leads in the file, row by row. */
    readonly rows: readonly LeadId[];
  },
  SaveFault | 'nothing' | 'none-taken' | 'stopped' | 'too-many' | 'not-verified'
>;
export type ExportOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  /** Told who is left out also when nobody is left for the file. */
  readonly onLeft?: (left: readonly RowLeft[]) => void;
};

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
    left: () => Promise.race([remote.left(), failed]),
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
type Written = { readonly revs: ExportBatch['revs'][number][]; readonly left: LeadId[]; readonly given: LeadId[] };

/** Reads the next leads while the last ones are being written. */
async function writeBatches({ tools, maker, handle, ids, options }: Job): Promise<Result<Written, SaveFault | 'stopped'>> {
  const total: Written = { revs: [], left: [], given: [] };
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
    total.given.push(...batch.items.map(({ lead }) => lead.id));
    options.onProgress({ done: Math.min(ids.length, from + LEADS_A_BATCH), total: ids.length });
  }
  return options.signal.aborted ? fail('stopped') : ok(total);
}

/** The request of the file, with all it is written with. */
async function fileRequest({ store }: ExportTools, request: ExportRequest): Promise<FileRequest> {
  const { format, template, separator, language, show, refused = 'keep' } = request;
  const shows = await readShows(store);
  const { exportTemplates: own = [] } = await readSetting(store);
  const context = { shows, language, ...(show === null ? {} : { showId: show.id }) };
  return { format, template, own, separator, context, now: store.now(), refused };
}

async function writeWhole(job: Job, request: ExportRequest): Promise<ExportEnd> {
  const { tools, maker, handle } = job;
  const { format, template } = request;
  const asked = await fileRequest(tools, request);
  // one of the laptop's own is told by its name
  const told = asked.own.find(({ id }) => id === template)?.name ?? template;
  await maker.begin(asked);
  const batches = await writeBatches(job);
  if (!batches.ok) return batches;
  const last = await maker.end();
  const saved = last.length === 0 ? ok(null) : await tools.booth.saveChunk({ handle, bytes: last });
  if (!saved.ok) return saved;
  const left = await maker.left();
  job.options.onLeft?.(left);
  const isLeft = new Set(left.map(({ leadId }) => leadId));
  const rows = batches.value.given.filter((id) => !isLeft.has(id));
  if (rows.length === 0 && left.length > 0) return fail('none-taken');
  const ended = await tools.booth.saveEnd({ handle });
  if (!ended.ok) return ended;
  const written = rows.length;
  const { path, verified } = ended.value;
  // one record a lead that was given to the maker; kinds without records are compared by their bytes alone
  if (verified === null || (verified.rows !== null && verified.rows !== written)) return fail('not-verified');
  const revs = batches.value.revs.filter(([id]) => !isLeft.has(id));
  await saveExported(tools.store, { revs, left: batches.value.left, file: `${format} ${told}`, rows: written });
  await noteVerified(tools.store, { kind: 'export', path, leads: written });
  const file = path.split(/[/\\]/u).at(-1) ?? path;
  await saveSetting(tools.store, { lastExport: { at: tools.store.now(), template, format, rows: written, file } });
  return ok({ path, written, left, rows });
}

/** More leads than one file may have; when refused rows are left out, those beyond the most are among them. */
async function isTooMany({ store }: ExportTools, { format, template, refused }: ExportRequest, leads: number): Promise<boolean> {
  if (format === 'vcf' || refused === 'leave-out') return false;
  const { exportTemplates = [] } = await readSetting(store);
  return leads > (findTemplate(template, exportTemplates)?.maxRows ?? Number.POSITIVE_INFINITY);
}

/**
 * Writes leads into a file where the person wants it: opened in small batches, written by a worker, sent to main piece by piece.
 * The file appears under its name only when it is whole; stopped or failed, nothing is left. Only when it was read again from the disk and
 * is what was written are its leads no longer "new since the last export".
 */
export async function exportLeads(tools: ExportTools, request: ExportRequest, options: ExportOptions): Promise<ExportEnd> {
  const ids = await readExportIds(tools.store, { showId: request.show?.id ?? null, only: request.only });
  if (ids.length === 0) return fail('nothing');
  if (await isTooMany(tools, request, ids.length)) return fail('too-many');
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
