import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { AppointmentId } from '#shared/domain/ids.ts';
import { appointmentIcs, appointmentsIcs } from '#shared/formats/ical.ts';
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
