import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive, progressOf } from '#shared/domain/answers.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import { saveAnswer } from '#renderer/data/answers.ts';
import type { AnswerChange } from '#renderer/data/answers.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeptAnswers } from './KeptAnswers.tsx';
import { QuestionForm, focusOpen } from './QuestionForm.tsx';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** How the last answer stands with the disk. */
type Saved = 'idle' | 'saved' | 'failed';

function SavedMark({ state }: { readonly state: Saved }) {
  const { t } = useTranslation();
  const isSaved = state === 'saved';
  const Icon = isSaved ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap={4} wrap="nowrap" component="output" mih={22} data-testid="answers-state">
      {state !== 'idle' && (
        <>
          <Icon size={16} aria-hidden />
          <Text size="sm" fw={600} c={isSaved ? 'teal' : 'red'}>
            {t(isSaved ? 'questions.saved' : 'questions.not_saved')}
          </Text>
        </>
      )}
    </Group>
  );
}

/** The show's questions to one lead: each answer is saved as it is given; Enter walks, digits choose. */
export function QuestionPanel({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const language = useLanguage();
  const heading = useId();
  const list = useRef<HTMLOListElement>(null);
  const [state, setState] = useState<Saved>('idle');
  const form = show.questionnaire;
  const { answered, asked } = progressOf(form, lead.answers);
  const write = async (question: Question, change: AnswerChange): Promise<boolean> => {
    try {
      await saveAnswer(store, lead.id, { question, change, version: form?.version ?? 0, language });
      setState('saved');
      return true;
    } catch {
      // the disk is full or the journal is gone: the screen says so, and what was typed stays in its field
      setState('failed');
      return false;
    }
  };
  const start = (): void => void (list.current !== null && focusOpen(list.current));
  useShortcuts([{ key: 'enter', group: t('questions.keys'), label: t('questions.answer_next'), run: start }], asked > 0);
  return (
    <Stack component="section" gap={8} aria-labelledby={heading} data-testid="questions">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="xs" wrap="nowrap">
          <Title id={heading} order={3} size="md">
            {t('questions.title')}
          </Title>
          {asked > 0 && <KeyHint keys="enter" />}
          {asked > 0 && (
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }} data-testid="questions-progress">
              {t('questions.progress', { answered, asked })}
            </Text>
          )}
        </Group>
        <SavedMark state={state} />
      </Group>
      {asked > 0 && <Progress value={(answered / asked) * 100} size="sm" aria-label={t('questions.progress', { answered, asked })} />}
      {form?.questions.some(isLive) === true ? (
        <>
          <QuestionForm
            form={form}
            answers={lead.answers ?? {}}
            language={language}
            label={t('questions.title')}
            onAnswer={write}
            listRef={list}
          />
          <Text size="xs" c="dimmed">
            {t('questions.keys_hint')}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('questions.none')}
        </Text>
      )}
      <KeptAnswers lead={lead} form={form} />
    </Stack>
  );
}
