import { expose } from 'comlink';
import { cameraCycle, newCameraReader } from '#renderer/devices/cameraCycle.ts';
import { coachFrame, newCoach } from '#renderer/devices/coach.ts';
import { readGrey, resize, type Grey } from '#renderer/devices/pixels.ts';
import { readWithZxing } from '#renderer/devices/workers/zxing.ts';
import { loadDecoders, ours, others, othersLive, type Decoder } from './decoders.ts';
import { newChance } from './stress/chance.ts';
import { grain } from './stress/harm.ts';
import { FRAME } from './stress/scene.ts';
import { newScene, type Spec } from './stress/stress.ts';

/** What one decoder read in one picture, and how long it took. */
export type Outcome = { readonly decoder: string; readonly texts: readonly string[]; readonly ms: number };

/** Frames that the others may look at in a scene; ours looks at one cycle, which costs about as much. */
const OTHERS_LOOKS = 3;
/** Time between two frames of our camera, ms. */
const FRAME_MS = 75;
/** Frames of six seconds. */
const FALSE_LOOKS = 80;
/** Our camera sees a scene for two cycles, two seconds: as long as a badge is held up. */
const OUR_LOOKS = 2 * cameraCycle.length;

const decodeBench = {
  start: loadDecoders,

  /** A labelled picture by every decoder. */
  async still(blob: Blob): Promise<readonly Outcome[]> {
    const picture = await paint(blob);
    const outcomes: Outcome[] = [];
    for (const decoder of [ours, ...others]) outcomes.push(await time(decoder, [picture]));
    return outcomes;
  },

  /** A made webcam scene by every decoder; ours both as the live camera and as a still. */
  async scene(spec: Spec): Promise<{ readonly text: string; readonly outcomes: readonly Outcome[] }> {
    const { text, frame } = newScene(spec);
    const frames = Array.from({ length: OTHERS_LOOKS }, (_, at) => frame(at));
    const outcomes = [await watch((at) => frames[at] ?? frame(at)), await time({ ...ours, name: 'boothbook still' }, frames.slice(0, 1))];
    for (const decoder of othersLive) outcomes.push(await time(decoder, frames));
    return { text, outcomes };
  },

  /** A frame without a code: mean time of ours over a whole camera cycle, and of the others. */
  async empty(blob: Blob, seed: number): Promise<readonly Outcome[]> {
    const picture = toFrame(await paint(blob));
    const frames = cameraCycle.map((_, at) => grain(picture, 2, newChance(seed + at)));
    const look = newCameraReader(readWithZxing);
    const started = performance.now();
    const texts: string[] = [];
    for (const [at, frame] of frames.entries()) texts.push(...(await look(frame, at * FRAME_MS)).reads.map((read) => read.text));
    const live = { decoder: 'boothbook', texts, ms: (performance.now() - started) / frames.length };
    const outcomes: Outcome[] = [live];
    for (const decoder of othersLive) outcomes.push(await time(decoder, frames.slice(0, 1)));
    return outcomes;
  },

  /**
   * Advices that the coach gives about codes where there is none: the picture moves as a whole, which is the worst for it. The one
   * word about an empty picture is not counted.
   */
  async falseAdvice(blob: Blob, seed: number): Promise<number> {
    const picture = toFrame(await paint(blob));
    const look = newCameraReader(readWithZxing);
    let coach = newCoach;
    let count = 0;
    for (let at = 0; at < FALSE_LOOKS; at += 1) {
      const { sight } = await look(grain(slide(picture, 4 * Math.abs((at % 8) - 4)), 2, newChance(seed + at)), at * FRAME_MS);
      const before = coach.said;
      if (sight !== null) coach = coachFrame(coach, sight, at * FRAME_MS);
      if (coach.said !== null && coach.said.at !== before?.at && coach.said.box !== null) count += 1;
    }
    return count;
  },
};

export type DecodeBench = typeof decodeBench;

/** The picture moved to the left by some pixels. */
const slide = ({ data, width, height }: Grey, by: number): Grey => ({
  data: data.map((_, i) => data[Math.min(data.length - 1, i + by)] ?? 0),
  width,
  height,
});

/** Reads the pictures one after the other until something is read. */
async function time({ name, read }: Decoder, pictures: readonly Grey[]): Promise<Outcome> {
  const started = performance.now();
  let texts: readonly string[] = [];
  for (const picture of pictures) if (texts.length === 0) texts = await read(picture);
  return { decoder: name, texts, ms: performance.now() - started };
}

/** The live camera before a scene, until it reads something. Drawing the frames is not timed. */
async function watch(frame: (at: number) => Grey): Promise<Outcome> {
  const look = newCameraReader(readWithZxing);
  let ms = 0;
  for (let at = 0; at < OUR_LOOKS; at += 1) {
    const picture = frame(at);
    const started = performance.now();
    const { reads } = await look(picture, at * FRAME_MS);
    ms += performance.now() - started;
    if (reads.length > 0) return { decoder: 'boothbook', texts: reads.map(({ text }) => text), ms };
  }
  return { decoder: 'boothbook', texts: [], ms };
}

async function paint(blob: Blob): Promise<Grey> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no 2d context for the benchmark');
  context.drawImage(bitmap, 0, 0);
  return readGrey(context.getImageData(0, 0, bitmap.width, bitmap.height));
}

/** The middle of a picture at the size of a webcam's frame. */
function toFrame(picture: Grey): Grey {
  const large = resize(picture, Math.max(FRAME.width / picture.width, FRAME.height / picture.height));
  const [left, top] = [Math.floor((large.width - FRAME.width) / 2), Math.floor((large.height - FRAME.height) / 2)];
  const data = new Uint8Array(FRAME.width * FRAME.height);
  for (let y = 0; y < FRAME.height; y += 1) {
    const from = Math.min(large.height - 1, Math.max(0, top + y)) * large.width + Math.max(0, left);
    data.set(large.data.subarray(from, from + Math.min(FRAME.width, large.width)), y * FRAME.width);
  }
  return { data, ...FRAME };
}

expose(decodeBench);
