import { chosenOf, isLive, wordsIn } from '#shared/domain/answers.ts';
import type { Language } from '#shared/domain/answers.ts';
import type { AnswerValue, Question } from '#shared/domain/questionnaire.ts';

/** One choice on the screen. `digits`: what is typed to choose it, '' when only arrows and the mouse do. */
export type Option = { readonly id: string; readonly label: string; readonly digits: string; readonly isRetired: boolean };

/** The digit of a place from 0: 1 to 9, then 0. */
const digitAt = (at: number): string => (at > 9 ? '' : String((at + 1) % 10));

/** The ids of what is chosen: choices, or the step of a scale. */
export const chosenIn = (value: AnswerValue | undefined): readonly string[] => (value === undefined ? [] : chosenOf(value));

/** What can be chosen: the live choices, and retired ones that this lead has chosen; or the steps of the scale. */
export function optionsOf(question: Question, value: AnswerValue | undefined, language: Language): readonly Option[] {
  if (question.kind === 'scale') {
    const { from, to } = question.scale ?? { from: 1, to: 0 };
    const steps = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => String(from + at));
    const old = chosenIn(value).filter((id) => !steps.includes(id));
    return [...steps, ...old].map((id) => ({ id, label: id, digits: id, isRetired: old.includes(id) }));
  }
  const chosen = chosenIn(value);
  const known = question.choices ?? [];
  const offered = [...known.filter(isLive), ...known.filter((choice) => !isLive(choice) && chosen.includes(choice.id))];
  const unknown = chosen.filter((id) => !known.some((choice) => choice.id === id));
  const options = offered.map((choice) => ({ id: choice.id, label: wordsIn(choice.words, language) || '…', isRetired: !isLive(choice) }));
  return [...options, ...unknown.map((id) => ({ id, label: id, isRetired: true }))].map((option, at) => ({
    ...option,
    digits: digitAt(at),
  }));
}

/** The choice that digits stand for. On a scale that ends at 10 without a 0, the 0 is the 10. */
export const optionOfDigits = (options: readonly Option[], digits: string): Option | undefined =>
  options.find((option) => option.digits === digits) ?? (digits === '0' ? options.find((option) => option.digits === '10') : undefined);

/** The answer once a choice is pressed: chosen, or taken away again; null when nothing is left. */
export function toggled(question: Question, value: AnswerValue | undefined, id: string): AnswerValue | null {
  const chosen = chosenIn(value);
  const isOn = chosen.includes(id);
  if (question.kind === 'multi') {
    const next = isOn ? chosen.filter((one) => one !== id) : [...chosen, id];
    return next.length === 0 ? null : next;
  }
  if (isOn) return null;
  return question.kind === 'scale' ? Number(id) : id;
}
