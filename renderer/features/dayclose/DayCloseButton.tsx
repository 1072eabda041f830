import { Button } from '@mantine/core';
import { IconCalculator } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

/** Opens the day's count; its key is live on every screen (`app/Rail.tsx`). */
export function DayCloseButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconCalculator size={18} />}
      rightSection={<KeyHint keys="alt+0" />}
      title={t('dayclose.hint')}
      onClick={onOpen}
    >
      {t('dayclose.open')}
    </Button>
  );
}
