import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_LEAST } from '#shared/ipc/vault.ts';
import { proposePassphrase } from './passphrase.ts';

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly canPropose?: boolean;
  readonly onEnter?: () => void;
};

/** Is it long enough to keep a colleague's guesses out? */
export const isLongEnough = (passphrase: string): boolean => passphrase.normalize('NFKC').length >= PASSPHRASE_LEAST;

/** The passphrase in plain sight: it is to be told to a colleague, and a mistyped one makes a capsule nobody opens. */
export function PassphraseField({ value, onChange, hint, canPropose = false, onEnter }: Props) {
  const { t } = useTranslation();
  return (
    <Group align="flex-end" wrap="nowrap" gap="xs">
      <TextInput
        style={{ flex: 1 }}
        label={t('capsule.passphrase')}
        description={hint}
        error={value !== '' && canPropose && !isLongEnough(value) ? t('capsule.too_short') : undefined}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {canPropose && (
        <Button variant="default" onClick={() => onChange(proposePassphrase((bytes) => crypto.getRandomValues(bytes)))}>
          {t('capsule.propose')}
        </Button>
      )}
    </Group>
  );
}
