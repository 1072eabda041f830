import { Button, Center, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { TakePanel } from './TakePanel.tsx';

/** A bare laptop takes a capsule in; the show in it is then the one at work. */
export function FirstCapsule({ onBack, onDone }: { readonly onBack: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  return (
    <Center mih="100vh" p="xl">
      <Stack component="main" w={640}>
        <Title order={1}>{t('capsule.welcome')}</Title>
        <TakePanel onTaken={(showId) => void saveSetting(store, { showId }).then(onDone)} />
        <Button variant="default" leftSection={<IconArrowLeft size={18} />} onClick={onBack}>
          {t('capsule.back')}
        </Button>
      </Stack>
    </Center>
  );
}
