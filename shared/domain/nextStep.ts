import { DAY } from '#shared/lib/time.ts';
import type { Definitions, NextAction } from './definitions.ts';
import type { Lead } from './lead.ts';
import { heatOf, nextActionOf, stageOf } from './qualification.ts';
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
