import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { NEWEST, readAudit } from '#renderer/data/auditTrail.ts';
import type { AuditLine, AuditQuestion } from '#renderer/data/auditTrail.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';

/** Lines drawn by one press. */
const PAGE = 100;
/** Lines looked at before the screen is told how far it is. */
const TELL_EVERY = 10;

export type Audit = {
  readonly lines: readonly AuditLine[];
  readonly isBusy: boolean;
  readonly looked: number;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly stop: () => void;
};

type State = {
  readonly of: string;
  readonly lines: readonly AuditLine[];
  readonly next: number | null;
  readonly looked: number;
  readonly isBusy: boolean;
};

/** The lines that answer a question, page by page; an older search ends when another begins. */
export function useAudit(question: AuditQuestion): Audit {
  const store = useStore();
  const of = JSON.stringify(question);
  const [state, setState] = useState<State>({ of: '', lines: [], next: NEWEST, looked: 0, isBusy: true });
  const stopping = useRef<AbortController>(new AbortController());
  const read = useEffectEvent(async (before: Pick<State, 'lines' | 'next' | 'looked'>): Promise<void> => {
    stopping.current.abort();
    const mine = new AbortController();
    stopping.current = mine;
    setState({ ...before, of, isBusy: true });
    let { lines, next, looked } = before;
    // a few at a time, so that what is found is seen at once
    for (let wanted = PAGE; wanted > 0 && next !== null && !mine.signal.aborted;) {
      const page = await readAudit(store, question, { below: next, limit: Math.min(wanted, TELL_EVERY), signal: mine.signal });
      lines = [...lines, ...page.lines];
      next = mine.signal.aborted && page.lines.length === 0 ? next : page.next;
      looked += page.looked;
      wanted -= Math.max(1, page.lines.length);
      if (stopping.current === mine) setState({ of, lines, next, looked, isBusy: true });
    }
    if (stopping.current === mine) setState({ of, lines, next, looked, isBusy: false });
  });
  useEffect(() => {
    void read({ lines: [], next: NEWEST, looked: 0 });
    return () => stopping.current.abort();
  }, [of]);
  const isMine = state.of === of;
  return {
    lines: isMine ? state.lines : [],
    isBusy: !isMine || state.isBusy,
    looked: isMine ? state.looked : 0,
    hasMore: isMine && state.next !== null,
    more: () => void read(state),
    stop: () => {
      stopping.current.abort();
      setState((before) => ({ ...before, isBusy: false }));
    },
  };
}
