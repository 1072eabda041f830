import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countWaitingCards } from '#renderer/data/cards.ts';
import type { Store } from '#renderer/data/store.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import { readCards, useCardQueue } from '#renderer/features/cards/cardQueue.ts';
import type { QueueTools } from '#renderer/features/cards/cardQueue.ts';

/** Says once that pictures of the last run are still to be read, and that reading goes on by itself. */
function useLeftBehind(store: Store): void {
  const { t } = useTranslation();
  const tell = useEffectEvent((count: number) => {
    if (count > 0) notifications.show({ id: 'cards', title: t('cards.left_title'), message: t('cards.left', { count }), color: 'blue' });
  });
  useEffect(() => void countWaitingCards(store).then((count) => tell(count)), [store]);
}

/** Reads waiting pictures in the background, on every screen, from the start on: also those a closed program left behind. */
export function useCardReading(store: Store, onRead: QueueTools['onRead']): void {
  const waiting = useLive(countWaitingCards, []) ?? 0;
  const isPaused = useCardQueue((state) => state.isPaused);
  const told = useEffectEvent(onRead);
  // one reader for all: it ends its worker by itself when idle, and the next card soon after finds it warm
  const [reader] = useState(openCardReader);
  const stop = useRef(new AbortController());
  useLeftBehind(store);
  useEffect(() => reader.close, [reader]);
  useEffect(() => {
    const run = new AbortController();
    stop.current = run;
    if (isPaused) run.abort();
    return () => run.abort();
  }, [isPaused]);
  useEffect(() => {
    // asked with each picture that comes: a run that is under way takes it, and the one after it finds nothing left
    if (waiting > 0 && !isPaused)
      void readCards({ store, reader, signal: stop.current.signal, onRead: (settled, savedAs) => told(settled, savedAs) });
  }, [waiting, isPaused, store, reader]);
}
