import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useTotal } from '#renderer/data/useTotal.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { FakeBadges } from './FakeBadges.tsx';
import { RehearsalDeeds, useRehearsalWords } from './RehearsalDeeds.tsx';
import { enterRehearsal } from './rehearse.ts';

/** How many leads it has now, the cleared ones left out. */
function SoFar({ rehearsal, search }: { readonly rehearsal: Show; readonly search: Search }) {
  const { t } = useTranslation();
  const count = useTotal(search, rehearsal.id, {});
  return (
    <Text size="sm" c="dimmed">
      {t('setup.rehearsal.so_far', { count, at: formatInstant(rehearsal.createdAt, rehearsal.zone) })}
    </Text>
  );
}

/** `onWork`: goes to where visitors are captured. */
type Props = { readonly show: Show; readonly rehearsal: Show | undefined; readonly search: Search; readonly onWork: () => void };

/** The rehearsal of a real show: made, gone to, cleared; its badges. */
export function RehearsalStep({ show, rehearsal, search, onWork }: Props) {
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
      {rehearsal !== undefined && <SoFar rehearsal={rehearsal} search={search} />}
      {rehearsal !== undefined && <FakeBadges rehearsal={rehearsal} />}
    </Stack>
  );
}
