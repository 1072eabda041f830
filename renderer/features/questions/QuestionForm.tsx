import { CloseButton } from '@mantine/core';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, askedOf, isEmptyAnswer, wordsIn } from '#shared/domain/answers.ts';
import type { Language } from '#shared/domain/answers.ts';
import type { Answer, Answers, Question, Questionnaire } from '#shared/domain/questionnaire.ts';
import type { AnswerChange } from '#renderer/data/answers.ts';
import classes from './Answers.module.css';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { chosenIn, optionsOf, toggled } from './optionKeys.ts';
import { TypedAnswer } from './TypedAnswer.tsx';

/** Changes an answer (to null: takes it away); answers whether it is on the disk. */
export type WriteAnswer = (question: Question, change: AnswerChange) => Promise<boolean>;

const none: AnswerChange = () => null;

type FieldProps = {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly language: Language;
  readonly onAnswer: WriteAnswer;
};

function AnswerField({ question, answer, language, labelledBy, onAnswer }: FieldProps & { readonly labelledBy: string }) {
  const { kind, id, isRequired } = question;
  if (kind === 'single' || kind === 'multi' || kind === 'scale')
    return (
      <ChoiceAnswer
        questionId={id}
        options={optionsOf(question, answer?.value, language)}
        chosen={chosenIn(answer?.value)}
        isMulti={kind === 'multi'}
        isScale={kind === 'scale'}
        isRequired={isRequired}
        labelledBy={labelledBy}
        onToggle={(choice) => void onAnswer(question, (before) => toggled(question, before, choice))}
        onClear={() => void onAnswer(question, none)}
      />
    );
  return (
    <TypedAnswer
      question={question}
      answer={answer}
      language={language}
      labelledBy={labelledBy}
      onAnswer={(value) => onAnswer(question, () => value)}
    />
  );
}

function QuestionItem({ question, answer, language, onAnswer }: FieldProps) {
  const { t } = useTranslation();
  const label = useId();
  const words = wordsIn(question.words, language) || t('questions.untitled');
  const isOpen = answer === undefined || isEmptyAnswer(answer.value);
  const isPressed = question.kind === 'single' || question.kind === 'multi' || question.kind === 'scale';
  return (
    <li className={classes['question']} data-missing={(isOpen && question.isRequired) || undefined} data-question={question.id}>
      <div className={classes['title']}>
        <span id={label}>
          {words}
          {question.isRequired && (
            <span className={classes['star']} title={t('questions.required')}>
              {' *'}
            </span>
          )}
        </span>
        {!isOpen && isPressed && (
          <CloseButton
            size="sm"
            tabIndex={-1}
            aria-label={t('questions.clear', { question: words })}
            title={t('questions.clear_hint')}
            onClick={() => void onAnswer(question, none)}
          />
        )}
      </div>
      <AnswerField question={question} answer={answer} language={language} labelledBy={label} onAnswer={onAnswer} />
    </li>
  );
}

const fieldsIn = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-answer]')];

/** Puts the cursor into the first question without an answer, a required one first; into the first of all when none is open. */
export function focusOpen(list: Element): void {
  const missing = list.querySelector<HTMLElement>('[data-missing] [data-answer]');
  (missing ?? fieldsIn(list)[0])?.focus();
}

/** Enter goes on to the next question, Shift+Enter back; Escape leaves the form. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget: list, key } = event;
  if (event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
  const field = target.closest<HTMLElement>('[data-answer]');
  if (field === null || (key !== 'Enter' && key !== 'Escape') || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const fields = fieldsIn(list);
  const next = key === 'Enter' ? fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)] : undefined;
  if (next === undefined) field.blur();
  else next.focus();
}

type Props = {
  readonly form: Questionnaire;
  readonly answers: Answers;
  readonly language: Language;
  readonly label: string;
  readonly onAnswer: WriteAnswer;
  readonly listRef?: React.Ref<HTMLOListElement>;
};

/** The questions that are asked of a lead now, to be answered by keys or presses. */
export const QuestionForm = ({ form, answers, language, label, onAnswer, listRef }: Props) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the fields in it
  <ol className={classes['list']} aria-label={label} ref={listRef} onKeyDown={walk}>
    {askedOf(form, answers).map((question) => (
      <QuestionItem
        key={`${question.id} ${question.kind}`}
        question={question}
        answer={answerOf(answers, question.id)}
        language={language}
        onAnswer={onAnswer}
      />
    ))}
  </ol>
);
