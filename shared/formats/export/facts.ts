import { consentState, receiptText } from '#shared/domain/consentReceipt.ts';
import type { Address, Phone } from '#shared/domain/contact.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf, staffOf, textOfWall, wallClock } from './exportLead.ts';
import { answerWords, eventWords, methodWords } from './words.ts';

/** What templates share: facts of a lead as text. '' when there is nothing to say. */

type OfLead = Pick<ExportLead, 'lead'>;

/** Numbers to call in their international form where it is known; `mobile` first ones that are mobile, `other` the rest without fax. */
export function phonesOf({ lead }: OfLead, kind: 'mobile' | 'fixed' | 'fax'): string[] {
  const isKind = (phone: Phone): boolean => (kind === 'fixed' ? !['mobile', 'fax', 'pager'].includes(phone.kind) : phone.kind === kind);
  return (lead.contact.phones ?? []).filter(isKind).map((phone) => phone.e164 ?? phone.value);
}

export const emailsOf = ({ lead }: OfLead): string[] => (lead.contact.emails ?? []).map((email) => email.value);

/** The first address; an empty one when there is none. */
export const addressOf = ({ lead }: OfLead): Address => lead.contact.addresses?.[0] ?? {};

/** Street with what belongs to it (post-office box, floor), one line each. */
export const streetOf = (item: OfLead): string => {
  const { poBox, street, extended } = addressOf(item);
  return [street, extended, poBox].filter(Boolean).join('\n');
};

/**
 * First and last name. Where the badge only gave the full name, the last word counts as the family name: a guess, but a
 * CRM refuses a person without one, and the full name stays beside it.
 */
export function nameParts({ lead }: OfLead): { first: string; last: string } {
  const { givenName = '', familyName = '', formattedName = '' } = lead.contact;
  if (givenName !== '' || familyName !== '') return { first: givenName, last: familyName };
  const words = formattedName.trim().split(/\s+/u);
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}

/** Full name as read, else put together. */
export const fullName = ({ lead: { contact } }: OfLead): string =>
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

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** When a promise is due: `2026-03-20`, with its time of day where one was said. */
export const dueText = ({ dueOn, dueAtMinutes: at }: Pick<PromiseMade, 'dueOn' | 'dueAtMinutes'>): string =>
  at === undefined ? dueOn : `${dueOn} ${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`;

/** What became of a promise: until when it is due, when it was kept and by whom, to whom it was handed over and when. */
function promiseState(promise: PromiseMade, item: ExportLead, context: ExportContext): string {
  const words = eventWords[context.language];
  const when = (at: number): string => textOfWall(wallClock(at, zoneOf(item, context)));
  const { keptAt, handedTo } = promise;
  if (keptAt !== undefined) return [words.kept, when(keptAt), staffName(context, promise.keptBy)].filter(Boolean).join(' ');
  if (handedTo !== undefined) return `${words.handed} ${handedTo.name} ${when(handedTo.at)}`;
  return `${words.due} ${dueText(promise)}`;
}

/** Promises, one a line: what, by whom, until when, and whether it was kept or handed over. */
export const promisesOf = (item: ExportLead, context: ExportContext): string =>
  item.promises
    .map((one) => `${one.text} (${[staffName(context, one.owner), promiseState(one, item, context)].filter(Boolean).join(', ')})`)
    .join('\n');

/** Promises that the booth still has to keep, the most urgent first. */
export const openPromisesOf = ({ promises }: ExportLead): PromiseMade[] =>
  promises.filter(isOpenPromise).sort((a, b) => (dueText(a) < dueText(b) ? -1 : 1));

/** The answer that holds for a purpose: when, how, by whom and to which wording; '' when never asked. */
export function consentText(item: ExportLead, context: ExportContext, purpose: ConsentPurpose): string {
  const consent = consentOf(item.lead, purpose);
  if (consent === undefined) return '';
  const { language } = context;
  const isWithdrawn = consentState(item.lead, purpose) === 'withdrawn';
  const answer = [answerWords[language][consent.given ? 'yes' : 'no'], isWithdrawn ? eventWords[language].withdrawn : '']
    .filter(Boolean)
    .join(', ');
  const when = textOfWall(wallClock(consent.at, zoneOf(item, context)));
  const facts = [when, methodWords[language][consent.method], consent.wordingVersion, staffName(context, consent.by)];
  return `${answer} (${facts.filter(Boolean).join(', ')})`;
}

/** The receipt of all consents as text, one answer a line; '' when nothing was ever asked. */
export function receiptOf(item: ExportLead, context: ExportContext): string {
  const show = showOf(context, item);
  return receiptText(item.lead, show ?? { zone: 'UTC', staff: [], consentWording: [] }, context.language);
}

/** The first badge or card as it was read: the text of its code. */
export const rawCapture = ({ captures }: ExportLead): string => captures[0]?.scan.text ?? '';
