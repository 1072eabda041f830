import { create } from 'zustand';
import { failCard, finishPrint, readWaitingCards, settleCard } from '#renderer/data/cards.ts';
import type { Settled } from '#renderer/data/cards.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { keepMedia, readMedia } from '#renderer/data/media.ts';
import { readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { inTurn } from '#renderer/data/turns.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import { textOfPrint } from '#shared/formats/card/print.ts';

/** How far reading is. `total` and `done` count since the queue was last empty; what is left is in the database and survives a restart. */
export type CardQueue = {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly current: string;
  readonly isPaused: boolean;
  /** The picture that somebody wants read before the others. */
  readonly first: MediaId | null;
};

const EMPTY: CardQueue = { total: 0, done: 0, failed: 0, current: '', isPaused: false, first: null };

export const useCardQueue = create<CardQueue>(() => EMPTY);

/** Stops after the line being read; the pictures stay, and wait. */
export const pauseCards = (): void => useCardQueue.setState({ isPaused: true, current: '' });

/** Goes on where it stopped; `first` is read before the others. */
export const resumeCards = (first: MediaId | null = null): void => useCardQueue.setState({ isPaused: false, first });

export type QueueTools = {
  readonly store: Store;
  readonly reader: Pick<CardReader, 'read'>;
  readonly signal: AbortSignal;
  /** Told after each picture: whose it is, and the lead it was first saved as. */
  readonly onRead: (settled: Settled, savedAs: LeadId) => void;
};

/** This many pictures in a row at which the reader breaks: then it is the reader, and the pictures wait for a better day. */
const BREAKS_MOST = 3;

type Waiting = { readonly media: Media; readonly blob: Blob };

/** The picture of the nth further card of a photo always has the same id: a card saved before a crash is not saved again after it. */
const idOfOther = (id: MediaId, at: number): MediaId =>
  `${id.slice(0, -4)}${(Number.parseInt(id.slice(-4), 16) ^ (at + 1)).toString(16).padStart(4, '0')}` as MediaId; // as many hex digits as before

/** Further cards on one photo: each a lead of its own, with the whole picture and its own words. */
async function captureOthers(store: Store, { media, blob }: Waiting, prints: readonly CardPrint[]): Promise<void> {
  const first = await readLead(store, media.leadId);
  if (first === undefined) return;
  for (const [at, read] of prints.entries()) {
    const id = idOfOther(media.id, at);
    if ((await readRecord(store, 'media', id)) !== undefined) continue;
    const print = await finishPrint(store, first.showId, read);
    const picture = await keepMedia(store, { id, blob, name: media.name, card: { kind: 'read', from: 'card', print } });
    const seed = { contact: print.contact, confidence: print.confidence, isResolved: Object.keys(print.contact).length > 0 };
    await saveCapture(store, { showId: first.showId, scan: { source: 'image', text: textOfPrint(print.words) }, seed, picture });
  }
}

type Outcome = 'read' | 'failed' | 'broken' | 'stopped';

/** Reads one waiting picture into its lead, or says that it cannot be read. */
async function readOne({ store, reader, signal, onRead }: QueueTools, media: Media): Promise<Outcome> {
  const blob = await readMedia(store, media.id);
  // a picture at which the reader breaks is one that cannot be read, and must not keep the others from it
  const read = blob.ok ? await reader.read(blob.value, signal).catch(() => 'broken' as const) : blob;
  if (signal.aborted || (read !== 'broken' && !read.ok && read.error === 'stopped')) return 'stopped';
  if (read === 'broken' || !read.ok || !blob.ok) {
    await failCard(store, media.id);
    return read === 'broken' ? 'broken' : 'failed';
  }
  const [first, ...others] = read.value.cards;
  if (first === undefined) {
    await failCard(store, media.id);
    return 'failed';
  }
  // the others first: as long as the first is not settled, the picture waits and nothing of it is forgotten by a crash
  await captureOthers(store, { media, blob: blob.value }, others);
  const settled = await settleCard(store, media.id, first);
  if (settled !== undefined) onRead(settled, media.leadId);
  return 'read';
}

/** The picture to read next; counts what waits. */
async function nextCard(store: Store): Promise<Media | undefined> {
  const waiting = await readWaitingCards(store);
  const { done, total, first } = useCardQueue.getState();
  const next = waiting.find(({ id }) => id === first) ?? waiting[0];
  if (next === undefined) {
    useCardQueue.setState({ current: '' });
    return undefined;
  }
  const isFresh = done >= total;
  const before = isFresh ? 0 : done;
  useCardQueue.setState({ total: before + waiting.length, done: before, current: next.name, ...(isFresh ? { failed: 0 } : {}) });
  return next;
}

async function readAll(tools: QueueTools): Promise<void> {
  let breaks = 0;
  while (!tools.signal.aborted && !useCardQueue.getState().isPaused) {
    const next = await nextCard(tools.store);
    if (next === undefined) return;
    const outcome = await readOne(tools, next);
    if (outcome === 'stopped') return;
    useCardQueue.setState(({ done, failed }) => ({ done: done + 1, failed: failed + (outcome === 'read' ? 0 : 1) }));
    breaks = outcome === 'broken' ? breaks + 1 : 0;
    if (breaks === BREAKS_MOST) return pauseCards();
  }
}

/**
 * Reads what is printed on every waiting picture, one after the other, those that come meanwhile too, until none is left, the signal
 * ends it or it is paused. Asked twice, it runs once at a time. A crash costs nothing: what was not yet read still waits.
 */
export const readCards = (tools: QueueTools): Promise<void> => inTurn('read-cards', () => readAll(tools));
