import { answerOf, answerText, isEmptyAnswer, chosenOf, wordsIn } from '#shared/domain/answers.ts';
import type { Language } from '#shared/domain/answers.ts';
import { corrected } from '#shared/domain/correctForm.ts';
import type { FieldChange } from '#shared/domain/history.ts';
import type { LeadId, QuestionId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Answer, AnswerValue, Answers, Question, Questionnaire } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import { leadsOfShow, updateLead } from './leads.ts';
import { openRows } from './read.ts';
import { editShow } from './shows.ts';
import type { Store } from './store.ts';

/** What becomes of an answer, given what is on the disk (two quick presses of one question must both count); null takes it away. */
export type AnswerChange = (before: AnswerValue | undefined) => AnswerValue | null;

/** An answer to write down. `version` is that of the form; `language` the one the history tells it in. */
export type AnswerInput = {
  readonly question: Question;
  readonly change: AnswerChange;
  readonly version: number;
  readonly language: Language;
};

const isSameValue = (a: AnswerValue | undefined, b: AnswerValue | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function withAnswer(lead: Lead, id: QuestionId, answer: Answer | null): Lead {
  if (answer !== null) return { ...lead, answers: { ...lead.answers, [id]: answer } };
  const { [id]: _gone, ...answers } = lead.answers ?? {};
  return { ...lead, answers };
}

/**
 * Writes an answer of a lead down, or takes it away. Resolves with the lead as it is on the disk; undefined when there is no such lead.
 * What it was before and became stands in the history in words. An answer that is the same as before is not written again.
 */
export function saveAnswer(store: Store, leadId: LeadId, { question, change, version, language }: AnswerInput): Promise<Lead | undefined> {
  const { id } = question;
  const told = (before: Answers | undefined, after: Answers | undefined): FieldChange[] => {
    const [from, to] = [answerOf(before, id), answerOf(after, id)];
    if (isSameValue(from?.value, to?.value)) return [];
    const field = wordsIn(question.words, language) || id;
    return [{ field, from: answerText(question, from, language), to: answerText(question, to, language) }];
  };
  const answered = (lead: Lead): Lead => {
    const value = change(answerOf(lead.answers, id)?.value);
    const isNone = value === null || isEmptyAnswer(value);
    return withAnswer(lead, id, isNone ? null : { value, version, at: store.now(), by: store.staff() });
  };
  return updateLead(store, leadId, {
    action: 'answers',
    change: answered,
    changes: (before, after) => told(before.answers, after.answers),
  });
}

/** How many leads answered each question and chose each choice (`<question>/<choice>`). */
export type AnswerCounts = { readonly leads: number; readonly of: Readonly<Record<string, number>> };

/** How many leads chose a choice of a question, or answered it at all. */
export const countIn = ({ of }: AnswerCounts, question: QuestionId, choice?: string): number =>
  of[choice === undefined ? question : `${question}/${choice}`] ?? 0;

const keysOf = ([id, { value }]: readonly [string, Answer]): string[] =>
  typeof value === 'number' ? [id] : [id, ...chosenOf(value).map((choice) => `${id}/${choice}`)];

/** Counts the answers of a show's leads, discarded ones too: they may come back. Reads every lead of the show. */
export async function countAnswers(store: Store, showId: ShowId): Promise<AnswerCounts> {
  const leads = await openRows(store, 'leads', await leadsOfShow(store, showId).toArray());
  const of = new Map<string, number>();
  for (const { answers = {} } of leads) {
    const given = Object.entries(answers).filter(
      (entry): entry is [string, Answer] => entry[1] !== undefined && !isEmptyAnswer(entry[1].value),
    );
    for (const key of given.flatMap(keysOf)) of.set(key, (of.get(key) ?? 0) + 1);
  }
  return { leads: leads.length, of: Object.fromEntries(of) };
}

/** What the history says of a new version of the form: words that came, went or were corrected; else the versions. */
function formChanges(before: Questionnaire | undefined, after: Questionnaire, language: Language): FieldChange[] {
  const field = 'questionnaire';
  const old = new Map((before?.questions ?? []).map((question) => [question.id, question]));
  const said = (question: Question | undefined): string =>
    question === undefined || question.retiredAt !== undefined ? '' : wordsIn(question.words, language);
  const changes = after.questions
    .map((question) => ({ field, from: said(old.get(question.id)), to: said(question) }))
    .filter(({ from, to }) => from !== to);
  return changes.length > 0 ? changes : [{ field, from: String(before?.version ?? 0), to: String(after.version) }];
}

/** A form to save, and the language the history tells it in. */
export type FormInput = { readonly draft: Draft; readonly language: Language };

/**
 * Makes a draft the show's questionnaire, as a new version, in turn with every other change of the show. No answer is lost, whatever the
 * draft leaves out (`corrected`). Resolves with the show as it is on the disk; undefined when there is no such show. Nothing changed: nothing is written.
 */
export const saveQuestionnaire = (store: Store, showId: ShowId, { draft, language }: FormInput): Promise<Show | undefined> =>
  editShow(store, showId, {
    change: async (show) => {
      const counts = await countAnswers(store, showId);
      const isAnswered = (id: QuestionId): boolean => countIn(counts, id) > 0;
      const questionnaire = corrected(show.questionnaire, draft, { now: store.now(), newId: store.newId, isAnswered });
      return questionnaire === show.questionnaire ? show : { ...show, questionnaire };
    },
    changes: (before, { questionnaire }) => (questionnaire === undefined ? [] : formChanges(before.questionnaire, questionnaire, language)),
  });
