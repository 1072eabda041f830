import type { StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { consentOf } from '#shared/domain/lead.ts';
import { weightedForecast } from '#shared/domain/opportunity.ts';
import { heatOf, isCounted, judgementOf, stageOf } from '#shared/domain/qualification.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { ScanSource } from '#shared/domain/scan.ts';
import type { Heat, Stage } from '#shared/domain/stage.ts';

/** How a lead was captured; `unknown` in leads of before this was kept. */
export type Via = ScanSource | 'unknown';

/** What figures need of a lead, made once when it is saved: a hundred thousand of them are counted in a blink. Money in whole units. */
export type FigureLead = {
  readonly stage: Stage;
  readonly heat: Heat;
  /** Staff rated it themselves. */
  readonly isRated: boolean;
  /** It counts as a lead (`isCounted`). */
  readonly counts: boolean;
  readonly isDiscarded: boolean;
  readonly capturedAt: number;
  readonly by: StaffId | null;
  readonly owner: StaffId | null;
  readonly via: Via;
  /** What brought them, as noted; '' when nobody asked. */
  readonly source: string;
  readonly fit: number;
  /** Version of the definitions that `fit` is of. */
  readonly version: number;
  readonly appointments: number;
  readonly visits: number;
  readonly mayBeMailed: boolean;
  /** Amount × probability, where both are known. */
  readonly forecast: number | null;
  readonly currency: string | undefined;
  /** Month in which a sale is expected, `2026-03`. */
  readonly month: string | undefined;
  readonly sale: Sale | undefined;
};

/** What brought a visitor who said so, or who was sent by somebody; '' when it is not known. */
export const sourceOf = ({ facts }: Pick<Lead, 'facts'>): string =>
  facts?.source ?? (facts?.referredBy === undefined || facts.referredBy === '' ? '' : 'referral');

/** What figures need of a lead; pure. */
export function figureLeadOf(lead: Lead): FigureLead {
  const { fit, version } = judgementOf(lead);
  return {
    stage: stageOf(lead).stage,
    heat: heatOf(lead),
    isRated: lead.heatChosen !== undefined,
    counts: isCounted(lead),
    isDiscarded: lead.discardedAt !== undefined,
    capturedAt: lead.capturedAt,
    by: lead.capturedBy,
    owner: lead.owner ?? null,
    via: lead.capturedVia ?? 'unknown',
    source: sourceOf(lead),
    fit,
    version,
    appointments: lead.appointments.length,
    visits: lead.visits,
    mayBeMailed: consentOf(lead, 'email')?.given === true,
    forecast: weightedForecast(lead.opportunity),
    currency: lead.opportunity.currency,
    month: lead.opportunity.month,
    sale: lead.sale,
  };
}
