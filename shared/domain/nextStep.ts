import { DAY } from '#shared/lib/time.ts';
import { definitionsAt } from './definitions.ts';
import type { Definitions, NextAction } from './definitions.ts';
import type { Lead } from './lead.ts';
import { heatOf, judgementOf, nextActionOf, stageOf } from './qualification.ts';
import type { Show } from './show.ts';
import type { Heat, Stage } from './stage.ts';

/** Where somebody still has to act: not yet resolved or reachable ones are a matter of review, customers are won. */
const FOLLOWED: ReadonlySet<Stage> = new Set(['lead', 'mql', 'sql', 'qualified']);

/** Is what its temperature asks for still to be done? An appointment that stands is the next action itself. */
export const isNextOpen = (lead: Lead): boolean =>
  lead.discardedAt === undefined &&
  lead.appointments.length === 0 &&
  lead.nextDone?.heat !== heatOf(lead) &&
  FOLLOWED.has(stageOf(lead).stage);

/** Does it need an owner? All do that are in the running. */
export const isOwnerWanted = (lead: Lead): boolean =>
  lead.owner === undefined && lead.discardedAt === undefined && lead.disqualified === undefined;

/** What is to be done next with a lead, and until when (ms UTC). */
export type NextStep = { readonly kind: NextAction['kind']; readonly dueAt: number };

/** The next action of a lead by the definitions of its show: counted from its capture, as its page says. */
export function nextStepOf(lead: Pick<Lead, 'capturedAt'> & { readonly heat: Heat }, by: Pick<Definitions, 'next'>): NextStep {
  const { kind, withinDays } = nextActionOf(lead.heat, by);
  return { kind, dueAt: lead.capturedAt + withinDays * DAY };
}

/** What the temperature of a lead asks for, done or not, by the definitions it was judged by. */
export const judgedStepOf = (lead: Lead, show: Pick<Show, 'definitions'> | undefined): NextStep =>
  nextStepOf({ capturedAt: lead.capturedAt, heat: heatOf(lead) }, definitionsAt(show, judgementOf(lead).version));

/** What is still to be done next with a lead; null when it is done, or nobody needs to. */
export const openStepOf = (lead: Lead, show: Pick<Show, 'definitions'> | undefined): NextStep | null =>
  isNextOpen(lead) ? judgedStepOf(lead, show) : null;
