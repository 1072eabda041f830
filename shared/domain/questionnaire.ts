import type { QuestionId, StaffId } from './ids.ts';

/** How a question is answered. `scale` is a whole number from `from` to `to`. */
export type QuestionKind = 'text' | 'single' | 'multi' | 'number' | 'date' | 'scale';
export const QUESTION_KINDS: readonly QuestionKind[] = ['text', 'single', 'multi', 'number', 'date', 'scale'];

/** Words in the languages of the booth; one may be empty, the other is shown then. */
export type Words = { readonly en: string; readonly fr: string };

/** A choice keeps its id when its words are corrected, so that answers follow the correction. */
export type Choice = {
  readonly id: string;
  readonly words: Words;
  /** Taken off the question: offered no more, answers that chose it stay readable. */
  readonly retiredAt?: number;
};

/** Asked only when another question was answered so: a choice's id, a number's or scale's least value, or anything at all. */
export type ShownIf =
  | { readonly question: QuestionId; readonly is: 'choice'; readonly choice: string }
  | { readonly question: QuestionId; readonly is: 'at-least'; readonly value: number }
  | { readonly question: QuestionId; readonly is: 'answered' };

export type Question = {
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  readonly words: Words;
  readonly isRequired: boolean;
  /** `single` and `multi` only. */
  readonly choices?: readonly Choice[];
  /** `scale` only. */
  readonly scale?: { readonly from: number; readonly to: number };
  /** `number` only: what is counted ("kg", "people"). */
  readonly unit?: string;
  readonly shownIf?: ShownIf;
  /** Taken off the form: asked no more, its answers stay and are exported. */
  readonly retiredAt?: number;
};

/** The questions of a show in order. The version grows with each change that is saved. */
export type Questionnaire = { readonly version: number; readonly questions: readonly Question[] };

/** Text, a choice's id, several ids, a number, or a day `2026-03-14`, by the kind of the question. */
export type AnswerValue = string | number | readonly string[];

/** One answer, and to which version of the form, when and by whom it was written down. */
export type Answer = {
  readonly value: AnswerValue;
  readonly version: number;
  readonly at: number;
  readonly by: StaffId | null;
};

/** The answers of a lead by question. */
export type Answers = { readonly [K in QuestionId]?: Answer };
