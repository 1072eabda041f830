import { Button, Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive, wordsIn } from '#shared/domain/answers.ts';
import type { QuestionId } from '#shared/domain/ids.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import { countIn } from '#renderer/data/answers.ts';
import type { AnswerCounts } from '#renderer/data/answers.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = { readonly draft: Draft; readonly counts: AnswerCounts; readonly onBack: (id: QuestionId) => void };

/** Questions that are asked no more: their answers are kept, and they can be brought back. */
export function RetiredQuestions({ draft, counts, onBack }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useId();
  const retired = draft.filter((question) => !isLive(question));
  if (retired.length === 0) return null;
  return (
    <section aria-labelledby={heading} data-testid="retired">
      <Title id={heading} order={3} size="sm" c="dimmed">
        {t('questions.retired_title', { count: retired.length })}
      </Title>
      {retired.map((question) => {
        const what = wordsIn(question.words, language) || t('questions.untitled');
        return (
          <Group key={question.id} gap="xs" wrap="nowrap" mih={40}>
            <Text size="sm" c="dimmed" truncate title={what}>
              {what}
            </Text>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {t(`questions.kind.${question.kind}`)} · {t('questions.answered', { count: countIn(counts, question.id) })}
            </Text>
            <Button
              size="sm"
              variant="subtle"
              style={{ flex: 'none' }}
              aria-label={t('questions.back_again_of', { what })}
              onClick={() => onBack(question.id)}
            >
              {t('questions.back_again')}
            </Button>
          </Group>
        );
      })}
    </section>
  );
}
