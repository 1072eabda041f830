import { create } from 'zustand';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { ReviewKind } from '#shared/domain/review.ts';

/** Something that was done in a review, in words, with the way back; `id`: what comes into the hand again then. */
export type Done = { readonly words: string; readonly undo: () => Promise<unknown>; readonly id: string; readonly kind: ReviewKind };

/** Two leads to be looked at side by side. */
export type Pair = readonly [LeadId, LeadId];

type State = {
  /** Of which show all this is. */
  readonly showId: ShowId | null;
  readonly kind: ReviewKind;
  /** What is in hand (a lead, or two as `a:b`): it stays until nothing is left to look at, or it is left for now. */
  readonly held: string | null;
  /** Its place in the queue: what stands there next comes next. */
  readonly at: number;
  /** The lead that was settled last: the index may still have it in its queue. */
  readonly passed: string | null;
  /** Left for now: out of the way until asked for again. */
  readonly skipped: readonly string[];
  /** Pairs and leads that were settled a moment ago: the answer of the worker may not know yet. */
  readonly gone: readonly string[];
  readonly done: readonly Done[];
  /** Grows with each undo: what a panel has seen since counts no more. */
  readonly undone: number;
  /** A question is open: the keys of the screen behind it rest. */
  readonly isAsking: boolean;
};

/** Deeds that can be taken back one after the other. */
const REMEMBERED = 50;

/** What may be lost: which kind is in view, what is in hand, what was left for now, and what can be undone. */
export const useReview = create<State>(() => ({
  showId: null,
  kind: 'unresolved',
  held: null,
  at: 0,
  passed: null,
  skipped: [],
  gone: [],
  done: [],
  undone: 0,
  isAsking: false,
}));

export const keyOfPair = ([a, b]: Pair): string => `${a}:${b}`;

/** Begins anew when another show is at work; the kind stays. */
export const takeUpShow = (showId: ShowId): void =>
  useReview.setState((now) => (now.showId === showId ? now : { ...useReview.getInitialState(), kind: now.kind, showId }), true);

/** Shows another kind, from its beginning. */
export const showKind = (kind: ReviewKind): void => useReview.setState({ kind, held: null, at: 0, passed: null });

/** Takes something into the hand. */
export const hold = (held: string, at: number): void =>
  useReview.setState(({ passed }) => ({ held, at, passed: passed === held ? null : passed }));

/** Lets go of what is in hand: the next one in the queue comes. */
export const letGo = (): void => useReview.setState({ held: null });

/** Nothing is left to look at of a lead: the next one comes, whatever the index still says of this one. */
export const passOn = (id: string): void => useReview.setState({ held: null, passed: id });

/** The index knows by now. */
export const forgetPassed = (): void => useReview.setState({ passed: null });

/** Leaves what is in hand for now: it is asked about again at the end. */
export const skip = (id: string): void =>
  useReview.setState(({ skipped }) => ({ held: null, skipped: [...skipped.filter((one) => one !== id), id] }));

/** Takes up again what was left for now. */
export const takeUpSkipped = (): void => useReview.setState({ skipped: [], held: null, at: 0 });

/** Says that these are settled, whatever the worker still says. */
export const markGone = (ids: readonly string[]): void => useReview.setState(({ gone }) => ({ gone: [...gone, ...ids] }));

export const setAsking = (isAsking: boolean): void => useReview.setState({ isAsking });

/** Keeps how to take a deed back; the last one comes first. */
export const remember = (one: Omit<Done, 'kind'>): void =>
  useReview.setState(({ done, kind }) => ({ done: [{ ...one, kind }, ...done].slice(0, REMEMBERED) }));

/** Takes the last deed back, once, and brings what it was about into the hand again. */
export async function undoLast(): Promise<void> {
  const [last, ...others] = useReview.getState().done;
  if (last === undefined) return;
  useReview.setState({ done: others });
  await last.undo();
  useReview.setState(({ at, gone, skipped, kind, undone }) => ({
    undone: undone + 1,
    kind: last.kind,
    at: last.kind === kind ? at : 0,
    held: last.id,
    passed: null,
    gone: gone.filter((one) => !last.id.split(':').includes(one) && one !== last.id),
    skipped: skipped.filter((one) => one !== last.id),
  }));
}
