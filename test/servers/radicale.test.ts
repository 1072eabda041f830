import { afterAll, beforeAll, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { appointmentIcs, appointmentUid } from '#shared/formats/ical.ts';
import { someAppointment, someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { startRadicale } from './realServers.ts';
import type { RealRadicale } from './realServers.ts';

let radicale: RealRadicale;
/** Any password will do here; the first call that names a user makes their place. */
const authorization = `Basic ${Buffer.from('booth:booth').toString('base64')}`;
const calendar = (): string => `${radicale.url}booth/agenda/`;

beforeAll(async () => {
  radicale = await startRadicale();
  const made = await fetch(calendar(), { method: 'MKCALENDAR', headers: { authorization } });
  expect(made.status).toBe(201);
});

afterAll(() => radicale?.stop());

const appointment = someAppointment(someLead(6));

type Event = { uid: string; start: number; end: number; sequence: number | null; summary: string };

function read(text: string): Event {
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined);
  return {
    uid: event.uid,
    start: event.startDate.toJSDate().getTime(),
    end: event.endDate.toJSDate().getTime(),
    sequence: event.sequence,
    summary: event.summary,
  };
}

/** CalDAV keeps events, not messages: METHOD must not be in them (RFC 4791 §4.1). */
const stored = (sequence: number): string =>
  appointmentIcs(
    {
      appointment: {
        ...appointment,
        sequence,
        startsAt: appointment.startsAt + sequence * 3_600_000,
        endsAt: appointment.endsAt + sequence * 3_600_000,
      },
      organizer: someShow.staff[0] ?? { name: '' },
    },
    { method: 'PUBLISH', now: appointment.bookedAt },
  ).replace('METHOD:PUBLISH\r\n', '');

const put = (body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${calendar()}${appointmentUid(appointment.id)}.ics`, {
    method: 'PUT',
    headers: { 'content-type': 'text/calendar; charset=utf-8', authorization, ...headers },
    body,
  });

const get = async (): Promise<string> =>
  (await fetch(`${calendar()}${appointmentUid(appointment.id)}.ics`, { headers: { authorization } })).text();

test('an appointment put into a real calendar server reads back unchanged; put again it is not doubled; moved it is the same one', async () => {
  const first = await put(stored(0), { 'if-none-match': '*' });
  expect(first.status).toBe(201);
  const kept = await get();
  expect(read(kept)).toEqual(read(stored(0)));
  expect(read(kept)).toEqual({
    uid: appointmentUid(appointment.id),
    start: appointment.startsAt,
    end: appointment.endsAt,
    sequence: 0,
    summary: 'Demo for Visitor 6 Dupré',
  });
  expect((await put(stored(0), { 'if-none-match': '*' })).status).toBe(412);
  const etag = first.headers.get('etag') ?? '';
  expect([200, 201, 204]).toContain((await put(stored(1), { 'if-match': etag })).status);
  expect((await put(stored(2), { 'if-match': etag })).status).toBe(412);
  const moved = await get();
  expect(read(moved)).toEqual({ ...read(kept), sequence: 1, start: appointment.startsAt + 3_600_000, end: appointment.endsAt + 3_600_000 });
});
