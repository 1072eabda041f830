import { Button, Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { setLockPin } from './lockDeeds.ts';
import { NewPin, NOTHING, faultOf } from './NewPin.tsx';
import type { WayBack } from './wayBack.ts';
import { WayBackNote } from './WayBackNote.tsx';

/** Sets the first PIN; what a forgotten one means stands above it. */
export function SetPin({ wayBack }: { readonly wayBack: WayBack | null }) {
  const { t } = useTranslation();
  const store = useStore();
  const [chosen, setChosen] = useState(NOTHING);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (faultOf(chosen) !== null) return;
    setBusy(true);
    await setLockPin(store, chosen.pin).finally(() => setBusy(false));
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack
        component="form"
        gap="sm"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <WayBackNote wayBack={wayBack} />
        <SimpleGrid cols={2} spacing="sm">
          <NewPin chosen={chosen} onChange={setChosen} isTried={isTried} />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('lock.set')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
