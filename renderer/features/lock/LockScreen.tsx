import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { DigitPad } from '#renderer/ui/DigitPad.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { ScreenLock } from '#shared/domain/setting.ts';
import type { Staff } from '#shared/domain/show.ts';
import { Answered } from './Answered.tsx';
import { Forgotten } from './Forgotten.tsx';
import { tryPin } from './lockDeeds.ts';
import classes from './Lock.module.css';
import { PinInput } from './PinInput.tsx';
import { TryButton } from './TryButton.tsx';
import { useTries } from './useTries.ts';
import type { WayBack } from './wayBack.ts';

type Props = {
  readonly lock: ScreenLock;
  /** Staff whose PIN opens it too, where the lock says so. */
  readonly staff: readonly Staff[];
  readonly wayBack: WayBack;
  /** Badges can be scanned: there is a show to put them into. */
  readonly canScan: boolean;
  /** The right one was typed; by whom, where a PIN of staff says so. */
  readonly onOpen: (staff: StaffId | null) => void;
};

/** All there is to see while it is locked: a field for the PIN, and how many badges were saved meanwhile. It knows no lead and no show. */
export function LockScreen({ lock, staff, wayBack, canScan, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [pin, setPin] = useState('');
  const [isForgotten, setForgotten] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();
  const tries = useTries(lock);
  const submit = (): void => {
    if (pin === '' || tries.wait > 0) return;
    void tries.make(async () => {
      const tried = await tryPin(store, pin, staff);
      setPin('');
      if (tried.kind === 'open') onOpen(tried.staff);
      return tried;
    });
    field.current?.focus();
  };
  const add = (digit: string): void => setPin((before) => (before + digit).slice(0, 8));
  return (
    <Center mih="100vh" p="md" component="main" data-testid="lock">
      <Stack gap="md" w="100%" maw={400}>
        <Paper withBorder shadow="sm" p="lg" radius="lg">
          <Title order={1} size="h3" className={classes['title'] ?? ''}>
            <IconLock size={24} aria-hidden /> {t('lock.locked')}
          </Title>
          <Text c="dimmed" mt={4} mb="sm">
            {t(canScan ? 'lock.locked_text' : 'lock.locked_no_show')}
          </Text>
          {isForgotten ? (
            <Forgotten wayBack={wayBack} tries={tries} onOpen={() => onOpen(null)} onBack={() => setForgotten(false)} />
          ) : (
            <Stack
              component="form"
              gap="sm"
              onSubmit={(event) => {
                event.preventDefault();
                submit();
              }}
            >
              <PinInput
                isLarge
                field={field}
                label={t('lock.pin')}
                value={pin}
                onChange={setPin}
                error={tries.isWrong && !tries.isBusy ? <span role="alert">{t('lock.wrong')}</span> : undefined}
              />
              <DigitPad onDigit={add} onClear={() => setPin('')} clearLabel={t('lock.clear')} left={<span />} />
              <TryButton isEmpty={pin === ''} tries={tries} size="lg" />
              <Button variant="subtle" color="gray" size="sm" onClick={() => setForgotten(true)}>
                {t('lock.forgotten')}
              </Button>
            </Stack>
          )}
        </Paper>
        <Answered />
      </Stack>
    </Center>
  );
}
