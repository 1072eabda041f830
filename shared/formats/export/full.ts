import type { BantKey, ConsentPurpose } from '#shared/domain/stage.ts';
import { heatOf, proposedHeat, scoreOf, stageOf } from '#shared/domain/qualification.ts';
import type { Column, Template } from './column.ts';
import type { Cell, ExportContext, ExportLanguage, ExportLead } from './exportLead.ts';
import { showOf, wallClock } from './exportLead.ts';
import * as facts from './facts.ts';
import { actionWords, answerWords, heatWords, stageWords } from './words.ts';

type Source = (item: ExportLead, context: ExportContext) => Cell | undefined;
/** English header, French header, width, what the cell holds. */
type Line = readonly [en: string, fr: string, width: number, source: Source];

const at = (values: readonly string[], place: number): string => values[place] ?? '';
const bant =
  (key: BantKey): Source =>
  ({ lead }, { language }) => {
    const answer = lead.bant[key];
    return answer === undefined ? '' : answerWords[language][answer];
  };
const consent =
  (purpose: ConsentPurpose): Source =>
  (item, context) =>
    facts.consentText(item, context, purpose);

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

const worth: readonly Line[] = [
  ['Stage', 'Étape', 18, ({ lead }, { language }) => stageWords[language][stageOf(lead).stage]],
  ['Temperature', 'Température', 12, ({ lead }, { language }) => heatWords[language][heatOf(lead)]],
  [
    'Chosen temperature',
    'Température choisie',
    12,
    ({ lead }, { language }) => (lead.heatChosen === undefined ? '' : heatWords[language][lead.heatChosen]),
  ],
  ['Proposed temperature', 'Température proposée', 12, ({ lead }, { language }) => heatWords[language][proposedHeat(lead)]],
  ['Score', 'Score', 8, ({ lead }) => scoreOf(lead)],
  ['Budget', 'Budget', 9, bant('budget')],
  ['Authority', 'Décideur', 9, bant('authority')],
  ['Need', 'Besoin', 9, bant('need')],
  ['Timeline', 'Échéance', 9, bant('timeline')],
  ['Probability %', 'Probabilité %', 12, ({ lead }) => lead.opportunity.probability],
  ['Amount', 'Montant', 12, ({ lead }) => lead.opportunity.amount],
  ['Currency', 'Devise', 9, ({ lead }) => lead.opportunity.currency],
  ['Expected month', 'Mois prévu', 12, ({ lead }) => lead.opportunity.month],
  ['Interests', 'Intérêts', 28, ({ lead }) => lead.interests.join(', ')],
  [
    'Visitor did',
    'Actions du visiteur',
    22,
    ({ lead }, { language }) => lead.actions.map((action) => actionWords[language][action]).join(', '),
  ],
  ['Visits', 'Visites', 8, ({ lead }) => lead.visits],
  ['Disqualified because', 'Motif d’exclusion', 20, ({ lead }) => lead.disqualified?.reason],
];

const told: readonly Line[] = [
  ['Notes', 'Notes', 50, facts.notesOf],
  ['Appointments', 'Rendez-vous', 40, facts.appointmentsOf],
  ['Promises', 'Promesses', 36, facts.promisesOf],
  ['Consent: call', 'Consentement : appel', 16, consent('call')],
  ['Consent: e-mail', 'Consentement : e-mail', 16, consent('email')],
  ['Consent: newsletter', 'Consentement : lettre d’information', 16, consent('newsletter')],
  ['Consent: partners', 'Consentement : partenaires', 16, consent('partners')],
  ['Owner', 'Responsable', 18, ({ lead }, context) => facts.staffName(context, lead.owner)],
  ['Captured by', 'Saisi par', 18, ({ lead }, context) => facts.staffName(context, lead.capturedBy)],
  ['Captured at', 'Saisi le', 17, (item, context) => wallClock(item.lead.capturedAt, facts.zoneOf(item, context))],
  ['Updated at', 'Modifié le', 17, (item, context) => wallClock(item.lead.updatedAt, facts.zoneOf(item, context))],
  ['Event', 'Salon', 22, (item, context) => showOf(context, item)?.name],
  ['Badge code', 'Code du badge', 20, ({ lead }) => lead.badgeCode],
  ['Badge as read', 'Badge tel que lu', 40, facts.rawCapture],
];

const NUMBERS = new Set(['Score', 'Probability %', 'Amount', 'Visits']);
const DATES = new Set(['Captured at', 'Updated at']);

const columnOf = ([en, fr, width, source]: Line, language: ExportLanguage): Column => ({
  header: language === 'fr' ? fr : en,
  width,
  kind: NUMBERS.has(en) ? 'number' : DATES.has(en) ? 'date' : 'text',
  cell: (item, context) => source(item, context) ?? null,
});

/** Everything the booth knows of a lead, for people: headers and words in the language of the screens, times in the show's zone. */
export const full: Template = {
  name: 'full',
  formats: ['xlsx', 'csv'],
  columns: (language) => [...who, ...worth, ...told].map((line) => columnOf(line, language)),
};
