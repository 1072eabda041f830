import { Alert, Button, Group, Modal, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';
import type { Preflight } from '#shared/crm/push.ts';
import { connectTarget } from './connectTarget.ts';
import { OwnDescription } from './OwnDescription.tsx';
import { EMPTY_CONNECTION, describedBy } from './restSetup.ts';
import type { Connection, Product } from './restSetup.ts';
import { SettingFields } from './SettingFields.tsx';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };
type Change = (edit: Partial<Connection>) => void;

const isProduct = (value: string): value is Product => /^(odoo|odoo-old|webhook|own|rest:.+)$/u.test(value);

function ProductSelect({ product, onChange }: { readonly product: Product; readonly onChange: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Select
      label={t('target.product_choose')}
      allowDeselect={false}
      value={product}
      onChange={(value) => value !== null && isProduct(value) && onChange({ product: value, secret: '', settings: {} })}
      data={[
        { value: 'odoo', label: t('handover.kind_odoo') },
        { value: 'odoo-old', label: t('target.odoo_old') },
        ...shippedDescriptions().map(({ name, product: words }) => ({ value: `rest:${name}`, label: words[language] })),
        { value: 'webhook', label: t('handover.kind_webhook') },
        { value: 'own', label: t('target.own_file') },
      ]}
    />
  );
}

/** Address, database and user of what is no described CRM. */
function PlaceFields({ connection, onChange }: { readonly connection: Connection; readonly onChange: Change }) {
  const { t } = useTranslation();
  const { product } = connection;
  const field = (name: 'url' | 'database' | 'login') => ({
    value: connection[name],
    required: true,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput label={t('handover.url')} placeholder="https://" {...field('url')} />
      {product !== 'webhook' && <TextInput label={t('handover.database')} {...field('database')} />}
      {product === 'odoo-old' && <TextInput label={t('target.login')} {...field('login')} />}
    </>
  );
}

/** What is to be pasted; nothing where one signs in with the browser alone. */
function SecretField({ connection, onChange }: { readonly connection: Connection; readonly onChange: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { product } = connection;
  const description = describedBy(connection);
  const isRest = product === 'own' || product.startsWith('rest:');
  if (isRest && (description === null || (description.auth.kind === 'oauth' && description.auth.clientSecret === 'none'))) return null;
  const own = description !== null && description.auth.kind !== 'oauth' ? description.auth.label?.[language] : undefined;
  const usual = {
    odoo: t('handover.secret_odoo'),
    'odoo-old': t('target.secret_odoo_old'),
    webhook: t('handover.secret_webhook'),
  } as const;
  const named = product in usual ? usual[product as keyof typeof usual] : undefined; // one of its keys
  const label = named ?? own ?? (description?.auth.kind === 'oauth' ? t('target.secret_client') : t('target.secret_rest'));
  return (
    <PasswordInput label={label} required value={connection.secret} onChange={(event) => onChange({ secret: event.currentTarget.value })} />
  );
}

function Fields({ connection, onChange }: { readonly connection: Connection; readonly onChange: Change }) {
  const { t } = useTranslation();
  const { product } = connection;
  const description = describedBy(connection);
  const isRest = product === 'own' || product.startsWith('rest:');
  const language = useLanguage();
  return (
    <Stack gap="sm">
      <ProductSelect product={product} onChange={onChange} />
      {product === 'own' && <OwnDescription description={description} onChange={onChange} />}
      {description?.checked === 'published-contract' && (
        <Text size="xs" c="dimmed">
          {t('target.contract')}
        </Text>
      )}
      {description?.setup !== undefined && (
        <Alert color="blue" p="xs" title={t('target.setup_note')}>
          <Text size="sm">{description.setup[language]}</Text>
        </Alert>
      )}
      <TextInput label={t('handover.name')} value={connection.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      {!isRest && <PlaceFields connection={connection} onChange={onChange} />}
      {description !== null && (
        <SettingFields description={description} answered={connection.settings} onChange={(settings) => onChange({ settings })} />
      )}
      <SecretField connection={connection} onChange={onChange} />
    </Stack>
  );
}

/** Connects a CRM or a webhook: tested before it counts, the secret goes to the vault and never comes back. */
export function ConnectForm({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [connection, setConnection] = useState(EMPTY_CONNECTION);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const description = describedBy(connection);
  const isBrowser = description?.auth.kind === 'oauth';
  const tell = ({ warnings, missingFields }: Preflight): void => {
    const words = warnings.map((warning) => t(`handover.warn_${warning}`, { fields: missingFields.join(', ') }));
    notifications.show({
      title: t('handover.connected', { name: connection.name || connection.url || description?.name }),
      message: words.join(' '),
      color: words.length > 0 ? 'orange' : 'green',
      autoClose: words.length > 0 ? false : 4_000,
    });
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    const connected = await connectTarget(store, connection).finally(() => setBusy(false));
    if (!connected.ok) return setFault(`${t(connected.error)} ${connected.detail ?? ''}`);
    tell(connected.value);
    setConnection(EMPTY_CONNECTION);
    return onClose();
  };
  return (
    <Modal size="lg" opened={isOpen} onClose={onClose} title={t('handover.add_title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <Fields connection={connection} onChange={(edit) => setConnection((before) => ({ ...before, ...edit }))} />
          {isBusy && isBrowser && <Text size="sm">{t('target.signing_in')}</Text>}
          {fault !== null && (
            <Alert color="red" role="alert">
              {fault}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {isBrowser ? t('target.sign_in') : t('handover.check')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
