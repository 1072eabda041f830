import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QuestionId } from '#shared/domain/ids.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import { newLateSaver } from '#renderer/features/questions/lateSaver.ts';
import { optionOfDigits, optionsOf, toggled } from '#renderer/features/questions/optionKeys.ts';
import { readTyped, typedText } from '#renderer/features/questions/typedValue.ts';

const ask = (kind: Question['kind'], rest: Partial<Question> = {}): Question => ({
  id: 'q' as QuestionId, // an id of the test's own
  kind,
  words: { en: 'Q', fr: 'Q' },
  isRequired: false,
  ...rest,
});
const letters = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `c${at}`, words: { en: `Choice ${at}`, fr: `Choix ${at}` } }));

describe('what is typed into an answer', () => {
  test.each([
    ['12', 12],
    ['1 200,5', 1200.5],
    ['1 200 000', 1_200_000],
    ['12’500.25', 12_500.25],
    ['-3', -3],
    [',5', 0.5],
  ])('the number %s is %d', (typed, value) => {
    expect(readTyped(ask('number'), typed, 'fr')).toEqual({ value, fault: null });
  });

  test('a comma before three digits parts thousands in English, and is the decimal sign in French', () => {
    expect(readTyped(ask('number'), '50,000', 'en').value).toBe(50_000);
    expect(readTyped(ask('number'), '1,250,000.75', 'en').value).toBe(1_250_000.75);
    expect(readTyped(ask('number'), '1,5', 'en').value).toBe(1.5);
    expect(readTyped(ask('number'), '1,500', 'fr').value).toBe(1.5);
  });

  test.each(['twelve', '1,2,3', '1e9', '-', '.', '0x10', 'NaN', 'Infinity'])('%s is no number', (typed) => {
    expect(readTyped(ask('number'), typed, 'fr').fault).toBe('kind');
  });

  test('blanks alone take the answer away; half a year is no day yet', () => {
    expect(readTyped(ask('text'), '  ', 'en')).toEqual({ value: null, fault: null });
    expect(readTyped(ask('date'), '', 'en')).toEqual({ value: null, fault: null });
    expect(readTyped(ask('date'), '0020-03-14', 'en')).toEqual({ value: null, fault: 'day' });
    expect(readTyped(ask('date'), '2026-03-14', 'en')).toEqual({ value: '2026-03-14', fault: null });
  });

  test('a saved number is typed back as it is shown, in either language', () => {
    for (const language of ['en', 'fr'] as const)
      expect(readTyped(ask('number'), typedText(1_234_500.5, language), language).value).toBe(1_234_500.5);
    expect(typedText(undefined, 'en')).toBe('');
  });
});

describe('choices by digits', () => {
  test('1 to 9 and then 0 stand for the first ten choices; more are not reached by a digit', () => {
    const options = optionsOf(ask('single', { choices: letters(12) }), undefined, 'en');
    expect(optionOfDigits(options, '1')?.id).toBe('c0');
    expect(optionOfDigits(options, '0')?.id).toBe('c9');
    expect(options.slice(10).map(({ digits }) => digits)).toEqual(['', '']);
  });

  test('a digit on a scale is its value; 0 is the 10 of a scale without a 0', () => {
    const oneToTen = optionsOf(ask('scale', { scale: { from: 1, to: 10 } }), undefined, 'en');
    expect([optionOfDigits(oneToTen, '7')?.id, optionOfDigits(oneToTen, '0')?.id]).toEqual(['7', '10']);
    const zeroToTen = optionsOf(ask('scale', { scale: { from: 0, to: 10 } }), undefined, 'en');
    expect([optionOfDigits(zeroToTen, '0')?.id, optionOfDigits(zeroToTen, '10')?.id]).toEqual(['0', '10']);
    expect(optionOfDigits(optionsOf(ask('scale', { scale: { from: 1, to: 5 } }), undefined, 'en'), '7')).toBeUndefined();
  });

  test('a retired choice is offered only to the lead that has it, and so is a step outside of the scale', () => {
    const choices = letters(2).map((choice, at) => (at === 0 ? { ...choice, retiredAt: 4 } : choice));
    const labels = (value?: string) => optionsOf(ask('single', { choices }), value, 'fr').map(({ label }) => label);
    expect([labels(), labels('c0'), labels('lost')]).toEqual([['Choix 1'], ['Choix 1', 'Choix 0'], ['Choix 1', 'lost']]);
    const steps = optionsOf(ask('scale', { scale: { from: 1, to: 3 } }), 8, 'en');
    expect(steps.map(({ id, isRetired }) => [id, isRetired])).toEqual([
      ['1', false],
      ['2', false],
      ['3', false],
      ['8', true],
    ]);
  });

  test('a press chooses, a second press takes away; several are kept where several are allowed', () => {
    expect(toggled(ask('single'), undefined, 'a')).toBe('a');
    expect(toggled(ask('single'), 'a', 'b')).toBe('b');
    expect(toggled(ask('single'), 'a', 'a')).toBeNull();
    expect(toggled(ask('scale'), 3, '3')).toBeNull();
    expect(toggled(ask('scale'), 3, '4')).toBe(4);
    expect(toggled(ask('multi'), 'a', 'b')).toEqual(['a', 'b']);
    expect(toggled(ask('multi'), ['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(ask('multi'), ['a'], 'a')).toBeNull();
  });
});

describe('an answer that is being typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is written once typing pauses: the newest text, one write', async () => {
    const written: string[] = [];
    const saver = newLateSaver();
    for (const text of ['P', 'Pu', 'Pump'])
      saver.type(async () => {
        await Promise.resolve();
        return written.push(text) > 0;
      });
    expect(written).toEqual([]);
    await vi.runOnlyPendingTimersAsync();
    expect(written).toEqual(['Pump']);
  });

  test('is written at once when the field is left, and what is typed meanwhile after it', async () => {
    const written: string[] = [];
    const saver = newLateSaver();
    saver.type(async () => {
      saver.type(() => Promise.resolve(written.push('second') > 0));
      await Promise.resolve();
      return written.push('first') > 0;
    });
    expect(await saver.flush()).toBe(true);
    expect(written).toEqual(['first', 'second']);
    expect(await saver.flush()).toBe(true);
    expect(written).toHaveLength(2);
  });

  test('that could not be written waits, and is written when the field is left again', async () => {
    let tries = 0;
    const saver = newLateSaver();
    saver.type(() => {
      tries += 1;
      return Promise.resolve(tries > 1);
    });
    expect(await saver.flush()).toBe(false);
    expect(await saver.flush()).toBe(true);
    expect(tries).toBe(2);
  });
});
