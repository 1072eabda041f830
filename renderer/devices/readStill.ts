import { settle, type Heard } from './belief.ts';
import { resize, type Grey } from './pixels.ts';
import { mapBox, runPass, stillPasses, type Decode, type Read } from './passes.ts';

/** Most codes one picture may give. */
const MOST_CODES = 10;
/** All passes but the first work on at most this many pixels: a code that needs help is not helped by 12 Mpx. */
const WORK_PIXELS = 4_000_000;

/**
 * A second decoder, asked once when the first found nothing to be believed. `bars`: look for bars too, which takes it three times as long as
 * all else; its word alone is not enough for them (belief.ts), so it is asked only where another look has heard something.
 */
export type Lifeboat = (picture: Grey, words: { readonly bars: boolean }) => readonly Read[];

/** What a still picture holds. `isSeen`: something like a code was there although none could be read. */
export type Still = { readonly reads: readonly Read[]; readonly isSeen: boolean };

export type StillTools = { readonly decode: Decode; readonly lifeboat?: Lifeboat; readonly signal?: AbortSignal };

/** Reads the codes of a still picture: pass after pass until one can be believed; then no further. Stopped, it answers nothing. */
export async function readStill(picture: Grey, { decode, lifeboat, signal }: StillTools): Promise<Still> {
  const heard: Heard[] = [];
  let isSeen = false;
  const scale = Math.min(1, Math.sqrt(WORK_PIXELS / (picture.width * picture.height)));
  let small: Grey | null = null;
  for (const pass of stillPasses) {
    if (signal?.aborted === true) return { reads: [], isSeen };
    const isFirst = pass === stillPasses[0];
    small ??= isFirst ? null : scale < 1 ? resize(picture, scale) : picture;
    const reads = await runPass(decode, pass, small ?? picture);
    isSeen ||= reads.length > 0;
    const valid = reads.filter((read) => read.isValid && read.text !== '');
    heard.push(...valid.map((read) => ({ read: small === null ? read : enlarge(read, 1 / scale), look: pass.name })));
    const sure = settle(heard);
    if (sure.length > 0) return { reads: sure.slice(0, MOST_CODES), isSeen: true };
  }
  const last = lifeboat?.(small ?? picture, { bars: heard.length > 0 }) ?? [];
  heard.push(...last.map((read) => ({ read: enlarge(read, 1 / scale), look: 'lifeboat' })));
  return { reads: settle(heard), isSeen: isSeen || last.length > 0 };
}

const enlarge = (read: Read, factor: number): Read => ({ ...read, box: mapBox(read.box, ([x, y]) => [x * factor, y * factor]) });
