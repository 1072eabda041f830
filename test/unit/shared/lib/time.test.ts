import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newUuid7 } from '#shared/lib/id.ts';
import { addDays, instantOf, localTime, weekdayOf } from '#shared/lib/time.ts';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'UTC'];

describe('the clock of a show', () => {
  test('nine o’clock in Paris is the right instant in winter, in summer and on both days of the change', () => {
    expect(instantOf({ day: '2026-01-15', minutes: 540 }, 'Europe/Paris')).toBe(Date.UTC(2026, 0, 15, 8));
    expect(instantOf({ day: '2026-07-15', minutes: 540 }, 'Europe/Paris')).toBe(Date.UTC(2026, 6, 15, 7));
    expect(instantOf({ day: '2026-03-29', minutes: 540 }, 'Europe/Paris')).toBe(Date.UTC(2026, 2, 29, 7));
    expect(instantOf({ day: '2026-10-25', minutes: 540 }, 'Europe/Paris')).toBe(Date.UTC(2026, 9, 25, 8));
  });

  test('in the hour that the spring change skips it is the instant after', () => {
    const at = instantOf({ day: '2026-03-29', minutes: 150 }, 'Europe/Paris');
    expect(localTime(at, 'Europe/Paris')).toEqual({ day: '2026-03-29', minutes: 210 });
  });

  test('in the hour that comes twice it is the first', () => {
    expect(instantOf({ day: '2026-10-25', minutes: 150 }, 'Europe/Paris')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  test('a wall clock time that exists is shown again by the clock of its zone', () => {
    const moment = fc.record({ at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }), zone: fc.constantFrom(...ZONES) });
    fc.assert(
      fc.property(moment, ({ at, zone }) => {
        const local = localTime(at, zone);
        expect(localTime(instantOf(local, zone), zone)).toEqual(local);
      }),
    );
  });

  test('days are counted over months and years, weekdays from Sunday', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekdayOf('2026-11-22')).toBe(0);
  });
});

describe('an id', () => {
  test('is a UUID of version 7 that holds its time and sorts by it', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), bytes, bytes, (now, one, two) => {
        const early = newUuid7(now, (array) => (array.set(one), array));
        const late = newUuid7(now + 1, (array) => (array.set(two), array));
        expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
        expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
        expect(early < late).toBe(true);
      }),
    );
  });
});
