import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEraser, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Show } from '#shared/domain/show.ts';
import { clearRehearsal, startFreshRehearsal } from './rehearse.ts';
import type { RehearsalWords } from './rehearse.ts';

type Props = { readonly rehearsal: Show; readonly onFresh: () => void };

/** Words of a rehearsal in the language of the screen. */
export function useRehearsalWords(): RehearsalWords {
  const { t } = useTranslation();
  return { word: t('setup.rehearsal.word'), list: t('setup.rehearsal.list') };
}

/** What can be done with a rehearsal that was worked in: cleared, or begun anew. Each is asked about once. */
export function RehearsalDeeds({ rehearsal, onFresh }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const words = useRehearsalWords();
  const [asking, setAsking] = useState<'clear' | 'fresh' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = (): void => setAsking(null);
  const doIt = async (work: (store: Store) => Promise<void>): Promise<void> => {
    setBusy(true);
    await work(store).finally(() => setBusy(false));
    close();
  };
  const clear = async (): Promise<void> => {
    const count = await clearRehearsal(store, rehearsal);
    notifications.show({ color: 'teal', message: t('setup.rehearsal.cleared', { count }) });
  };
  const fresh = async (): Promise<void> => {
    await startFreshRehearsal(store, rehearsal, words);
    onFresh();
  };
  return (
    <>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconEraser size={18} />} onClick={() => setAsking('clear')}>
          {t('setup.rehearsal.clear')}
        </Button>
        <Button variant="default" leftSection={<IconRefresh size={18} />} onClick={() => setAsking('fresh')}>
          {t('setup.rehearsal.fresh')}
        </Button>
      </Group>
      <Modal
        opened={asking !== null}
        onClose={close}
        centered
        title={asking === null ? '' : t(`setup.rehearsal.${asking}`)}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        {asking !== null && <Text>{t(`setup.rehearsal.${asking}_text`)}</Text>}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button data-autofocus loading={isBusy} onClick={() => void doIt(asking === 'fresh' ? fresh : clear)}>
            {asking === null ? '' : t(`setup.rehearsal.${asking}_do`)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
