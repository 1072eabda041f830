import { Alert, Modal, SegmentedControl, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import type { Protection, RecoveryFault } from '#shared/ipc/vault.ts';
import { MadeRecovery } from './MadeRecovery.tsx';
import { OwnRecovery } from './OwnRecovery.tsx';

type Props = { readonly onDone: (protection: Protection) => void; readonly onClose: () => void };

/** Sets or replaces the recovery passphrase: made by the program, or one's own. */
export function RecoveryDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'made' | 'own'>('made');
  const [fault, setFault] = useState<RecoveryFault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = async (passphrase: string): Promise<void> => {
    setBusy(true);
    const done = await booth.recoverySet({ passphrase });
    setBusy(false);
    if (!done.ok) return setFault(done.error);
    notifications.show({ color: 'teal', message: t('protect.recovery.done') });
    return onDone(done.value);
  };
  const ways = [
    { value: 'made', label: t('protect.recovery.made') },
    { value: 'own', label: t('protect.recovery.own') },
  ] as const;
  const props = { isBusy, onSet: (words: string) => void set(words) };
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('vault.recovery')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="md">
        <SegmentedControl aria-label={t('vault.recovery')} data={[...ways]} value={kind} onChange={setKind} />
        {kind === 'made' ? <MadeRecovery {...props} /> : <OwnRecovery {...props} />}
        {fault !== null && <Alert color="red">{t(`vault.fault.${fault}`)}</Alert>}
      </Stack>
    </Modal>
  );
}
