import ICAL from 'ical.js';
import type { Appointment } from '#shared/domain/interaction.ts';

/** Someone an appointment is with; without an address they are named in the text only. */
export type CalendarPerson = { readonly name: string; readonly email?: string };

/** How an appointment is told: `PUBLISH` shows it, `REQUEST` invites, `CANCEL` takes it back (RFC 5546). */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/** One appointment with what is said around it. */
export type CalendarEntry = {
  readonly appointment: Appointment;
  readonly organizer?: CalendarPerson;
  readonly attendees?: readonly CalendarPerson[];
  readonly description?: string;
};

/** A line may have 75 octets (RFC 5545 §3.1); ical.js counts those of each piece without the blank it puts in front. */
ICAL.foldLength = 74;

const PRODUCT = '-//Boothbook//Boothbook//EN';

/** The UID of an appointment, the same in every file and calendar for ever. */
export const appointmentUid = (id: Appointment['id']): string => `${id}@boothbook`;

const utc = (at: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

/** Control characters but tab and line feed have no place in a calendar (RFC 5545 §3.1). */
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const clean = (text: string): string => text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, '');

function person(name: 'organizer' | 'attendee', { name: shown, email }: CalendarPerson): ICAL.Property[] {
  if (email === undefined || email === '') return [];
  const property = new ICAL.Property(name);
  // a quote cannot be written in a parameter (RFC 5545 §3.2)
  if (shown !== '') property.setParameter('cn', clean(shown).replaceAll(/["\n]/gu, ' '));
  if (name === 'attendee') property.setParameter('rsvp', 'TRUE');
  property.setValue(`mailto:${clean(email)}`);
  return [property];
}

function eventOf(entry: CalendarEntry, now: number, method: CalendarMethod): ICAL.Component {
  const { appointment } = entry;
  const event = new ICAL.Component('vevent');
  const isCancelled = method === 'CANCEL' || appointment.cancelledAt !== undefined;
  event.addPropertyWithValue('uid', appointmentUid(appointment.id));
  event.addPropertyWithValue('sequence', appointment.sequence);
  event.addPropertyWithValue('dtstamp', utc(now));
  event.addPropertyWithValue('dtstart', utc(appointment.startsAt));
  event.addPropertyWithValue('dtend', utc(appointment.endsAt));
  event.addPropertyWithValue('summary', clean(appointment.title));
  if (appointment.place !== '') event.addPropertyWithValue('location', clean(appointment.place));
  if (entry.description) event.addPropertyWithValue('description', clean(entry.description));
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  for (const property of entry.organizer ? person('organizer', entry.organizer) : []) event.addProperty(property);
  for (const property of (entry.attendees ?? []).flatMap((one) => person('attendee', one))) event.addProperty(property);
  return event;
}

/**
 * Appointments as one iCalendar file (RFC 5545), times in UTC so that no zone table is needed; escaped and folded by ical.js.
 * `now` (ms UTC) is the DTSTAMP. The UID stays and SEQUENCE grows with each change, so that a calendar updates its entry.
 */
export function appointmentsIcs(entries: readonly CalendarEntry[], { method, now }: { method: CalendarMethod; now: number }): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('method', method);
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, now, method));
  return `${calendar.toString()}\r\n`;
}

/** One appointment as an iCalendar file; see `appointmentsIcs`. */
export const appointmentIcs = (entry: CalendarEntry, options: { method: CalendarMethod; now: number }): string =>
  appointmentsIcs([entry], options);
