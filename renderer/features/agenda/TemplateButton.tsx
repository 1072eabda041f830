import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Opens the words of the mails to visitors. */
export function TemplateButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'm', label: t('invite.templates.title'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconMail size={16} />}
      rightSection={<KeyHint keys="m" />}
      title={t('invite.templates.title')}
      onClick={onOpen}
    >
      {t('invite.templates.button')}
    </Button>
  );
}
