import ICAL from 'ical.js';
import type { StoredEvent } from '#shared/domain/calendarAccount.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { appointmentUid, plainText } from '#shared/formats/ical.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { DAY } from '#shared/lib/time.ts';
import { lineOf, linesOf, readComponents, readText } from './lines.ts';
import { readDuration, readTime } from './wall.ts';
import { newZoneReader } from './zones.ts';

/** Largest event of a calendar server that is looked into, characters: attachments belong elsewhere. */
const MOST = 1024 * 1024;

/**
 * The event a calendar server keeps under one address (RFC 4791 §4.1: one UID), as far as it is compared; null when it cannot be read.
 * `zone` (IANA) is where a time without a zone is taken to be.
 */
export function readStored(text: string, zone: string): StoredEvent | null {
  if (text.length > MOST) return null;
  const parts = readComponents(text)
    .filter(({ name }) => name === 'VCALENDAR')
    .flatMap(({ parts }) => parts);
  const events = parts.filter(({ name }) => name === 'VEVENT');
  const event = events.find((one) => lineOf(one, 'RECURRENCE-ID') === undefined);
  const startLine = event === undefined ? undefined : lineOf(event, 'DTSTART');
  if (event === undefined || startLine === undefined) return null;
  const zones = newZoneReader(
    parts.filter(({ name }) => name === 'VTIMEZONE'),
    zone,
  );
  const start = readTime(startLine.value, startLine.params.get('TZID') ?? null);
  if (start === null) return null;
  const startsAt = zones.instantOf(start);
  const endLine = lineOf(event, 'DTEND');
  const end = endLine === undefined ? null : readTime(endLine.value, endLine.params.get('TZID') ?? null);
  const lasts = readDuration(lineOf(event, 'DURATION')?.value ?? '') ?? (start.kind === 'day' ? DAY : 0);
  const said = (name: string): string => readText(lineOf(event, name)?.value ?? '');
  return {
    uid: said('UID'),
    startsAt,
    endsAt: end === null ? startsAt + lasts : zones.instantOf(end),
    title: said('SUMMARY'),
    place: said('LOCATION'),
    isCancelled: said('STATUS').trim().toUpperCase() === 'CANCELLED',
    isRepeated: events.length > 1 || linesOf(event, 'RRULE').length > 0 || linesOf(event, 'RDATE').length > 0,
    sequence: Number(/^\d{1,9}$/u.exec(said('SEQUENCE').trim())?.[0] ?? 0),
  };
}

const DIGEST_CHARACTERS = 16;

const plain = (text: string): string => plainText(text).normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** Two versions with the same digest say the same to a person: times to the second, words without the blanks servers fold away. */
export function digestOf({ startsAt, endsAt, title, place, isCancelled, isRepeated }: StoredEvent): string {
  const seconds = [startsAt, endsAt].map((at) => Math.floor(at / 1_000));
  return sha256(utf8Of(JSON.stringify([...seconds, plain(title), plain(place), isCancelled, isRepeated]))).slice(0, DIGEST_CHARACTERS);
}

/** An appointment as a calendar server is to keep it, as far as it is compared. */
export const storedOf = ({ id, startsAt, endsAt, title, place, cancelledAt, sequence }: Appointment): StoredEvent => ({
  uid: appointmentUid(id),
  startsAt,
  endsAt,
  title,
  place,
  isCancelled: cancelledAt !== undefined,
  isRepeated: false,
  sequence,
});

const REPLACED = ['dtstart', 'dtend', 'duration', 'summary', 'location', 'status', 'sequence', 'dtstamp', 'last-modified'] as const;

/**
 * Our version within what stands at the server: times, words and state become ours, all that somebody added there (alarms, notes,
 * categories) stays. Null when theirs cannot be read or is a series: then only a person can tell.
 */
export function patchStored(theirs: string, ours: string): string | null {
  try {
    const kept = new ICAL.Component(ICAL.parse(theirs));
    const events = kept.getAllSubcomponents('vevent');
    const fresh = new ICAL.Component(ICAL.parse(ours)).getFirstSubcomponent('vevent');
    const [event] = events;
    if (event === undefined || fresh === null || events.length !== 1 || event.hasProperty('rrule')) return null;
    const sequence = Math.max(Number(event.getFirstPropertyValue('sequence') ?? 0) + 1, Number(fresh.getFirstPropertyValue('sequence')));
    for (const name of REPLACED) event.removeAllProperties(name);
    for (const name of REPLACED) {
      const property = fresh.getFirstProperty(name);
      if (property !== null) event.addProperty(new ICAL.Property(property.toJSON(), event));
    }
    event.updatePropertyWithValue('sequence', Number.isFinite(sequence) ? sequence : 1);
    return `${kept.toString()}\r\n`;
  } catch {
    return null; // not a calendar ical.js can hold whole
  }
}
