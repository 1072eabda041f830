import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { beforeAll, describe, expect, it } from 'vitest';
import { newCameraReader } from '#renderer/devices/cameraCycle.ts';
import { coachFrame, newCoach } from '#renderer/devices/coach.ts';
import { readWithZxing } from '#renderer/devices/workers/zxing.ts';
import { newFilm, type Film } from '#test/bench/stress/film.ts';

/** A slow laptop's pace: each frame is drawn and looked at in full. */
const FRAME_MS = 150;
const QR = { kind: 'qrcode', text: 'BEGIN:VCARD\nVERSION:3.0\nN:Quist;Maren\nORG:Norrkvist Valves\nEND:VCARD', seed: 5 } as const;

beforeAll(async () => {
  const bytes = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

/** What a camera that sees the film reads, and what the coach says, in their order, each once. */
async function watch(film: Film, ms: number): Promise<readonly string[]> {
  const frame = newFilm(film);
  const look = newCameraReader(readWithZxing);
  let coach = newCoach;
  const told = new Set<string>();
  for (let now = 0; now < ms; now += FRAME_MS) {
    const { reads, sight } = await look(frame(now / FRAME_MS), now);
    if (sight !== null) coach = coachFrame(coach, sight, now);
    for (const { text } of reads) told.add(text);
    if (coach.said !== null) told.add(coach.said.advice);
  }
  return [...told];
}

describe('a badge in a hand before the camera', { timeout: 60_000 }, () => {
  it.each([
    ['out of focus', 'blurred', 'still'],
    ['that moves too fast', 'smeared', 'still'],
    ['too far away', 'tiny', 'closer'],
    ['half out of the picture', 'cut', 'corners'],
    ['under a lamp', 'glare', 'tilt'],
  ] as const)('%s is not read, and the coach says what helps', async (_what, plight, advice) => {
    expect(await watch({ ...QR, plight }, 1700)).toEqual([advice]);
  });

  it('is read without a word where nothing is wrong', async () => {
    expect(await watch({ ...QR, plight: 'good' }, 1500)).toEqual([QR.text]);
  });

  it('gets no word in the first four seconds where it has no code', async () => {
    expect(await watch({ ...QR, plight: 'none' }, 3500)).toEqual([]);
  });
});
