import { describe, expect, test } from 'vitest';
import { mailDue } from '#shared/domain/interaction.ts';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { followUpMail, invitationMail, mailLanguageOf } from '#shared/formats/mailDraft.ts';
import { DAY } from '#shared/lib/time.ts';
import { someAppointment, someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';

const lead = someLead(2);
const appointment = someAppointment(lead);
const input = { lead, show: someShow, language: 'fr' as const, now: appointment.bookedAt, alarmMinutes: 15 };

/** The parts of a mail, decoded. */
const partsOf = (eml: string): string[] =>
  eml
    .split(/\r\n--booth-\w+(?:--)?\r\n/u)
    .slice(1)
    .filter((part) => part.includes('base64'))
    .map((part) => Buffer.from(part.split('\r\n\r\n').slice(1).join('').replaceAll('\r\n', ''), 'base64').toString('utf8'));

describe('the mail about an appointment', () => {
  test('invites with the time, the place, both sides and a calendar file that asks for an answer', () => {
    const { eml, method } = invitationMail(appointment, input);
    const [text = '', ics = ''] = partsOf(eml);
    expect(method).toBe('REQUEST');
    expect(text).toContain('Bonjour Visitor 2 Dupré,');
    expect(text).toMatch(/mardi 17 mars 2026.*11:00.*11:30.*UTC\+1/u);
    expect(text).toContain('Hall 3, B12');
    expect(text).toContain('Inès Barrot');
    expect(ics).toContain('METHOD:REQUEST');
    expect(ics).toContain('mailto:visitor2@atelier.example');
    expect(ics).toContain('BEGIN:VALARM');
    expect(readStored(ics, 'UTC')).toMatchObject({ startsAt: appointment.startsAt, endsAt: appointment.endsAt, sequence: 0 });
  });

  test('after a move says the new time under the same UID and a higher sequence; after a cancellation takes it back', () => {
    const told = { sequence: 0, method: 'REQUEST' as const, at: 1, by: null };
    const moved = { ...appointment, told, sequence: 1, startsAt: appointment.startsAt + DAY, endsAt: appointment.endsAt + DAY };
    const [text = '', ics = ''] = partsOf(invitationMail(moved, { ...input, language: 'en' }).eml);
    expect(text).toContain('has a new time');
    expect(readStored(ics, 'UTC')).toMatchObject({
      uid: readStored(partsOf(invitationMail(appointment, input).eml)[1] ?? '', 'UTC')?.uid,
      sequence: 1,
    });
    const cancelled = invitationMail({ ...moved, sequence: 2, cancelledAt: 5 }, input);
    expect(cancelled.method).toBe('CANCEL');
    expect(partsOf(cancelled.eml)[1]).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/u);
  });

  test('is due until the visitor knows what holds, and never for what they did not know of', () => {
    const told = { sequence: 1, method: 'REQUEST' as const, at: 1, by: null };
    expect(mailDue({ sequence: 0 })).toBe('invite');
    expect(mailDue({ sequence: 1, told })).toBeNull();
    expect(mailDue({ sequence: 2, told })).toBe('move');
    expect(mailDue({ sequence: 2, told, cancelledAt: 9 })).toBe('cancel');
    expect(mailDue({ sequence: 2, told: { ...told, method: 'CANCEL', sequence: 2 }, cancelledAt: 9 })).toBeNull();
    expect(mailDue({ sequence: 1, cancelledAt: 9 })).toBeNull();
  });

  test('shows the visitor’s own time where it differs, and only there', () => {
    const tokyo = {
      ...lead,
      contact: { ...lead.contact, phones: [{ value: '+81312345678', e164: '+81312345678', kind: 'work' as const }] },
    };
    expect(partsOf(invitationMail(appointment, { ...input, lead: tokyo }).eml)[0]).toMatch(/19:00.*19:30.*UTC\+9/u);
    expect(partsOf(invitationMail(appointment, input).eml)[0]?.match(/UTC\+/gu)).toHaveLength(1);
  });

  test('speaks the language of the visitor’s consent, else of their country', () => {
    expect(mailLanguageOf(lead, 'en')).toBe('fr');
    expect(mailLanguageOf({ consents: [], contact: { emails: [{ value: 'a@firma.de', kind: 'work' }] } }, 'fr')).toBe('en');
    expect(mailLanguageOf({ consents: [], contact: {} }, 'fr')).toBe('fr');
  });

  test('without an appointment follows the conversation up', () => {
    const { eml, name } = followUpMail({ ...input, language: 'en' });
    expect(name).toContain('Mesures & Métiers, Lyon');
    expect(eml).not.toContain('multipart');
    expect(Buffer.from(eml.split('\r\n\r\n')[1]?.replaceAll('\r\n', '') ?? '', 'base64').toString('utf8')).toContain(
      'You were interested in: Laser, 3D',
    );
  });
});
