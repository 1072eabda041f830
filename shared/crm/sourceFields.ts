import { consentState, receiptText } from '#shared/domain/consentReceipt.ts';
import { sourceOf as cameBy } from '#shared/domain/figures/figureLead.ts';
import { consentOf } from '#shared/domain/lead.ts';
import { heatOf, judgementOf, stageOf } from '#shared/domain/qualification.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { countryCodeOf } from '#shared/formats/country.ts';
import { addressOf, emailsOf, fullName, nameParts, phonesOf, streetOf } from '#shared/formats/export/facts.ts';
import { localTime, minutesText } from '#shared/lib/time.ts';
import { conversationHtml, conversationText, lastDayOf } from './conversation.ts';
import { staffName, writtenNotes } from './record.ts';
import type { Json, LeadSource } from './record.ts';
import { instant, promiseText } from './told.ts';

/** What kind of value a field of ours is; `choice`: one of a few words of ours. */
export type SourceKind = 'text' | 'long-text' | 'html' | 'number' | 'boolean' | 'date' | 'instant' | 'choice' | 'list';

type Reader = (source: LeadSource) => Json | undefined;

const field = <K extends SourceKind>(kind: K, read: Reader): { readonly kind: K; readonly read: Reader } => ({ kind, read });

const dayOf = (source: LeadSource, at: number): string => localTime(at, source.show.zone).day;

const consent = (purpose: ConsentPurpose) => field('choice', ({ lead }) => consentState(lead, purpose) ?? undefined);

const refused = (purpose: ConsentPurpose) => field('boolean', ({ lead }) => consentOf(lead, purpose)?.given === false || undefined);

const ownerOf = ({ lead, show }: LeadSource) => show.staff.find(({ id }) => id === lead.owner);

const notesText = (source: LeadSource): string =>
  writtenNotes(source)
    .map((note) => {
      const { day, minutes } = localTime(note.at, source.show.zone);
      return `${[`${day} ${minutesText(minutes)}`, staffName(source.show, note.by)].filter(Boolean).join(' ')}: ${note.text}`;
    })
    .join('\n');

const promisesText = (source: LeadSource): string =>
  source.promises
    .map((one) => promiseText(one, source, (at) => `${dayOf(source, at)} ${minutesText(localTime(at, source.show.zone).minutes)}`))
    .join('\n');

/**
 * Everything a mapping can name: one registry for the fields of CRMs and the columns of own files. Each reads one fact of a lead;
 * undefined or '' when nothing is known, so that a blank never erases anything. Days are those of the show's zone.
 */
export const SOURCE_FIELDS = {
  externalKey: field('text', ({ lead }) => lead.externalKey),
  fullName: field('text', (source) => fullName(source)),
  firstName: field('text', (source) => nameParts(source).first),
  lastName: field('text', (source) => nameParts(source).last),
  prefix: field('text', ({ lead }) => lead.contact.prefix),
  company: field('text', ({ lead }) => lead.contact.organization?.[0]),
  department: field('text', ({ lead }) => lead.contact.organization?.slice(1).join(', ')),
  jobTitle: field('text', ({ lead }) => lead.contact.jobTitle ?? lead.contact.role),
  email: field('text', (source) => emailsOf(source)[0]),
  otherEmails: field('list', (source) => emailsOf(source).slice(1)),
  phone: field('text', (source) => phonesOf(source, 'fixed')[0]),
  mobile: field('text', (source) => phonesOf(source, 'mobile')[0]),
  anyPhone: field('text', (source) => phonesOf(source, 'mobile')[0] ?? phonesOf(source, 'fixed')[0]),
  fax: field('text', (source) => phonesOf(source, 'fax')[0]),
  website: field('text', ({ lead }) => lead.contact.urls?.[0]),
  socials: field('list', ({ lead }) => lead.contact.socials),
  street: field('text', (source) => streetOf(source)),
  postalCode: field('text', (source) => addressOf(source).postalCode),
  city: field('text', (source) => addressOf(source).city),
  region: field('text', (source) => addressOf(source).region),
  country: field('text', (source) => addressOf(source).country),
  countryCode: field('text', (source) => countryCodeOf(addressOf(source).country ?? '') ?? undefined),
  badgeCode: field('text', ({ lead }) => lead.badgeCode),
  showName: field('text', ({ show }) => show.name),
  venue: field('text', ({ show }) => show.venue),
  ourCompany: field('text', ({ show }) => show.company),
  capturedAt: field('instant', ({ lead }) => instant(lead.capturedAt)),
  capturedOn: field('date', (source) => dayOf(source, source.lead.capturedAt)),
  capturedBy: field('text', ({ lead, show }) => staffName(show, lead.capturedBy)),
  ownerName: field('text', (source) => ownerOf(source)?.name),
  ownerEmail: field('text', (source) => ownerOf(source)?.email),
  visits: field('number', ({ lead }) => lead.visits),
  stage: field('choice', ({ lead }) => stageOf(lead).stage),
  stageBecause: field('text', ({ lead }) => stageOf(lead).because),
  heat: field('choice', ({ lead }) => heatOf(lead)),
  score: field('number', ({ lead }) => judgementOf(lead).score),
  maturity: field('number', ({ lead }) => judgementOf(lead).maturity),
  fit: field('number', ({ lead }) => judgementOf(lead).fit),
  intention: field('choice', ({ lead }) => lead.intention),
  wantsContact: field('choice', ({ lead }) => lead.wantsContact),
  budget: field('choice', ({ lead }) => lead.bant.budget),
  authority: field('choice', ({ lead }) => lead.bant.authority),
  need: field('choice', ({ lead }) => lead.bant.need),
  timeline: field('choice', ({ lead }) => lead.bant.timeline),
  needText: field('text', ({ lead }) => lead.bantDetail?.need),
  buyingRole: field('choice', ({ lead }) => lead.bantDetail?.role),
  budgetAmount: field('number', ({ lead }) => lead.bantDetail?.amount),
  probability: field('number', ({ lead }) => lead.opportunity.probability),
  amount: field('number', ({ lead }) => lead.opportunity.amount),
  currency: field('text', ({ lead }) => lead.opportunity.currency ?? lead.bantDetail?.currency),
  closeMonth: field('text', ({ lead }) => lead.opportunity.month),
  closeDate: field('date', ({ lead }) => lastDayOf(lead.opportunity.month)),
  interests: field('list', ({ lead }) => lead.interests),
  tags: field('list', ({ lead }) => lead.facts?.tags),
  interestsAndTags: field('list', ({ lead }) => [...new Set([...lead.interests, ...(lead.facts?.tags ?? [])])]),
  challenges: field('list', ({ lead }) => lead.facts?.challenges),
  signals: field('list', ({ lead }) => lead.facts?.signals),
  competitor: field('text', ({ lead }) => lead.facts?.competitor),
  referredBy: field('text', ({ lead }) => lead.facts?.referredBy),
  cameBy: field('text', ({ lead }) => cameBy(lead)),
  capturedVia: field('choice', ({ lead }) => lead.capturedVia),
  prefersChannel: field('choice', ({ lead }) => lead.facts?.channel),
  prefersMoment: field('choice', ({ lead }) => lead.facts?.moment),
  isCustomer: field('boolean', ({ lead }) => lead.facts?.isCustomer),
  size: field('choice', ({ lead }) => lead.profile?.size),
  industry: field('text', ({ lead }) => lead.profile?.industry),
  territory: field('text', ({ lead }) => lead.profile?.territory),
  nextAction: field('choice', ({ next }) => next?.kind),
  nextActionOn: field('date', (source) => (source.next === null ? undefined : dayOf(source, source.next.dueAt))),
  notes: field('long-text', notesText),
  promises: field('long-text', promisesText),
  conversation: field('long-text', conversationText),
  conversationHtml: field('html', conversationHtml),
  disqualifiedFor: field('text', ({ lead }) => lead.disqualified?.reason),
  outcome: field('choice', ({ lead }) => lead.outcome),
  saleState: field('choice', ({ lead }) => lead.sale?.state),
  saleAmount: field('number', ({ lead }) => lead.sale?.amount),
  saleCurrency: field('text', ({ lead }) => lead.sale?.currency),
  saleDay: field('date', ({ lead }) => lead.sale?.day),
  saleReason: field('text', ({ lead }) => lead.sale?.reason),
  consentCall: consent('call'),
  consentEmail: consent('email'),
  consentNewsletter: consent('newsletter'),
  consentPartners: consent('partners'),
  noEmail: refused('email'),
  noCall: refused('call'),
  consentReceipt: field('long-text', ({ lead, show }) => receiptText(lead, show, 'en')),
} as const satisfies Readonly<Record<string, { readonly kind: SourceKind; readonly read: Reader }>>;

/** One of ours by name, or the answer to a question: `answer:<question id>`. */
export type SourceField = keyof typeof SOURCE_FIELDS | `answer:${string}`;

const ANSWER = 'answer:';

/** True for a name that can be read; for names that come from a file or an old record. */
export const isSourceField = (name: string): name is SourceField =>
  name.startsWith(ANSWER) ? name.length > ANSWER.length : Object.hasOwn(SOURCE_FIELDS, name);

/** What is known of a lead under that name; undefined when nothing is. */
export function readSource(source: LeadSource, name: SourceField): Json | undefined {
  if (name.startsWith(ANSWER)) return source.answers.find(({ id }) => id === name.slice(ANSWER.length))?.text;
  const found = SOURCE_FIELDS[name as keyof typeof SOURCE_FIELDS]; // not an answer, so one of the registry
  const value = found.read(source);
  return value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/** Kind of what a name reads; answers are text. */
export const kindOf = (name: SourceField): SourceKind =>
  name.startsWith(ANSWER) ? 'text' : SOURCE_FIELDS[name as keyof typeof SOURCE_FIELDS].kind; // as above
