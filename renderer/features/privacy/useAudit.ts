import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { NEWEST, readAudit } from '#renderer/data/auditTrail.ts';
import type { AuditLine, AuditQuestion } from '#renderer/data/auditTrail.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';

/** Lines drawn by one press, and found at a time: what is found is seen at once. */
const PAGE = 100;
const SOME = 20;

export type Audit = {
  readonly lines: readonly AuditLine[];
  readonly isBusy: boolean;
  readonly looked: number;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly stop: () => void;
};

type Found = { readonly lines: readonly AuditLine[]; readonly next: number | null; readonly looked: number };
type State = Found & { readonly of: string; readonly isBusy: boolean };

const NOTHING: Found = { lines: [], next: NEWEST, looked: 0 };

type Collecting = {
  readonly before: Found;
  readonly tell: (found: Found, isBusy: boolean) => void;
  readonly signal: AbortSignal;
};

/** Reads one more page, some lines at a time, and tells each time what there is. */
async function collect(store: Store, question: AuditQuestion, { before, tell, signal }: Collecting): Promise<void> {
  let found = before;
  let isBusy = true;
  while (isBusy) {
    const page = await readAudit(store, question, { below: found.next ?? 0, limit: SOME, signal });
    if (signal.aborted) return;
    found = { lines: found.lines.concat(page.lines), next: page.next, looked: found.looked + page.looked };
    isBusy = found.next !== null && found.lines.length < before.lines.length + PAGE;
    tell(found, isBusy);
  }
}

/** The lines that answer a question, page by page; a search before ends when another begins. */
export function useAudit(question: AuditQuestion): Audit {
  const store = useStore();
  const of = JSON.stringify(question);
  const [state, setState] = useState<State>({ ...NOTHING, of: '', isBusy: true });
  const running = useRef(new AbortController());
  const start = useEffectEvent((before: Found): AbortController => {
    const mine = new AbortController();
    running.current = mine;
    const tell = (found: Found, isBusy: boolean): void => setState({ ...found, of, isBusy });
    void collect(store, question, { before, tell, signal: mine.signal });
    return mine;
  });
  useEffect(() => {
    const mine = start(NOTHING);
    return () => mine.abort(of);
  }, [of]);
  const isMine = state.of === of;
  return {
    lines: isMine ? state.lines : [],
    isBusy: !isMine || state.isBusy,
    looked: isMine ? state.looked : 0,
    hasMore: isMine && state.next !== null,
    more: () => {
      setState({ ...state, isBusy: true });
      start(state);
    },
    stop: () => {
      running.current.abort();
      setState((now) => ({ ...now, isBusy: false }));
    },
  };
}
