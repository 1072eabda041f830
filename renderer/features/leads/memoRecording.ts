import { create } from 'zustand';
import type { InteractionId, LeadId, MediaId } from '#shared/domain/ids.ts';
import { saveMemo } from '#renderer/data/memos.ts';
import type { MemoInput } from '#renderer/data/memos.ts';
import type { Store } from '#renderer/data/store.ts';
import type { MediaFault } from '#renderer/devices/mediaFault.ts';
import { recordMicrophone } from '#renderer/devices/microphone.ts';
import type { Piece } from '#renderer/devices/microphone.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { newLatestSaver } from './latestSaver.ts';
import type { LatestSaver, SaveState } from './latestSaver.ts';

/** The longest memo, ms: who speaks longer has forgotten that it runs. */
export const LONGEST_MEMO_MS = 10 * MINUTE;
/** A crash takes no more than this of what was said, ms. */
const KEPT_EVERY_MS = 3000;
/** The key pressed twice by mistake is no memo, ms. */
const SHORTEST_MEMO_MS = 700;

/** Why there is no memo, or why it ended by itself. */
export type MemoFault = MediaFault | 'short' | 'long' | 'lost';

/** The memo that is being recorded. */
export type RecordedMemo = {
  readonly id: InteractionId;
  readonly leadId: LeadId;
  readonly state: SaveState;
  /** True from the moment the microphone is open. */
  readonly isLive: boolean;
  readonly loudness: () => number | null;
};

/** A memo whose last piece did not reach the disk: it stays in memory, to be tried again. */
type Unsaved = { readonly memo: MemoInput; readonly saver: LatestSaver<MemoInput> };

type Memos = {
  readonly recorded: RecordedMemo | null;
  readonly unsaved: readonly Unsaved[];
  readonly fault: { readonly leadId: LeadId; readonly code: MemoFault } | null;
};

export const useMemos = create<Memos>(() => ({ recorded: null, unsaved: [], fault: null }));

const patch = (id: InteractionId, change: Partial<RecordedMemo>): void =>
  useMemos.setState(({ recorded }) => (recorded?.id === id ? { recorded: { ...recorded, ...change } } : {}));

/** Puts the sentence about the last memo away. */
export const hideMemoFault = (): void => useMemos.setState({ fault: null });

type Begun = Omit<MemoInput, keyof Piece | 'isWhole'>;

type Running = {
  readonly begun: Begun;
  readonly saver: LatestSaver<MemoInput>;
  opening: ReturnType<typeof recordMicrophone> | null;
  last: Piece | null;
  keptMs: number;
  ending: Promise<void> | null;
};

let running: Running | null = null;

function newRunning(store: Store, leadId: LeadId): Running {
  const id = store.newId() as InteractionId; // fresh ids become the kinds they are used for
  const mediaId = store.newId() as MediaId;
  const saver = newLatestSaver<MemoInput>(
    async (memo) => (await saveMemo(store, memo)).ok,
    (state) => patch(id, { state }),
  );
  const begun = { id, mediaId, leadId, by: store.staff(), startedAt: store.now() };
  return { begun, saver, opening: null, last: null, keptMs: 0, ending: null };
}

function endBy(one: Running, code: MemoFault): void {
  useMemos.setState({ fault: { leadId: one.begun.leadId, code } });
  void endOne(one);
}

function takePiece(one: Running, piece: Piece): void {
  one.last = piece;
  const { durationMs } = piece;
  if (one.ending !== null) return;
  if (durationMs >= LONGEST_MEMO_MS) endBy(one, 'long');
  else if (one.keptMs === 0 || durationMs - one.keptMs >= KEPT_EVERY_MS) {
    one.keptMs = durationMs;
    one.saver.take({ ...one.begun, ...piece, isWhole: false });
  }
}

/** What was said last goes to the disk; refused there, the memo waits in memory. */
async function keepWhole({ begun, saver, last }: Running): Promise<void> {
  if (last === null || last.durationMs < SHORTEST_MEMO_MS) return useMemos.setState({ fault: { leadId: begun.leadId, code: 'short' } });
  const memo: MemoInput = { ...begun, ...last, isWhole: true };
  saver.take(memo);
  if (!(await saver.settle())) useMemos.setState(({ unsaved }) => ({ unsaved: [...unsaved, { memo, saver }] }));
}

async function finish(one: Running): Promise<void> {
  const opened = await one.opening;
  if (opened?.ok === true) {
    await opened.value.stop();
    await keepWhole(one);
  }
  if (running === one) running = null;
  useMemos.setState(({ recorded }) => (recorded?.id === one.begun.id ? { recorded: null } : {}));
}

const endOne = (one: Running): Promise<void> => (one.ending ??= finish(one));

/**
 * Begins a memo about a lead; it is written to the disk while it is spoken. One at a time: another that runs is ended first. Why the
 * microphone cannot be had is told beside the note.
 */
export async function startMemo(store: Store, leadId: LeadId, record: typeof recordMicrophone = recordMicrophone): Promise<void> {
  await endMemo();
  if (running !== null) return;
  const one = newRunning(store, leadId);
  running = one;
  useMemos.setState({ fault: null, recorded: { id: one.begun.id, leadId, state: 'idle', isLive: false, loudness: () => null } });
  one.opening = record({ onPiece: (piece) => takePiece(one, piece), onLost: () => endBy(one, 'lost') });
  const opened = await one.opening;
  if (opened.ok) patch(one.begun.id, { isLive: true, loudness: opened.value.loudness });
  else endBy(one, opened.error);
}

/** Ends the memo that runs, if one does, and keeps it. Resolves when it is on the disk, or is known not to be. */
export const endMemo = (): Promise<void> => (running === null ? Promise.resolve() : endOne(running));

/** Ends the memo that runs unless it is about this lead: the next badge was scanned. */
export const endMemoBut = (leadId: LeadId): Promise<void> => (running?.begun.leadId === leadId ? Promise.resolve() : endMemo());

/** One key for both: begins a memo, or ends the one about this lead. */
export const toggleMemo = (store: Store, leadId: LeadId): Promise<void> =>
  running !== null && running.ending === null && running.begun.leadId === leadId ? endMemo() : startMemo(store, leadId);

/** Tries again to keep the memos that the disk refused. */
export async function retryMemos(): Promise<void> {
  for (const one of useMemos.getState().unsaved) {
    one.saver.take(one.memo);
    if (await one.saver.settle()) useMemos.setState(({ unsaved }) => ({ unsaved: unsaved.filter((other) => other !== one) }));
  }
}

/** Ends and keeps what is spoken, and tries again what was not kept; null when there is nothing of either. */
export function settleMemos(): Promise<unknown> | null {
  if (running !== null) return endMemo();
  return useMemos.getState().unsaved.length > 0 ? retryMemos() : null;
}
