import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { RECOVERY_LEAST } from '#shared/ipc/vault.ts';

type Props = { readonly isBusy: boolean; readonly onSet: (words: string) => void };

/** A recovery passphrase of one's own, typed twice. */
export function OwnRecovery({ isBusy, onSet }: Props) {
  const { t } = useTranslation();
  const field = useFirstFocus<HTMLInputElement>();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = first.normalize('NFKC').length < RECOVERY_LEAST;
  const fault = isShort ? t('protect.recovery.short', { count: RECOVERY_LEAST }) : first === second ? null : t('vault.different');
  const submit = (): void => {
    setTried(true);
    if (fault === null) onSet(first);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('protect.recovery.own_text')}</Text>
        <PasswordInput label={t('vault.recovery')} value={first} onChange={(event) => setFirst(event.currentTarget.value)} ref={field} />
        <PasswordInput
          label={t('vault.again')}
          value={second}
          onChange={(event) => setSecond(event.currentTarget.value)}
          error={isTried ? fault : null}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy}>
            {t('protect.recovery.set')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
