import { expect, test } from 'vitest';
import { askedOf } from '#shared/domain/answers.ts';
import { sampleQuestions } from '#shared/domain/sampleQuestions.ts';

test('the sample show asks its date only of those who want to invest soon', () => {
  let last = 0;
  const form = sampleQuestions(() => `q${(last += 1)}`);
  const [horizon, date] = form.questions;
  const asked = (choice: string) =>
    askedOf(form, horizon === undefined ? {} : { [horizon.id]: { value: choice, version: 1, at: 0, by: null } }).map(({ id }) => id);
  expect(asked('c1')).toContain(date?.id);
  expect(asked('c2')).not.toContain(date?.id);
  expect(new Set(form.questions.map(({ id }) => id)).size).toBe(form.questions.length);
});
