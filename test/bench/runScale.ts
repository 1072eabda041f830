import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { commitTogether } from '#renderer/data/commit.ts';
import type { Change } from '#renderer/data/commit.ts';
import { leadsOfShow } from '#renderer/data/leads.ts';
import { keepMedia } from '#renderer/data/media.ts';
import { readInPieces } from '#renderer/data/read.ts';
import { newSearch, startSearchWorker } from '#renderer/data/search.ts';
import type { Search } from '#renderer/data/search.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { newChance, whole } from '#renderer/data/seedPeople.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShow, readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { percentile, say, watchGaps } from './bench.ts';
import type { Bench } from './bench.ts';
import { measurePaces } from './figuresPage.ts';

const SHOWS = 20;
/** One lead in ten was photographed. */
const LEADS_A_PICTURE = 10;
/** A card photographed by a webcam: what one weighs as JPEG. */
const PICTURE_BYTES = 60_000;
const PIECE = 65_536;
const PICTURES_A_COMMIT = 100;
const PAGE = 50;
const SCROLLS = 200;
const TYPED = ['hofner', 'angers', 'belvallier', 'conserves', 'leon 240', 'plant manager', 'gmbh', '0346'];

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

async function withPicture(store: Store, lead: Lead, noise: Uint8Array<ArrayBuffer>): Promise<Change> {
  // bytes that no cipher and no disk can make smaller, as a JPEG's; another beginning makes another picture
  crypto.getRandomValues(noise.subarray(0, 32));
  const media = { ...(await keepMedia(store, { blob: new Blob([noise], { type: 'image/jpeg' }), name: 'card.jpg' })), leadId: lead.id };
  return {
    puts: [
      { table: 'media', record: media, isNew: true },
      { table: 'leads', record: { ...lead, pictures: [media.id] } },
    ],
    line: { action: 'picture', leadId: lead.id },
  };
}

async function addPictures(store: Store, wanted: number): Promise<void> {
  const noise = new Uint8Array(PICTURE_BYTES);
  for (let at = 0; at < noise.length; at += PIECE) crypto.getRandomValues(noise.subarray(at, at + PIECE));
  const ids = (await store.db.leads.toCollection().primaryKeys()) as LeadId[]; // keys of the table of leads
  const chosen = ids.filter((_, at) => at % LEADS_A_PICTURE === 0).slice(0, wanted);
  for (let from = 0; from < chosen.length; from += PICTURES_A_COMMIT) {
    const leads = await readInPieces(store, 'leads', chosen.slice(from, from + PICTURES_A_COMMIT));
    await commitTogether(store, await Promise.all(leads.map((lead) => withPicture(store, lead, noise.slice()))));
    await booth.batchProgress({ done: from + leads.length, total: chosen.length, what: 'pictures made' });
  }
}

/** Fills the profile with leads of twenty shows, the newest of them under way, a picture with every tenth lead. */
const fill: Bench = async ({ options }) => {
  const leads = options.leads ?? 200_000;
  const { store } = await openBatchStore();
  if ((await readShows(store)).length > 0) throw new Error('the profile has been used before');
  const began = performance.now();
  const told = (done: number): void => void booth.batchProgress({ done, total: leads, what: 'leads made' });
  const order = { leads, shows: SHOWS, seed: options.seed ?? 1, until: store.now() + 1.5 * DAY, onProgress: told };
  const { showIds } = await seedLeads(store, order);
  const leadsMs = Math.round(performance.now() - began);
  const pictures = Math.floor(leads / LEADS_A_PICTURE);
  await addPictures(store, pictures);
  const show = showIds[0] === undefined ? undefined : await readShow(store, showIds[0]);
  if (show === undefined) throw new Error('no show was made');
  await saveSetting(store, { showId: show.id, staffId: show.staff[0]?.id ?? null, hasSeenTour: true, isRapid: true, hasSound: false });
  const seconds = Math.round((performance.now() - began) / 1000);
  const atWork = await leadsOfShow(store, show.id).count();
  const values = { leads, shows: SHOWS, pictures, atWork, leadsMs, seconds };
  await say(`JUDGED ${JSON.stringify(values)}`);
  return values;
};

const question = (text: string, offset: number, showId: ShowId | null) =>
  ({ showId, text, filters: {}, sort: 'newest', offset, limit: PAGE }) as const;

/** Letters as they are typed and pages as they are scrolled to, over all shows; ms each. */
async function measureList(search: Search, leads: number): Promise<{ readonly keys: number[]; readonly pages: number[] }> {
  const letters = TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  const keys: number[] = [];
  for (const text of letters) keys.push(await timed(() => search.query(question(text, 0, null))));
  const chance = newChance(7);
  const pages: number[] = [];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1)
    pages.push(await timed(() => search.query(question('', whole(chance, 0, Math.max(0, leads - PAGE)), null))));
  return { keys, pages };
}

async function exportOf(
  store: Store,
  show: Show | null,
): Promise<{ readonly ms: number; readonly written: number; readonly gapMs: number }> {
  const gaps = watchGaps();
  const began = performance.now();
  const request = { show, format: 'xlsx', template: 'full', only: 'all', separator: ';', language: 'en' } as const;
  const end = await exportLeads({ store, booth }, request, { signal: new AbortController().signal, onProgress: () => undefined });
  if (!end.ok) throw new Error(`the export failed: ${end.error}`);
  return { ms: Math.round(performance.now() - began), written: end.value.written, gapMs: Math.round(gaps.stop()) };
}

/** Opens a filled profile as a start does, its journal read from end to end where that was never done. */
const open: Bench = async () => {
  const began = performance.now();
  await openBatchStore();
  const values = { openMs: Math.round(performance.now() - began) };
  await say(`JUDGED ${JSON.stringify(values)}`);
  return values;
};

/** What the page's thread and the worker need over a filled profile: opening, index, letters, pages, figures, exports. */
const judge: Bench = async () => {
  const began = performance.now();
  const { store, keys } = await openBatchStore();
  const openMs = performance.now() - began;
  const show = (await readShows(store)).toSorted((a, b) => b.firstDay.localeCompare(a.firstDay))[0];
  if (show === undefined) throw new Error('fill the profile first');
  const leads = await store.db.leads.count();
  const indexBegan = performance.now();
  const gaps = watchGaps();
  const search = newSearch(store, await startSearchWorker(keys));
  await search.ready;
  const indexMs = performance.now() - indexBegan;
  const indexGapMs = gaps.stop();
  const list = await measureList(search, leads);
  const figuresMs = await timed(() => search.figures(show.id));
  const allFiguresMs = await timed(() => search.figures(null));
  const paces = await measurePaces(store, search, show.id);
  search.stop();
  const one = await exportOf(store, show);
  const all = await exportOf(store, null);
  const values = {
    openMs: round(openMs),
    indexMs: round(indexMs),
    indexGapMs: round(indexGapMs),
    keyMsP50: round(percentile(list.keys, 0.5)),
    keyMsP95: round(percentile(list.keys, 0.95)),
    pageMsP95: round(percentile(list.pages, 0.95)),
    figuresMs: round(figuresMs),
    allFiguresMs: round(allFiguresMs),
    refreshMsP50: round(percentile(paces.refreshMs, 0.5)),
    refreshMsP95: round(percentile(paces.refreshMs, 0.95)),
    letterMsP95: round(percentile(paces.letterMs, 0.95)),
    exportOneMs: one.ms,
    exportOneRows: one.written,
    exportAllMs: all.ms,
    exportAllRows: all.written,
    exportGapMs: all.gapMs,
  };
  await say(`JUDGED ${JSON.stringify(values)}`);
  return values;
};

/** The parts of the benchmark of scale that need the data layer; scripts/benchScale.mjs plays the rest in the program itself. */
export const runScale: Bench = (job) => {
  const [, part] = (job.words[0] ?? '').split(':');
  return part === 'fill' ? fill(job) : part === 'open' ? open(job) : judge(job);
};
