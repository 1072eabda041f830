import type { QuestionId } from './ids.ts';
import { isChosen, isCounted } from './questionEdits.ts';
import type { Draft } from './questionEdits.ts';
import type { Choice, Question, Questionnaire, ShownIf } from './questionnaire.ts';

/**
 * Do answers to a question keep their meaning when it becomes `after`? Words, choices, unit, order and conditions are corrections. Another kind is
 * another question, but for one choice becoming several; so is a scale with other ends, because 5 of 5 is not 5 of 10.
 */
export function keepsAnswers(before: Question, after: Question): boolean {
  if (before.kind === 'single' && after.kind === 'multi') return true;
  if (before.kind !== after.kind) return false;
  return before.kind !== 'scale' || (before.scale?.from === after.scale?.from && before.scale?.to === after.scale?.to);
}

/** What making a new version needs to know: the clock, fresh ids, and which questions anybody has answered. */
export type Correction = { readonly now: number; readonly newId: () => string; readonly isAnswered: (id: QuestionId) => boolean };

const isBlank = ({ words }: Choice): boolean => words.en.trim() === '' && words.fr.trim() === '';

/** The choices as they become: those that were saved before stay, retired where they were taken off or emptied; new ones without words go. */
function choicesOf(before: Question | undefined, after: Question, now: number): readonly Choice[] {
  const old = new Map((before?.choices ?? []).map((choice) => [choice.id, choice]));
  const drawn = (after.choices ?? []).flatMap((choice): Choice[] => {
    const known = old.get(choice.id);
    if (!isBlank(choice)) return [choice];
    return known === undefined ? [] : [{ ...known, retiredAt: choice.retiredAt ?? known.retiredAt ?? now }];
  });
  const gone = [...old.values()].filter(({ id }) => !drawn.some((choice) => choice.id === id));
  return [...drawn, ...gone.map((choice) => ({ ...choice, retiredAt: choice.retiredAt ?? now }))];
}

const tidyChoice = ({ id, words, retiredAt }: Choice): Choice => ({
  id,
  words: { en: words.en, fr: words.fr },
  ...(retiredAt === undefined ? {} : { retiredAt }),
});

/** Only what its kind has, in one order of keys: equal questions are equal as JSON. */
function tidied(question: Question, choices: readonly Choice[]): Question {
  const { id, kind, words, isRequired, scale, unit, shownIf, retiredAt } = question;
  return {
    id,
    kind,
    words: { en: words.en, fr: words.fr },
    isRequired,
    ...(isChosen(question) ? { choices: choices.map(tidyChoice) } : {}),
    ...(kind === 'scale' ? { scale: { from: scale?.from ?? 1, to: scale?.to ?? 5 } } : {}),
    ...(kind === 'number' && unit !== undefined && unit !== '' ? { unit } : {}),
    ...(shownIf === undefined ? {} : { shownIf }),
    ...(retiredAt === undefined ? {} : { retiredAt }),
  };
}

/** One question of the draft as it is written: itself, or a new one in its place and the old one retired. */
function settled(before: Question | undefined, after: Question, { now, newId, isAnswered }: Correction): readonly Question[] {
  if (before === undefined || !isAnswered(before.id) || keepsAnswers(before, after)) return [tidied(after, choicesOf(before, after, now))];
  // a fresh id for a question
  const fresh = { ...after, id: newId() as QuestionId };
  const old = tidied({ ...before, retiredAt: before.retiredAt ?? now }, before.choices ?? []);
  return [tidied(fresh, choicesOf(undefined, after, now)), old];
}

/** A condition as the question it rests on allows it; undefined when there is no such question. */
function fitting(condition: ShownIf, on: Question | undefined): ShownIf | undefined {
  if (on === undefined) return undefined;
  const { question } = condition;
  const isKept =
    condition.is === 'answered' ||
    (condition.is === 'choice' && isChosen(on) && on.choices?.some(({ id }) => id === condition.choice) === true) ||
    (condition.is === 'at-least' && isCounted(on));
  return isKept ? condition : { question, is: 'answered' };
}

/** Would what `from` rests on lead back to `id`? */
function leadsBack(known: ReadonlyMap<QuestionId, Question>, from: QuestionId, id: QuestionId): boolean {
  const seen = new Set<QuestionId>();
  for (let at: QuestionId | undefined = from; at !== undefined && !seen.has(at); at = known.get(at)?.shownIf?.question) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** Conditions follow a question that was replaced, and never rest on themselves, on nothing, or in a circle. */
function withConditions(questions: readonly Question[], replaced: ReadonlyMap<QuestionId, QuestionId>): readonly Question[] {
  const known = new Map(questions.map((question) => [question.id, question]));
  for (const question of questions) {
    const { shownIf, ...rest } = question;
    if (shownIf === undefined) continue;
    const on = question.retiredAt === undefined ? (replaced.get(shownIf.question) ?? shownIf.question) : shownIf.question;
    const condition = leadsBack(known, on, question.id) ? undefined : fitting({ ...shownIf, question: on }, known.get(on));
    known.set(question.id, tidied({ ...rest, ...(condition === undefined ? {} : { shownIf: condition }) }, question.choices ?? []));
  }
  return [...known.values()];
}

/**
 * The next version of a form, from the version before and the draft somebody made of it. Whatever the draft leaves out, no answer is lost:
 * questions and choices of before stay, retired; a question with answers that becomes another one (`keepsAnswers`) gives its place to a new
 * question and is retired. Answers the version before itself when nothing changed.
 */
export function corrected(before: Questionnaire | undefined, draft: Draft, correction: Correction): Questionnaire {
  const old = new Map((before?.questions ?? []).map((question) => [question.id, question]));
  const drawn = new Map(draft.map((question) => [question.id, question]));
  const replaced = new Map<QuestionId, QuestionId>();
  const written = [...drawn.values()].flatMap((question) => {
    const [first, retired] = settled(old.get(question.id), question, correction);
    if (first !== undefined && retired !== undefined) replaced.set(retired.id, first.id);
    return [first, retired].filter((one) => one !== undefined);
  });
  const gone = [...old.values()].filter(({ id }) => !drawn.has(id));
  const retired = gone.map((one) => tidied({ ...one, retiredAt: one.retiredAt ?? correction.now }, one.choices ?? []));
  const questions = withConditions([...written, ...retired], replaced);
  if (before !== undefined && JSON.stringify(before.questions) === JSON.stringify(questions)) return before;
  return { version: (before?.version ?? 0) + 1, questions };
}
