import { Group, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { VaultMode } from '#shared/ipc/vault.ts';
import type { Choosing } from './useChoice.ts';

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

type Props = {
  readonly choosing: Choosing;
  readonly label: string;
  /** Another name of the passphrase's field. */
  readonly field?: string;
};

/** The three protections and, for a passphrase, where it is typed twice. */
export function ChoiceFields({ choosing, label, field: named }: Props) {
  const { t } = useTranslation();
  const field = useFirstFocus<HTMLInputElement>();
  const { mode, canKeystore, first, second, fault, setMode, setFirst, setSecond } = choosing;
  return (
    <>
      <Radio.Group value={mode} onChange={(value) => setMode(value)} aria-label={label}>
        <Stack gap="xs">
          <Choice value="keystore" isOff={!canKeystore} />
          <Choice value="passphrase" />
          <Choice value="none" />
        </Stack>
      </Radio.Group>
      {mode === 'passphrase' && (
        <>
          <PasswordInput
            label={named ?? t('vault.field')}
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value)}
            ref={field}
          />
          <PasswordInput label={t('vault.again')} value={second} onChange={(event) => setSecond(event.currentTarget.value)} error={fault} />
        </>
      )}
    </>
  );
}
