import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Opens the definitions of the show at work. */
export function DefinitionsButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'f', label: t('definitions.title'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconAdjustmentsHorizontal size={16} />}
      rightSection={<KeyHint keys="f" />}
      title={t('definitions.openText')}
      onClick={onOpen}
    >
      {t('definitions.title')}
    </Button>
  );
}
