import { faultOfAnswer } from '#shared/domain/answers.ts';
import type { AnswerFault, Language } from '#shared/domain/answers.ts';
import type { AnswerValue, Question } from '#shared/domain/questionnaire.ts';

/** What a person typed into a field, as an answer (null: none), or what is wrong with it. */
export type Typed = { readonly value: AnswerValue | null; readonly fault: AnswerFault | null };

/** Digits as people group them: blanks of any width, apostrophes; one decimal sign, comma or point. */
const NUMBER = /^[+-]?(?:\d[\d\s'’]*)?(?:[.,]\d+)?$/u;

/** Thousands parted by commas, as English writes them: 50,000 is no fifty there. */
const ENGLISH = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;

function readNumber(text: string, language: Language): number {
  if (language === 'en' && ENGLISH.test(text)) return Number(text.replaceAll(',', ''));
  if (!NUMBER.test(text) || !/\d/u.test(text)) return Number.NaN;
  return Number(text.replaceAll(/[\s'’]/gu, '').replace(',', '.'));
}

/** Reads what was typed, in a language, as an answer to a question that is answered by typing. Blanks around it do not count. */
export function readTyped(question: Question, typed: string, language: Language): Typed {
  const text = typed.trim();
  if (text === '') return { value: null, fault: null };
  const value = question.kind === 'number' ? readNumber(text, language) : text;
  const fault = Number.isNaN(value) ? 'kind' : faultOfAnswer(question, value);
  return fault === null ? { value, fault } : { value: null, fault };
}

/** An answer as the text of its field; '' when there is none. */
export function typedText(value: AnswerValue | undefined, language: Language): string {
  if (typeof value === 'number' && Number.isFinite(value))
    return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(value);
  return typeof value === 'string' ? value : '';
}
