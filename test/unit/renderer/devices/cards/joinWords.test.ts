import { describe, expect, it } from 'vitest';
import { joinWords } from '#renderer/devices/cards/joinWords.ts';
import type { TurnedRect } from '#renderer/devices/cards/picture.ts';

const rect = (x: number, y: number, width: number, height: number, angle = 0): TurnedRect => ({ center: [x, y], width, height, angle });
const turned = ({ center: [x, y], width, height }: TurnedRect, by: number): TurnedRect => ({
  center: [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)],
  width,
  height,
  angle: by,
});

/** Three words of large print in one line, 120 high, and small print far away. */
const large = [rect(200, 200, 300, 120), rect(520, 204, 300, 116), rect(800, 200, 200, 118)];
const small = rect(900, 900, 300, 30);

describe('large print that fell apart into words', () => {
  it('is one line again, level or tilted', () => {
    expect(joinWords([...large, small], false)).toHaveLength(2);
    const [line] = joinWords(
      [...large, small].map((each) => turned(each, 0.1)),
      false,
    );
    expect(line?.width).toBeCloseTo(850, 0);
    expect(line?.angle).toBeCloseTo(0.1);
  });

  it('is one line from top to bottom when the picture lies on its side', () => {
    const sideways = [rect(200, 200, 120, 300), rect(204, 520, 116, 300), rect(900, 900, 30, 300)];
    expect(joinWords(sideways, true)).toHaveLength(2);
  });
});

describe('print that is no one line', () => {
  it.each([
    ['smaller, for there a gap parts a name from a title', [rect(200, 200, 300, 30), rect(510, 200, 300, 30), rect(900, 900, 100, 30)]],
    ['in two columns', [rect(200, 200, 300, 120), rect(700, 200, 300, 120)]],
    ['below one another', [rect(200, 200, 300, 120), rect(200, 330, 300, 120)]],
    ['of two sizes', [rect(200, 200, 300, 120), rect(520, 200, 300, 70)]],
  ])('stays apart: %s', (_, rects) => {
    expect(joinWords(rects, false)).toEqual(rects);
  });
});
