import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Opens the desk sheet of the show at work. */
export function DeskButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'd', label: t('desk.open'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconQrcode size={16} />}
      rightSection={<KeyHint keys="d" />}
      title={t('desk.open_text')}
      onClick={onOpen}
    >
      {t('desk.open')}
    </Button>
  );
}
