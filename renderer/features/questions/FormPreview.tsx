import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, progressOf } from '#shared/domain/answers.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Answers, Question } from '#shared/domain/questionnaire.ts';
import type { AnswerChange } from '#renderer/data/answers.ts';
import { LanguageSwitch } from '#renderer/ui/LanguageSwitch.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

/** The form as staff will see it, to be tried: answers here are nobody's and are not saved. */
export function FormPreview({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const own = useLanguage();
  const [language, setLanguage] = useState(own);
  const [answers, setAnswers] = useState<Answers>({});
  const [tries, setTries] = useState(0);
  const form = { version: 0, questions: draft };
  const { answered, asked } = progressOf(form, answers);
  const write = ({ id }: Question, change: AnswerChange): Promise<boolean> => {
    setAnswers((before) => {
      const { [id]: old, ...others } = before;
      const value = change(answerOf(before, id)?.value ?? old?.value);
      return value === null ? others : { ...others, [id]: { value, version: 0, at: 0, by: null } };
    });
    return Promise.resolve(true);
  };
  const empty = (): void => {
    setAnswers({});
    setTries(tries + 1);
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="md">
          {t('questions.preview')}
        </Title>
        <LanguageSwitch isShort language={language} label={t('questions.preview_language')} onLanguage={setLanguage} />
      </Group>
      <Group justify="space-between" wrap="nowrap" mih={30}>
        <Text size="sm" c="dimmed">
          {t('questions.preview_hint')}
        </Text>
        {answered > 0 && (
          <Button size="compact-sm" h={30} variant="subtle" onClick={empty}>
            {t('questions.preview_reset')}
          </Button>
        )}
      </Group>
      <Progress value={asked === 0 ? 0 : (answered / asked) * 100} size="sm" aria-label={t('questions.progress', { answered, asked })} />
      <QuestionForm key={tries} form={form} answers={answers} language={language} label={t('questions.preview')} onAnswer={write} />
    </Stack>
  );
}
