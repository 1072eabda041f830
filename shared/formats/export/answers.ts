import { answerOf, answerText, questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import type { QuestionId } from '#shared/domain/ids.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Column } from './column.ts';
import type { Cell, ExportContext, ExportLead } from './exportLead.ts';
import { showOf } from './exportLead.ts';

/** Sheets cut what is longer, and nobody reads it. */
const LONGEST_HEADER = 120;

/** Questions of the shows that are exported, each once, in the order of the forms. */
function askedIn({ shows, showId }: ExportContext): Question[] {
  const exported = shows.filter(({ id }) => showId === undefined || id === showId);
  const known = new Map<QuestionId, Question>();
  for (const question of exported.flatMap(questionsToShow)) if (!known.has(question.id)) known.set(question.id, question);
  return [...known.values()];
}

/** Headers as people read them; of questions in the same words the second says so. */
function headersOf(questions: readonly Question[], { language }: ExportContext): string[] {
  const used = new Map<string, number>();
  return questions.map((question) => {
    const unit = question.kind === 'number' && question.unit ? ` (${question.unit})` : '';
    const words = `${(wordsIn(question.words, language) || question.id).slice(0, LONGEST_HEADER)}${unit}`;
    const count = (used.get(words) ?? 0) + 1;
    used.set(words, count);
    return count === 1 ? words : `${words} (${count})`;
  });
}

/** An answer as the lead's own show reads it; a number to count with where one was asked for. */
function cellOf(item: ExportLead, context: ExportContext, question: Question): Cell {
  const answer = answerOf(item.lead.answers, question.id);
  if (answer === undefined) return null;
  const isCounted = question.kind === 'number' || question.kind === 'scale';
  if (isCounted && typeof answer.value === 'number') return answer.value;
  const own = showOf(context, item)?.questionnaire?.questions.find(({ id }) => id === question.id);
  return answerText(own ?? question, answer, context.language);
}

/** A column for each question of the shows that are exported; retired ones too, because they may have answers. */
export function answerColumns(context: ExportContext): Column[] {
  const questions = askedIn(context);
  const headers = headersOf(questions, context);
  return questions.map((question, at) => ({
    header: headers[at] ?? question.id,
    width: question.kind === 'text' ? 36 : 18,
    kind: question.kind === 'number' || question.kind === 'scale' ? 'number' : 'text',
    cell: (item, now) => cellOf(item, now, question),
  }));
}

/** All answers of a lead, one a line: `question: answer`, as its show asks them. */
export function answersText(item: ExportLead, context: ExportContext): string {
  const show = showOf(context, item);
  if (show === undefined) return '';
  return questionsToShow(show)
    .flatMap((question) => {
      const text = answerText(question, answerOf(item.lead.answers, question.id), context.language);
      return text === '' ? [] : [`${wordsIn(question.words, context.language)}: ${text}`];
    })
    .join('\n');
}
