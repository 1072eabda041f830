import { useTranslation } from 'react-i18next';
import { wordsIn } from '#shared/domain/answers.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

/** When a question is asked, in words; null when always. */
export function useConditionWords(draft: Draft, { shownIf }: Question): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (shownIf === undefined) return null;
  const on = draft.find(({ id }) => id === shownIf.question);
  const question = (on === undefined ? '' : wordsIn(on.words, language)) || t('questions.untitled');
  switch (shownIf.is) {
    case 'answered':
      return t('questions.if_answered', { question });
    case 'at-least':
      return t('questions.if_least', { question, value: shownIf.value });
    case 'choice': {
      const choice = on?.choices?.find(({ id }) => id === shownIf.choice);
      return t('questions.if_choice', { question, choice: (choice === undefined ? '' : wordsIn(choice.words, language)) || '…' });
    }
  }
}
