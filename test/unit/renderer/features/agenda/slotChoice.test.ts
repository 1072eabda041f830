import { describe, expect, test } from 'vitest';
import { FIRST_SLOTS, nextDay, nextSlot, slotBefore } from '#renderer/features/agenda/slotChoice.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { HOUR } from '#shared/lib/time.ts';

const REP = 'rep' as StaffId;
const at = (hour: number) => {
  const startsAt = Date.UTC(2026, 2, 28, hour);
  return { rep: REP, startsAt, endsAt: startsAt + HOUR };
};
const slots = [at(9), at(10), at(15)];

describe('choosing among free slots by keys', () => {
  test('goes slot by slot, over the end of a page to the next one, and all the way back', () => {
    const walked = [1, 2, 3].reduce((choice) => nextSlot(choice, slots), FIRST_SLOTS);
    expect(walked).toEqual({ pages: [at(15).endsAt], at: 0 });
    expect(slotBefore(walked)).toEqual({ pages: [], at: 0 });
    expect(slotBefore(FIRST_SLOTS)).toEqual(FIRST_SLOTS);
  });

  test('another day begins at its own midnight, also in the night the clocks change', () => {
    const { pages } = nextDay({ pages: [], at: 2 }, slots, 'Europe/Paris');
    expect(pages).toEqual([Date.UTC(2026, 2, 28, 23)]);
    const [start = 0] = pages;
    const sunday = [{ rep: REP, startsAt: start + 8 * HOUR, endsAt: start + 9 * HOUR }];
    expect(nextDay({ pages, at: 0 }, sunday, 'Europe/Paris').pages).toEqual([start, start + 23 * HOUR]);
  });

  test('after the last free slot of all it begins anew', () => {
    expect(nextSlot({ pages: [5], at: 0 }, [])).toEqual(FIRST_SLOTS);
    expect(nextDay({ pages: [5], at: 0 }, [], 'UTC')).toEqual(FIRST_SLOTS);
  });
});
