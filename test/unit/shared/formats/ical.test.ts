import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { AppointmentId } from '#shared/domain/ids.ts';
import { readCalendar } from '#shared/formats/calendar/readCalendar.ts';
import { appointmentIcs, appointmentsIcs, storedIcs } from '#shared/formats/ical.ts';
import { instantOf, localTime } from '#shared/lib/time.ts';
import { appointment } from './export/samples.ts';

const now = Date.UTC(2026, 2, 14, 12, 0, 0);
const publish = { method: 'PUBLISH', now } as const;

const calendarOf = (text: string): ICAL.Component =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
const eventOf = (text: string): ICAL.Event => new ICAL.Event(calendarOf(text).getFirstSubcomponent('vevent') ?? undefined);

describe('an appointment as a calendar file', () => {
  test('keeps its instants, its name and its place through an independent reading', () => {
    const event = eventOf(appointmentIcs({ appointment }, publish));
    expect(event.startDate.toJSDate().getTime()).toBe(appointment.startsAt);
    expect(event.endDate.toJSDate().getTime()).toBe(appointment.endsAt);
    expect([event.summary, event.location, event.sequence]).toEqual(['Four à tuiles, devis; suite', 'Stand 4-B', 2]);
  });

  test('has the same UID in every file and says its times in UTC', () => {
    const text = appointmentIcs({ appointment }, publish);
    expect(text).toContain('UID:appointment-1@boothbook\r\n');
    expect(text).toContain('DTSTART:20260315T090000Z\r\n');
    expect(text).toContain('DTSTAMP:20260314T120000Z\r\n');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text).not.toContain('VTIMEZONE');
  });

  test('folds lines at 75 octets and escapes what would end a value', () => {
    const title = 'Très long : '.repeat(20);
    const text = appointmentIcs({ appointment: { ...appointment, title, place: 'a\r\nATTENDEE:mailto:x@y.example' } }, publish);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(eventOf(text).summary).toBe(title);
    expect(calendarOf(text).getFirstSubcomponent('vevent')?.getFirstProperty('attendee')).toBeNull();
  });

  test('says when it was cancelled, by state and by method', () => {
    expect(appointmentIcs({ appointment: { ...appointment, cancelledAt: now } }, publish)).toContain('STATUS:CANCELLED');
    const cancel = appointmentIcs({ appointment }, { method: 'CANCEL', now });
    expect(cancel).toContain('METHOD:CANCEL');
    expect(cancel).toContain('STATUS:CANCELLED');
  });

  test('names organizer and guests who have an address, and only those', () => {
    const text = appointmentIcs(
      {
        appointment,
        organizer: { name: 'Odile "O" Vannier', email: 'odile@brique.example' },
        attendees: [{ name: 'Zoë' }, { name: 'Zoë', email: 'zoe@ofenbau.example' }],
      },
      { method: 'REQUEST', now },
    );
    const event = calendarOf(text).getFirstSubcomponent('vevent');
    expect(event?.getAllProperties('attendee').map((one) => one.getFirstValue())).toEqual(['mailto:zoe@ofenbau.example']);
    expect(event?.getFirstPropertyValue('organizer')).toBe('mailto:odile@brique.example');
  });

  test('puts several appointments into one file', () => {
    const second = { ...appointment, id: 'appointment-2' as AppointmentId };
    const events = calendarOf(appointmentsIcs([{ appointment }, { appointment: second }], publish)).getAllSubcomponents('vevent');
    expect(events.map((event) => event.getFirstPropertyValue('uid'))).toEqual(['appointment-1@boothbook', 'appointment-2@boothbook']);
  });
});

describe('what goes out of the booth', () => {
  const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'] as const;
  /** Walls of days on which clocks change, and of days on which they do not. */
  const days = fc.constantFrom(
    '2026-03-08',
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-07-14',
    '2026-10-24',
    '2026-10-25',
    '2026-11-01',
    '2026-12-31',
  );

  test('is at the same second for every reader, in every zone and on the days clocks change', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 1_439 }),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 5, max: 300 }),
        (day, minutes, zone, lasts) => {
          const startsAt = instantOf({ day, minutes }, zone);
          const endsAt = startsAt + lasts * 60_000;
          const moved = { ...appointment, startsAt, endsAt, zone };
          for (const text of [appointmentIcs({ appointment: moved }, { method: 'REQUEST', now }), storedIcs({ appointment: moved }, now)]) {
            const event = eventOf(text);
            expect([event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()]).toEqual([startsAt, endsAt]);
            const reading = readCalendar(text, { from: startsAt - 1, to: endsAt + 1, zone: 'Asia/Tokyo' });
            expect(reading.ok && reading.value.instances.map((one) => [one.startsAt, one.endsAt])).toEqual([[startsAt, endsAt]]);
            const wall = localTime(event.startDate.toJSDate().getTime(), zone);
            expect(instantOf(wall, zone) === startsAt || localTime(startsAt, zone).minutes === wall.minutes).toBe(true);
          }
        },
      ),
    );
  });

  test('keeps hostile words in their property, and every line within 75 octets', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a\r\nATTENDEE:mailto:x@y.example', 'a\nEND:VEVENT', '"^n;,:\\n', '\u0000\u2028x'),
    );
    fc.assert(
      fc.property(wild, wild, wild, wild, (title, place, name, email) => {
        const text = appointmentIcs(
          {
            appointment: { ...appointment, title, place },
            organizer: { name, email },
            attendees: [
              { name, email: `${email}@b.example` },
              { name, email: 'a@b.example' },
            ],
            description: title,
            alarmMinutes: 15,
          },
          { method: 'REQUEST', now },
        );
        const event = calendarOf(text).getFirstSubcomponent('vevent');
        const known = new Set([
          'uid',
          'sequence',
          'dtstamp',
          'dtstart',
          'dtend',
          'summary',
          'location',
          'description',
          'status',
          'organizer',
          'attendee',
        ]);
        expect(event?.getAllProperties().filter((one) => !known.has(one.name))).toEqual([]);
        expect(event?.getAllProperties('attendee').length).toBeLessThanOrEqual(2);
        expect(calendarOf(text).getAllSubcomponents()).toHaveLength(1);
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      }),
    );
  });

  test('rings before a meeting, not before a cancelled one; asks guests for an answer only when it invites', () => {
    const entry = { appointment, alarmMinutes: 15, attendees: [{ name: 'Zoë', email: 'zoe@ofenbau.example' }] };
    const request = appointmentIcs(entry, { method: 'REQUEST', now });
    expect(request).toContain('TRIGGER:-PT15M');
    expect(request).toContain('RSVP=TRUE');
    const cancel = appointmentIcs(entry, { method: 'CANCEL', now });
    expect(cancel).not.toContain('VALARM');
    expect(cancel).not.toContain('RSVP');
  });

  test('for a calendar server holds no method and no guest, so that the server writes to nobody', () => {
    const text = storedIcs(
      { appointment, organizer: { name: 'O', email: 'o@b.example' }, attendees: [{ name: 'Z', email: 'z@b.example' }], alarmMinutes: 10 },
      now,
    );
    expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/u);
    expect(text).toContain('BEGIN:VALARM');
  });
});
