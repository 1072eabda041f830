import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Opens the questionnaire of the show at work. */
export function QuestionsButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'q', label: t('questions.open'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconListCheck size={16} />}
      rightSection={<KeyHint keys="q" />}
      title={t('questions.open_text')}
      onClick={onOpen}
    >
      {t('questions.open')}
    </Button>
  );
}
