import { definitionsAt, firstDefinitions } from './definitions.ts';
import type { Definitions, NextAction } from './definitions.ts';
import type { HistoryAction, HistoryLine } from './history.ts';
import type { StaffId } from './ids.ts';
import type { Bant, Judgement, Lead, Standing } from './lead.ts';
import type { Heat, Stage, StageFacts } from './stage.ts';
import { judge } from './score.ts';

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

/** A lead can be reached: it has an e-mail or a phone. */
export const hasAddress = ({ contact }: Pick<Lead, 'contact'>): boolean =>
  (contact.emails?.some((email) => email.value !== '') ?? false) || (contact.phones?.some((phone) => phone.value !== '') ?? false);

/** The visitor showed an interest: in something, or by something they did beyond being scanned, or staff rated them. */
const hasInterest = (lead: Lead): boolean =>
  lead.interests.length > 0 ||
  lead.actions.some((action) => action !== 'scan') ||
  lead.heatChosen !== undefined ||
  lead.intention === 'yes' ||
  lead.visits > 1;

/** How many of the four BANT questions are answered, 0…4. */
export const bantAnswered = (bant: Bant): number => [bant.budget, bant.authority, bant.need, bant.timeline].filter(Boolean).length;

/** How the lead was judged; by the first definitions when nobody has judged it yet. */
export const judgementOf = (lead: Lead): Judgement => lead.judgement ?? judge(lead, firstDefinitions);

/** Score 0…100: maturity × fit, by the definitions the lead was judged by. */
export const scoreOf = (lead: Lead): number => judgementOf(lead).score;

/** Temperature the score proposes; staff may override it (`heatChosen`), both are kept. */
export const proposedHeat = (lead: Lead): Heat => judgementOf(lead).heat;

/** The temperature that holds: chosen by staff, else proposed. */
export const heatOf = (lead: Lead): Heat => lead.heatChosen ?? proposedHeat(lead);

/** What the stage of a lead rests on. */
export const stageFactsOf = (lead: Lead): StageFacts => ({
  isResolved: lead.isResolved,
  isReachable: hasAddress(lead),
  hasInterest: hasInterest(lead),
  heatChosen: lead.heatChosen,
  heatProposed: proposedHeat(lead),
  appointments: lead.appointments,
  probability: lead.opportunity.probability ?? 0,
  amount: lead.opportunity.amount ?? 0,
  outcome: lead.outcome,
  disqualified: lead.disqualified?.reason,
  isDiscarded: lead.discardedAt !== undefined,
});

/** Where these facts put a lead, and why; pure, so promotion and demotion follow from the facts alone. */
export function stageOfFacts(facts: StageFacts): StageVerdict {
  if (facts.disqualified !== undefined) return { stage: 'disqualified', because: 'disqualified' };
  if (facts.outcome === 'ambassador') return { stage: 'ambassador', because: 'recommends' };
  if (facts.outcome === 'customer') return { stage: 'customer', because: 'bought' };
  if (facts.appointments.length > 0) return { stage: 'qualified', because: 'appointment' };
  // a forecast counts when both are set (PRODUCT.md §2, qualified-prospect rule)
  if (facts.probability > 0 && facts.amount > 0) return { stage: 'qualified', because: 'forecast' };
  if (!facts.isResolved) return { stage: 'unresolved', because: 'not-resolved' };
  if (!facts.isReachable) return { stage: 'contact', because: 'no-address' };
  if (!facts.hasInterest) return { stage: 'contact', because: 'no-interest' };
  const heat = facts.heatChosen ?? facts.heatProposed;
  if (heat === 'hot') return { stage: 'sql', because: 'hot' };
  return heat === 'warm' ? { stage: 'mql', because: 'warm' } : { stage: 'lead', because: 'has-address' };
}

/** Where a lead stands and why. */
export const stageOf = (lead: Lead): StageVerdict => stageOfFacts(stageFactsOf(lead));

const UNCOUNTED: ReadonlySet<Stage> = new Set(['unresolved', 'contact', 'disqualified']);

/** Does it count as a lead in any figure? Neither contacts nor unresolved codes do, nor what was disqualified or discarded. */
export const isCounted = (lead: Lead): boolean => lead.discardedAt === undefined && !UNCOUNTED.has(stageOf(lead).stage);

/** Required next action of a temperature. */
export const nextActionOf = (heat: Heat, { next }: Pick<Definitions, 'next'> = firstDefinitions): NextAction => next[heat];

/** Who changed a lead when, by which deed, and the show whose definitions it is judged by. */
export type Deed = {
  readonly action: HistoryAction;
  readonly at: number;
  readonly by: StaffId | null;
  readonly definitions: readonly Definitions[] | undefined;
};

/** A lead after a change, judged, with its standing; and what the history says of it. */
export type Settled = { readonly lead: Lead; readonly line: Pick<HistoryLine, 'stage' | 'facts'> };

/** By which version the lead is judged: the one it was judged by before; for a new one the last, for one of before there were any the first. */
const versionOf = (before: Lead | null, after: Lead, last: number): number =>
  after.judgement?.version ?? before?.judgement?.version ?? (before === null ? last : 1);

function standingOf(before: Lead | null, verdict: StageVerdict, { action, at, by }: Deed): Standing | undefined {
  const from = before === null ? null : stageOf(before);
  if (from !== null && from.stage === verdict.stage && from.because === verdict.because) return before?.standing;
  return { ...verdict, from: from?.stage ?? null, cause: action, since: at, by };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The facts that differ; null for one that is gone. */
function factsChanged(before: StageFacts | null, after: StageFacts): NonNullable<HistoryLine['facts']> {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const changed = Object.entries(after).filter(([name, value]) => !isSame(old.get(name), value));
  return Object.fromEntries(changed.map(([name, value]) => [name, value ?? null]));
}

/**
 * Judges a changed lead by its version of the definitions, and says how the change moved it. `before` is null for a new lead. A lead
 * that is to be judged by another version comes with that version in its `judgement`. Pure: every write of a lead goes through here.
 */
export function settle(before: Lead | null, after: Lead, deed: Deed): Settled {
  const last = deed.definitions?.at(-1)?.version ?? 1;
  const show = deed.definitions === undefined ? {} : { definitions: deed.definitions };
  const judgement = judge(after, definitionsAt(show, versionOf(before, after, last)));
  const judged: Lead = { ...after, judgement };
  const facts = stageFactsOf(judged);
  const verdict = stageOfFacts(facts);
  const standing = standingOf(before, verdict, deed);
  const changed = factsChanged(before === null ? null : stageFactsOf(before), facts);
  const from = before === null ? null : stageOf(before).stage;
  const stage = from === null || from === verdict.stage ? undefined : { from, to: verdict.stage, because: verdict.because };
  return {
    lead: standing === undefined ? judged : { ...judged, standing },
    line: { ...(stage === undefined ? {} : { stage }), ...(Object.keys(changed).length === 0 ? {} : { facts: changed }) },
  };
}

const NOTHING: StageFacts = {
  isResolved: false,
  isReachable: false,
  hasInterest: false,
  heatChosen: undefined,
  heatProposed: 'cold',
  appointments: [],
  probability: 0,
  amount: 0,
  outcome: undefined,
  disqualified: undefined,
  isDiscarded: false,
};

/** The facts that the lines of a lead's history add up to, oldest line first. */
export function rebuildFacts(lines: readonly Pick<HistoryLine, 'facts'>[]): StageFacts {
  const told = lines.flatMap(({ facts }) => Object.entries(facts ?? {}));
  // a value is of its fact: `settle` wrote both; null says that the fact is gone
  const last = Object.fromEntries(told.map(([name, value]) => [name, value ?? undefined])) as Partial<StageFacts>;
  return { ...NOTHING, ...last };
}
