import { isLive } from './answers.ts';
import type { QuestionId } from './ids.ts';
import type { Choice, Question, QuestionKind, Words } from './questionnaire.ts';

/** A form that is being changed: its questions in order, retired ones among them. */
export type Draft = readonly Question[];

/** Steps of a scale: more than these are a number. */
export const LONGEST_SCALE = 11;

const NO_WORDS: Words = { en: '', fr: '' };

const newChoices = (newId: () => string): readonly Choice[] => [newId(), newId()].map((id) => ({ id, words: NO_WORDS }));

/** Kinds whose answers are ids of choices. */
export const isChosen = ({ kind }: Pick<Question, 'kind'>): boolean => kind === 'single' || kind === 'multi';

/** Kinds whose answers are numbers. */
export const isCounted = ({ kind }: Pick<Question, 'kind'>): boolean => kind === 'number' || kind === 'scale';

/** The question as one of another kind, with what that kind needs; choices stay as long as they are choices. */
export function withKind(question: Question, kind: QuestionKind, newId: () => string): Question {
  const { choices, scale, unit: _unit, ...rest } = question;
  switch (kind) {
    case 'single':
    case 'multi':
      return { ...rest, kind, choices: choices ?? newChoices(newId) };
    case 'scale':
      return { ...rest, kind, scale: scale ?? { from: 1, to: 5 } };
    case 'text':
    case 'number':
    case 'date':
      return { ...rest, kind };
  }
}

/** A question without words yet. */
export const newQuestion = (kind: QuestionKind, newId: () => string): Question =>
  // a fresh id for a question
  withKind({ id: newId() as QuestionId, kind: 'text', words: NO_WORDS, isRequired: false }, kind, newId);

const byLife = (draft: Draft): [Question[], Question[]] => [draft.filter(isLive), draft.filter((question) => !isLive(question))];

/** The form with a question as it is now: in its place, or after the last one that is asked. */
export function withQuestion(draft: Draft, question: Question): Draft {
  if (draft.some(({ id }) => id === question.id)) return draft.map((one) => (one.id === question.id ? question : one));
  const [live, retired] = byLife(draft);
  return [...live, question, ...retired];
}

/** How something is taken off: when, and whether it was ever saved, so that somebody may have answered it. */
export type Removal = { readonly now: number; readonly isSaved: boolean };

/** Takes a question off the form: retired when it was ever saved, gone when it was not. */
export const withoutQuestion = (draft: Draft, id: QuestionId, { now, isSaved }: Removal): Draft =>
  isSaved ? draft.map((one) => (one.id === id ? { ...one, retiredAt: now } : one)) : draft.filter((one) => one.id !== id);

/** Puts a retired question back, as the last that is asked. */
export function broughtBack(draft: Draft, id: QuestionId): Draft {
  const back = draft.find((one) => one.id === id && !isLive(one));
  if (back === undefined) return draft;
  const { retiredAt: _gone, ...question } = back;
  return withQuestion(
    draft.filter((one) => one.id !== id),
    question,
  );
}

function placed<T extends { readonly id: string; readonly retiredAt?: number }>(all: readonly T[], id: string, to: number): readonly T[] {
  const moving = all.find((one) => one.id === id && isLive(one));
  if (moving === undefined) return all;
  const others = all.filter((one) => one.id !== id && isLive(one));
  const at = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, at), moving, ...others.slice(at), ...all.filter((one) => !isLive(one))];
}

/** Moves a question to the place `to` (from 0) among those that are asked; retired ones come last. */
export const moved = (draft: Draft, id: QuestionId, to: number): Draft => placed(draft, id, to);

/** The question with a choice as it is now: in its place, or after the last one offered. */
export function withChoice(question: Question, choice: Choice): Question {
  const choices = question.choices ?? [];
  if (choices.some(({ id }) => id === choice.id))
    return { ...question, choices: choices.map((one) => (one.id === choice.id ? choice : one)) };
  return { ...question, choices: [...choices.filter(isLive), choice, ...choices.filter((one) => !isLive(one))] };
}

/** Takes a choice off the question: retired when it was ever saved, gone when it was not. */
export const withoutChoice = (question: Question, id: string, { now, isSaved }: Removal): Question => ({
  ...question,
  choices: isSaved
    ? (question.choices ?? []).map((one) => (one.id === id ? { ...one, retiredAt: now } : one))
    : (question.choices ?? []).filter((one) => one.id !== id),
});

/** Offers a retired choice again. */
export const choiceBack = (question: Question, id: string): Question => ({
  ...question,
  choices: (question.choices ?? []).map(({ retiredAt, ...one }) =>
    one.id === id || retiredAt === undefined ? one : { ...one, retiredAt },
  ),
});

/** Moves a choice to the place `to` (from 0) among those that are offered. */
export const choiceMoved = (question: Question, id: string, to: number): Question => ({
  ...question,
  choices: placed(question.choices ?? [], id, to),
});

/** The questions that a question may rest on: those that are asked before it. */
export function earlierThan(draft: Draft, id: QuestionId): Question[] {
  const live = draft.filter(isLive);
  const at = live.findIndex((one) => one.id === id);
  return at < 0 ? live : live.slice(0, at);
}

/** What stands in the way of saving a question. */
export type Fault = 'no-words' | 'no-choices' | 'scale';

const hasWords = ({ en, fr }: Words): boolean => en.trim() !== '' || fr.trim() !== '';

/** What stands in the way of saving a question that is asked; null when nothing does. */
export function faultOf(question: Question): Fault | null {
  if (!hasWords(question.words)) return 'no-words';
  if (isChosen(question) && !(question.choices ?? []).some((choice) => isLive(choice) && hasWords(choice.words))) return 'no-choices';
  const { from, to } = question.scale ?? { from: 0, to: 0 };
  const steps = to - from + 1;
  const isScale = Number.isInteger(from) && Number.isInteger(to) && steps >= 2 && steps <= LONGEST_SCALE;
  return question.kind === 'scale' && !isScale ? 'scale' : null;
}

/** What is worth a second look, but may be meant: the language that lacks words, and a condition that cannot come true. */
export type Remark = 'no-en' | 'no-fr' | 'never-asked' | 'choice-gone';

function conditionRemark(draft: Draft, { id, shownIf }: Question): Remark[] {
  if (shownIf === undefined) return [];
  const on = draft.find((one) => one.id === shownIf.question);
  if (on === undefined || !isLive(on) || on.id === id) return ['never-asked'];
  if (shownIf.is !== 'choice') return [];
  return on.choices?.some((choice) => choice.id === shownIf.choice && isLive(choice)) === true ? [] : ['choice-gone'];
}

/** What is worth a second look before a question is asked. */
export function remarksOf(draft: Draft, question: Question): Remark[] {
  const choices = isChosen(question) ? (question.choices ?? []).filter(isLive) : [];
  const said = [question.words, ...choices.map(({ words }) => words)].filter(hasWords);
  const lacks = (language: keyof Words): boolean => said.some((words) => words[language].trim() === '');
  return [...(lacks('en') ? ['no-en' as const] : []), ...(lacks('fr') ? ['no-fr' as const] : []), ...conditionRemark(draft, question)];
}
