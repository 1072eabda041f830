import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import type { CaptureId, InteractionId } from '#shared/domain/ids.ts';
import type { Capture, Interaction } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import { heatOf, isCounted } from '#shared/domain/qualification.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { ScanSource } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import { VISITOR_SOURCES } from '#shared/domain/visitorSource.ts';
import { addDays, MINUTE } from '#shared/lib/time.ts';
import { pick, whole } from './seedPeople.ts';
import type { Chance } from './seedPeople.ts';

/**
 * What gives invented shows figures: costs, goals, a target, where visitors came from, what was sold. Drawn from a chance of its own, so
 * that the people of a seed stay who they were.
 */
export type FigureMaker = { readonly chance: Chance; readonly newId: (at: number) => string };

const VIAS: readonly ScanSource[] = ['camera', 'camera', 'camera', 'scanner', 'scanner', 'scanner', 'image', 'manual', 'kiosk'];
/** Words that the invented job titles of buyers and heads have in common, in five languages. */
const WANTED = ['achat', 'einkauf', 'procurement', 'compras', 'acquisti', 'direct', 'gerente', 'gérante', 'geschäftsführer', 'titolare'];
const AVERAGE_SALE = 12_000;

const target: Definitions = { ...firstDefinitions, target: { ...firstDefinitions.target, roles: WANTED } };

/** What a show costs, is meant to bring and is for, for so many leads. */
export function showMoney({ chance }: FigureMaker, leads: number): Pick<Show, 'costs' | 'goals' | 'economics' | 'definitions'> {
  const costs = (
    [
      ['space', 9],
      ['build', 7],
      ['staff', 6],
      ['travel', 3],
      ['marketing', 2],
    ] as const
  ).map(([kind, thousands]) => ({
    id: kind,
    kind,
    text: '',
    amount: thousands * 1000 + whole(chance, 0, 9) * 100,
  }));
  const some = (share: number): number => Math.max(1, Math.round(leads * share));
  return {
    costs,
    goals: { leads: some(1.1), qualified: some(0.2), appointments: some(0.1), customers: some(0.05), revenue: some(0.05) * AVERAGE_SALE },
    economics: { averageSale: AVERAGE_SALE, marginPercent: 40, market: 4000, visitors: 20_000 },
    definitions: [target],
  };
}

/** How a visitor was captured, and what brought them, where somebody asked. */
export const wayOf = ({ chance }: FigureMaker): Pick<Lead, 'capturedVia' | 'facts'> => ({
  capturedVia: pick(chance, VIAS),
  ...(chance() < 0.65 ? { facts: { source: pick(chance, VISITOR_SOURCES) } } : {}),
});

/** A forecast in the show's own money (now and then in another), for a month of the year after it. */
export function forecastOf({ chance }: FigureMaker, { opportunity }: Lead, show: Show): Lead['opportunity'] {
  if (opportunity.amount === undefined) return opportunity;
  const currency = chance() < 0.95 ? showCurrency(show) : 'USD';
  const month = addDays(show.lastDay, whole(chance, 20, 330)).slice(0, 7);
  return { ...opportunity, currency, ...(chance() < 0.85 ? { month } : {}) };
}

/** Of a hundred leads of a temperature, how many are won and how many lost, once a show is over for long. */
const FATES = { hot: [18, 22], warm: [6, 14], cold: [1, 6] } as const;

/** What became of a lead (judged) of a show that is over; undefined: nothing yet. Nothing is decided after `until`. */
export function saleOf(
  { chance }: FigureMaker,
  lead: Lead,
  { show, until }: { readonly show: Show; readonly until: number },
): Sale | undefined {
  const fate = chance() * 100;
  const days = whole(chance, 5, 200);
  const amount = Math.round((AVERAGE_SALE * whole(chance, 30, 220)) / 10_000) * 100;
  const [isForeign, isUntold, from] = [chance() < 0.03, chance() < 0.05, pick(chance, ['crm', 'crm', 'file', 'hand'] as const)];
  const [won, lost] = FATES[heatOf(lead)];
  const day = addDays(show.lastDay, days);
  if (!isCounted(lead) || fate >= won + lost || Date.parse(day) > until) return undefined;
  if (fate >= won) return { state: 'lost', day, from };
  return { state: 'won', day, from, ...(isUntold ? {} : { amount, currency: isForeign ? 'USD' : showCurrency(show) }) };
}

/** The second visit of a visitor who came again, as a capture of its own. */
export function returnOf({ newId, chance }: FigureMaker, first: Capture): { readonly capture: Capture; readonly visit: Interaction } {
  const at = first.at + whole(chance, 5, 120) * MINUTE;
  const capture: Capture = { ...first, id: newId(at) as CaptureId, at }; // fresh ids become the kind they are used for, here and below
  const { v, showId, leadId, by, id } = capture;
  const visit: Interaction = { v, showId, leadId, by, at, updatedAt: at, kind: 'visit', captureId: id, id: newId(at) as InteractionId };
  return { capture, visit };
}
