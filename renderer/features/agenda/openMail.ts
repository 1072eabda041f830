import { noteDrafted } from '#renderer/data/invitations.ts';
import { readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import type { AppointmentId, LeadId } from '#shared/domain/ids.ts';
import { mailDue } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { MailLanguage } from '#shared/domain/mailTemplate.ts';
import type { Show } from '#shared/domain/show.ts';
import { followUpMail, invitationIcs, invitationMail, isReachable, mailLanguageOf } from '#shared/formats/mailDraft.ts';
import type { MailInput } from '#shared/formats/mailDraft.ts';
import type { DraftFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** The call to main that mails need (part of `Booth`). */
export type MailCalls = { readonly draftOpen: (input: { name: string; bytes: Uint8Array }) => Promise<Result<null, DraftFault>> };

/** Why no mail is open. `no-address`: nothing is known that one could write to; `refused`: the visitor does not want mails, or no more. */
export type MailFault = 'no-lead' | 'no-address' | 'refused';

/** A file to be opened or saved. */
export type MailPaper = { readonly name: string; readonly text: string };

/** `fallback`: the language when nothing tells the visitor's. */
export type MailAsk = { readonly store: Store; readonly show: Show; readonly fallback: MailLanguage };

/** Minutes before an appointment at which the visitor's calendar rings. */
const ALARM_MINUTES = 15;

async function inputOf({ store, show, fallback }: MailAsk, leadId: LeadId): Promise<MailInput | undefined> {
  const lead = await readRecord(store, 'leads', leadId);
  if (lead === undefined) return undefined;
  return { lead, show, language: mailLanguageOf(lead, fallback), now: store.now(), alarmMinutes: ALARM_MINUTES };
}

/** Longest name of a file that main takes. */
const NAME_MOST = 120;
const named = (name: string): string => name.trim().slice(0, NAME_MOST) || 'mail';

type About = { readonly appointment: Appointment; readonly input: MailInput };

async function aboutOf(ask: MailAsk, id: AppointmentId): Promise<About | undefined> {
  const appointment = await readRecord(ask.store, 'appointments', id);
  const input = appointment === undefined ? undefined : await inputOf(ask, appointment.leadId);
  return appointment === undefined || input === undefined ? undefined : { appointment, input };
}

function paperOf({ appointment, input }: About): Result<MailPaper, MailFault> {
  if (!isReachable(input.lead)) return fail('no-address');
  const { name, eml } = invitationMail(appointment, input);
  return ok({ name: named(name), text: eml });
}

/** The mail that tells a visitor of an appointment as it is on the disk. */
export async function invitationPaper(ask: MailAsk, id: AppointmentId): Promise<Result<MailPaper, MailFault>> {
  const about = await aboutOf(ask, id);
  return about === undefined ? fail('no-lead') : paperOf(about);
}

/** The calendar file of an appointment as it is on the disk, to be given to a visitor in another way. */
export async function calendarPaper(ask: MailAsk, id: AppointmentId): Promise<Result<MailPaper, MailFault>> {
  const about = await aboutOf(ask, id);
  if (about === undefined) return fail('no-lead');
  return ok({ name: named(about.appointment.title), text: invitationIcs(about.appointment, about.input) });
}

/** The mail after a conversation; none to who refused mails. An appointment is told all the same: it was agreed on. */
export async function followUpPaper(ask: MailAsk, leadId: LeadId): Promise<Result<MailPaper, MailFault>> {
  const input = await inputOf(ask, leadId);
  if (input === undefined) return fail('no-lead');
  if (!isReachable(input.lead)) return fail('no-address');
  if (consentOf(input.lead, 'email')?.given === false) return fail('refused');
  const { name, eml } = followUpMail(input);
  return ok({ name: named(name), text: eml });
}

/** Puts a mail before the person in their own mail program; it is theirs to send. */
export const openPaper = (booth: MailCalls, { name, text }: MailPaper): Promise<Result<null, DraftFault>> =>
  booth.draftOpen({ name, bytes: new TextEncoder().encode(text) });

/** Opens the mail about an appointment and notes that it is open; that it was sent, a person says. */
export async function openInvitation(ask: MailAsk, booth: MailCalls, id: AppointmentId): Promise<Result<null, DraftFault | MailFault>> {
  const about = await aboutOf(ask, id);
  if (about === undefined) return fail('no-lead');
  const paper = paperOf(about);
  if (!paper.ok) return paper;
  const opened = await openPaper(booth, paper.value);
  if (opened.ok) await noteDrafted(ask.store, about.appointment);
  return opened;
}

/** The appointment of a lead whose mail is to be written next: the one that was booked last, of those still to come. */
export const nextMailOf = (own: readonly Appointment[], now: number): Appointment | undefined =>
  own.filter((one) => mailDue(one) !== null && one.endsAt > now).toSorted((a, b) => b.bookedAt - a.bookedAt)[0];
