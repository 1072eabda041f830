import type { DefinitionsContent } from './definitions.ts';
import type { LeadId } from './ids.ts';
import type { Judgement, Lead } from './lead.ts';
import { nameOf } from './lead.ts';
import { heatOf, judgementOf, stageFactsOf, stageOfFacts } from './qualification.ts';
import { judge } from './score.ts';
import type { Judged } from './score.ts';
import type { Heat, Stage, StageFacts } from './stage.ts';

/** What a lead's judgement rests on, held in memory to judge thousands again and again; without the rest of the lead. */
export type JudgedLead = {
  readonly id: LeadId;
  readonly name: string;
  readonly company: string;
  readonly judged: Judged;
  readonly facts: StageFacts;
  readonly judgement: Judgement;
  readonly heat: Heat;
  readonly stage: Stage;
};

/** The part of a lead that judging needs. */
export function judgedLeadOf(lead: Lead): JudgedLead {
  const { actions, visits, bant, intention, profile, contact } = lead;
  const { jobTitle, role } = contact;
  const facts = stageFactsOf(lead);
  return {
    id: lead.id,
    name: nameOf(lead),
    company: contact.organization?.[0] ?? '',
    judged: {
      actions,
      visits,
      bant,
      contact: { ...(jobTitle === undefined ? {} : { jobTitle }), ...(role === undefined ? {} : { role }) },
      ...(intention === undefined ? {} : { intention }),
      ...(profile === undefined ? {} : { profile }),
    },
    facts,
    judgement: judgementOf(lead),
    heat: heatOf(lead),
    stage: stageOfFacts(facts).stage,
  };
}

/** How a lead would be judged by other definitions. */
export type Move = {
  readonly lead: JudgedLead;
  readonly judgement: Judgement;
  readonly heat: Heat;
  readonly stage: Stage;
};

/**
 * How the lead would stand if it were judged by this content; null when its temperature and stage stay. A temperature chosen by staff
 * holds whatever the score proposes; a disqualified or discarded lead counts nowhere, so it does not move.
 */
export function moveOf(lead: JudgedLead, content: DefinitionsContent): Move | null {
  const { facts } = lead;
  if (facts.disqualified !== undefined || facts.isDiscarded) return null;
  // the number of a version that is not saved is nobody's business
  const judgement = judge(lead.judged, { ...content, version: 0, changedAt: 0, by: null });
  const heat = facts.heatChosen ?? judgement.heat;
  const { stage } = stageOfFacts({ ...facts, heatProposed: judgement.heat });
  return heat === lead.heat && stage === lead.stage ? null : { lead, judgement, heat, stage };
}

/** How many leads go from one place to another. */
export type Flow<T> = { readonly from: T; readonly to: T; readonly count: number };

function flowsOf<T extends string>(pairs: readonly (readonly [T, T])[]): Flow<T>[] {
  const flows = new Map<string, Flow<T>>();
  for (const [from, to] of pairs) {
    if (from === to) continue;
    const key = `${from} ${to}`;
    flows.set(key, { from, to, count: (flows.get(key)?.count ?? 0) + 1 });
  }
  return [...flows.values()].sort((a, b) => b.count - a.count);
}

/** What a change of definitions does to the leads at hand: counts by temperature and stage, the largest first, and who moves. */
export type Preview = { readonly heats: readonly Flow<Heat>[]; readonly stages: readonly Flow<Stage>[]; readonly moves: readonly Move[] };

/** Sums up moves. */
export const previewOf = (moves: readonly Move[]): Preview => ({
  heats: flowsOf(moves.map(({ lead, heat }) => [lead.heat, heat] as const)),
  stages: flowsOf(moves.map(({ lead, stage }) => [lead.stage, stage] as const)),
  moves,
});
