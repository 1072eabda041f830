import { describe, expect, it } from 'vitest';
import { coachFrame, newCoach, type Coach, type Sight } from '#renderer/devices/coach.ts';
import type { Box } from '#shared/domain/scan.ts';

const box: Box = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];
const code = (advice: 'closer' | 'still' | 'tilt'): Sight => ({ kind: 'code', advice, box });
const hand: Sight = { kind: 'nothing', isMoving: true, isDark: false };
const rest: Sight = { kind: 'nothing', isMoving: false, isDark: false };
const STEP = 200;

/** Shows the coach a sight every STEP ms from `from` on, for `ms`; answers the coach and what it said when. */
function show(before: Coach, sight: Sight, { from, ms }: { from: number; ms: number }) {
  let coach = before;
  const words: string[] = [];
  for (let now = from; now < from + ms; now += STEP) {
    const { said } = coach;
    coach = coachFrame(coach, sight, now);
    if (coach.said !== null && coach.said.at !== said?.at) words.push(`${coach.said.advice}@${now}`);
  }
  return { coach, words };
}

describe('the coach', () => {
  it('gives a code unread for 0.8 s one word, and no second one of the same while it stays', () => {
    expect(show(newCoach, code('still'), { from: 0, ms: 12_000 }).words).toEqual(['still@800']);
  });

  it('says nothing about a code that comes by for a moment', () => {
    const { coach } = show(newCoach, code('still'), { from: 0, ms: 600 });
    expect(show(coach, hand, { from: 600, ms: 2000 }).words).toEqual([]);
  });

  it('is silent as soon as the code is read', () => {
    const { coach } = show(newCoach, code('tilt'), { from: 0, ms: 2000 });
    expect(coach.said?.advice).toBe('tilt');
    expect(coachFrame(coach, { kind: 'read' }, 2000)).toEqual(newCoach);
  });

  it('never gives two advices within four seconds', () => {
    const first = show(newCoach, code('closer'), { from: 0, ms: 1000 });
    const second = show(first.coach, code('still'), { from: 1000, ms: 9000 });
    expect(first.words).toEqual(['closer@800']);
    expect(second.words).toEqual(['still@4800']);
  });

  it('does not change its words for a single frame that looks otherwise', () => {
    const { coach } = show(newCoach, code('closer'), { from: 0, ms: 4000 });
    const { words } = show(coachFrame(coach, code('still'), 5000), code('closer'), { from: 5200, ms: 3000 });
    expect(words).toEqual([]);
  });

  it('takes the word away when the code has gone', () => {
    const { coach } = show(newCoach, code('still'), { from: 0, ms: 1200 });
    expect(show(coach, hand, { from: 1200, ms: 3000 }).coach.said).toBeNull();
  });

  it('asks for a code after four seconds of movement without one, once', () => {
    const { coach, words } = show(newCoach, hand, { from: 0, ms: 60_000 });
    expect(words).toEqual(['closer@4000']);
    expect(coach.said).toBeNull();
  });

  it('asks for light where it is dark', () => {
    expect(show(newCoach, { ...hand, isDark: true }, { from: 0, ms: 8000 }).words).toEqual(['light@4000']);
  });

  it('is silent where nothing moves', () => {
    expect(show(newCoach, rest, { from: 0, ms: 60_000 }).words).toEqual([]);
  });

  it('gives up after three advices in vain, until another visitor comes', () => {
    let coach = newCoach;
    const words: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const shown = show(coach, code(round % 2 === 0 ? 'closer' : 'still'), { from: round * 5000, ms: 5000 });
      coach = shown.coach;
      words.push(...shown.words);
    }
    expect(words).toHaveLength(3);
    const gone = show(coach, rest, { from: 40_000, ms: 4000 }).coach;
    expect(show(gone, code('tilt'), { from: 44_000, ms: 2000 }).words).toEqual(['tilt@44800']);
  });
});
