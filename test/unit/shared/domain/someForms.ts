import { boolean, constant, constantFrom, integer, oneof, option, record, shuffledSubarray, string, subarray, tuple } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { QuestionId } from '#shared/domain/ids.ts';
import { QUESTION_KINDS } from '#shared/domain/questionnaire.ts';
import type { Answer, AnswerValue, Answers, Choice, Question, ShownIf } from '#shared/domain/questionnaire.ts';

/** An id as tests write it. */
export const q = (id: string): QuestionId => id as QuestionId; // a test's id for a question

/** A choice with its English words; French ones where given. */
export const choice = (id: string, en: string, fr = ''): Choice => ({ id, words: { en, fr } });

/** A question of some kind; words are its id unless given. */
export const question = (id: string, rest: Partial<Question> = {}): Question => ({
  id: q(id),
  kind: 'text',
  words: { en: `${id}?`, fr: `${id} ?` },
  isRequired: false,
  ...rest,
});

/** A question that is asked once another has any answer. */
export const resting = (id: string, other: string): Question => question(id, { shownIf: { question: q(other), is: 'answered' } });

/** An answer given at nine to version 1 by nobody. */
export const said = (value: AnswerValue): Answer => ({ value, version: 1, at: 9, by: null });

/** Ids that count up, `fresh-1` and on. */
export const counter = (): (() => string) => {
  let last = 0;
  return () => {
    last += 1;
    return `fresh-${last}`;
  };
};

/** The questions of random forms. */
export const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const CHOICES = ['x', 'y', 'z'] as const;

const words = record({ en: string({ maxLength: 6 }), fr: string({ maxLength: 6 }) });

const someCondition: Arbitrary<ShownIf> = oneof(
  record({ question: constantFrom(...IDS).map(q), is: constant('answered' as const) }),
  record({ question: constantFrom(...IDS).map(q), is: constant('choice' as const), choice: constantFrom(...CHOICES) }),
  record({ question: constantFrom(...IDS).map(q), is: constant('at-least' as const), value: integer({ min: -3, max: 12 }) }),
);

/** A question of any kind, with any condition, even one in a circle. */
export const someQuestion = (id: string): Arbitrary<Question> =>
  record({
    kind: constantFrom(...QUESTION_KINDS),
    words,
    isRequired: boolean(),
    shownIf: option(someCondition, { nil: undefined }),
    retiredAt: option(constant(5), { nil: undefined, freq: 5 }),
    to: integer({ min: 2, max: 10 }),
  }).map(({ shownIf, retiredAt, to, ...rest }) => ({
    ...rest,
    id: q(id),
    ...(rest.kind === 'single' || rest.kind === 'multi' ? { choices: CHOICES.map((one) => choice(one, `Choice ${one}`)) } : {}),
    ...(rest.kind === 'scale' ? { scale: { from: 1, to } } : {}),
    ...(shownIf === undefined ? {} : { shownIf }),
    ...(retiredAt === undefined ? {} : { retiredAt }),
  }));

/** A form of some of the questions, in any order. */
export const someForm: Arbitrary<Question[]> = shuffledSubarray([...IDS])
  .chain((ids) => tuple(...ids.map((id) => someQuestion(id))))
  .map((all) => [...all]);

const someValue: Arbitrary<AnswerValue> = oneof(
  constantFrom(...CHOICES),
  string({ maxLength: 8 }),
  integer({ min: -5, max: 12 }),
  subarray([...CHOICES]),
  constant('2026-03-14'),
);

/** Answers to some of the questions, of any kind. */
export const someAnswers: Arbitrary<Answers> = subarray([...IDS])
  .chain((ids) => tuple(...ids.map((id) => someValue.map((value) => [id, said(value)] as const))))
  .map((entries) => Object.fromEntries(entries));
