import { useEffect, useEffectEvent, useState } from 'react';
import { countWaitingCards } from '#renderer/data/cards.ts';
import type { Store } from '#renderer/data/store.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import { readCards, useCardQueue } from '#renderer/features/capture/cardQueue.ts';
import type { QueueTools } from '#renderer/features/capture/cardQueue.ts';

/** Reads waiting pictures in the background, on every screen, from the start on: also those a closed program left behind. */
export function useCardReading(store: Store, onRead: QueueTools['onRead']): void {
  const waiting = useLive(countWaitingCards, []) ?? 0;
  const isPaused = useCardQueue((state) => state.isPaused);
  const told = useEffectEvent(onRead);
  // one reader for all: it ends its worker by itself when idle, and the next card soon after finds it warm
  const [reader] = useState(openCardReader);
  useEffect(() => reader.close, [reader]);
  const isWanted = waiting > 0 && !isPaused;
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    void readCards({ store, reader, signal: stop.signal, onRead: (settled, savedAs) => told(settled, savedAs) });
    return () => stop.abort();
  }, [isWanted, store, reader]);
}
