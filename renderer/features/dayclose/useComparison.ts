import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { compareJournal } from '#renderer/data/compareJournal.ts';
import type { Comparison } from '#renderer/data/compareJournal.ts';
import { JournalError, newJournal } from '#renderer/data/journal.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import type { JournalFault } from '#shared/ipc/journal.ts';

/** How far the comparison of database and journal is, or how it ended. */
export type Comparing =
  | { readonly step: 'reading'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly found: Comparison }
  | { readonly step: 'failed'; readonly fault: JournalFault };

const BEGIN: Comparing = { step: 'reading', done: 0, total: 0 };

/** Compares once when the screen opens, and again when asked; stops when it is left. */
export function useComparison(): { readonly comparing: Comparing; readonly again: () => void } {
  const store = useStore();
  const [comparing, setComparing] = useState<Comparing>(BEGIN);
  const last = useRef<AbortController | null>(null);
  const compare = async ({ signal }: AbortController): Promise<void> => {
    const tell = (now: Comparing): void => {
      if (!signal.aborted) setComparing(now);
    };
    const onProgress = (done: number, total: number): void => tell({ step: 'reading', done, total });
    try {
      // a journal of its own: it is read only
      const found = await compareJournal(store, newJournal(booth), { signal, onProgress });
      if (found !== null) tell({ step: 'done', found });
    } catch (cause) {
      if (!(cause instanceof JournalError)) throw cause;
      tell({ step: 'failed', fault: cause.code });
    }
  };
  const begin = (): void => {
    last.current?.abort();
    last.current = new AbortController();
    void compare(last.current);
  };
  const start = useEffectEvent(begin);
  useEffect(() => {
    start();
    return () => last.current?.abort();
  }, []);
  const again = (): void => {
    setComparing(BEGIN);
    begin();
  };
  return { comparing, again };
}
