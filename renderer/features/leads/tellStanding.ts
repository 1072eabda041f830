import type { HistoryAction } from '#shared/domain/history.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import type { StageReason } from '#shared/domain/qualification.ts';
import type { Stage } from '#shared/domain/stage.ts';

/** What a lead's standing is told by; the words are made of it on the screen. */
export type StandingTold = {
  readonly stage: Stage;
  /** It fell back to a stage below the one before, or came back into the running: "MQL again". */
  readonly isAgain: boolean;
  /** The reason, where the deed alone does not say it; a temperature nobody chose comes from the score. */
  readonly because: StageReason | 'score-warm' | 'score-hot' | null;
  /** Staff's own words for setting the lead aside. */
  readonly reason: string | null;
  /** Which deed made it so, by whom and when; null for a lead of before standings were kept. */
  readonly deed: { readonly cause: HistoryAction; readonly isLoss: boolean; readonly by: StaffId | null; readonly at: number } | null;
};

/** From least to most; who is set aside stands outside. */
const ORDER: readonly Stage[] = ['unresolved', 'contact', 'lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador'];

/** Deeds that say by themselves why a lead fell back. */
const LOSSES: ReadonlySet<HistoryAction> = new Set(['cancel', 'opportunity', 'outcome', 'sale']);

/** Reasons that a deed says by itself: "an appointment was booked". */
const GAINS: Partial<Readonly<Record<HistoryAction, readonly StageReason[]>>> = {
  book: ['appointment'],
  opportunity: ['forecast'],
  outcome: ['bought', 'recommends'],
  sale: ['bought'],
};

const isBelow = (stage: Stage, before: Stage | null): boolean => before !== null && ORDER.indexOf(stage) < ORDER.indexOf(before);

const fromScore = (lead: Lead, because: StageReason): StandingTold['because'] =>
  lead.heatChosen === undefined && (because === 'warm' || because === 'hot') ? `score-${because}` : because;

/** Why a lead stands where it stands, in parts; a demotion is told as one. Pure. */
export function tellStanding(lead: Lead): StandingTold {
  const { stage, because } = stageOf(lead);
  const { standing, disqualified } = lead;
  if (disqualified !== undefined) {
    const deed = { cause: 'disqualify', isLoss: true, by: disqualified.by, at: disqualified.at } as const;
    return { stage, isAgain: false, because: null, reason: disqualified.reason, deed };
  }
  const why = fromScore(lead, because);
  if (standing === undefined || standing.stage !== stage) return { stage, isAgain: false, because: why, reason: null, deed: null };
  const { from, cause, by, since } = standing;
  const isLoss = isBelow(stage, from);
  const isTold = isLoss ? LOSSES.has(cause) : (GAINS[cause]?.includes(because) ?? false);
  return {
    stage,
    isAgain: isLoss || from === 'disqualified',
    because: isTold ? null : why,
    reason: null,
    deed: { cause, isLoss, by, at: since },
  };
}
