import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { FakeBadges } from './FakeBadges.tsx';
import { RehearsalDeeds, useRehearsalWords } from './RehearsalDeeds.tsx';
import { enterRehearsal } from './rehearse.ts';

/** `onWork`: goes to where visitors are captured. */
type Props = { readonly show: Show; readonly rehearsal: Show | undefined; readonly leads: number; readonly onWork: () => void };

/** The rehearsal of a real show: made, gone to, cleared; its badges. */
export function RehearsalStep({ show, rehearsal, leads, onWork }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const words = useRehearsalWords();
  const [isBusy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    await enterRehearsal(store, show, words).finally(() => setBusy(false));
    onWork();
  };
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Button size="md" loading={isBusy} leftSection={<IconMasksTheater size={20} />} onClick={() => void enter()}>
          {t(rehearsal === undefined ? 'setup.rehearsal.make' : 'setup.rehearsal.enter')}
        </Button>
        {rehearsal !== undefined && <RehearsalDeeds rehearsal={rehearsal} onFresh={onWork} />}
      </Group>
      {rehearsal !== undefined && (
        <Text size="sm" c="dimmed">
          {t('setup.rehearsal.so_far', { count: leads, at: formatInstant(rehearsal.createdAt, show.zone) })}
        </Text>
      )}
      {rehearsal !== undefined && <FakeBadges rehearsal={rehearsal} />}
    </Stack>
  );
}
