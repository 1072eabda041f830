import { asIs, deskew, doubleSharp, inPlace, runPass, type Decode, type Pass, type Read } from './passes.ts';
import { blur, crop, sharpen, type Grey } from './pixels.ts';
import { isProven, isSameCode } from './belief.ts';
import type { Sight } from './coach.ts';
import { newCoachEye } from './coachEye.ts';

// errors: a code that fails its check is no read, but the coach hears of it
const fast = { effort: 'fast', max: 1, downscale: true, errors: true } as const;
const full = { effort: 'full', max: 1, errors: true } as const;

const quick: Pass = { name: 'quick', how: fast, filter: asIs };
const plain: Pass = { name: 'plain', how: full, filter: asIs };
const sharp: Pass = { name: 'sharpen', how: { ...full, formats: 'matrix' }, filter: inPlace((picture) => sharpen(picture, 2, 2)) };
const quickSharp: Pass = { ...sharp, name: 'quick-sharpen', how: { ...fast, formats: 'matrix' } };
const quickBlur: Pass = { name: 'quick-blur', how: { ...fast, formats: 'matrix' }, filter: inPlace((picture) => blur(picture, 1)) };
const straight: Pass = { name: 'deskew', how: { ...full, formats: 'barred' }, filter: deskew };
const blurredBars: Pass = { ...doubleSharp, how: { ...full, formats: 'barred' } };

/** One pass a frame, in this order: the cheapest way measured to read most (a cycle costs 1.5 × @zxing/library a frame). */
export const cameraCycle: readonly Pass[] = [
  quick,
  plain,
  quick,
  quickSharp,
  quick,
  plain,
  quickBlur,
  quick,
  plain,
  sharp,
  plain,
  straight,
  blurredBars,
];

/** Passes that look at the guide box only, where people are told to hold the badge. */
const costly: ReadonlySet<string> = new Set(['sharpen', 'deskew', 'quick-sharpen', 'quick-blur', doubleSharp.name]);
/** The guide box: this share of the frame's width and height, in the middle. */
export const guideShare = { width: 0.6, height: 0.8 } as const;

/** Two reads of bars or PDF417 must fall within this time, ms. */
const AGREE_WITHIN_MS = 3000;
/** Passes tried on a picture that does not move before it is left alone. */
const TRIES_AT_REST = cameraCycle.length;

/** What one frame gave. `isSkipped`: nothing has moved since it was last looked at in vain; `sight`: what the coach is to know of it. */
export type Look = { readonly reads: readonly Read[]; readonly sight: Sight | null; readonly isSkipped: boolean };

/** Looks at one frame, taken at `now` (ms, any clock), and answers the reads that may be believed. */
export type CameraReader = (frame: Grey, now: number) => Promise<Look>;

type Heard = { readonly read: Read; readonly at: number };

/** A reader for one camera: remembers where the cycle stands, the last miss and the bars read once. */
export function newCameraReader(decode: Decode): CameraReader {
  const eye = newCoachEye();
  let step = 0;
  let misses = 0;
  let again: Pass | null = null;
  let heard: readonly Heard[] = [];
  return async (frame, now) => {
    const isStill = eye.take(frame);
    if (isStill && misses >= TRIES_AT_REST) return { reads: [], sight: null, isSkipped: true };
    misses = isStill ? misses : 0;
    const pass = again ?? cameraCycle[step % cameraCycle.length] ?? quick;
    step += again === null ? 1 : 0;
    const found = await readFrame(decode, pass, frame);
    const reads = found.filter((read) => read.isValid && read.text !== '');
    misses = reads.length === 0 ? misses + 1 : 0;
    const recent = heard.filter(({ at }) => now - at < AGREE_WITHIN_MS);
    heard = [...recent, ...reads.map((read) => ({ read, at: now }))];
    const sure = reads.filter((read) => isProven(read) || recent.some((other) => isSameCode(other.read, read)));
    // bars that need a second look get it at once, by the pass that saw them, not a cycle later
    again = again === null && reads.length > sure.length ? pass : null;
    return { reads: sure, sight: eye.look(found, sure.length > 0), isSkipped: false };
  };
}

async function readFrame(decode: Decode, pass: Pass, frame: Grey): Promise<readonly Read[]> {
  if (!costly.has(pass.name)) return runPass(decode, pass, frame);
  const width = Math.round(frame.width * guideShare.width);
  const height = Math.round(frame.height * guideShare.height);
  const x = Math.round((frame.width - width) / 2);
  const y = Math.round((frame.height - height) / 2);
  const boxed: Pass = {
    ...pass,
    filter: (whole) =>
      pass.filter(crop(whole, { x, y, width, height })).map(({ picture, toSource }) => ({
        picture,
        toSource: (point) => {
          const [left, top] = toSource(point);
          return [left + x, top + y];
        },
      })),
  };
  return runPass(decode, boxed, frame);
}
