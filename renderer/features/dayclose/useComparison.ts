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

/** Compares once when the screen opens, and `again` when asked (null: it was stopped, or failed); stops when the screen is left. */
export function useComparison(): { readonly comparing: Comparing; readonly again: () => Promise<Comparison | null> } {
  const store = useStore();
  const [comparing, setComparing] = useState<Comparing>(BEGIN);
  const last = useRef<AbortController | null>(null);
  const compare = async ({ signal }: AbortController): Promise<Comparison | null> => {
    const tell = (now: Comparing): void => {
      if (!signal.aborted) setComparing(now);
    };
    const onProgress = (done: number, total: number): void => tell({ step: 'reading', done, total });
    try {
      // a journal of its own: it is read only
      const found = await compareJournal(store, newJournal(booth), { signal, onProgress });
      if (found !== null) tell({ step: 'done', found });
      return found;
    } catch (cause) {
      if (!(cause instanceof JournalError)) throw cause;
      tell({ step: 'failed', fault: cause.code });
      return null;
    }
  };
  const begin = (): Promise<Comparison | null> => {
    last.current?.abort();
    last.current = new AbortController();
    return compare(last.current);
  };
  const start = useEffectEvent(() => void begin());
  useEffect(() => {
    start();
    return () => last.current?.abort();
  }, []);
  const again = (): Promise<Comparison | null> => {
    setComparing(BEGIN);
    return begin();
  };
  return { comparing, again };
}
