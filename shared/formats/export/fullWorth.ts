import { definitionsAt } from '#shared/domain/definitions.ts';
import { sourceOf } from '#shared/domain/figures/figureLead.ts';
import type { LeadFacts } from '#shared/domain/lead.ts';
import { openStepOf } from '#shared/domain/nextStep.ts';
import { weightedForecast } from '#shared/domain/opportunity.ts';
import { bantAnswered, heatOf, judgementOf, proposedHeat, scoreOf, stageOf } from '#shared/domain/qualification.ts';
import { quadrantOf } from '#shared/domain/score.ts';
import type { BantAnswer, BantKey } from '#shared/domain/stage.ts';
import type { Cell, ExportContext, ExportLanguage, ExportLead, WallClock } from './exportLead.ts';
import { showOf, wallClock } from './exportLead.ts';
import { staffName, zoneOf } from './facts.ts';
import type { Line, Source } from './line.ts';
import * as words from './words.ts';

const answer =
  (of: (item: ExportLead) => BantAnswer | undefined): Source =>
  (item, { language }) => {
    const said = of(item);
    return said === undefined ? '' : words.answerWords[language][said];
  };
const bant = (key: BantKey): Source => answer(({ lead }) => lead.bant[key]);

/** A moment on the clock of the lead's show; null when there is none. */
const moment = (item: ExportLead, context: ExportContext, at: number | undefined): WallClock | null =>
  at === undefined ? null : wallClock(at, zoneOf(item, context));

const stageSince: Source = (item, context) => moment(item, context, item.lead.standing?.since);
const stageWhy: Source = ({ lead }, { language }) => words.becauseWords[language][stageOf(lead).because];
const stageBefore: Source = (item, context) => {
  const from = item.lead.standing?.from;
  return from === undefined || from === null ? '' : words.stageLabel(from, showOf(context, item), context.language);
};

const definitionsFor = (item: ExportLead, context: ExportContext) => definitionsAt(showOf(context, item), judgementOf(item.lead).version);

const quadrant: Source = (item, context) =>
  words.quadrantWords[context.language][quadrantOf(judgementOf(item.lead), definitionsFor(item, context))];

/** What is still to be done next; null when it is done, or nobody needs to. */
export function nextOf(item: ExportLead, context: ExportContext): { readonly kind: string; readonly dueAt: number } | null {
  const next = openStepOf(item.lead, showOf(context, item));
  return next === null ? null : { kind: words.nextWords[context.language][next.kind], dueAt: next.dueAt };
}

const list =
  (of: (facts: LeadFacts) => readonly string[] | undefined): Source =>
  ({ lead }) =>
    of(lead.facts ?? {})?.join(', ') ?? '';

const worded =
  <K extends string>(
    of: (item: ExportLead) => K | undefined,
    table: Readonly<Record<ExportLanguage, Readonly<Record<K, string>>>>,
  ): Source =>
  (item, { language }): Cell => {
    const key = of(item);
    return key === undefined ? '' : (table[language][key] ?? key);
  };

const standing: readonly Line[] = [
  ['Stage', 'Étape', 18, (item, context) => words.stageLabel(stageOf(item.lead).stage, showOf(context, item), context.language)],
  ['Stage since', 'Étape depuis', 17, stageSince, 'date'],
  ['Stage because', 'Étape : raison', 26, stageWhy],
  ['Stage set by', 'Étape : par', 18, ({ lead }, context) => staffName(context, lead.standing?.by)],
  ['Stage before', 'Étape précédente', 18, stageBefore],
  ['Temperature', 'Température', 12, (item, context) => words.heatLabel(heatOf(item.lead), showOf(context, item), context.language)],
  [
    'Chosen temperature',
    'Température choisie',
    12,
    (item, context) => {
      const { heatChosen } = item.lead;
      return heatChosen === undefined ? '' : words.heatLabel(heatChosen, showOf(context, item), context.language);
    },
  ],
  [
    'Proposed temperature',
    'Température proposée',
    12,
    (item, context) => words.heatLabel(proposedHeat(item.lead), showOf(context, item), context.language),
  ],
  ['Score', 'Score', 8, ({ lead }) => scoreOf(lead), 'number'],
  ['Maturity', 'Maturité', 9, ({ lead }) => judgementOf(lead).maturity, 'number'],
  ['Fit', 'Adéquation', 9, ({ lead }) => judgementOf(lead).fit, 'number'],
  ['Quadrant', 'Quadrant', 14, quadrant],
  ['Definitions version', 'Version des définitions', 10, ({ lead }) => judgementOf(lead).version, 'number'],
  ['Intention to buy', 'Intention d’achat', 10, answer(({ lead }) => lead.intention)],
  ['Wants to be contacted', 'Souhaite être contacté', 10, answer(({ lead }) => lead.wantsContact)],
  ['Next action', 'Prochaine action', 20, (item, context) => nextOf(item, context)?.kind],
  ['Next action by', 'Prochaine action avant le', 17, (item, context) => moment(item, context, nextOf(item, context)?.dueAt), 'date'],
];

const money: readonly Line[] = [
  ['Budget', 'Budget', 9, bant('budget')],
  ['Authority', 'Décideur', 9, bant('authority')],
  ['Need', 'Besoin', 9, bant('need')],
  ['Timeline', 'Échéance', 9, bant('timeline')],
  ['BANT answered', 'BANT : réponses', 9, ({ lead }) => bantAnswered(lead.bant), 'number'],
  ['Budget amount', 'Montant du budget', 12, ({ lead }) => lead.bantDetail?.amount, 'number'],
  ['Budget currency', 'Devise du budget', 9, ({ lead }) => lead.bantDetail?.currency],
  ['Role in the purchase', 'Rôle dans l’achat', 16, worded(({ lead }) => lead.bantDetail?.role, words.roleWords)],
  ['Need in words', 'Besoin exprimé', 30, ({ lead }) => lead.bantDetail?.need],
  ['Needed by', 'Besoin pour le', 12, ({ lead }) => lead.bantDetail?.by],
  ['Probability %', 'Probabilité %', 12, ({ lead }) => lead.opportunity.probability, 'number'],
  ['Amount', 'Montant', 12, ({ lead }) => lead.opportunity.amount, 'number'],
  ['Currency', 'Devise', 9, ({ lead }) => lead.opportunity.currency],
  ['Expected month', 'Mois prévu', 12, ({ lead }) => lead.opportunity.month],
  ['Weighted forecast', 'Prévision pondérée', 12, ({ lead }) => weightedForecast(lead.opportunity), 'number'],
  ['Sale', 'Vente', 10, worded(({ lead }) => lead.sale?.state, words.saleWords)],
  ['Sale amount', 'Montant de la vente', 12, ({ lead }) => lead.sale?.amount, 'number'],
  ['Sale currency', 'Devise de la vente', 9, ({ lead }) => lead.sale?.currency],
  ['Sale decided on', 'Vente décidée le', 12, ({ lead }) => lead.sale?.day],
  ['Sale reason', 'Raison de l’issue', 22, ({ lead }) => lead.sale?.reason],
];

const learnt: readonly Line[] = [
  ['Interests', 'Intérêts', 28, ({ lead }) => lead.interests.join(', ')],
  ['Challenges', 'Difficultés', 28, list(({ challenges }) => challenges)],
  ['Tags', 'Étiquettes', 20, list(({ tags }) => tags)],
  [
    'Buying signals',
    'Signaux d’achat',
    24,
    ({ lead }, { language }) => lead.facts?.signals?.map((signal) => words.signalWords[language][signal] ?? signal).join(', '),
  ],
  ['Competitor', 'Concurrent', 18, ({ lead }) => lead.facts?.competitor],
  ['Came by', 'Venu par', 18, ({ lead }, { language }) => words.sourceLabel(sourceOf(lead), language)],
  ['Captured with', 'Saisi avec', 14, worded(({ lead }) => lead.capturedVia, words.viaWords)],
  ['Referred by', 'Recommandé par', 18, ({ lead }) => lead.facts?.referredBy],
  ['Preferred channel', 'Canal préféré', 12, worded(({ lead }) => lead.facts?.channel, words.channelWords)],
  ['Preferred moment', 'Moment préféré', 12, worded(({ lead }) => lead.facts?.moment, words.momentWords)],
  [
    'Existing customer',
    'Déjà client',
    10,
    answer(({ lead }) => (lead.facts?.isCustomer === undefined ? undefined : lead.facts.isCustomer ? 'yes' : 'no')),
  ],
  ['Company size', 'Effectif', 10, ({ lead }) => lead.profile?.size],
  ['Industry', 'Secteur', 18, ({ lead }) => lead.profile?.industry],
  ['Territory', 'Territoire', 12, ({ lead }) => lead.profile?.territory],
  [
    'Visitor did',
    'Actions du visiteur',
    22,
    ({ lead }, { language }) => lead.actions.map((action) => words.actionWords[language][action]).join(', '),
  ],
  ['Visits', 'Visites', 8, ({ lead }) => lead.visits, 'number'],
  ['Disqualified because', 'Motif d’exclusion', 20, ({ lead }) => lead.disqualified?.reason],
];

/** Where a lead stands and why, what it may be worth, and what was learnt of it. */
export const worthLines: readonly Line[] = [...standing, ...money, ...learnt];
