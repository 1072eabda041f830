import { create } from 'zustand';
import { failCard, readWaitingCards, settleCard } from '#renderer/data/cards.ts';
import type { Settled } from '#renderer/data/cards.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { keepMedia, readMedia } from '#renderer/data/media.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { textOfPrint } from '#shared/formats/card/print.ts';
import type { Media } from '#shared/domain/interaction.ts';

/** How far reading is. `total` counts since the queue was last empty; what is left is in the database and survives a restart. */
export type CardQueue = { readonly total: number; readonly done: number; readonly current: string; readonly isPaused: boolean };

export const useCardQueue = create<CardQueue>(() => ({ total: 0, done: 0, current: '', isPaused: false }));

/** Stops after the line being read; the pictures stay, and wait. */
export const pauseCards = (): void => useCardQueue.setState({ isPaused: true });

export type QueueTools = {
  readonly store: Store;
  readonly reader: CardReader;
  readonly signal: AbortSignal;
  /** Told after each picture: whose it is, and the lead it was first saved as. */
  readonly onRead: (settled: Settled, savedAs: LeadId) => void;
};

type Waiting = { readonly media: Media; readonly blob: Blob };

/** Further cards on one photo: each a lead of its own, with the whole picture and its own words. */
async function captureOthers(store: Store, { media, blob }: Waiting, prints: readonly CardPrint[]): Promise<void> {
  const first = await readLead(store, media.leadId);
  if (first === undefined) return;
  for (const print of prints) {
    const kept = await keepMedia(store, { blob, name: media.name, card: { kind: 'read', from: 'card', print } });
    const seed = { contact: print.contact, confidence: print.confidence, isResolved: Object.keys(print.contact).length > 0 };
    await saveCapture(store, { showId: first.showId, scan: { source: 'image', text: textOfPrint(print.words) }, seed, picture: kept });
  }
}

/** Reads one waiting picture into its lead; false when it was stopped. */
async function readOne(tools: QueueTools, media: Media): Promise<boolean> {
  const { store, reader, signal, onRead } = tools;
  const blob = await readMedia(store, media.id);
  const read = blob.ok ? await reader.read(blob.value, signal) : blob;
  if (!read.ok) {
    if (read.error === 'stopped') return false;
    await failCard(store, media.id);
    return true;
  }
  const [first, ...others] = read.value.cards;
  if (first === undefined || !blob.ok) {
    await failCard(store, media.id);
    return true;
  }
  // the others first: as long as the first is not settled, the picture waits and nothing of it is forgotten by a crash
  await captureOthers(store, { media, blob: blob.value }, others);
  const settled = await settleCard(store, media.id, first);
  if (settled !== undefined) onRead(settled, media.leadId);
  return true;
}

/**
 * Reads what is printed on every waiting picture, one after the other, those that come meanwhile too, until none is left, the signal
 * ends it or it is paused. A crash costs nothing: what was not yet read still waits.
 */
export async function readCards(tools: QueueTools): Promise<void> {
  useCardQueue.setState({ total: 0, done: 0, isPaused: false });
  for (;;) {
    const waiting = await readWaitingCards(tools.store);
    const [next] = waiting;
    const { done } = useCardQueue.getState();
    useCardQueue.setState({ total: done + waiting.length, current: next?.name ?? '' });
    if (next === undefined || tools.signal.aborted || useCardQueue.getState().isPaused) return;
    if (!(await readOne(tools, next))) return;
    useCardQueue.setState({ done: done + 1 });
  }
}
