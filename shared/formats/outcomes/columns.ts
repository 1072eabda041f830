import { folded } from '#shared/domain/samePerson.ts';

/** Where a file says what. -1: nowhere. */
export type OutcomeColumns = {
  /** Columns whose words say won or lost, the plainest first. */
  readonly states: readonly number[];
  /** Columns that ask one thing. */
  readonly isWon: number;
  readonly isLost: number;
  readonly isClosed: number;
  readonly probability: number;
  readonly amount: number;
  readonly currency: number;
  readonly day: number;
  readonly reason: number;
};

/** Names of columns, folded, likeliest first: exports of Salesforce, HubSpot, Pipedrive, Zoho, Dynamics 365, Odoo, and what people call them. */
const STATES = [
  'outcome',
  'deal status',
  'opportunity status',
  'status',
  'statut',
  'state',
  'etat',
  'resultat',
  'result',
  'ergebnis',
  'issue',
  'deal stage',
  'opportunity stage',
  'sales stage',
  'stage name',
  'stage',
  'etape',
  'phase',
  'verkaufsphase',
  'verkaufsstufe',
  'stufe',
  'estado',
  'etapa',
  'fase',
  'stato',
  'sale',
  'vente',
  'verkauf',
  'won lost',
  'status reason',
  'raison du statut',
  'statusgrund',
  'lead status',
  'pipeline stage',
  'etape du pipeline',
  'lifecycle stage',
];
const WON = [
  'is won',
  'won',
  'is closed won',
  'closed won',
  'gagne',
  'gagnee',
  'est gagne',
  'est gagnee',
  'gewonnen',
  'ist gewonnen',
  'has won',
];
const LOST = ['is lost', 'lost', 'is closed lost', 'closed lost', 'perdu', 'perdue', 'est perdu', 'est perdue', 'verloren', 'ist verloren'];
const CLOSED = ['is closed', 'closed', 'is deal closed', 'ferme', 'fermee', 'cloture', 'cloturee', 'geschlossen', 'abgeschlossen'];
const PROBABILITY = [
  'win probability',
  'probability',
  'probabilite',
  'probabilite de gain',
  'wahrscheinlichkeit',
  'gewinnwahrscheinlichkeit',
  'deal probability',
];
const AMOUNT = [
  'sale amount',
  'montant de la vente',
  'won amount',
  'closed amount',
  'actual revenue',
  'amount',
  'deal value',
  'deal amount',
  'opportunity amount',
  'value',
  'revenue',
  'total amount',
  'expected revenue',
  'est revenue',
  'estimated revenue',
  'montant',
  'valeur',
  'chiffre d affaires',
  'ca',
  'revenu',
  'revenu reel',
  'revenu attendu',
  'revenu espere',
  'betrag',
  'wert',
  'umsatz',
  'auftragswert',
  'erwarteter umsatz',
  'tatsachlicher umsatz',
  'importe',
  'importo',
  'valor',
  'total',
  'price',
  'prix',
];
const CURRENCY = [
  'sale currency',
  'devise de la vente',
  'currency',
  'currency code',
  'deal currency',
  'amount currency',
  'devise',
  'monnaie',
  'wahrung',
  'moneda',
  'valuta',
];
const DAY = [
  'sale decided on',
  'vente decidee le',
  'close date',
  'closed date',
  'closed at',
  'closed on',
  'date closed',
  'actual close date',
  'won time',
  'won date',
  'closing date',
  'closed time',
  'deal closed on',
  'date de cloture',
  'date de fermeture',
  'date de signature',
  'cloture le',
  'abschlussdatum',
  'geschlossen am',
  'fecha de cierre',
  'data di chiusura',
  'decided on',
  'decision date',
  'date',
  'datum',
];
const REASON = [
  'sale reason',
  'raison de l issue',
  'lost reason',
  'closed lost reason',
  'closed won reason',
  'loss reason',
  'reason for loss',
  'close reason',
  'reason',
  'win reason',
  'motif',
  'motif de perte',
  'raison',
  'raison de la perte',
  'raison de perte',
  'grund',
  'verlustgrund',
  'motivo',
];

const placeOf = (names: readonly string[], headers: readonly string[]): number =>
  names.map((name) => headers.indexOf(name)).find((at) => at >= 0) ?? -1;

/** "Amount (EUR)", "Betrag in CHF", "Stage *": what stands in brackets, and the unit, is no part of a name. */
const bareName = (header: string): string =>
  folded(header.replaceAll(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')).replace(/ (?:in|en) (?:[a-z]{3}|euros?)$|(?: eur| usd| chf| gbp)$/u, '');

/** Which column says what, by the headers. */
export function outcomeColumns(headers: readonly string[]): OutcomeColumns {
  const plain = headers.map(bareName);
  const states = STATES.flatMap((name) => plain.flatMap((header, at) => (header === name ? [at] : [])));
  return {
    states,
    isWon: placeOf(WON, plain),
    isLost: placeOf(LOST, plain),
    isClosed: placeOf(CLOSED, plain),
    probability: placeOf(PROBABILITY, plain),
    amount: placeOf(AMOUNT, plain),
    currency: placeOf(CURRENCY, plain),
    day: placeOf(DAY, plain),
    reason: placeOf(REASON, plain),
  };
}

/** True when some column says won or lost. */
export const saysOutcomes = ({ states, isWon, isLost, probability }: OutcomeColumns): boolean =>
  states.length > 0 || isWon >= 0 || isLost >= 0 || probability >= 0;
