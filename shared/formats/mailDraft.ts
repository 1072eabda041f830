import { familyOf, givenOf } from '#shared/domain/contactFields.ts';
import { mailDue } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { MailKind, MailLanguage, MailTemplate } from '#shared/domain/mailTemplate.ts';
import { zonesDiffer } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { draftEml, hasReceiver } from './eml.ts';
import type { MailDraft } from './eml.ts';
import { appointmentIcs, isMailbox } from './ical.ts';
import type { CalendarMethod, CalendarPerson } from './ical.ts';
import { fillTemplate, templateOf, whenText } from './mailText.ts';
import type { MailFields } from './mailText.ts';
import { territoryOf } from './territory.ts';
import { visitorZone } from './visitorZone.ts';

/** Countries where a first mail is in French when nothing else is known. */
const FRENCH: ReadonlySet<string> = new Set(['FR', 'MC', 'GP', 'MQ', 'GF', 'RE', 'SN', 'CI', 'MA', 'TN', 'DZ', 'LU']);

/** The language of mails to a visitor: that of their latest consent, else their country's, else `fallback`. */
export function mailLanguageOf({ consents, contact }: Pick<Lead, 'consents' | 'contact'>, fallback: MailLanguage): MailLanguage {
  const latest = consents.toSorted((a, b) => b.at - a.at)[0];
  if (latest !== undefined) return latest.language;
  const country = territoryOf(contact, undefined)?.slice(0, 2);
  return country === undefined ? fallback : FRENCH.has(country) ? 'fr' : 'en';
}

export type MailInput = {
  readonly lead: Lead;
  readonly show: Show;
  readonly language: MailLanguage;
  /** Instant of writing, ms UTC: DTSTAMP of the calendar file. */
  readonly now: number;
  /** Words that are being written, in the place of the show's. */
  readonly template?: MailTemplate;
  /** Minutes before the appointment at which the visitor's calendar rings. */
  readonly alarmMinutes?: number;
};

const withEmail = (name: string, email: string | undefined): CalendarPerson => (email === undefined ? { name } : { name, email });

function fieldsOf({ lead, show, language }: MailInput, appointment: Appointment | null): MailFields {
  const { contact } = lead;
  const rep = show.staff.find(({ id }) => id === (appointment?.rep ?? lead.owner));
  const theirs = visitorZone(contact);
  const isElsewhere = appointment !== null && theirs !== undefined && zonesDiffer(theirs, appointment.zone, appointment.startsAt);
  const given: { readonly [K in keyof MailFields]?: string | undefined } = {
    visitor: nameOf(lead),
    givenName: givenOf(contact),
    familyName: familyOf(contact),
    title: contact.prefix,
    company: contact.organization?.[0],
    show: show.name,
    venue: show.venue,
    ourCompany: show.company,
    rep: rep?.name,
    repEmail: rep?.email,
    repPhone: rep?.phone,
    subject: appointment?.title,
    when: appointment === null ? undefined : whenText(appointment, language, appointment.zone),
    whenThere: isElsewhere && appointment !== null && theirs !== undefined ? whenText(appointment, language, theirs) : undefined,
    place: appointment?.place,
    interests: lead.interests.join(', '),
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function draftOf(input: MailInput, { kind, appointment }: { kind: MailKind; appointment: Appointment | null }): MailDraft {
  const { lead, show, language, template } = input;
  const { subject, text } = fillTemplate(template ?? templateOf(show.mails, language, kind), fieldsOf(input, appointment));
  const rep = show.staff.find(({ id }) => id === (appointment?.rep ?? lead.owner));
  const to = withEmail(nameOf(lead), lead.contact.emails?.[0]?.value);
  return { ...(rep === undefined ? {} : { from: withEmail(rep.name, rep.email) }), to: [to], subject, text, language };
}

/** A first word of a call-back has words of its own. */
const templateKind = (due: 'invite' | 'move' | 'cancel', { kind }: Pick<Appointment, 'kind'>): MailKind =>
  due === 'invite' && kind === 'call' ? 'call' : due;

/** What a mail of a kind says to a lead: for its writer to look at. */
export const mailWords = (input: MailInput, about: { kind: MailKind; appointment: Appointment | null }): MailTemplate => {
  const { subject, text } = draftOf(input, about);
  return { subject, text };
};

/** A mail as a file: what to write and what it is called. */
export type MailFile = { readonly name: string; readonly eml: string; readonly method: CalendarMethod };

/** The kind of mail an appointment is told by, and how its calendar file says it. */
function sayingOf(appointment: Appointment): { kind: 'invite' | 'move' | 'cancel'; method: 'REQUEST' | 'CANCEL' } {
  const kind = mailDue(appointment) ?? (appointment.cancelledAt === undefined ? 'invite' : 'cancel');
  return { kind, method: kind === 'cancel' ? 'CANCEL' : 'REQUEST' };
}

function icsOf(appointment: Appointment, { lead, show, now, alarmMinutes }: MailInput, description: string): string {
  const rep = show.staff.find(({ id }) => id === appointment.rep);
  const method = methodOf(appointment, { show });
  const entry = {
    appointment,
    ...(rep === undefined ? {} : { organizer: withEmail(rep.name, rep.email) }),
    attendees: [withEmail(nameOf(lead), lead.contact.emails?.[0]?.value)],
    description,
    ...(alarmMinutes === undefined ? {} : { alarmMinutes }),
  };
  return appointmentIcs(method === 'PUBLISH' ? { ...entry, attendees: [] } : entry, { method, now });
}

/**
 * How the calendar file says it. An invitation must name who invites (RFC 5546 §3.2.2): where a colleague has no address, the appointment
 * is only shown.
 */
function methodOf(appointment: Appointment, { show }: Pick<MailInput, 'show'>): CalendarMethod {
  const rep = show.staff.find(({ id }) => id === appointment.rep);
  return isMailbox(rep?.email) ? sayingOf(appointment).method : 'PUBLISH';
}

const mailDraftOf = (appointment: Appointment, input: MailInput): MailDraft =>
  draftOf(input, { kind: templateKind(sayingOf(appointment).kind, appointment), appointment });

/**
 * The mail that tells a visitor of an appointment as it is now (invitation, new time, cancellation), with the calendar file that their
 * calendar updates itself by. The kind follows from what they were told before; an invitation again when they know it all.
 */
export function invitationMail(appointment: Appointment, input: MailInput): MailFile {
  const method = methodOf(appointment, input);
  const draft = mailDraftOf(appointment, input);
  const ics = icsOf(appointment, input, draft.text);
  return { name: draft.subject, method, eml: draftEml({ ...draft, invitation: { ics, method, name: 'invite.ics' } }) };
}

/** The calendar file of that mail alone: for a visitor without an address to write to. */
export const invitationIcs = (appointment: Appointment, input: MailInput): string =>
  icsOf(appointment, input, mailDraftOf(appointment, input).text);

/** Can a mail be written to this visitor? */
export const isReachable = ({ contact }: Pick<Lead, 'contact'>): boolean =>
  hasReceiver({ to: [withEmail('', contact.emails?.[0]?.value)] });

/** The mail after the conversation, without an appointment. */
export function followUpMail(input: MailInput): Omit<MailFile, 'method'> {
  const draft = draftOf(input, { kind: 'follow-up', appointment: null });
  return { name: draft.subject, eml: draftEml(draft) };
}
