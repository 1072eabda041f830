import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { isPinText } from '#renderer/data/pin.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { lockKiosk } from './kioskLock.ts';

/** Asks for the PIN that will end the kiosk, twice, and starts it. */
function StartForm({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'pin_short' | 'pin_differs' | null>(null);
  const [isStarting, setStarting] = useState(false);
  useShortcuts([{ key: 'escape', label: t('app.cancel'), group: t('visitor.kiosk.button'), run: onCancel, inFields: true }]);
  const start = (): void => {
    if (!isPinText(pin)) return setFault('pin_short');
    if (pin !== again) return setFault('pin_differs');
    setStarting(true);
    return void lockKiosk(store, pin);
  };
  const field = (label: string, value: string, set: (value: string) => void) => (
    <PasswordInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={value}
      onChange={(event) => {
        set(event.currentTarget.value.replaceAll(/\D/gu, ''));
        setFault(null);
      }}
    />
  );
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Text size="sm">{t('visitor.kiosk.start_text')}</Text>
      {field(t('visitor.kiosk.pin'), pin, setPin)}
      {field(t('visitor.kiosk.pin_again'), again, setAgain)}
      <Text size="sm" c={fault === null ? 'dimmed' : 'red'} role={fault === null ? undefined : 'alert'}>
        {t(`visitor.kiosk.${fault ?? 'pin_hint'}`)}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" loading={isStarting}>
          {t('visitor.kiosk.start')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Lets visitors register themselves on this laptop. */
export function KioskButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="light"
        leftSection={<IconDeviceTablet size={16} />}
        title={t('visitor.kiosk.button_hint')}
        onClick={() => setOpen(true)}
      >
        {t('visitor.kiosk.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('visitor.kiosk.start_title')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <StartForm onCancel={() => setOpen(false)} />
      </Modal>
    </>
  );
}
