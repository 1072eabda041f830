import { newJournal } from '#renderer/data/journal.ts';
import { leadsOfShow, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { openRows } from '#renderer/data/read.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import { figureLeadOf } from '#shared/domain/figures/figureLead.ts';
import { figuresOf } from '#shared/domain/figures/figureSums.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';
import { watchGaps } from './bench.ts';

const FRAMES_A_TIME = 10;
const SAVES = 40;
/** Two saves a second, as several hands at one booth may make. */
const SAVE_EVERY_MS = 500;
/** Letters that somebody types meanwhile, and the pause between two. */
const TYPED = ['hofner', 'conserves', 'plant manager', 'gmbh'].flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
const LETTER_EVERY_MS = 180;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** All frames of the journal on the disk, in their order. */
export async function* framesOnDisk(): AsyncGenerator<WireFrame> {
  const journal = newJournal(booth);
  const { ranges } = await journal.summary();
  const wanted = ranges.map(([from, to]): [number, number] => [from, to]);
  let from: number | null = 0;
  while (from !== null) {
    const page: { readonly frames: readonly WireFrame[]; readonly next: number | null } = await journal.read({
      from,
      limit: FRAMES_A_TIME,
      wanted,
    });
    yield* page.frames;
    from = page.next;
  }
}

/** The naive way: every time, read and open all rows of the show on the page's thread, and count. */
export async function countPlainly(
  store: Store,
  show: Show,
): Promise<{ readonly figures: ShowFigures; readonly ms: number; readonly gapMs: number }> {
  const gaps = watchGaps();
  const began = performance.now();
  const leads = await openRows(store, 'leads', await leadsOfShow(store, show.id).toArray());
  const figures = figuresOf(leads.filter(({ mergedInto }) => mergedInto === undefined).map(figureLeadOf), show);
  return { figures, ms: performance.now() - began, gapMs: gaps.stop() };
}

/** Captures a visitor and rates them hot; answers when the lead that counts was on the disk. */
async function saveOne(store: Store, showId: ShowId, serial: number): Promise<number> {
  const contact = { formattedName: `Bench ${serial}`, emails: [{ value: `bench${serial}@lind.example`, kind: 'work' as const }] };
  const scan = { source: 'scanner', text: `bench ${serial}` } as const;
  const { lead } = await saveCapture(store, { showId, scan, seed: { contact, isResolved: true } });
  await updateLead(store, lead.id, { action: 'heat', change: (before) => ({ ...before, heatChosen: 'hot' }) });
  return performance.now();
}

/** How long each answer took, ms. */
type Paces = { readonly refreshMs: readonly number[]; readonly letterMs: readonly number[] };

/** Letters of a search, asked while the figures are watched and leads are saved. */
async function typeLetters(search: Search, signal: AbortSignal): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; !signal.aborted; at += 1) {
    const began = performance.now();
    await search.query({ showId: null, text: TYPED[at % TYPED.length] ?? '', filters: {}, sort: 'newest', offset: 0, limit: 50 });
    took.push(performance.now() - began);
    await pause(LETTER_EVERY_MS);
  }
  return took;
}

/** Saves leads twice a second with the figures of the show watched and somebody searching: from the save to the figures that tell of it. */
export async function measurePaces(store: Store, search: Search, showId: ShowId): Promise<Paces> {
  const seen = new Map<number, number>();
  const stop = search.watchFigures(showId, ([figures]) => {
    const leads = figures?.total.leads ?? 0;
    if (!seen.has(leads)) seen.set(leads, performance.now());
  });
  const typing = new AbortController();
  const letters = typeLetters(search, typing.signal);
  const before = (await search.figures(showId))[0]?.total.leads ?? 0;
  const saved: number[] = [];
  for (let serial = 0; serial < SAVES; serial += 1) {
    saved.push(await saveOne(store, showId, serial));
    await pause(SAVE_EVERY_MS);
  }
  typing.abort();
  const letterMs = await letters;
  stop();
  // a later answer tells of it too
  const toldAt = (leads: number): number => Math.min(...[...seen].filter(([count]) => count >= leads).map(([, at]) => at));
  return { refreshMs: saved.map((at, serial) => Math.max(0, toldAt(before + serial + 1) - at)), letterMs };
}
