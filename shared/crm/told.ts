import { consentReceipt } from '#shared/domain/consentReceipt.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { bantAnswered, judgementOf, stageOf } from '#shared/domain/qualification.ts';
import { minutesText } from '#shared/lib/time.ts';
import { present, staffName } from './record.ts';
import type { Json, LeadSource } from './record.ts';

/** What was made of a lead and learnt of it, as JSON: only what is known. Nothing in it depends on when it is asked. */

export const instant = (at: number): string => new Date(at).toISOString();

/** Why and since when a lead stands where it stands, and how it was judged. */
export function standingFields({ lead, show, next }: LeadSource): Record<string, Json | undefined> {
  const { because, stage } = stageOf(lead);
  const { version, maturity, fit, score, heat } = judgementOf(lead);
  const { standing } = lead;
  return {
    stage,
    stageBecause: because,
    stageSince: standing === undefined ? undefined : instant(standing.since),
    stageBy: staffName(show, standing?.by),
    stageBefore: standing?.from ?? undefined,
    heatChosen: lead.heatChosen,
    heatProposed: heat,
    score,
    judgement: { definitions: version, maturity, fit, score },
    intention: lead.intention,
    wantsContact: lead.wantsContact,
    nextAction: next?.kind,
    nextActionBy: next === null ? undefined : instant(next.dueAt),
  };
}

const some = (fields: Readonly<Record<string, Json | undefined>>): Json | undefined => {
  const known = present(fields);
  return Object.keys(known).length === 0 ? undefined : known;
};

/** What is known of the purchase, the company and its situation. */
export function learntFields({ bant, bantDetail, profile, facts }: Lead): Record<string, Json | undefined> {
  return {
    bant: present({ ...bant }),
    bantAnswered: bantAnswered(bant),
    bantDetail: some({ ...bantDetail }),
    company: some({ size: profile?.size, industry: profile?.industry, territory: profile?.territory }),
    facts: some({ ...facts }),
  };
}

/** Promises: what, by whom, until when; when and by whom they were kept; to whom they were handed over. */
export const promiseFields = ({ promises, show }: LeadSource): Json[] =>
  promises.map((one) =>
    present({
      id: one.id,
      text: one.text,
      owner: staffName(show, one.owner),
      dueOn: one.dueOn,
      dueTime: one.dueAtMinutes === undefined ? undefined : minutesText(one.dueAtMinutes),
      madeAt: instant(one.madeAt),
      keptAt: one.keptAt === undefined ? undefined : instant(one.keptAt),
      keptBy: staffName(show, one.keptBy),
      handedTo: one.handedTo === undefined ? undefined : present({ name: one.handedTo.name, at: instant(one.handedTo.at) }),
    }),
  );

/** Answers to the questionnaire, each with its question. */
export const answerFields = ({ answers }: LeadSource): Json[] =>
  answers.map(({ id, question, text, value }) => present({ id, question, text, value }));

/** The receipt of the consents: every answer there was, with all that proves it. */
export const receiptFields = ({ lead, show }: LeadSource): Json[] =>
  consentReceipt(lead, show).map((line) =>
    present({
      number: line.number,
      purpose: line.purpose,
      state: line.state,
      holds: line.isHolding,
      at: line.instant,
      method: line.method,
      by: line.staff,
      signed: line.isSigned,
      language: line.language,
      wordingVersion: line.wordingVersion,
      wording: line.wording,
      question: line.question,
    }),
  );

/** One promise in words, the same whenever it is said: late or not is for the reader to see. */
export function promiseText(promise: PromiseMade, { show }: Pick<LeadSource, 'show'>, clock: (at: number) => string): string {
  const { dueOn, dueAtMinutes, keptAt, handedTo } = promise;
  const due = `due ${dueOn}${dueAtMinutes === undefined ? '' : ` ${minutesText(dueAtMinutes)}`}`;
  const kept = keptAt === undefined ? '' : ['kept', clock(keptAt), staffName(show, promise.keptBy)].filter(Boolean).join(' ');
  const handed = handedTo === undefined ? '' : `handed over to ${handedTo.name} ${clock(handedTo.at)}`;
  return `${promise.text} (${[staffName(show, promise.owner), kept || handed || due].filter(Boolean).join(', ')})`;
}
