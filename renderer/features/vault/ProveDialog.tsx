import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import type { Protection, RecoveryFault } from '#shared/ipc/vault.ts';

type Props = { readonly onDone: (protection: Protection) => void; readonly onClose: () => void };

/** Is the sheet with the recovery passphrase still there, and the right one? */
export function ProveDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<RecoveryFault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const prove = async (): Promise<void> => {
    setBusy(true);
    const done = await booth.recoveryProve({ passphrase: words });
    setBusy(false);
    if (!done.ok) return setFault(done.error);
    notifications.show({ color: 'teal', message: t('protect.recovery.is_right') });
    return onDone(done.value);
  };
  return (
    <Modal opened onClose={onClose} size={560} title={t('protect.recovery.prove')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void prove();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('protect.recovery.prove_text')}</Text>
          <TextInput
            label={t('vault.recovery')}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={fault === 'wrong-passphrase' ? t('vault.wrong_recovery') : null}
          />
          {fault !== null && fault !== 'wrong-passphrase' && <Alert color="red">{t(`vault.fault.${fault}`)}</Alert>}
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy} disabled={words === ''}>
              {t('protect.recovery.prove_do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
