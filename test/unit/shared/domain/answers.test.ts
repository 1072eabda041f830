import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerText, askedOf, faultOfAnswer, keptAnswers, progressOf, questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import type { Answers, Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import { choice, q, question, resting, said, someAnswers, someForm } from './someForms.ts';

const supplier = question('supplier', { kind: 'single', choices: [choice('yes', 'Yes', 'Oui'), choice('no', 'No', 'Non')] });
const which = question('which', { isRequired: true, shownIf: { question: q('supplier'), is: 'choice', choice: 'yes' } });
const liked = question('liked', { kind: 'scale', scale: { from: 1, to: 5 }, shownIf: { question: q('which'), is: 'answered' } });
const why = question('why', { shownIf: { question: q('liked'), is: 'at-least', value: 4 } });
const all = [supplier, which, liked, why];
const form = { version: 1, questions: all };

const idsOf = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);
const asked = (answers: Answers): string[] => idsOf(askedOf(form, answers));

describe('the questions a lead is asked', () => {
  test('a show without a form asks nothing', () => {
    expect(askedOf(undefined)).toEqual([]);
    expect(progressOf(undefined, { [q('a')]: said('x') })).toEqual({ answered: 0, asked: 0, missing: [] });
  });

  test('a question is asked once the answer it depends on is given, and a chain of them link by link', () => {
    expect(asked({})).toEqual(['supplier']);
    expect(asked({ [q('supplier')]: said('no') })).toEqual(['supplier']);
    const yes = { [q('supplier')]: said('yes') };
    expect(asked(yes)).toEqual(['supplier', 'which']);
    expect(asked({ ...yes, [q('which')]: said('  ') })).toEqual(['supplier', 'which']);
    const named = { ...yes, [q('which')]: said('Pumpwell') };
    expect(asked(named)).toEqual(['supplier', 'which', 'liked']);
    expect(asked({ ...named, [q('liked')]: said(3) })).not.toContain('why');
    expect(asked({ ...named, [q('liked')]: said(4) })).toEqual(['supplier', 'which', 'liked', 'why']);
  });

  test('what rests on a hidden question is hidden, though the hidden answer is kept', () => {
    const answers = { [q('supplier')]: said('no'), [q('which')]: said('Pumpwell'), [q('liked')]: said(5), [q('why')]: said('price') };
    expect(asked(answers)).toEqual(['supplier']);
    expect(keptAnswers(form, answers).map(({ id }) => id)).toEqual(['which', 'liked', 'why']);
  });

  test('a retired question is not asked, and takes what rests on it along', () => {
    const retired = { version: 2, questions: [{ ...supplier, retiredAt: 5 }, which, liked, why, question('more')] };
    expect(idsOf(askedOf(retired, { [q('supplier')]: said('yes') }))).toEqual(['more']);
  });

  test('an answer of one choice counts where several are allowed now', () => {
    const several: Question = { ...supplier, kind: 'multi' };
    expect(idsOf(askedOf({ version: 2, questions: [several, which] }, { [q('supplier')]: said('yes') }))).toEqual(['supplier', 'which']);
    expect(idsOf(askedOf({ version: 2, questions: [several, which] }, { [q('supplier')]: said(['no', 'yes']) }))).toContain('which');
  });

  test('conditions in a circle, on themselves or on nothing ask nothing, and come to an end', () => {
    const circle = {
      version: 1,
      questions: [resting('a', 'b'), resting('b', 'a'), resting('c', 'c'), resting('d', 'nothing'), resting('e', 'a')],
    };
    const answers = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, said('x')]));
    expect(askedOf(circle, answers)).toEqual([]);
  });

  test('an id spelled like what every object has is no answer', () => {
    const odd = question('constructor');
    expect(progressOf({ version: 1, questions: [odd, question('toString')] }, {})).toMatchObject({ answered: 0, asked: 2 });
    expect(answerText(odd, undefined, 'en')).toBe('');
  });

  test('the order of the form is kept, retired ones are left out, and answers to hidden questions change nothing', () => {
    assert(
      property(someForm, someAnswers, someAnswers, (questions, answers, others) => {
        const random = { version: 1, questions };
        const ids = idsOf(askedOf(random, answers));
        expect(ids).toEqual(idsOf(questions).filter((id) => ids.includes(id)));
        expect(askedOf(random, answers).every(({ retiredAt }) => retiredAt === undefined)).toBe(true);
        const hidden = Object.fromEntries(Object.entries(others).filter(([id]) => !ids.includes(id)));
        expect(idsOf(askedOf(random, { ...answers, ...hidden }))).toEqual(ids);
      }),
    );
  });

  test('every answer is either among the asked questions or among the kept ones', () => {
    assert(
      property(someForm, someAnswers, (questions, answers) => {
        const random = { version: 1, questions };
        const { answered } = progressOf(random, answers);
        const empty = Object.values(answers).filter((one) => one !== undefined && (one.value === '' || String(one.value).trim() === ''));
        expect(answered + keptAnswers(random, answers).length).toBe(Object.keys(answers).length - empty.length);
      }),
    );
  });
});

describe('what is still missing', () => {
  test('only required questions that are asked of this lead are missing', () => {
    expect(progressOf(form, {})).toEqual({ answered: 0, asked: 1, missing: [] });
    expect(progressOf(form, { [q('supplier')]: said('yes') })).toEqual({ answered: 1, asked: 2, missing: [which] });
    expect(progressOf(form, { [q('supplier')]: said('yes'), [q('which')]: said('Pumpwell') })).toMatchObject({ answered: 2, missing: [] });
  });
});

describe('an answer to a question', () => {
  const cases: readonly (readonly [Question, string | number | readonly string[], ReturnType<typeof faultOfAnswer>])[] = [
    [question('t'), 'Pumpwell', null],
    [question('t'), ' ', 'empty'],
    [question('t'), 3, 'kind'],
    [supplier, 'yes', null],
    [supplier, 'perhaps', 'choice'],
    [supplier, ['yes'], 'kind'],
    [{ ...supplier, kind: 'multi' }, ['yes', 'no'], null],
    [{ ...supplier, kind: 'multi' }, 'yes', null],
    [{ ...supplier, kind: 'multi' }, ['yes', 'perhaps'], 'choice'],
    [{ ...supplier, kind: 'multi' }, [], 'empty'],
    [{ ...supplier, choices: [{ ...choice('yes', 'Yes'), retiredAt: 3 }] }, 'yes', null],
    [question('n', { kind: 'number' }), 0, null],
    [question('n', { kind: 'number' }), '0', 'kind'],
    [question('n', { kind: 'number' }), Number.POSITIVE_INFINITY, 'range'],
    [liked, 5, null],
    [liked, 6, 'range'],
    [liked, 2.5, 'range'],
    [question('d', { kind: 'date' }), '2026-03-14', null],
    [question('d', { kind: 'date' }), '2026-02-30', 'day'],
    [question('d', { kind: 'date' }), '0002-03-14', 'day'],
    [question('d', { kind: 'date' }), '14/03/2026', 'day'],
  ];
  test.each(cases)('%o answered %o: %s', (asked, value, fault) => {
    expect(faultOfAnswer(asked, value)).toBe(fault);
  });

  test('reads in the language asked for, in the other one where words are missing', () => {
    expect(answerText(supplier, said('yes'), 'fr')).toBe('Oui');
    expect(answerText({ ...supplier, choices: [choice('yes', 'Yes')] }, said('yes'), 'fr')).toBe('Yes');
    expect(wordsIn({ en: ' ', fr: 'Oui' }, 'en')).toBe('Oui');
    expect(answerText({ ...supplier, kind: 'multi' }, said(['no', 'yes']), 'en')).toBe('No, Yes');
    expect(answerText(question('n', { kind: 'number', unit: 'kg' }), said(1200.5), 'fr')).toBe('1200,5 kg');
    expect(answerText(liked, said(4), 'en')).toBe('4');
    expect(answerText(question('d', { kind: 'date' }), said('2026-03-14'), 'fr')).toBe('2026-03-14');
  });

  test('stays readable when its choice, its question or its kind is gone', () => {
    const old: Question = { ...supplier, retiredAt: 4, choices: [{ ...choice('yes', 'Yes', 'Oui'), retiredAt: 3 }] };
    expect(answerText(old, said('yes'), 'en')).toBe('Yes');
    expect(answerText(old, said('lost'), 'en')).toBe('lost');
    expect(answerText(question('t'), said(42), 'en')).toBe('42');
    expect(answerText(question('n', { kind: 'number' }), said('about ten'), 'en')).toBe('about ten');
  });

  test('says something whenever it is not empty, whatever the form became', () => {
    assert(
      property(someForm, someAnswers, constantFrom('en' as const, 'fr' as const), (questions, answers, language) => {
        for (const one of questions) {
          const answer = answers[one.id];
          const isEmpty = answer === undefined || String(answer.value).trim() === '';
          expect(answerText(one, answer, language) === '').toBe(isEmpty);
        }
      }),
    );
  });
});

test('lists and exports show the questions that are asked in their order, then the retired ones', () => {
  const show: Pick<Show, 'questionnaire'> = { questionnaire: { version: 3, questions: [{ ...which, retiredAt: 9 }, liked, supplier] } };
  expect(idsOf(questionsToShow(show))).toEqual(['liked', 'supplier', 'which']);
  expect(questionsToShow({})).toEqual([]);
});

test('an answer to a question of another form is kept and comes last', () => {
  const answers = { [q('elsewhere')]: said('kept'), [q('which')]: said('Pumpwell') };
  expect(keptAnswers(form, answers).map(({ id, question: of }) => [id, of?.id ?? null])).toEqual([
    ['which', 'which'],
    ['elsewhere', null],
  ]);
});
