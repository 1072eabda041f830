import { describe, expect, test } from 'vitest';
import {
  fieldOf,
  instantOfField,
  minutesOf,
  periodOf,
  weekHours,
  withHours,
  withoutPause,
  withPause,
  withTravel,
} from '#renderer/features/agenda/repForm.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { newRepCalendar } from '#shared/domain/repCalendar.ts';

const calendar = newRepCalendar('rep' as StaffId); // an id of the tests' own
const show = { hours: { from: 540, to: 1_080 } };

const block = (id: string, startsAt: number) => ({ id, startsAt, endsAt: startsAt + 1, title: id });

describe('the working times of a rep', () => {
  test('are the show’s on Monday to Friday until somebody says otherwise', () => {
    expect(weekHours(calendar, show).map((hours) => hours.length)).toEqual([0, 1, 1, 1, 1, 1, 0]);
    expect(calendar.week).toBeUndefined();
  });

  test('one weekday changed, the others become the rep’s own as they were', () => {
    const after = withHours(calendar, show, { weekday: 3, hours: [] });
    expect(after.week).toEqual([[], [show.hours], [show.hours], [], [show.hours], [show.hours], []]);
    expect(withHours(after, show, { weekday: 6, hours: [{ from: 600, to: 660 }] }).week?.[3]).toEqual([]);
  });

  test('a pause parts a day in two and can be taken out again; a short day has none', () => {
    const parted = withPause([{ from: 540, to: 1_080 }]);
    expect(parted).toEqual([
      { from: 540, to: 720 },
      { from: 780, to: 1_080 },
    ]);
    expect(withoutPause(parted)).toEqual([{ from: 540, to: 1_080 }]);
    expect(withPause([{ from: 540, to: 660 }])).toEqual([{ from: 540, to: 660 }]);
  });

  test('a clock that is none is not taken', () => {
    expect(['09:05', '23:59', '24:00', '24:01', '9:05', '', '09:60'].map(minutesOf)).toEqual([545, 1_439, 1_440, null, null, null, null]);
  });

  test('a date and time of the form is an instant of the show’s zone, also around a change of the clocks', () => {
    expect(instantOfField('2026-03-28T09:30', 'Europe/Paris')).toBe(Date.UTC(2026, 2, 28, 8, 30));
    expect(instantOfField('2026-03-30T09:30', 'Europe/Paris')).toBe(Date.UTC(2026, 2, 30, 7, 30));
    expect(instantOfField('2026-13-30T09:30', 'Europe/Paris')).toBeNull();
    expect(instantOfField('soon', 'Europe/Paris')).toBeNull();
    expect(instantOfField(fieldOf({ day: '2026-03-30', minutes: 570 }), 'UTC')).toBe(Date.UTC(2026, 2, 30, 9, 30));
  });

  test('absences stay in order of time', () => {
    const after = [block('b', 20), block('a', 10)].reduce(withTravel, calendar);
    expect(after.travel.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('the period of busy times is from the first to the last end, whatever their order', () => {
    expect(periodOf({ busy: [] })).toBeNull();
    expect(
      periodOf({
        busy: [
          { startsAt: 5, endsAt: 50 },
          { startsAt: 1, endsAt: 9 },
        ],
      }),
    ).toEqual({ startsAt: 1, endsAt: 50 });
  });
});
