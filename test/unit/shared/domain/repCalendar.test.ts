import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf, overlapping } from '#shared/domain/appointment.ts';
import type { AppointmentId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { daySlotsOf, newRepCalendar, nextFreeSlotsOf, obstacleOf, withBusy, zonesDiffer } from '#shared/domain/repCalendar.ts';
import type { RepCalendar, RepSlotQuestion } from '#shared/domain/repCalendar.ts';
import { DAY, localTime, MINUTE } from '#shared/lib/time.ts';

const REP = 'rep' as StaffId; // an id of the tests' own
const show = { zone: 'Europe/Paris', firstDay: '2026-03-27', lastDay: '2026-03-29', hours: { from: 540, to: 1080 }, slotMinutes: 30 };
const EIGHT = Date.UTC(2026, 2, 27, 7);

const booked = (startsAt: number, minutes = 30, patch: Partial<Appointment> = {}): Appointment => ({
  v: 1,
  id: `a${startsAt}` as AppointmentId, // as above
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

const nine = Date.UTC(2026, 2, 27, 8);
const ask = (patch: Partial<RepSlotQuestion> = {}): RepSlotQuestion => ({ show, rep: REP, booked: [], from: EIGHT, count: 3, ...patch });
const walls = (question: RepSlotQuestion, zone = show.zone): string[] =>
  nextFreeSlotsOf(question).map(({ startsAt }) => {
    const { day, minutes } = localTime(startsAt, zone);
    return `${day} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  });

describe('a rep’s free slots', () => {
  test('keep away from meetings by the buffer, from travel and from what another calendar says', () => {
    const calendar: RepCalendar = {
      ...withBusy(newRepCalendar(REP), {
        id: 'file',
        name: 'own.ics',
        readAt: 0,
        busy: [{ startsAt: nine + 2 * 60 * MINUTE, endsAt: nine + 150 * MINUTE }],
      }),
      bufferMinutes: 15,
      travel: [{ id: 't', startsAt: nine + 180 * MINUTE, endsAt: nine + 9 * 60 * MINUTE, title: 'Train' }],
    };
    // 9:00 is a meeting, 11:00–11:30 is busy, from 12:00 on the train: with a quarter of an hour around, 10:00 and 10:30… are left
    expect(walls(ask({ booked: [booked(nine)], calendar }))).toEqual(['2026-03-27 10:00', '2026-03-28 9:00', '2026-03-28 9:30']);
    const slot = (minutes: number) => ({ rep: REP, startsAt: nine + minutes * MINUTE, endsAt: nine + (minutes + 30) * MINUTE });
    const why = (minutes: number) => obstacleOf(slot(minutes), { booked: [booked(nine)], calendar });
    expect([why(0), why(30), why(60), why(120), why(150), why(180)]).toEqual(['appointment', 'buffer', null, 'busy', 'buffer', 'travel']);
    expect(daySlotsOf('2026-03-27', ask({ booked: [booked(nine)], calendar })).filter(({ isFree }) => isFree)).toHaveLength(1);
  });

  test('after the show are in the rep’s own week and zone, at the show in the show’s', () => {
    const calendar: RepCalendar = {
      ...newRepCalendar(REP),
      zone: 'Asia/Tokyo',
      slotMinutes: 60,
      week: [[], [{ from: 480, to: 600 }], [], [], [], [], []],
    };
    expect(walls(ask({ calendar, count: 1 }))).toEqual(['2026-03-27 9:00']);
    const after = Date.UTC(2026, 2, 29, 20);
    expect(walls(ask({ calendar, from: after, count: 3 }), 'Asia/Tokyo')).toEqual([
      '2026-03-30 8:00',
      '2026-03-30 9:00',
      '2026-04-06 8:00',
    ]);
  });

  test('skip the hour that is not there in spring and use the one that is there twice once', () => {
    const night: RepCalendar = { ...newRepCalendar(REP), week: Array.from({ length: 7 }, () => [{ from: 60, to: 240 }]) };
    const quiet = { ...show, firstDay: '2026-01-10', lastDay: '2026-01-10' };
    const spring = walls(ask({ show: quiet, calendar: night, from: Date.UTC(2026, 2, 28, 23), count: 4 }));
    expect(spring).toEqual(['2026-03-29 1:00', '2026-03-29 1:30', '2026-03-29 3:00', '2026-03-29 3:30']);
    const autumn = nextFreeSlotsOf(ask({ show: quiet, calendar: night, from: Date.UTC(2026, 9, 24, 22), count: 6 }));
    expect(autumn.map(({ startsAt }) => localTime(startsAt, show.zone).minutes)).toEqual([60, 90, 120, 150, 180, 210]);
    expect(autumn.every((slot, at) => at === 0 || slot.startsAt >= (autumn[at - 1]?.endsAt ?? 0))).toBe(true);
  });

  test('never share time with anything that stands, nor with one another, whatever the zones and the days of the year', () => {
    const stretch = fc.record({ start: fc.integer({ min: -600, max: 60 * 24 * 9 }), minutes: fc.integer({ min: 1, max: 900 }) });
    const hours = fc
      .record({ from: fc.integer({ min: 0, max: 1_300 }), length: fc.integer({ min: 0, max: 600 }) })
      .map(({ from, length }) => ({ from, to: Math.min(1_440, from + length) }));
    const cases = fc.record({
      zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'),
      repZone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'),
      // days around the changes of the clock in Europe, America and Australia
      from: fc.constantFrom(
        Date.UTC(2026, 2, 6),
        Date.UTC(2026, 2, 26),
        Date.UTC(2026, 3, 2),
        Date.UTC(2026, 9, 1),
        Date.UTC(2026, 9, 22),
        Date.UTC(2026, 9, 30),
      ),
      week: fc.array(fc.array(hours, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
      meetings: fc.array(stretch, { maxLength: 20 }),
      busy: fc.array(stretch, { maxLength: 20 }),
      travel: fc.array(stretch, { maxLength: 3 }),
      buffer: fc.integer({ min: 0, max: 60 }),
      slot: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(cases, ({ zone, repZone, from, week, meetings, busy, travel, buffer, slot }) => {
        const at = ({ start, minutes }: { start: number; minutes: number }) => ({
          startsAt: from + start * MINUTE,
          endsAt: from + (start + minutes) * MINUTE,
        });
        const calendar: RepCalendar = {
          v: 1,
          id: REP,
          zone: repZone,
          week,
          slotMinutes: slot,
          bufferMinutes: buffer,
          travel: travel.map((one, number) => ({ ...at(one), id: String(number), title: '' })),
          busy: [{ id: 'f', name: 'f', readAt: 0, busy: busy.map(at) }],
        };
        const standing = meetings.map((one, number) => ({ ...booked(0), ...at(one), id: `m${number}` as AppointmentId })); // as above
        const firstDay = localTime(from + DAY, zone).day;
        const question = ask({
          show: { ...show, zone, firstDay, lastDay: firstDay, slotMinutes: slot },
          booked: standing,
          calendar,
          from,
          count: 12,
        });
        const slots = nextFreeSlotsOf(question);
        for (const [number, one] of slots.entries()) {
          expect(obstacleOf(one, question)).toBeNull();
          expect(one.startsAt).toBeGreaterThanOrEqual(Math.max(from, slots[number - 1]?.endsAt ?? 0));
          expect(overlapping(standing, one)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('double bookings', () => {
  test('of two merged laptops are named once each, with who booked first', () => {
    const early = booked(nine, 30, { id: 'b' as AppointmentId, bookedAt: 5 });
    const late = booked(nine + 10 * MINUTE, 30, { id: 'a' as AppointmentId, bookedAt: 9 });
    const other = booked(nine, 30, { id: 'c' as AppointmentId, rep: 'other' as StaffId });
    const touching = booked(nine + 40 * MINUTE, 30, { id: 'd' as AppointmentId });
    const gone = booked(nine, 300, { id: 'e' as AppointmentId, cancelledAt: 1 });
    expect(conflictsOf([late, touching, gone, other, early])).toEqual([{ first: early, second: late }]);
  });

  test('are exactly the pairs that share time, in any order of the appointments', () => {
    const stretch = fc.record({
      start: fc.integer({ min: 0, max: 600 }),
      minutes: fc.integer({ min: 1, max: 200 }),
      bookedAt: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 15 }), (all) => {
        const list = all.map(({ start, minutes, bookedAt }, number) =>
          booked(nine + start * MINUTE, minutes, { id: `m${number}` as AppointmentId, bookedAt }),
        );
        const pairs = list.flatMap((one, at) =>
          list.slice(at + 1).filter((other) => overlapping([one], { rep: REP, startsAt: other.startsAt, endsAt: other.endsAt }).length > 0),
        );
        expect(conflictsOf(list)).toHaveLength(pairs.length);
        expect(conflictsOf(list.toReversed())).toEqual(conflictsOf(list));
        for (const { first, second } of conflictsOf(list)) expect(first.bookedAt).toBeLessThanOrEqual(second.bookedAt);
      }),
    );
  });
});

test('a second time is shown only where the clocks really differ', () => {
  expect(zonesDiffer('Europe/Paris', 'Europe/Berlin', nine)).toBe(false);
  expect(zonesDiffer('Europe/Paris', 'Asia/Tokyo', nine)).toBe(true);
  // London and Lisbon agree, New York is an hour nearer in the weeks between the two changes of the clock
  expect(zonesDiffer('Europe/London', 'Europe/Lisbon', nine)).toBe(false);
});
