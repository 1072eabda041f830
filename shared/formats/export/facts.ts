import type { Address, Phone } from '#shared/domain/contact.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf, staffOf, textOfWall, wallClock } from './exportLead.ts';
import { answerWords, eventWords } from './words.ts';

/** What templates share: facts of a lead as text. '' when there is nothing to say. */

/** Numbers to call in their international form where it is known; `mobile` first ones that are mobile, `other` the rest without fax. */
export function phonesOf({ lead }: ExportLead, kind: 'mobile' | 'fixed' | 'fax'): string[] {
  const isKind = (phone: Phone): boolean => (kind === 'fixed' ? !['mobile', 'fax', 'pager'].includes(phone.kind) : phone.kind === kind);
  return (lead.contact.phones ?? []).filter(isKind).map((phone) => phone.e164 ?? phone.value);
}

export const emailsOf = ({ lead }: ExportLead): string[] => (lead.contact.emails ?? []).map((email) => email.value);

/** The first address; an empty one when there is none. */
export const addressOf = ({ lead }: ExportLead): Address => lead.contact.addresses?.[0] ?? {};

/** Street with what belongs to it (post-office box, floor), one line each. */
export const streetOf = (item: ExportLead): string => {
  const { poBox, street, extended } = addressOf(item);
  return [street, extended, poBox].filter(Boolean).join('\n');
};

/**
 * First and last name. Where the badge only gave the full name, the last word counts as the family name: a guess, but a
 * CRM refuses a person without one, and the full name stays beside it.
 */
export function nameParts({ lead }: ExportLead): { first: string; last: string } {
  const { givenName = '', familyName = '', formattedName = '' } = lead.contact;
  if (givenName !== '' || familyName !== '') return { first: givenName, last: familyName };
  const words = formattedName.trim().split(/\s+/u);
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}

/** Full name as read, else put together. */
export const fullName = ({ lead: { contact } }: ExportLead): string =>
  contact.formattedName ?? [contact.givenName, contact.familyName].filter(Boolean).join(' ');

/** Zone of the lead's show. */
export const zoneOf = (item: ExportLead, context: ExportContext): string => showOf(context, item)?.zone ?? 'UTC';

/** Name of someone at the booth; '' when nobody is known by the id. */
export const staffName = (context: ExportContext, id: string | null | undefined): string => staffOf(context, id)?.name ?? '';

/** Notes and captions in order, each with its time in the show's zone and who wrote it, one a line. */
export function notesOf(item: ExportLead, context: ExportContext): string {
  const zone = zoneOf(item, context);
  return item.interactions
    .flatMap((one) => (one.kind === 'visit' || one.text.trim() === '' ? [] : [{ ...one, text: one.text.trim() }]))
    .map((note) => `${[textOfWall(wallClock(note.at, zone)), staffName(context, note.by)].filter(Boolean).join(' ')}: ${note.text}`)
    .join('\n');
}

/** Appointments, one a line: when (in the zone it was booked in), kind, with whom, what; cancelled ones say so. */
export function appointmentsOf(item: ExportLead, context: ExportContext): string {
  const words = eventWords[context.language];
  return item.appointments
    .map((one) => {
      const when = `${textOfWall(wallClock(one.startsAt, one.zone))} (${one.zone})`;
      const what = [words[one.kind], one.title, one.place, staffName(context, one.rep)].filter(Boolean).join(', ');
      return `${when}: ${what}${one.cancelledAt === undefined ? '' : ` [${words.cancelled}]`}`;
    })
    .join('\n');
}

/** Promises, one a line: what, by whom, until when, and whether it was kept. */
export function promisesOf(item: ExportLead, context: ExportContext): string {
  const words = eventWords[context.language];
  return item.promises
    .map((one) => {
      const owner = staffName(context, one.owner);
      const state = one.keptAt === undefined ? `${words.due} ${one.dueOn}` : words.kept;
      return `${one.text} (${[owner, state].filter(Boolean).join(', ')})`;
    })
    .join('\n');
}

/** The answer that holds for a purpose, with the wording it was given to; '' when never asked. */
export function consentText(item: ExportLead, context: ExportContext, purpose: ConsentPurpose): string {
  const consent = consentOf(item.lead, purpose);
  if (consent === undefined) return '';
  const answer = answerWords[context.language][consent.given ? 'yes' : 'no'];
  const when = textOfWall(wallClock(consent.at, zoneOf(item, context)));
  return `${answer} (${[when, consent.method, consent.wordingVersion].filter(Boolean).join(', ')})`;
}

/** The first badge or card as it was read: the text of its code. */
export const rawCapture = ({ captures }: ExportLead): string => captures[0]?.scan.text ?? '';
