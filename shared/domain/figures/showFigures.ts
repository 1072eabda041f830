import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Via } from './figureLead.ts';
import type { LeadCounts } from './leadCounts.ts';

/** What leads of one kind add up to. */
export type Part<K> = { readonly of: K; readonly counts: LeadCounts };

/** A quarter of an hour of the clock of UTC (every zone's hours begin with one): leads captured in it, and those of them now qualified. */
export type Quarter = { readonly at: number; readonly leads: number; readonly qualified: number };

/** What one person rated themselves, and what became of it: leads of each temperature, and of those decided how many were won. */
export type Rating = {
  readonly of: StaffId | null;
  readonly heat: Heat;
  readonly leads: number;
  readonly won: number;
  readonly lost: number;
};

/** All figures of one show that come of its leads. */
export type ShowFigures = {
  readonly showId: ShowId;
  readonly currency: string;
  /** The show says whom it wants to meet. */
  readonly hasTarget: boolean;
  readonly total: LeadCounts;
  /** In order of time. */
  readonly byQuarter: readonly Quarter[];
  /** By who captured them; null: nobody had said who they were. The most leads first, here and below. */
  readonly byStaff: readonly Part<StaffId | null>[];
  readonly bySource: readonly Part<string>[];
  readonly byVia: readonly Part<Via>[];
  /** Weighted forecast by the month it is expected in, `''` when nobody said; in order. */
  readonly pipelineByMonth: readonly { readonly month: string; readonly amount: number; readonly leads: number }[];
  /** What was won by the day it was decided; in order. */
  readonly wonByDay: readonly { readonly day: string; readonly amount: number; readonly count: number }[];
  readonly ratings: readonly Rating[];
};
