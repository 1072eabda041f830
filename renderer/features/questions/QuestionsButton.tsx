import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { useQuestionDrafts } from './questionDraft.ts';

/** Opens the questionnaire of the show at work. */
export function QuestionsButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'q', label: t('questions.open'), group: t('app.shows'), run: onOpen }]);
  const isOpen = useQuestionDrafts(({ drafts }) => Object.keys(drafts).length > 0);
  return (
    <Button
      size="xs"
      variant="light"
      {...(isOpen ? { color: 'orange' } : {})}
      leftSection={<IconListCheck size={16} />}
      rightSection={<KeyHint keys="q" />}
      title={t(isOpen ? 'questions.unsaved' : 'questions.open_text')}
      onClick={onOpen}
    >
      {t('questions.open')}
    </Button>
  );
}
