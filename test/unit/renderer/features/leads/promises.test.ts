import { describe, expect, it } from 'vitest';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import { byUrgency, PROMISE_PHRASES, readTimeOfDay } from '#renderer/features/leads/promisePhrases.ts';

// only what the order looks at
const due = (dueOn: string, dueAtMinutes?: number): PromiseMade =>
  ({ dueOn, ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }) }) as PromiseMade;

describe('promises', () => {
  it('have phrases for digits only, each with its usual day', () => {
    expect(PROMISE_PHRASES.length).toBeLessThanOrEqual(9);
    expect(PROMISE_PHRASES.every(({ days }) => days >= 0)).toBe(true);
    expect(new Set(PROMISE_PHRASES.map(({ phrase }) => phrase)).size).toBe(PROMISE_PHRASES.length);
  });

  it('take a time of day as a time field gives it, and nothing else', () => {
    expect(readTimeOfDay('14:30')).toBe(870);
    expect(readTimeOfDay('09:05:00')).toBe(545);
    expect(['', '24:00', '9:61', 'noon'].map(readTimeOfDay)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('stand in the order in which they fall due, one for any time at the end of its day', () => {
    const order = [due('2026-03-17'), due('2026-03-16'), due('2026-03-16', 600), due('2026-03-16', 540)].sort(byUrgency);
    expect(order).toEqual([due('2026-03-16', 540), due('2026-03-16', 600), due('2026-03-16'), due('2026-03-17')]);
  });
});
