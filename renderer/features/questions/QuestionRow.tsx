import { Badge, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import type { PointerEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn } from '#shared/domain/answers.ts';
import { faultOf, remarksOf } from '#shared/domain/questionEdits.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import { keepFocus } from './keepFocus.ts';
import { MoveButtons } from './MoveButtons.tsx';
import classes from './QuestionsScreen.module.css';
import { useConditionWords } from './useConditionWords.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = {
  readonly draft: Draft;
  readonly question: Question;
  /** Its place among those that are asked, from 0, and how many there are. */
  readonly at: number;
  readonly count: number;
  readonly answered: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onMove: (to: number) => void;
  readonly grip: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  readonly isDragged: boolean;
  readonly over: 'before' | 'after' | undefined;
  /** The editor, when it is open. */
  readonly children: ReactNode;
};

/** One question of the form in a line: opened by a press, moved by its grip, its arrows or Alt+↑ ↓. */
export function QuestionRow({ draft, question, at, count, answered, isOpen, onOpen, onMove, grip, isDragged, over, children }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const condition = useConditionWords(draft, question);
  const words = wordsIn(question.words, language) || t('questions.untitled');
  const isFaulty = faultOf(question) !== null;
  const isDoubtful = isFaulty || remarksOf(draft, question).length > 0;
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <li
      className={classes['row']}
      data-row={question.id}
      data-open={isOpen || undefined}
      data-fault={(isFaulty && !isOpen) || undefined}
      data-dragged={isDragged || undefined}
      data-over={over}
    >
      <div className={classes['head']}>
        <span className={classes['grip']} title={t('questions.drag')} aria-hidden {...grip}>
          <IconGripVertical size={18} />
        </span>
        <button
          type="button"
          className={classes['title']}
          aria-expanded={isOpen}
          aria-label={t('questions.edit', { number: at + 1, question: words })}
          onClick={onOpen}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            onMove(at + (event.key === 'ArrowUp' ? -1 : 1));
            keepFocus(event.currentTarget);
          }}
        >
          <span className={classes['number']}>{at + 1}</span>
          <span className={classes['words']}>
            <Text size="sm" fw={600} truncate title={words}>
              {words}
              {question.isRequired && (
                <Text span c="orange" inherit title={t('questions.required')}>
                  {' *'}
                </Text>
              )}
            </Text>
            {condition !== null && (
              <Text size="xs" c="dimmed" truncate title={condition}>
                {condition}
              </Text>
            )}
          </span>
          {isDoubtful && <IconAlertTriangle size={18} color="var(--mantine-color-orange-text)" aria-hidden style={{ flex: 'none' }} />}
          {answered > 0 && (
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {t('questions.answered', { count: answered })}
            </Text>
          )}
          <Badge variant="light" color="gray" tt="none" style={{ flex: 'none' }}>
            {t(`questions.kind.${question.kind}`)}
          </Badge>
          <Chevron size={18} aria-hidden style={{ flex: 'none' }} />
        </button>
        <MoveButtons what={words} at={at} count={count} onMove={onMove} />
      </div>
      {isOpen && children}
    </li>
  );
}
