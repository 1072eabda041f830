import { Alert, Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { VaultChoice, VaultMode } from '#shared/ipc/vault.ts';
import { PASSPHRASE_LEAST } from '#shared/ipc/vault.ts';
import { CheckedWords } from './CheckedWords.tsx';
import type { RestoreStep } from './useRestore.ts';

type Props = {
  readonly at: Extract<RestoreStep, { step: 'ready' }>;
  readonly here: number | null;
  readonly canKeystore: boolean;
  /** What opened the backup; '' when it opened by itself. */
  readonly typed: string;
  readonly onRestore: (protection: VaultChoice | null) => void;
};

/** What may open the data on this laptop from now on. */
function modesOf(canKeystore: boolean, typed: string): readonly VaultMode[] {
  const modes: VaultMode[] = canKeystore ? ['keystore'] : [];
  return [...modes, ...(typed.length >= PASSPHRASE_LEAST ? (['passphrase'] as const) : []), 'none'];
}

/** What was found whole, what will happen, and what opens the data afterwards; only then the deed. */
export function ReadyPoint({ at, here, canKeystore, typed, onRestore }: Props) {
  const { t } = useTranslation();
  const modes = modesOf(canKeystore, typed);
  const [mode, setMode] = useState<VaultMode>(modes[0] ?? 'none');
  const { checked, fault } = at;
  const choice: VaultChoice = mode === 'passphrase' ? { mode, passphrase: typed } : { mode };
  return (
    <Stack data-testid="restore-ready">
      <CheckedWords checked={{ ok: true, value: checked }} />
      <div>
        <Text fw={600}>{t('backup.wizard.happens')}</Text>
        <List size="sm" spacing={2}>
          <List.Item>
            {here === null
              ? t('backup.wizard.counts_unknown', { there: formatNumber(checked.leads) })
              : t('backup.wizard.counts', { there: formatNumber(checked.leads), here: formatNumber(here) })}
          </List.Item>
          <List.Item>{t('backup.wizard.replaces')}</List.Item>
          <List.Item>{t('backup.wizard.kept')}</List.Item>
          <List.Item>{t('backup.wizard.again')}</List.Item>
          {!checked.isSameKey && <List.Item>{t('backup.wizard.secrets')}</List.Item>}
          <List.Item>{t(`backup.wizard.lock_${checked.isSameKey ? 'now' : typed === '' ? 'backup' : 'off'}`)}</List.Item>
        </List>
      </div>
      {!checked.isSameKey && (
        <Radio.Group label={t('backup.wizard.protect')} value={mode} onChange={(value) => setMode(value)}>
          <Stack gap={6} mt={6}>
            {modes.map((one) => (
              <Radio key={one} value={one} label={t(`backup.wizard.protect_${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {fault !== null && <Alert color="red">{t(`backup.restore_fault.${fault}`)}</Alert>}
      <Group>
        <Button onClick={() => onRestore(checked.isSameKey ? null : choice)}>{t('backup.wizard.restore')}</Button>
      </Group>
    </Stack>
  );
}
