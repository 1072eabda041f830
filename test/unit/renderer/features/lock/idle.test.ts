import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isQuiet, noteSign, watchIdle } from '#renderer/features/lock/idle.ts';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(1_000_000);
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(after: number) {
  const target = new EventTarget();
  const stop = new AbortController();
  let minutes = after;
  let locked = 0;
  watchIdle(target, {
    signal: stop.signal,
    after: () => minutes,
    now: () => Date.now(),
    onIdle: () => {
      locked += 1;
      stop.abort();
    },
  });
  const press = (name: string): boolean => target.dispatchEvent(new Event(name));
  return { press, stop, count: () => locked, set: (next: number) => (minutes = next) };
}

describe('a laptop that nobody touches', () => {
  it('locks after the minutes that were chosen, once, and not a moment before', () => {
    const { count } = watch(2);
    vi.advanceTimersByTime(2 * MINUTE - 1_000);
    expect(count()).toBe(0);
    vi.advanceTimersByTime(2_000);
    expect(count()).toBe(1);
    vi.advanceTimersByTime(10 * MINUTE);
    expect(count()).toBe(1);
  });

  it('stays open as long as keys, the pointer or scans come', () => {
    const { press, count } = watch(1);
    for (const sign of ['keydown', 'pointermove', 'pointerdown', 'wheel', 'input']) {
      vi.advanceTimersByTime(50_000);
      press(sign);
    }
    vi.advanceTimersByTime(50_000);
    noteSign(Date.now());
    vi.advanceTimersByTime(50_000);
    expect(count()).toBe(0);
  });

  it('never locks by itself when that is off, and takes a change at once', () => {
    const { count, set } = watch(0);
    vi.advanceTimersByTime(600 * MINUTE);
    expect(count()).toBe(0);
    set(30);
    vi.advanceTimersByTime(1_000);
    expect(count()).toBe(1);
  });

  it('locks when the computer has slept, though the first key comes before any timer', () => {
    const { press, count } = watch(5);
    vi.setSystemTime(1_000_000 + 480 * MINUTE);
    press('keydown');
    vi.advanceTimersByTime(1_000);
    expect(count()).toBe(1);
  });

  it('is not kept open by a clock that was set back', () => {
    const { count } = watch(1);
    vi.setSystemTime(1_000_000 - 600 * MINUTE);
    vi.advanceTimersByTime(MINUTE + 2_000);
    expect(count()).toBe(1);
    expect(isQuiet(0, MINUTE, 1)).toBe(true);
  });
});
