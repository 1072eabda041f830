import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAIL_KINDS, MAIL_LANGUAGES, withTemplate } from '#shared/domain/mailTemplate.ts';
import { invitationIcs, invitationMail, mailWords } from '#shared/formats/mailDraft.ts';
import { MAIL_FIELDS, mailTemplates, templateOf, unknownFields } from '#shared/formats/mailText.ts';
import { someAppointment, someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';

const own = { subject: 'Rendez-vous {company}', text: 'Cher {givenName}' };

describe('the words of a show', () => {
  test('take the place of the first ones for one mail in one language, and give it back', () => {
    const mails = withTemplate(undefined, { language: 'fr', kind: 'invite' }, own);
    expect(templateOf(mails, 'fr', 'invite')).toEqual(own);
    expect(templateOf(mails, 'fr', 'move')).toEqual(mailTemplates.fr.move);
    expect(templateOf(mails, 'en', 'invite')).toEqual(mailTemplates.en.invite);
    expect(templateOf(withTemplate(mails, { language: 'fr', kind: 'invite' }, null), 'fr', 'invite')).toEqual(mailTemplates.fr.invite);
  });

  test('the first ones name no field that there is not', () => {
    for (const language of MAIL_LANGUAGES) for (const kind of MAIL_KINDS) expect(unknownFields(mailTemplates[language][kind])).toEqual([]);
  });

  test('names in braces that are no field are told as written, each once', () => {
    const template = { subject: '{when} {firm}', text: '{first name} {firm} {} {rep}{constructor}' };
    expect(unknownFields(template)).toEqual(['firm', 'first name', '', 'constructor']);
    expect(unknownFields({ subject: '', text: MAIL_FIELDS.map((field) => `{${field}}`).join('') })).toEqual([]);
  });

  test('a call-back is announced in words of its own, and in the show’s where it has some', () => {
    const lead = someLead(2);
    const call = { ...someAppointment(lead), kind: 'call' as const };
    const input = { lead, show: someShow, language: 'en' as const, now: call.bookedAt };
    expect(invitationMail(call, input).name).toMatch(/^Our call: /u);
    const show = { ...someShow, mails: withTemplate(undefined, { language: 'en', kind: 'call' }, { subject: 'I ring', text: 'x' }) };
    expect(invitationMail(call, { ...input, show }).name).toBe('I ring');
  });

  test('where a colleague has no address the calendar file shows the appointment, and invites in nobody’s name', () => {
    const lead = someLead(2);
    const appointment = someAppointment(lead);
    const show = { ...someShow, staff: someShow.staff.map(({ email: _gone, ...one }) => one) };
    const input = { lead, show, language: 'en' as const, now: appointment.bookedAt };
    const ics = invitationIcs(appointment, input);
    expect(ics).toContain('METHOD:PUBLISH');
    expect(ics).not.toMatch(/ORGANIZER|ATTENDEE/u);
    expect(invitationMail(appointment, input).eml).toContain('method=PUBLISH');
    expect(invitationIcs({ ...appointment, cancelledAt: 1 }, input)).toContain('STATUS:CANCELLED');
  });

  test('whatever stands in a template or on a badge, a subject is one line and the mail keeps its headers', () => {
    const lead = someLead(2);
    const appointment = someAppointment(lead);
    const input = { lead, show: someShow, language: 'en' as const, now: appointment.bookedAt };
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('{company}\r\nBcc: x@y.example', '{visitor}', '\n\n'),
    );
    fc.assert(
      fc.property(wild, wild, wild, (subject, text, name) => {
        const hostile = { ...lead, contact: { ...lead.contact, formattedName: name, givenName: name, organization: [name] } };
        const template = { subject, text };
        const words = mailWords({ ...input, lead: hostile, template }, { kind: 'invite', appointment });
        expect(words.subject).not.toMatch(/[\r\n]/u);
        const { eml } = invitationMail(appointment, { ...input, lead: hostile, template });
        const [head = ''] = eml.split('\r\n\r\n');
        expect(head).not.toMatch(/^Bcc:/mu);
      }),
      { numRuns: 60 },
    );
  });
});
