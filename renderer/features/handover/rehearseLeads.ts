import { wrap } from 'comlink';
import { readExportBatch, readExportIds, readExportRevs, watchCommits } from '#renderer/data/exports.ts';
import type { ExportChoice } from '#renderer/data/exports.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { ExportLanguage, ExportLead } from '#shared/formats/export/exportLead.ts';
import type { Rehearsal } from '#shared/formats/rehearsal/rehearse.ts';
import type { RehearsalRequest, RehearserWorker } from './workers/rehearse.ts';

/** Where rows are judged; in a worker, or in tests beside us. */
export type Rehearser = {
  readonly begin: (request: RehearsalRequest) => Promise<void>;
  readonly check: (leads: readonly ExportLead[], gone: readonly LeadId[]) => Promise<void>;
  readonly sum: (ids: readonly LeadId[]) => Promise<Rehearsal>;
  readonly close: () => void;
};

/** What is rehearsed: a template, its language, and whose leads. */
export type Rehearsing = {
  readonly template: string;
  readonly own: readonly ExportTemplate[];
  readonly language: ExportLanguage;
  readonly choice: ExportChoice;
};

export type Progress = { readonly done: number; readonly total: number };

/** Leads opened at a time, as an export does: the screen stays alive. */
const LEADS_A_BATCH = 100;

/** Starts the worker that judges rows. */
export function startRehearser(): Rehearser {
  const worker = new Worker(new URL('./workers/rehearse.ts', import.meta.url), { type: 'module', name: 'rehearse' });
  const remote = wrap<RehearserWorker>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(`the rehearsal failed: ${event.message}`)));
  });
  failed.catch(() => undefined); // heard by whoever is waiting then
  return {
    begin: (request) => Promise.race([remote.begin(request), failed]),
    check: (leads, gone) => Promise.race([remote.check(leads, gone), failed]),
    sum: (ids) => Promise.race([remote.sum(ids), failed]),
    close: () => worker.terminate(),
  };
}

/** A rehearsal that is kept up: each `pass` judges what changed since the one before. */
export type Session = {
  /** Null when it was stopped. */
  readonly pass: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Rehearsal | null>;
  readonly close: () => void;
};

/** Begins a rehearsal of leads: nothing is read before the first pass. */
export function newSession(
  store: Store,
  { template, own, language, choice }: Rehearsing,
  start: () => Rehearser = startRehearser,
): Session {
  const rehearser = start();
  const known = new Map<LeadId, string>();
  let begun: Promise<void> | null = null;
  const begin = async (): Promise<void> => {
    const shows = await readShows(store);
    const { showId } = choice;
    await rehearser.begin({ template, own, context: { shows, language, ...(showId === null ? {} : { showId }) } });
  };
  return {
    async pass(signal, onProgress) {
      begun ??= begin();
      await begun;
      const ids = await readExportIds(store, choice);
      const revs = await readExportRevs(store, ids);
      const changed = ids.filter((id) => known.get(id) !== revs.get(id));
      for (let from = 0; from < changed.length; from += LEADS_A_BATCH) {
        if (signal.aborted) return null;
        const piece = changed.slice(from, from + LEADS_A_BATCH);
        const { items, left } = await readExportBatch(store, piece);
        await rehearser.check(items, left);
        for (const id of piece) known.set(id, revs.get(id) ?? '');
        onProgress({ done: Math.min(changed.length, from + LEADS_A_BATCH), total: changed.length });
      }
      return signal.aborted ? null : rehearser.sum(ids);
    },
    close: () => rehearser.close(),
  };
}

/** How far a rehearsal is, and what it found; what was found stays while it is checked again. */
export type RehearsalState = { readonly found: Rehearsal | null; readonly progress: Progress | null };

/** Changes come in volleys while leads are sent to a CRM: at least this long between two passes, ms. */
const REST_MS = 300;
/** And as many times as long as the last pass took, so that no more than a part of the machine is busy with it. */
const REST_SHARE = 3;

/** Rehearses an import and keeps it true while leads are mended, until the answer is called. */
export function watchRehearsal(store: Store, asked: Rehearsing, onState: (state: RehearsalState) => void): () => void {
  const session = newSession(store, asked);
  const stop = new AbortController();
  let found: Rehearsal | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let isBusy = false;
  let isStale = false;
  const run = async (): Promise<void> => {
    const before = performance.now();
    [isBusy, isStale, waiting] = [true, false, null];
    const next = await session.pass(stop.signal, (progress) => !stop.signal.aborted && onState({ found, progress }));
    isBusy = false;
    if (next === null || stop.signal.aborted) return;
    found = next;
    onState({ found, progress: null });
    if (isStale) plan((performance.now() - before) * REST_SHARE);
  };
  const plan = (rest: number): void => {
    isStale = true;
    if (!isBusy && waiting === null) waiting = setTimeout(() => void run(), Math.max(REST_MS, rest));
  };
  const unwatch = watchCommits(store, () => plan(0));
  return () => {
    unwatch();
    stop.abort();
    if (waiting !== null) clearTimeout(waiting);
    session.close();
  };
}
