import { describe, expect, it } from 'vitest';
import { settle } from '#renderer/devices/belief.ts';
import { cameraCycle, newCameraReader } from '#renderer/devices/cameraCycle.ts';
import { runPass, stillPasses, type Decode, type How, type Read } from '#renderer/devices/passes.ts';
import type { Grey } from '#renderer/devices/pixels.ts';
import { type Lifeboat, readStill } from '#renderer/devices/readStill.ts';

const blank = (width = 64, height = 48, shade = 200): Grey => ({ data: new Uint8Array(width * height).fill(shade), width, height });

const read = (over: Partial<Read>): Read => ({
  text: 'B-0042',
  bytes: new Uint8Array(),
  symbology: 'QR',
  box: [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ],
  lines: 0,
  isValid: true,
  ...over,
});

/** A decoder that answers by the number of the call. */
function answer(answers: readonly (readonly Read[])[]) {
  const asked: Grey[] = [];
  const decode: Decode = (picture) => {
    asked.push(picture);
    return Promise.resolve(answers[asked.length - 1] ?? []);
  };
  return { decode, asked };
}

describe('a still picture', () => {
  it('is looked at no further once a QR code is read', async () => {
    const { decode, asked } = answer([[read({})]]);
    expect((await readStill(blank(), { decode })).reads.map(({ text }) => text)).toEqual(['B-0042']);
    expect(asked).toHaveLength(1);
  });

  it('gives all its codes, each once', async () => {
    const { decode } = answer([[read({}), read({ text: 'B-0043' }), read({})]]);
    expect((await readStill(blank(), { decode })).reads.map(({ text }) => text)).toEqual(['B-0042', 'B-0043']);
  });

  it('believes bars that two scan lines saw only when another look agrees', async () => {
    const weak = read({ symbology: 'EAN-13', text: '4006381333931', lines: 2 });
    expect((await readStill(blank(), { decode: answer([[weak]]).decode })).reads).toEqual([]);
    expect((await readStill(blank(), { decode: answer([[weak], [], [weak]]).decode })).reads).toHaveLength(1);
  });

  it('says that a code was seen though none could be read', async () => {
    const { decode } = answer([[read({ isValid: false, text: '' })]]);
    expect(await readStill(blank(), { decode })).toEqual({ reads: [], isSeen: true });
  });

  it('asks the lifeboat last, and believes its QR code', async () => {
    const { decode } = answer([]);
    const still = await readStill(blank(), { decode, lifeboat: () => [read({ text: 'late' })] });
    expect(still.reads.map(({ text }) => text)).toEqual(['late']);
  });

  it('asks the lifeboat for bars only where something was heard: its word alone would not be believed', async () => {
    const asked: boolean[] = [];
    const lifeboat: Lifeboat = (_, { bars }) => {
      asked.push(bars);
      return bars ? [read({ symbology: 'Code 39', lines: 1 })] : [];
    };
    const weak = read({ symbology: 'Code 39', lines: 1 });
    expect((await readStill(blank(), { decode: answer([]).decode, lifeboat })).reads).toEqual([]);
    expect((await readStill(blank(), { decode: answer([[weak]]).decode, lifeboat })).reads).toHaveLength(1);
    expect(asked).toEqual([false, true]);
  });

  it('is left alone when stopped', async () => {
    const { decode, asked } = answer([[read({})]]);
    expect((await readStill(blank(), { decode, signal: AbortSignal.abort() })).reads).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('gives corners in pixels of the picture whatever size a pass worked at', async () => {
    const double = stillPasses.find(({ name }) => name === 'double');
    if (double === undefined) throw new Error('no such pass');
    const [found] = await runPass(answer([[read({})]]).decode, double, blank());
    expect(found?.box[2]).toEqual([5, 5]);
  });
});

describe('two readings of one place', () => {
  it('goes to the one more scan lines saw', () => {
    const wrong = { read: read({ symbology: 'EAN-13', text: 'wrong', lines: 5 }), look: 'plain' };
    const right = { read: read({ symbology: 'EAN-13', text: 'right', lines: 40 }), look: 'plain' };
    expect(settle([wrong, right]).map(({ text }) => text)).toEqual(['right']);
  });
});

describe('the camera', () => {
  it('believes a QR code at once, and bars at the second equal frame', async () => {
    const bars = read({ symbology: 'Code 128', text: 'BADGE-7', lines: 9 });
    const look = newCameraReader(answer([[read({})], [bars], [bars]]).decode);
    const texts = [];
    for (const now of [0, 80, 160]) texts.push((await look(blank(64, 48, now), now)).reads.map(({ text }) => text));
    expect(texts).toEqual([['B-0042'], [], ['BADGE-7']]);
  });

  it('gives bars that were read once their second look at the next frame, by the pass that saw them', async () => {
    const bars = read({ symbology: 'Code 128', text: 'BADGE-7', lines: 9 });
    const asked: How[] = [];
    const decode: Decode = (_picture, how) => {
      asked.push(how);
      return Promise.resolve(asked.length === 2 ? [bars] : []);
    };
    const look = newCameraReader(decode);
    for (const now of [0, 75, 150, 225]) await look(blank(64, 48, now / 3), now);
    expect(asked).toEqual([cameraCycle[0]?.how, cameraCycle[1]?.how, cameraCycle[1]?.how, cameraCycle[2]?.how]);
  });

  it('shows the coach a code that failed its check, once something has moved', async () => {
    const broken = read({ isValid: false, text: '' });
    const look = newCameraReader(answer(Array.from({ length: 4 }, () => [broken])).decode);
    await look(blank(64, 48, 20), 0);
    const { reads, sight } = await look(blank(64, 48, 90), 75);
    expect(reads).toEqual([]);
    expect(sight).toMatchObject({ kind: 'code', box: broken.box });
  });

  it('forgets bars read once, too long ago', async () => {
    const bars = read({ symbology: 'Code 128', text: 'BADGE-7', lines: 9 });
    const look = newCameraReader(answer([[bars], [bars]]).decode);
    await look(blank(64, 48, 0), 0);
    expect((await look(blank(64, 48, 90), 5000)).reads).toEqual([]);
  });

  it('stops looking at a picture that does not move, and looks again when it does', async () => {
    const { decode, asked } = answer([]);
    const look = newCameraReader(decode);
    for (let i = 0; i < cameraCycle.length + 1; i += 1) await look(blank(), i * 80);
    const before = asked.length;
    expect((await look(blank(), 3000)).isSkipped).toBe(true);
    expect(asked).toHaveLength(before);
    expect((await look(blank(64, 48, 90), 3080)).isSkipped).toBe(false);
  });
});
