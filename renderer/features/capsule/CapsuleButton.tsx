import { Button } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Opens the screen of the team's capsules. */
export function CapsuleButton({ onOpen, size }: { readonly onOpen: () => void; readonly size?: string }) {
  const { t } = useTranslation();
  return (
    <Button
      {...(size === undefined ? {} : { size })}
      variant={size === undefined ? 'default' : 'light'}
      leftSection={<IconPackages size={16} />}
      title={t('capsule.hint')}
      onClick={onOpen}
    >
      {t('capsule.open')}
    </Button>
  );
}
