import { create } from 'zustand';
import { newCodec } from '#renderer/data/codec.ts';
import { reseal } from '#renderer/data/reseal.ts';
import type { Counts } from '#renderer/data/reseal.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { RotateBegin, RotateFault } from '#shared/ipc/rotate.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';

/** Why keys were not changed. `damaged`: so many records no longer open; `stopped`: somebody thought better of it. */
type Fault = RotateFault | 'damaged' | 'stopped';

/** How far a change of keys is; `off`: there is none, and the program works. */
export type Rotating =
  | { readonly step: 'off' }
  | { readonly step: 'ask'; readonly fault: Fault | null; readonly count: number }
  | { readonly step: 'rows' | 'media'; readonly done: number; readonly total: number }
  | { readonly step: 'settling' }
  | { readonly step: 'restarting' };

/** Outlives the screen that shows it: nothing else may work until it has ended. */
export const useRotating = create<{ at: Rotating }>(() => ({ at: { step: 'off' } }));
const show = (at: Rotating): void => useRotating.setState({ at });

export const askRotation = (): void => show({ step: 'ask', fault: null, count: 0 });
export const leaveRotation = (): void => show({ step: 'off' });

let stopping = new AbortController();

/** Stops the gathering; everything stays as it was. */
export const stopRotation = (): void => stopping.abort();

class SendFault extends Error {
  override readonly name = 'SendFault';
  readonly fault: RotateFault;
  constructor(fault: RotateFault) {
    super(`rotation: ${fault}`);
    this.fault = fault;
  }
}

async function send(frames: Parameters<typeof booth.rotateFrames>[0]): Promise<void> {
  const taken = await booth.rotateFrames(frames);
  if (!taken.ok) throw new SendFault(taken.error);
}

type Rows = Result<{ readonly counts: Counts; readonly last: number }, Fault>;

async function resealRows(store: Store, input: RotateBegin): Promise<Rows> {
  const begun = await booth.rotateBegin(input);
  if (!begun.ok) return begun;
  try {
    const resealed = await reseal(store, {
      fresh: await newCodec(begun.value.keys),
      send,
      signal: stopping.signal,
      onProgress: (done, total) => show({ step: 'rows', done, total }),
    });
    if (resealed.kind === 'done') return ok({ counts: resealed.counts, last: resealed.last });
    return fail(resealed.kind, resealed.kind === 'damaged' ? String(resealed.damaged) : undefined);
  } catch (error) {
    if (error instanceof SendFault) return fail(error.fault);
    throw error;
  }
}

async function resealMedia(): Promise<Result<null, Fault>> {
  for (;;) {
    if (stopping.signal.aborted) return fail('stopped');
    const part = await booth.rotateMedia();
    if (!part.ok) return part;
    const { done, total } = part.value;
    show({ step: 'media', done, total });
    if (done >= total) return ok(null);
  }
}

async function runOnce(store: Store, input: RotateBegin): Promise<Result<null, Fault>> {
  const rows = await resealRows(store, input);
  if (!rows.ok) return rows;
  const media = await resealMedia();
  if (!media.ok) return media;
  show({ step: 'settling' });
  return booth.rotateFinish({ counts: rows.value.counts, last: rows.value.last });
}

/** Work that was under way when the screen opened may still save something: then all of it is gathered again. */
const TRIES = 3;

/** Seals everything anew under new keys and starts the program again; or says why not, with everything as it was. */
export async function rotate(store: Store, input: RotateBegin): Promise<void> {
  stopping = new AbortController();
  show({ step: 'rows', done: 0, total: 0 });
  let done: Result<null, Fault> = fail('changed');
  for (let tries = 0; tries < TRIES && !done.ok && done.error === 'changed'; tries += 1) done = await runOnce(store, input);
  if (done.ok) {
    show({ step: 'restarting' });
    return booth.appRestart();
  }
  await booth.rotateCancel();
  return done.error === 'stopped' ? show({ step: 'off' }) : show({ step: 'ask', fault: done.error, count: Number(done.detail ?? 0) });
}
