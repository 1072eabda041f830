import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { answerColumns } from './answers.ts';
import type { Template } from './column.ts';
import { showOf, wallClock } from './exportLead.ts';
import * as facts from './facts.ts';
import { worthLines } from './fullWorth.ts';
import { columnOf } from './line.ts';
import type { Line, Source } from './line.ts';

const at = (values: readonly string[], place: number): string => values[place] ?? '';
const consent =
  (purpose: ConsentPurpose): Source =>
  (item, context) =>
    facts.consentText(item, context, purpose);
const nextPromise: Source = (item) => {
  const [next] = facts.openPromisesOf(item);
  return next === undefined ? '' : facts.dueText(next);
};

const who: readonly Line[] = [
  ['External key', 'Clé externe', 24, ({ lead }) => lead.externalKey],
  ['First name', 'Prénom', 16, (item) => facts.nameParts(item).first],
  ['Last name', 'Nom', 18, (item) => facts.nameParts(item).last],
  ['Full name', 'Nom complet', 24, facts.fullName],
  ['Company', 'Société', 26, ({ lead }) => lead.contact.organization?.[0]],
  ['Department', 'Service', 18, ({ lead }) => lead.contact.organization?.slice(1).join(', ')],
  ['Job title', 'Fonction', 24, ({ lead }) => lead.contact.jobTitle ?? lead.contact.role],
  ['E-mail', 'E-mail', 28, (item) => at(facts.emailsOf(item), 0)],
  ['E-mail 2', 'E-mail 2', 22, (item) => at(facts.emailsOf(item), 1)],
  ['Other e-mails', 'Autres e-mails', 22, (item) => facts.emailsOf(item).slice(2).join(', ')],
  ['Phone', 'Téléphone', 18, (item) => at(facts.phonesOf(item, 'fixed'), 0)],
  ['Mobile', 'Mobile', 18, (item) => at(facts.phonesOf(item, 'mobile'), 0)],
  [
    'Other phones',
    'Autres téléphones',
    18,
    (item) => [...facts.phonesOf(item, 'fixed').slice(1), ...facts.phonesOf(item, 'mobile').slice(1)].join(', '),
  ],
  ['Fax', 'Télécopie', 18, (item) => at(facts.phonesOf(item, 'fax'), 0)],
  ['Street', 'Rue', 26, facts.streetOf],
  ['Postal code', 'Code postal', 12, (item) => facts.addressOf(item).postalCode],
  ['City', 'Ville', 18, (item) => facts.addressOf(item).city],
  ['Region', 'Région', 16, (item) => facts.addressOf(item).region],
  ['Country', 'Pays', 14, (item) => facts.addressOf(item).country],
  ['Website', 'Site web', 26, ({ lead }) => lead.contact.urls?.[0]],
  ['Profiles', 'Profils', 26, ({ lead }) => lead.contact.socials?.join(', ')],
];

const told: readonly Line[] = [
  ['Notes', 'Notes', 50, facts.notesOf],
  ['Appointments', 'Rendez-vous', 40, facts.appointmentsOf],
  ['Promises', 'Promesses', 36, facts.promisesOf],
  ['Open promises', 'Promesses en cours', 9, (item) => facts.openPromisesOf(item).length, 'number'],
  ['Next promise due', 'Prochaine promesse', 16, nextPromise],
  ['Voice memos', 'Mémos vocaux', 9, ({ interactions }) => interactions.filter(({ kind }) => kind === 'voice').length, 'number'],
  ['Photos', 'Photos', 8, ({ lead }) => lead.pictures.length, 'number'],
  ['Consent: call', 'Consentement : appel', 16, consent('call')],
  ['Consent: e-mail', 'Consentement : e-mail', 16, consent('email')],
  ['Consent: newsletter', 'Consentement : lettre d’information', 16, consent('newsletter')],
  ['Consent: partners', 'Consentement : partenaires', 16, consent('partners')],
  ['Consent receipt', 'Reçu de consentement', 60, facts.receiptOf],
  ['Owner', 'Responsable', 18, ({ lead }, context) => facts.staffName(context, lead.owner)],
  ['Captured by', 'Saisi par', 18, ({ lead }, context) => facts.staffName(context, lead.capturedBy)],
  ['Captured at', 'Saisi le', 17, (item, context) => wallClock(item.lead.capturedAt, facts.zoneOf(item, context)), 'date'],
  ['Updated at', 'Modifié le', 17, (item, context) => wallClock(item.lead.updatedAt, facts.zoneOf(item, context)), 'date'],
  ['Event', 'Salon', 22, (item, context) => showOf(context, item)?.name],
  ['Badge code', 'Code du badge', 20, ({ lead }) => lead.badgeCode],
  ['Badge as read', 'Badge tel que lu', 40, facts.rawCapture],
];

/** Everything the booth knows of a lead, for people: headers and words in the language of the screens, times in the show's zone. */
export const full: Template = {
  name: 'full',
  formats: ['xlsx', 'csv', 'json'],
  columns: (context) => [...[...who, ...worthLines, ...told].map((line) => columnOf(line, context.language)), ...answerColumns(context)],
};
