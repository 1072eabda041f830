import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { tryPassphrase } from './lockDeeds.ts';
import { TryButton } from './TryButton.tsx';
import type { Trying } from './useTries.ts';
import type { WayBack } from './wayBack.ts';

type Props = {
  readonly wayBack: WayBack;
  readonly tries: Trying;
  readonly onOpen: () => void;
  readonly onBack: () => void;
};

function BackButton({ onBack }: Pick<Props, 'onBack'>) {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" color="gray" size="sm" onClick={onBack}>
      {t('lock.back_to_pin')}
    </Button>
  );
}

function PassphraseForm({ wayBack, tries, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const field = useFirstFocus<HTMLInputElement>();
  const [typed, setTyped] = useState('');
  const submit = (): void => {
    if (typed === '' || tries.wait > 0) return;
    void tries.make(async () => {
      const tried = await tryPassphrase(store, typed, wayBack.check);
      setTyped('');
      if (tried.kind === 'open') onOpen();
      return tried;
    });
    field.current?.focus();
  };
  return (
    <Stack
      component="form"
      gap="sm"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PasswordInput
        ref={field}
        label={t('lock.passphrase')}
        description={t(`lock.way.${wayBack.kind}`)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('lock.show') }}
        error={tries.isWrong && !tries.isBusy ? <span role="alert">{t('lock.wrong')}</span> : undefined}
      />
      <TryButton isEmpty={typed === ''} tries={tries} size="md" />
      <BackButton onBack={onBack} />
    </Stack>
  );
}

/** The way in without the PIN: the vault's passphrase or its recovery passphrase; where there is neither, that is said. */
export function Forgotten(props: Props) {
  const { t } = useTranslation();
  if (props.wayBack.kind !== 'none') return <PassphraseForm {...props} />;
  return (
    <Stack gap="sm">
      <Text>{t('lock.way.none')}</Text>
      <BackButton onBack={props.onBack} />
    </Stack>
  );
}
