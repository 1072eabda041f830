import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import type { ProtectFault, Protection } from '#shared/ipc/vault.ts';
import { ChoiceFields } from './ChoiceFields.tsx';
import { useChoice } from './useChoice.ts';

type Props = { readonly protection: Protection; readonly onDone: () => void; readonly onClose: () => void };

/** Chooses what opens the data from now on. The same key is wrapped anew: nothing is sealed again. */
export function ChangeProtection({ protection, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const choosing = useChoice(protection.canKeystore, protection.mode);
  const [current, setCurrent] = useState('');
  const [fault, setFault] = useState<ProtectFault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const hasPassphrase = protection.mode === 'passphrase';
  const submit = async (): Promise<void> => {
    const choice = choosing.take();
    if (choice === null) return;
    setBusy(true);
    const done = await booth.vaultProtect({ choice, ...(hasPassphrase ? { current } : {}) });
    setBusy(false);
    if (!done.ok) return setFault(done.error);
    notifications.show({ color: 'teal', message: t('protect.changed') });
    return onDone();
  };
  const isSame = choosing.mode === protection.mode && choosing.mode !== 'passphrase';
  return (
    <Modal opened onClose={onClose} size={560} title={t('protect.change')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          {hasPassphrase && (
            <PasswordInput
              label={t('protect.current')}
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              error={fault === 'wrong-passphrase' ? t('vault.wrong') : null}
              data-autofocus
            />
          )}
          <ChoiceFields choosing={choosing} label={t('protect.change')} field={t('protect.new_passphrase')} />
          {protection.mode === 'none' && choosing.mode !== 'none' && <Alert color="blue">{t('protect.from_none')}</Alert>}
          {fault !== null && fault !== 'wrong-passphrase' && <Alert color="red">{t(`vault.fault.${fault}`)}</Alert>}
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {t('protect.change_text')}
            </Text>
            <Button type="submit" loading={isBusy} disabled={isSame || (hasPassphrase && current === '')} style={{ flexShrink: 0 }}>
              {t('protect.change_do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
