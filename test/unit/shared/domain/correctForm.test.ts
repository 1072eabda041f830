import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerText, askedOf, isEmptyAnswer, keptAnswers } from '#shared/domain/answers.ts';
import { corrected, keepsAnswers } from '#shared/domain/correctForm.ts';
import type { Correction } from '#shared/domain/correctForm.ts';
import type { QuestionId } from '#shared/domain/ids.ts';
import {
  broughtBack,
  choiceBack,
  choiceMoved,
  earlierThan,
  faultOf,
  moved,
  newQuestion,
  remarksOf,
  withChoice,
  withKind,
  withQuestion,
  withoutChoice,
  withoutQuestion,
} from '#shared/domain/questionEdits.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import { QUESTION_TEMPLATES, questionsOf } from '#shared/domain/questionTemplates.ts';
import { QUESTION_KINDS } from '#shared/domain/questionnaire.ts';
import type { Answers, Question, Questionnaire } from '#shared/domain/questionnaire.ts';
import { IDS, choice, counter, q, question, resting, said, someAnswers, someForm, someQuestion } from './someForms.ts';

const correction = (answered: readonly string[] = []): Correction => ({
  now: 100,
  newId: counter(),
  isAnswered: (id) => answered.includes(id),
});
const budget = question('budget', { kind: 'single', choices: [choice('low', 'Low'), choice('high', 'High')] });
const first: Questionnaire = { version: 1, questions: [budget, question('name')] };
const idsOf = (draft: Draft): string[] => draft.map(({ id }) => id);

describe('a form that is corrected during the show', () => {
  test('corrected words keep the ids, and make a new version', () => {
    const draft = withQuestion(first.questions, { ...budget, words: { en: 'Budget, roughly?', fr: 'Budget ?' } });
    const next = corrected(first, draft, correction(['budget']));
    expect(next.version).toBe(2);
    expect(idsOf(next.questions)).toEqual(['budget', 'name']);
    expect(next.questions[0]?.words.en).toBe('Budget, roughly?');
  });

  test('nothing changed is the same version', () => {
    expect(corrected(first, first.questions, correction(['budget', 'name']))).toBe(first);
    expect(corrected(undefined, [question('a')], correction()).version).toBe(1);
  });

  test('a question or a choice the draft leaves out is retired, not lost', () => {
    const next = corrected(first, [{ ...budget, choices: [choice('high', 'High')] }], correction());
    expect(next.questions.map(({ id, retiredAt }) => [id, retiredAt])).toEqual([
      ['budget', undefined],
      ['name', 100],
    ]);
    expect(next.questions[0]?.choices).toEqual([choice('high', 'High'), { ...choice('low', 'Low'), retiredAt: 100 }]);
  });

  test('a choice whose words were emptied is retired with the words it had; a new one without words is dropped', () => {
    const draft = [withChoice({ ...budget, choices: [choice('low', ' '), choice('high', 'High')] }, choice('new', ''))];
    expect(corrected(first, draft, correction()).questions[0]?.choices).toEqual([
      { ...choice('low', 'Low'), retiredAt: 100 },
      choice('high', 'High'),
    ]);
  });

  test('another kind is another question once somebody answered: the old one is retired, conditions go along', () => {
    const rests = question('rests', { shownIf: { question: q('budget'), is: 'choice', choice: 'low' } });
    const before = { version: 4, questions: [budget, rests] };
    const draft = [withKind(budget, 'number', counter()), rests];
    const next = corrected(before, draft, correction(['budget']));
    expect(next.questions.map(({ id, kind, retiredAt }) => [id, kind, retiredAt])).toEqual([
      ['fresh-1', 'number', undefined],
      ['budget', 'single', 100],
      ['rests', 'text', undefined],
    ]);
    expect(next.questions[1]?.choices).toEqual(budget.choices);
    expect(next.questions[2]?.shownIf).toEqual({ question: 'fresh-1', is: 'answered' });
    expect(corrected(before, draft, correction()).questions.map(({ id }) => id)).toEqual(['budget', 'rests']);
  });

  test('one choice may become several without a new question; a scale with other ends may not', () => {
    expect(keepsAnswers(budget, { ...budget, kind: 'multi' })).toBe(true);
    expect(keepsAnswers({ ...budget, kind: 'multi' }, budget)).toBe(false);
    expect(keepsAnswers(scale(1, 5), { ...scale(1, 5), words: { en: 'new', fr: '' } })).toBe(true);
    expect(keepsAnswers(scale(1, 5), scale(1, 10))).toBe(false);
  });

  test('no saved form has conditions in a circle, on themselves or on nothing', () => {
    const next = corrected(
      undefined,
      [resting('a', 'b'), resting('b', 'c'), resting('c', 'a'), resting('d', 'd'), resting('e', 'none')],
      correction(),
    );
    expect(next.questions.filter(({ shownIf }) => shownIf === undefined).map(({ id }) => id)).toEqual(['a', 'd', 'e']);
    const answers = Object.fromEntries(idsOf(next.questions).map((id) => [id, said('x')]));
    expect(askedOf(next, answers)).toHaveLength(5);
  });
});

/** One random edit of a draft, as the builder makes them. */
type Edit = (draft: Draft, saved: Draft, newId: () => string) => Draft;

const someEdit: Arbitrary<Edit> = record({
  id: constantFrom(...IDS).map(q),
  to: integer({ min: -1, max: 6 }),
  kind: constantFrom(...QUESTION_KINDS),
  what: constantFrom(
    'words',
    'kind',
    'remove',
    'back',
    'move',
    'add',
    'choice',
    'unchoose',
    'rechoose',
    'reorder',
    'drop',
    'ends',
    'empty',
  ),
  other: someQuestion('a'),
}).map(({ id, to, kind, what, other }): Edit => (draft, saved, newId) => {
  const one = draft.find((each) => each.id === id);
  if (what === 'add') return withQuestion(draft, newQuestion(kind, newId));
  if (one === undefined) return draft;
  const isSaved = saved.some((each) => each.id === id);
  const hasChoice = saved.find((each) => each.id === id)?.choices?.some((each) => each.id === 'x') === true;
  switch (what) {
    case 'words':
      return withQuestion(draft, { ...one, words: other.words, ...(other.shownIf === undefined ? {} : { shownIf: other.shownIf }) });
    case 'kind':
      return withQuestion(draft, withKind(one, kind, newId));
    case 'remove':
      return withoutQuestion(draft, id, { now: 50, isSaved });
    case 'back':
      return broughtBack(draft, id);
    case 'move':
      return moved(draft, id, to);
    case 'choice':
      return withQuestion(draft, withChoice(one, choice(newId(), 'Another')));
    case 'unchoose':
      return withQuestion(draft, withoutChoice(one, 'x', { now: 50, isSaved: hasChoice }));
    case 'rechoose':
      return withQuestion(draft, choiceBack(one, 'x'));
    case 'reorder':
      return withQuestion(draft, choiceMoved(one, 'y', to));
    case 'drop':
      return draft.filter((each) => each.id !== id);
    case 'empty':
      return withQuestion(draft, one.choices === undefined ? one : { ...one, choices: one.choices.slice(0, to) });
    case 'ends':
      return withQuestion(draft, one.kind === 'scale' ? { ...one, scale: { from: 0, to: to + 3 } } : one);
    default:
      return draft;
  }
});

/** All that could be read of the answers under a form. */
const readAll = (form: Questionnaire, answers: Answers): Map<string, string> =>
  new Map(
    Object.entries(answers).map(([id, answer]) => {
      const of = form.questions.find((one) => one.id === id);
      return [id, of === undefined ? 'unknown' : `${of.kind}: ${answerText(of, answer, 'en')}`];
    }),
  );

const isTold = (form: Questionnaire, answers: Answers, id: string): boolean =>
  askedOf(form, answers).some((one) => one.id === id) || keptAnswers(form, answers).some((one) => one.id === id && one.question !== null);

test('random edits of a form, saved again and again, never lose an answer or change what it says', () => {
  const rounds = array(array(someEdit, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
  assert(
    property(someForm, someAnswers, rounds, (questions, given, edits) => {
      const newId = counter();
      let form = corrected(undefined, questions, { now: 1, newId, isAnswered: () => false });
      const answers = Object.fromEntries(
        Object.entries(given).filter(
          ([id, answer]) => answer !== undefined && !isEmptyAnswer(answer.value) && form.questions.some((one) => one.id === id),
        ),
      );
      const isAnswered = (id: QuestionId): boolean => Object.hasOwn(answers, id);
      for (const round of edits) {
        const told = readAll(form, answers);
        const saved = form.questions;
        const draft = round.reduce<Draft>((before, edit) => edit(before, saved, newId), saved);
        const next = corrected(form, draft, { now: form.version * 100, newId, isAnswered });
        expect([form.version, form.version + 1]).toContain(next.version);
        for (const [id, text] of told) {
          expect(isTold(next, answers, id)).toBe(true);
          // one choice that became several is told by the same words
          expect(readAll(next, answers).get(id)?.replace('multi:', 'single:')).toBe(text.replace('multi:', 'single:'));
        }
        expect(corrected(next, next.questions, { now: 9e9, newId, isAnswered })).toBe(next);
        form = next;
      }
    }),
    { numRuns: 400 },
  );
});

describe('the order of a form', () => {
  const draft = [question('a'), question('b'), question('c'), question('old', { retiredAt: 3 })];

  test('a question goes to a place among those that are asked; retired ones stay at the end', () => {
    expect(idsOf(moved(draft, q('a'), 2))).toEqual(['b', 'c', 'a', 'old']);
    expect(idsOf(moved(draft, q('c'), -4))).toEqual(['c', 'a', 'b', 'old']);
    expect(idsOf(moved(draft, q('a'), 99))).toEqual(['b', 'c', 'a', 'old']);
    expect(moved(draft, q('old'), 0)).toBe(draft);
  });

  test('a new question comes after the last that is asked, and so does one brought back', () => {
    expect(idsOf(withQuestion(draft, question('d')))).toEqual(['a', 'b', 'c', 'd', 'old']);
    const back = broughtBack(draft, q('old'));
    expect(back.at(-1)).toEqual(question('old'));
    expect(idsOf(back)).toEqual(['a', 'b', 'c', 'old']);
  });

  test('a question may rest on those before it only', () => {
    expect(idsOf(earlierThan(draft, q('c')))).toEqual(['a', 'b']);
    expect(idsOf(earlierThan(draft, q('a')))).toEqual([]);
  });

  test('taken off before it was ever saved it is gone, afterwards it is retired', () => {
    expect(idsOf(withoutQuestion(draft, q('a'), { now: 9, isSaved: false }))).toEqual(['b', 'c', 'old']);
    expect(withoutQuestion(draft, q('a'), { now: 9, isSaved: true })[0]).toEqual(question('a', { retiredAt: 9 }));
  });
});

const scale = (from: number, to: number): Question => question('s', { kind: 'scale', scale: { from, to } });

describe('before a form is saved', () => {
  test('a question needs words, a choice its words, a scale whole ends and two to eleven steps', () => {
    expect(faultOf(question('a', { words: { en: ' ', fr: '' } }))).toBe('no-words');
    expect(faultOf(question('a', { words: { en: '', fr: 'Quoi ?' } }))).toBeNull();
    expect(faultOf({ ...budget, choices: [choice('x', ' '), { ...choice('y', 'Gone'), retiredAt: 1 }] })).toBe('no-choices');
    expect(faultOf(budget)).toBeNull();
    expect([faultOf(scale(0, 10)), faultOf(scale(1, 2))]).toEqual([null, null]);
    expect([faultOf(scale(5, 5)), faultOf(scale(0, 11)), faultOf(scale(1, 2.5))]).toEqual(['scale', 'scale', 'scale']);
  });

  test('a language without words is remarked, and a condition that cannot come true', () => {
    expect(remarksOf([], question('a', { words: { en: 'What?', fr: '' } }))).toEqual(['no-fr']);
    expect(remarksOf([], { ...budget, choices: [choice('x', '', 'Bas')] })).toEqual(['no-en']);
    const rests = question('r', { shownIf: { question: q('budget'), is: 'choice', choice: 'low' } });
    const whole = { ...budget, choices: [choice('low', 'Low', 'Bas')] };
    expect(remarksOf([whole, rests], rests)).toEqual([]);
    expect(remarksOf([{ ...whole, retiredAt: 2 }, rests], rests)).toEqual(['never-asked']);
    expect(remarksOf([withoutChoice(whole, 'low', { now: 2, isSaved: true }), rests], rests)).toEqual(['choice-gone']);
  });

  test('every ready set is complete in both languages, has fresh ids, and rests on its own questions', () => {
    const made = QUESTION_TEMPLATES.flatMap((template) => [...questionsOf(template, counter())]);
    for (const template of QUESTION_TEMPLATES) {
      const set = questionsOf(template, counter());
      expect(set.map((one) => [faultOf(one), remarksOf(set, one)])).toEqual(set.map(() => [null, []]));
    }
    expect(made.filter(({ shownIf }) => shownIf !== undefined).length).toBeGreaterThan(0);
    expect(new Set(made.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  });
});
