import type { QuestionId } from './ids.ts';
import type { Answer, AnswerValue, Answers, Question, Questionnaire, ShownIf, Words } from './questionnaire.ts';
import type { Show } from './show.ts';

export type Language = keyof Words;

/** The words in a language; those of the other one where they are missing. '' when there are none at all. */
export const wordsIn = (words: Words, language: Language): string =>
  words[language].trim() || words[language === 'en' ? 'fr' : 'en'].trim();

/** The answer to a question; undefined when there is none. */
export const answerOf = (answers: Answers | undefined, id: QuestionId): Answer | undefined =>
  // ids of a file from elsewhere may be spelled like what every object has
  answers !== undefined && Object.hasOwn(answers, id) ? answers[id] : undefined;

/** The ids of chosen choices: an answer of a question that allowed one choice reads as one of a question that allows several. */
export const chosenOf = (value: AnswerValue): readonly string[] => (typeof value === 'object' ? value : [String(value)]);

/** An answer that says nothing: blanks, or no choice at all. */
export const isEmptyAnswer = (value: AnswerValue): boolean =>
  typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && value.length === 0;

const isAnswered = (answer: Answer | undefined): answer is Answer => answer !== undefined && !isEmptyAnswer(answer.value);

function holds(condition: ShownIf, answer: Answer | undefined): boolean {
  if (!isAnswered(answer)) return false;
  switch (condition.is) {
    case 'answered':
      return true;
    case 'choice':
      return chosenOf(answer.value).includes(condition.choice);
    case 'at-least':
      return typeof answer.value === 'number' && answer.value >= condition.value;
  }
}

/** Each question rests on one other at most: what it rests on is a line, which is walked to its end. */
function isAsked(question: Question, known: ReadonlyMap<QuestionId, Question>, answers: Answers | undefined): boolean {
  const seen = new Set<QuestionId>();
  for (let at: Question | undefined = question; at !== undefined;) {
    if (at.retiredAt !== undefined || seen.has(at.id)) return false;
    if (at.shownIf === undefined) return true;
    seen.add(at.id);
    if (!holds(at.shownIf, answerOf(answers, at.shownIf.question))) return false;
    at = known.get(at.shownIf.question);
  }
  return false;
}

/**
 * The questions that are asked of a lead with these answers, in the order of the form: without retired ones, and without those whose
 * condition does not hold or rests on a question that is not asked itself. Conditions in a circle rest on nothing: none of them is asked.
 */
export function askedOf(form: Questionnaire | undefined, answers?: Answers): Question[] {
  const questions = form?.questions ?? [];
  const known = new Map(questions.map((question) => [question.id, question]));
  return questions.filter((question) => isAsked(question, known, answers));
}

/** How far a lead is: answered and asked questions, and the required ones that are still open. */
export type Progress = { readonly answered: number; readonly asked: number; readonly missing: readonly Question[] };

/** Counts over the questions that are asked of the lead now. */
export function progressOf(form: Questionnaire | undefined, answers?: Answers): Progress {
  const asked = askedOf(form, answers);
  const open = asked.filter(({ id }) => !isAnswered(answerOf(answers, id)));
  return { answered: asked.length - open.length, asked: asked.length, missing: open.filter(({ isRequired }) => isRequired) };
}

/** Why a value is no answer to a question: the end of a translation key (`questions.fault_<fault>`). */
export type AnswerFault = 'empty' | 'kind' | 'choice' | 'range' | 'day';

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Days of these years are meant: a date field passes through the year 0002 on the way to 2026. */
const isDay = (value: string): boolean => {
  const at = DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) && value >= '1900-01-01' && value < '2200-01-01';
};

const hasChoices = ({ choices = [] }: Question, ids: readonly string[]): boolean =>
  ids.every((id) => choices.some((choice) => choice.id === id));

const isInScale = ({ scale }: Question, value: number): boolean =>
  scale !== undefined && Number.isInteger(value) && value >= scale.from && value <= scale.to;

/** What is wrong with a value as an answer to a question; null when nothing is. Choices that were taken off are still answers. */
export function faultOfAnswer(question: Question, value: AnswerValue): AnswerFault | null {
  if (isEmptyAnswer(value)) return 'empty';
  switch (question.kind) {
    case 'text':
      return typeof value === 'string' ? null : 'kind';
    case 'single':
      if (typeof value !== 'string') return 'kind';
      return hasChoices(question, [value]) ? null : 'choice';
    case 'multi':
      if (typeof value === 'number') return 'kind';
      return hasChoices(question, chosenOf(value)) ? null : 'choice';
    case 'number':
      if (typeof value !== 'number') return 'kind';
      return Number.isFinite(value) ? null : 'range';
    case 'date':
      if (typeof value !== 'string') return 'kind';
      return isDay(value) ? null : 'day';
    case 'scale':
      if (typeof value !== 'number') return 'kind';
      return isInScale(question, value) ? null : 'range';
  }
}

function choiceText(question: Question, id: string, language: Language): string {
  const choice = question.choices?.find((one) => one.id === id);
  // a choice nobody knows any more is better read by its id than lost
  return choice === undefined ? id : wordsIn(choice.words, language) || id;
}

const numberText = (value: number, language: Language): string =>
  Number.isFinite(value) ? new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 10 }).format(value) : '';

/**
 * An answer as one line of text, '' when there is none: choices by their words (several parted by ", "), numbers with the decimal sign
 * of the language and their unit, days as `2026-03-14`, which every sheet reads. Answers of retired questions, to choices that were
 * taken off, and of another kind than the question's stay readable.
 */
export function answerText(question: Question, answer: Pick<Answer, 'value'> | undefined, language: Language): string {
  if (answer === undefined) return '';
  const { value } = answer;
  if (typeof value === 'number') {
    const unit = question.kind === 'number' ? (question.unit ?? '').trim() : '';
    return `${numberText(value, language)} ${unit}`.trim();
  }
  if (typeof value === 'object' || question.kind === 'single' || question.kind === 'multi')
    return chosenOf(value)
      .map((id) => choiceText(question, id, language))
      .join(', ');
  return value.trim();
}

/** Is the question, or the choice, still on the form? */
export const isLive = ({ retiredAt }: { readonly retiredAt?: number }): boolean => retiredAt === undefined;

/** The questions of a show for lists, filters and exports: those that are asked in their order, then the retired ones, which may have answers. */
export function questionsToShow({ questionnaire }: Pick<Show, 'questionnaire'>): Question[] {
  const questions = questionnaire?.questions ?? [];
  return [...questions.filter(isLive), ...questions.filter((question) => !isLive(question))];
}

/** An answer to a question that is not asked of this lead now; `question` is null when the form does not know it. */
export type KeptAnswer = { readonly id: QuestionId; readonly question: Question | null; readonly answer: Answer };

/** The answers that no question on the form shows now: their question was retired, is hidden by another answer, or came from another form. */
export function keptAnswers(form: Questionnaire | undefined, answers: Answers = {}): KeptAnswer[] {
  const asked = new Set(askedOf(form, answers).map(({ id }) => id));
  const known = questionsToShow(form === undefined ? {} : { questionnaire: form });
  const ids = Object.keys(answers) as QuestionId[]; // the keys of answers are ids of questions
  const order = new Map(known.map(({ id }, at) => [id, at]));
  return ids
    .flatMap((id): KeptAnswer[] => {
      const answer = answerOf(answers, id);
      if (asked.has(id) || !isAnswered(answer)) return [];
      return [{ id, question: known.find((question) => question.id === id) ?? null, answer }];
    })
    .sort((a, b) => (order.get(a.id) ?? known.length) - (order.get(b.id) ?? known.length));
}
