import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Opens the team of the show at work. */
export function TeamButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 't', label: t('team.open'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconUsers size={16} />}
      rightSection={<KeyHint keys="t" />}
      title={t('team.open_text')}
      onClick={onOpen}
    >
      {t('team.open')}
    </Button>
  );
}
