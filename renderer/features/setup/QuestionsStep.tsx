import { Button, List, Stack, Text } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isLive, wordsIn } from '#shared/domain/answers.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly onOpen: () => void };

/** The questions that are asked of visitors; they are changed on their own screen. */
export function QuestionsStep({ show, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const questions = (show.questionnaire?.questions ?? []).filter(isLive);
  return (
    <Stack gap="md" align="flex-start">
      {questions.length === 0 ? (
        <Text c="dimmed">{t('setup.questions.none')}</Text>
      ) : (
        <List type="ordered" spacing={6}>
          {questions.map((question) => (
            <List.Item key={question.id} style={{ overflowWrap: 'anywhere' }}>
              {wordsIn(question.words, language) || t('questions.untitled')}
              {question.isRequired && (
                <Text span c="dimmed" size="sm">
                  {` · ${t('setup.questions.required')}`}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
      <Button leftSection={<IconClipboardList size={18} />} onClick={onOpen}>
        {t(questions.length === 0 ? 'setup.questions.make' : 'setup.questions.change')}
      </Button>
    </Stack>
  );
}
