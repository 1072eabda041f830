import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapping } from '#shared/domain/appointment.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { AppointmentId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { localTime, MINUTE } from '#shared/lib/time.ts';

const REP = 'rep' as StaffId;
const show = { zone: 'Europe/Paris', firstDay: '2026-03-27', lastDay: '2026-03-29', hours: { from: 540, to: 1080 }, slotMinutes: 30 };
const EIGHT = Date.UTC(2026, 2, 27, 7);

const booked = (startsAt: number, minutes = 30, patch: Partial<Appointment> = {}): Appointment => ({
  v: 1,
  id: `a${startsAt}` as AppointmentId,
  showId: 's' as ShowId,
  leadId: 'l' as LeadId,
  rep: REP,
  kind: 'meeting',
  startsAt,
  endsAt: startsAt + minutes * MINUTE,
  zone: show.zone,
  title: '',
  place: '',
  bookedAt: 0,
  bookedBy: null,
  sequence: 0,
  ...patch,
});

describe('the next free slots', () => {
  test('begin with the first hour of the show and go on every half hour', () => {
    const slots = nextFreeSlotsOf({ show, rep: REP, booked: [], from: EIGHT, count: 3 });
    expect(slots.map(({ startsAt }) => localTime(startsAt, show.zone).minutes)).toEqual([540, 570, 600]);
  });

  test('leave out what is taken, take back what was cancelled', () => {
    const nine = Date.UTC(2026, 2, 27, 8);
    expect(nextFreeSlotsOf({ show, rep: REP, booked: [booked(nine)], from: EIGHT, count: 1 })[0]?.startsAt).toBe(nine + 30 * MINUTE);
    expect(nextFreeSlotsOf({ show, rep: REP, booked: [booked(nine, 30, { cancelledAt: 1 })], from: EIGHT, count: 1 })[0]?.startsAt).toBe(
      nine,
    );
  });

  test('stay at the same wall clock over the change to summer time, also on the weekend of the show', () => {
    const days = nextFreeSlotsOf({ show, rep: REP, booked: [], from: EIGHT, count: 54 }).map(({ startsAt }) =>
      localTime(startsAt, show.zone),
    );
    expect(new Set(days.map(({ day }) => day))).toEqual(new Set(['2026-03-27', '2026-03-28', '2026-03-29']));
    expect(days.filter(({ minutes }) => minutes === 540)).toHaveLength(3);
  });

  test('after the show go on with the weekdays', () => {
    const slots = nextFreeSlotsOf({ show, rep: REP, booked: [], from: Date.UTC(2026, 3, 3, 17), count: 1 });
    expect(localTime(slots[0]?.startsAt ?? 0, show.zone)).toEqual({ day: '2026-04-06', minutes: 540 });
  });

  test('never overlap anything that stands', () => {
    const calendar = fc.array(fc.record({ start: fc.integer({ min: 0, max: 60 * 24 * 4 }), minutes: fc.integer({ min: 5, max: 180 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(calendar, (entries) => {
        const taken = entries.map(({ start, minutes }) => booked(EIGHT + start * MINUTE, minutes));
        for (const slot of nextFreeSlotsOf({ show, rep: REP, booked: taken, from: EIGHT, count: 8 }))
          expect(overlapping(taken, slot)).toEqual([]);
      }),
    );
  });
});
