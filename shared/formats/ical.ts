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
  /** Minutes before the start at which a calendar rings; none when absent or when it is cancelled. */
  readonly alarmMinutes?: number;
};

/** A line may have 75 octets (RFC 5545 §3.1); ical.js counts those of each piece without the blank it puts in front. */
ICAL.foldLength = 74;

const PRODUCT = '-//Boothbook//Boothbook//EN';

/** The UID of an appointment, the same in every file and calendar for ever. */
export const appointmentUid = (id: Appointment['id']): string => `${id}@boothbook`;

const utc = (at: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

/**
 * Control characters but tab and line feed have no place in a calendar (RFC 5545 §3.1); some servers take other separators of lines for
 * the end of a property; half a surrogate pair cannot be sent.
 */
export const plainText = (text: string): string =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u0080-\u009F\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD');

/** One mailbox as it may stand in a URI: an address has no blank, no control character and nothing that would begin another one. */
const MAILBOX = /^[^\s\p{Cc}"(),:;<>@[\\\]]{1,64}@[^\s\p{Cc}"(),:;<>@[\\\]]{1,255}$/u;

/** Can this be written to? A badge may say anything; only a plain address goes into invitations. */
export const isMailbox = (email: string | undefined): email is string => email !== undefined && MAILBOX.test(email);

function person(name: 'organizer' | 'attendee', { name: shown, email }: CalendarPerson, method: CalendarMethod): ICAL.Property[] {
  if (!isMailbox(email)) return [];
  const property = new ICAL.Property(name);
  // a quote cannot be written in a parameter (RFC 5545 §3.2)
  if (shown !== '') property.setParameter('cn', plainText(shown).replaceAll(/["\n]/gu, ' '));
  if (name === 'attendee') {
    property.setParameter('role', 'REQ-PARTICIPANT');
    property.setParameter('partstat', 'NEEDS-ACTION');
    if (method === 'REQUEST') property.setParameter('rsvp', 'TRUE');
  }
  property.setValue(`mailto:${email}`);
  return [property];
}

function alarm(minutes: number, text: string): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', text);
  component.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-60 * Math.round(minutes)));
  return component;
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
  event.addPropertyWithValue('summary', plainText(appointment.title));
  if (appointment.place !== '') event.addPropertyWithValue('location', plainText(appointment.place));
  if (entry.description) event.addPropertyWithValue('description', plainText(entry.description));
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  for (const property of entry.organizer ? person('organizer', entry.organizer, method) : []) event.addProperty(property);
  for (const property of (entry.attendees ?? []).flatMap((one) => person('attendee', one, method))) event.addProperty(property);
  const { alarmMinutes } = entry;
  if (alarmMinutes !== undefined && !isCancelled) event.addSubcomponent(alarm(alarmMinutes, plainText(appointment.title)));
  return event;
}

/**
 * Appointments as one iCalendar file (RFC 5545), times in UTC so that no zone table is needed; escaped and folded by ical.js.
 * `now` (ms UTC) is the DTSTAMP. The UID stays and SEQUENCE grows with each change, so that a calendar updates its entry.
 */
export function appointmentsIcs(entries: readonly CalendarEntry[], { method, now }: { method: CalendarMethod; now: number }): string {
  const calendar = newCalendar();
  calendar.addPropertyWithValue('method', method);
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, now, method));
  return `${calendar.toString()}\r\n`;
}

function newCalendar(): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  return calendar;
}

/**
 * One appointment as a calendar server keeps it: no METHOD (RFC 4791 §4.1), and no guests: a server that schedules (RFC 6638 §3.2) would
 * write to them by itself, and nobody has asked for that.
 */
export function storedIcs({ attendees: _guests, organizer: _host, ...entry }: CalendarEntry, now: number): string {
  const calendar = newCalendar();
  calendar.addSubcomponent(eventOf(entry, now, 'PUBLISH'));
  return `${calendar.toString()}\r\n`;
}

/** One appointment as an iCalendar file; see `appointmentsIcs`. */
export const appointmentIcs = (entry: CalendarEntry, options: { method: CalendarMethod; now: number }): string =>
  appointmentsIcs([entry], options);
