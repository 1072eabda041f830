import { Alert, Button, Center, Group, Paper, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { VaultChoice, VaultMode } from '#shared/ipc/vault.ts';

const SHORTEST = 8;

type CreateProps = { readonly canKeystore: boolean; readonly error: string | null; readonly onCreate: (choice: VaultChoice) => void };

function Choice({ value, isOff = false }: { readonly value: VaultMode; readonly isOff?: boolean }) {
  const { t } = useTranslation();
  const text = isOff ? t('vault.keystore_missing') : t(`vault.${value}_text`);
  return (
    <Radio.Card value={value} p="md" radius="md" disabled={isOff} style={{ opacity: isOff ? 0.55 : 1 }}>
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={3} />
        <Stack gap={2}>
          <Text fw={600}>{t(`vault.${value}`)}</Text>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </Stack>
      </Group>
    </Radio.Card>
  );
}

/** First start: what opens the data on this laptop. Nothing personal is written before this is answered. */
export function CreateVault({ canKeystore, error, onCreate }: CreateProps) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<VaultMode>(canKeystore ? 'keystore' : 'passphrase');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setTried] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();
  const isPassphrase = mode === 'passphrase';
  const fault = !isPassphrase ? null : first.length < SHORTEST ? t('vault.short') : first === second ? null : t('vault.different');
  const submit = (): void => {
    setTried(true);
    if (fault === null) onCreate(mode === 'passphrase' ? { mode, passphrase: first } : { mode });
  };
  return (
    <Center mih="100vh" p="lg">
      <Paper withBorder shadow="sm" p="xl" w={560} component="main">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack>
            <Title order={1} size="h2">
              {t('vault.title')}
            </Title>
            <Text c="dimmed">{t('vault.intro')}</Text>
            <Radio.Group value={mode} onChange={(value) => setMode(value)} aria-label={t('vault.title')}>
              <Stack gap="xs">
                <Choice value="keystore" isOff={!canKeystore} />
                <Choice value="passphrase" />
                <Choice value="none" />
              </Stack>
            </Radio.Group>
            {isPassphrase && (
              <>
                <PasswordInput
                  label={t('vault.field')}
                  value={first}
                  onChange={(event) => setFirst(event.currentTarget.value)}
                  ref={field}
                />
                <PasswordInput
                  label={t('vault.again')}
                  value={second}
                  onChange={(event) => setSecond(event.currentTarget.value)}
                  error={isTried ? fault : null}
                />
              </>
            )}
            {error !== null && <Alert color="red">{error}</Alert>}
            <Button type="submit" size="md">
              {t('vault.create')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

type UnlockProps = { readonly error: string | null; readonly onUnlock: (passphrase: string) => void };

/** Later starts with a passphrase. */
export function UnlockVault({ error, onUnlock }: UnlockProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const field = useFirstFocus<HTMLInputElement>();
  return (
    <Center mih="100vh" p="lg">
      <Paper withBorder shadow="sm" p="xl" w={440} component="main">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onUnlock(passphrase);
          }}
        >
          <Stack>
            <Title order={1} size="h2">
              {t('vault.locked')}
            </Title>
            <PasswordInput
              label={t('vault.field')}
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
              error={error}
              ref={field}
            />
            <Button type="submit" size="md" disabled={passphrase === ''}>
              {t('vault.unlock')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
