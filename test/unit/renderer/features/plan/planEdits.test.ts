import { describe, expect, test } from 'vitest';
import { isSamePlan, shownWith, withEdits } from '#renderer/features/plan/planEdits.ts';
import { roundUp } from '#renderer/features/plan/planNumbers.ts';

describe('what is typed into a plan', () => {
  const plan = { revenue: 200_000, customerRate: 20 };

  test('is kept when it can be planned with', () => {
    expect(withEdits(plan, { revenue: 214_000, shows: 3 })).toEqual({ revenue: 214_000, customerRate: 20, shows: 3 });
  });

  test('is shown but not kept when it cannot', () => {
    const edits = { customerRate: 0, revenue: Number.NaN };
    expect(withEdits(plan, edits)).toEqual(plan);
    expect(shownWith(plan, edits)).toEqual({ revenue: Number.NaN, customerRate: 0 });
  });

  test('is taken back by an empty field', () => {
    expect(withEdits(plan, { customerRate: null })).toEqual({ revenue: 200_000 });
    expect(shownWith(plan, { customerRate: null })).toEqual({ revenue: 200_000 });
  });

  test('leaves alone what somebody else changed meanwhile in another field', () => {
    expect(withEdits({ ...plan, share: 40 }, { revenue: 1000 })).toEqual({ revenue: 1000, customerRate: 20, share: 40 });
  });

  test('changes a plan only when it says something else', () => {
    expect(isSamePlan(plan, { customerRate: 20, revenue: 200_000 })).toBe(true);
    expect(isSamePlan(plan, { customerRate: 20 })).toBe(false);
  });
});

test('people are rounded up: whole ones from ten on, parts below, and never by a binary fraction', () => {
  expect([1658.01, 10, 9.94, 1.1, 0.301, 0.3, 2.2].map(roundUp)).toEqual([1659, 10, 10, 1.1, 0.31, 0.3, 2.2]);
  expect(roundUp(0.1 + 0.2)).toBe(0.3);
});
