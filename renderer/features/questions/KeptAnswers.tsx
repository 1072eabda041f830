import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText, keptAnswers, wordsIn } from '#shared/domain/answers.ts';
import type { KeptAnswer } from '#shared/domain/answers.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Question, Questionnaire } from '#shared/domain/questionnaire.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import classes from './Answers.module.css';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = { readonly lead: Lead; readonly form: Questionnaire | undefined };

const isRetired = (question: Question | null): boolean => question === null || question.retiredAt !== undefined;

/** Answers of this lead to questions that are not asked of it any more: kept, readable, exported. */
export function KeptAnswers({ lead, form }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useId();
  const kept = keptAnswers(form, lead.answers);
  if (kept.length === 0) return null;
  const textOf = ({ id, question, answer }: KeptAnswer): string => {
    const text = answerText(question ?? { id, kind: 'text', words: { en: '', fr: '' }, isRequired: false }, answer, language);
    return question?.kind === 'date' && /^\d{4}-\d\d-\d\d$/u.test(text) ? formatDate(text) : text;
  };
  return (
    <section aria-labelledby={heading} data-testid="kept-answers">
      <Title id={heading} order={4} size="sm">
        {t('questions.kept_title')}
      </Title>
      <Text size="xs" c="dimmed">
        {t('questions.kept_text')}
      </Text>
      <dl className={classes['kept']}>
        {kept.map((one) => (
          <div key={one.id} style={{ display: 'contents' }}>
            <dt>
              {(one.question === null ? '' : wordsIn(one.question.words, language)) || t('questions.unknown')}
              {!isRetired(one.question) && ` (${t('questions.hidden')})`}
            </dt>
            <dd>{textOf(one)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
