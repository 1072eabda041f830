import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { ScreenLock } from '#shared/domain/setting.ts';
import { removeLock, setLockPin, tryPin } from './lockDeeds.ts';
import { NewPin, NOTHING, faultOf } from './NewPin.tsx';
import { PinInput } from './PinInput.tsx';
import { useTries } from './useTries.ts';
import type { WayBack } from './wayBack.ts';
import { WayBackNote } from './WayBackNote.tsx';

type Props = { readonly lock: ScreenLock; readonly wayBack: WayBack | null };

/** Changes the laptop's PIN or takes the lock away; the PIN of today is asked for, with the wait that wrong ones cost. */
export function ChangePin({ lock, wayBack }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const tries = useTries(lock);
  const [old, setOld] = useState('');
  const [chosen, setChosen] = useState(NOTHING);
  const [isTried, setTried] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const make = async (deed: () => Promise<void>): Promise<void> => {
    setChanged(false);
    // a colleague's own PIN opens the screens, but is not the laptop's
    const isRight = await tries.make(() => tryPin(store, old, []));
    setOld('');
    if (!isRight) return;
    await deed();
  };
  const change = (): void => {
    setTried(true);
    if (faultOf(chosen) !== null) return;
    void make(async () => {
      await setLockPin(store, chosen.pin);
      setChosen(NOTHING);
      setTried(false);
      setChanged(true);
    });
  };
  const wrong = tries.wait > 0 ? `${t('lock.wrong')} ${t('lock.wait', { count: tries.wait })}` : t('lock.wrong');
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack
        component="form"
        gap="sm"
        onSubmit={(event) => {
          event.preventDefault();
          change();
        }}
      >
        <Title order={4} size="h5">
          {t('lock.change_title')}
        </Title>
        <SimpleGrid cols={3} spacing="sm">
          <PinInput
            label={t('lock.old')}
            hint={t('lock.old_hint')}
            value={old}
            onChange={setOld}
            error={tries.isWrong && !tries.isBusy ? <span role="alert">{wrong}</span> : undefined}
          />
          <NewPin chosen={chosen} onChange={setChosen} isTried={isTried} />
        </SimpleGrid>
        <WayBackNote wayBack={wayBack} />
        <Group>
          <Button type="submit" variant="light" loading={tries.isBusy}>
            {t('lock.change')}
          </Button>
          <Button variant="default" onClick={() => void make(() => removeLock(store))}>
            {t('lock.remove')}
          </Button>
          <Text size="sm" component="output">
            {isChanged ? t('lock.changed') : ''}
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}
