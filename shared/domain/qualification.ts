import type { Bant, Heat, Lead, Stage, VisitorAction } from './lead.ts';

/** Why a lead stands where it stands: the end of a translation key (`qualify.because.<reason>`). */
export type StageReason =
  | 'not-resolved'
  | 'no-address'
  | 'no-interest'
  | 'has-address'
  | 'warm'
  | 'hot'
  | 'appointment'
  | 'forecast'
  | 'bought'
  | 'recommends'
  | 'disqualified';

export type StageVerdict = { readonly stage: Stage; readonly because: StageReason };

/** What to do next with a lead of a temperature, and within how many days. */
export type NextAction = { readonly kind: 'nurture' | 'qualify' | 'hand-over'; readonly withinDays: number };

/** Weight of what the visitor did, 0…100 (PRODUCT.md §2: scan < newsletter < … < appointment). */
const MATURITY: Readonly<Record<VisitorAction, number>> = {
  scan: 5,
  newsletter: 15,
  document: 25,
  demo: 45,
  'call-back': 60,
  quote: 80,
  appointment: 100,
};

const HOT_FROM = 60;
const WARM_FROM = 25;
const SECOND_VISIT = 15;
const BANT_WEIGHT = 12;

/** A lead can be reached: it has an e-mail or a phone. */
export const hasAddress = ({ contact }: Pick<Lead, 'contact'>): boolean =>
  (contact.emails?.some((email) => email.value !== '') ?? false) || (contact.phones?.some((phone) => phone.value !== '') ?? false);

/** The visitor showed an interest: in something, or by something they did beyond being scanned, or staff rated them. */
const hasInterest = (lead: Lead): boolean =>
  lead.interests.length > 0 || lead.actions.some((action) => action !== 'scan') || lead.heatChosen !== undefined || lead.visits > 1;

/** A forecast counts when both the probability and the amount are set (PRODUCT.md §2, qualified-prospect rule). */
export const hasForecast = ({ opportunity }: Pick<Lead, 'opportunity'>): boolean =>
  (opportunity.probability ?? 0) > 0 && (opportunity.amount ?? 0) > 0;

/** How many of the four BANT questions are answered, 0…4. */
export const bantAnswered = (bant: Bant): number => [bant.budget, bant.authority, bant.need, bant.timeline].filter(Boolean).length;

/** Score 0…100: the most mature thing the visitor did, second visits and BANT answers of "yes". */
export function scoreOf(lead: Pick<Lead, 'actions' | 'visits' | 'bant'>): number {
  const best = Math.max(0, ...lead.actions.map((action) => MATURITY[action]));
  const yes = Object.values(lead.bant).filter((answer) => answer === 'yes').length;
  return Math.min(100, best + (lead.visits > 1 ? SECOND_VISIT : 0) + yes * BANT_WEIGHT);
}

/** Temperature the score proposes; staff may override it (`heatChosen`), both are kept. */
export function proposedHeat(lead: Pick<Lead, 'actions' | 'visits' | 'bant'>): Heat {
  const score = scoreOf(lead);
  if (score >= HOT_FROM) return 'hot';
  return score >= WARM_FROM ? 'warm' : 'cold';
}

/** The temperature that holds: chosen by staff, else proposed. */
export const heatOf = (lead: Lead): Heat => lead.heatChosen ?? proposedHeat(lead);

/** Where a lead stands and why; pure, so promotion and demotion follow from the facts alone. */
export function stageOf(lead: Lead): StageVerdict {
  if (lead.disqualified) return { stage: 'disqualified', because: 'disqualified' };
  if (lead.outcome === 'ambassador') return { stage: 'ambassador', because: 'recommends' };
  if (lead.outcome === 'customer') return { stage: 'customer', because: 'bought' };
  if (lead.appointments.length > 0) return { stage: 'qualified', because: 'appointment' };
  if (hasForecast(lead)) return { stage: 'qualified', because: 'forecast' };
  if (!lead.isResolved) return { stage: 'unresolved', because: 'not-resolved' };
  if (!hasAddress(lead)) return { stage: 'contact', because: 'no-address' };
  if (!hasInterest(lead)) return { stage: 'contact', because: 'no-interest' };
  const heat = heatOf(lead);
  if (heat === 'hot') return { stage: 'sql', because: 'hot' };
  return heat === 'warm' ? { stage: 'mql', because: 'warm' } : { stage: 'lead', because: 'has-address' };
}

const NEXT: Readonly<Record<Heat, NextAction>> = {
  cold: { kind: 'nurture', withinDays: 30 },
  warm: { kind: 'qualify', withinDays: 7 },
  hot: { kind: 'hand-over', withinDays: 2 },
};

/** Required next action of a temperature. */
export const nextActionOf = (heat: Heat): NextAction => NEXT[heat];
