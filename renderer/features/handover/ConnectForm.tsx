import { Alert, Button, Group, Modal, PasswordInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { connectTarget } from './connectTarget.ts';
import type { Connection } from './connectTarget.ts';

const EMPTY: Connection = { kind: 'odoo', name: '', url: '', database: '', secret: '' };

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** Connects a CRM or a webhook: tested before it counts, the secret goes to the vault and never comes back. */
export function ConnectForm({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [connection, setConnection] = useState(EMPTY);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const field = (name: 'name' | 'url' | 'database' | 'secret') => ({
    value: connection[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setConnection((before) => ({ ...before, [name]: value }));
    },
  });
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    const connected = await connectTarget(store, connection).finally(() => setBusy(false));
    if (!connected.ok) return setFault(`${t(`handover.${connected.error}`)} ${connected.detail ?? ''}`);
    const { warnings, missingFields } = connected.value;
    const words = warnings.map((warning) => t(`handover.warn_${warning}`, { fields: missingFields.join(', ') }));
    notifications.show({
      title: t('handover.connected', { name: connection.name || connection.url }),
      message: words.join(' '),
      color: words.length > 0 ? 'orange' : 'green',
      autoClose: words.length > 0 ? false : 4_000,
    });
    setConnection(EMPTY);
    return onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('handover.add_title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            value={connection.kind}
            onChange={(kind) => setConnection((before) => ({ ...before, kind: kind }))}
            data={[
              { value: 'odoo', label: t('handover.kind_odoo') },
              { value: 'webhook', label: t('handover.kind_webhook') },
            ]}
          />
          <TextInput label={t('handover.name')} {...field('name')} />
          <TextInput label={t('handover.url')} required placeholder="https://" {...field('url')} data-autofocus />
          {connection.kind === 'odoo' && <TextInput label={t('handover.database')} required {...field('database')} />}
          <PasswordInput label={t(`handover.secret_${connection.kind}`)} required {...field('secret')} />
          {fault !== null && (
            <Alert color="red" role="alert">
              {fault}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {t('handover.check')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
