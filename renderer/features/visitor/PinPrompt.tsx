import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { tryDelayMs } from '#renderer/data/pin.ts';
import { DigitPad } from '#renderer/ui/DigitPad.tsx';
import { useSecondsUntil } from './useSecondsUntil.ts';
import { useVisitorWords } from './useVisitorWords.ts';

/** Wrong PINs in a row, and until when (ms) no other is taken. */
export type Tries = { readonly failed: number; readonly until: number };

type Props = {
  readonly language: 'en' | 'fr';
  readonly tries: Tries;
  readonly check: (pin: string) => Promise<boolean>;
  /** After a wrong one. */
  readonly onTries: (tries: Tries) => Promise<void> | void;
  readonly onOpen: () => void;
  readonly onCancel: () => void;
};

const PIN_MOST = 8;

/** Asks for the PIN that ends a screen of visitors; by keyboard or by touch. Wrong ones make it wait, longer each time. */
export function PinPrompt({ language, tries, check, onTries, onOpen, onCancel }: Props) {
  const t = useVisitorWords(language);
  const [pin, setPin] = useState('');
  const [isChecking, setChecking] = useState(false);
  const left = useSecondsUntil(tries.failed === 0 ? null : tries.until);
  const add = (digit: string): void => setPin((before) => (before + digit).slice(0, PIN_MOST));
  const submit = async (): Promise<void> => {
    if (isChecking || left > 0 || pin === '') return;
    setChecking(true);
    const isRight = await check(pin);
    setPin('');
    if (isRight) return onOpen();
    const failed = tries.failed + 1;
    await onTries({ failed, until: Date.now() + tryDelayMs(failed) });
    return setChecking(false);
  };
  const fault = tries.failed === 0 ? undefined : left > 0 ? t('visitor.pin.wait', { count: left }) : t('visitor.pin.wrong');
  return (
    <Modal opened centered onClose={onCancel} title={t('visitor.pin.title')} withCloseButton={false} size={360} lang={language}>
      <Stack
        component="form"
        gap="sm"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Text>{t('visitor.pin.text')}</Text>
        <PasswordInput
          data-autofocus
          size="lg"
          inputMode="numeric"
          autoComplete="off"
          label={t('visitor.pin.label')}
          value={pin}
          maxLength={PIN_MOST}
          error={fault}
          onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/gu, ''))}
          visibilityToggleButtonProps={{ style: { display: 'none' } }}
        />
        <DigitPad
          onDigit={add}
          left={
            <Button type="button" variant="subtle" color="gray" size="lg" px={0} fz="sm" onClick={onCancel}>
              {t('visitor.pin.cancel')}
            </Button>
          }
          onClear={() => setPin('')}
          clearLabel={t('visitor.signature_clear')}
        />
        <Group grow>
          <Button type="submit" size="lg" loading={isChecking} disabled={pin === '' || left > 0}>
            {t('visitor.pin.open')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
