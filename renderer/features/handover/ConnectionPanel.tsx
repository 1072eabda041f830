import { Alert, Button, Group, List, Loader, Paper, PasswordInput, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useAnswer } from '#renderer/data/useAnswer.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Preflight, PreflightError } from '#shared/crm/push.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Target } from '#shared/domain/target.ts';
import type { Result } from '#shared/lib/result.ts';
import { DryRunPanel } from './DryRunPanel.tsx';
import { pushTargetOf } from './pushTarget.ts';
import { renewSecret, signIn } from './renewSecret.ts';
import { signInOf } from './restSetup.ts';

type Props = { readonly target: Target; readonly onOpen: (id: LeadId) => void };
type Checked = Result<Preflight, PreflightError>;

function Facts({ preflight }: { readonly preflight: Preflight }) {
  const { t, i18n } = useTranslation();
  const { product, user, zone, callsLeft, keyExpiresAt } = preflight;
  const day = new Intl.DateTimeFormat(i18n.resolvedLanguage, { dateStyle: 'long' });
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('target.product'), product],
    [t('target.user'), user ?? undefined],
    [t('target.zone'), zone],
    [t('target.calls'), callsLeft?.toLocaleString(i18n.resolvedLanguage)],
    [t('target.key_ends'), keyExpiresAt === undefined ? undefined : day.format(keyExpiresAt)],
  ];
  return (
    <Table variant="vertical" withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <Table.Tr key={name}>
                <Table.Th w={190}>{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ),
        )}
      </Table.Tbody>
    </Table>
  );
}

function Check({ checked }: { readonly checked: Checked | undefined }) {
  const { t } = useTranslation();
  if (checked === undefined)
    return (
      <Group gap="sm">
        <Loader size="sm" />
        <Text>{t('target.checking')}</Text>
      </Group>
    );
  if (!checked.ok)
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title={t('target.not_ready')}>
        {t(`handover.pre_${checked.error}`)} {checked.detail}
      </Alert>
    );
  const { warnings, missingFields } = checked.value;
  return (
    <Stack gap="sm">
      {warnings.includes('key-field-missing') ? (
        <Alert color="red" icon={<IconAlertTriangle />} title={t('target.not_ready')} p="xs" />
      ) : (
        <Alert color="teal" icon={<IconCircleCheck />} p="xs">
          {t('target.ready')}
        </Alert>
      )}
      <Facts preflight={checked.value} />
      {warnings.length > 0 && (
        <Alert color="orange" title={t('target.warnings')}>
          <List size="sm">
            {warnings.map((warning) => (
              <List.Item key={warning}>{t(`handover.warn_${warning}`, { fields: missingFields.join(', ') })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

/** A new key or a new sign-in for a target whose old one no longer counts. */
function Renewal({ target, onRenewed }: { readonly target: Target; readonly onRenewed: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly isGood: boolean; readonly words: string } | null>(null);
  const isBrowser = signInOf(target.config) !== null;
  const renew = async (): Promise<void> => {
    setBusy(true);
    setSaid(null);
    const renewed = isBrowser ? await signIn(store, target) : await renewSecret(store, target, secret);
    setBusy(false);
    if (!renewed.ok) return setSaid({ isGood: false, words: `${t(renewed.error)} ${renewed.detail ?? ''}` });
    setSecret('');
    const { account } = renewed.value;
    setSaid({
      isGood: true,
      words: account === null ? t(isBrowser ? 'target.signed_in_nobody' : 'target.renewed') : t('target.signed_in', { account }),
    });
    return onRenewed();
  };
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {isBrowser ? t('target.sign_in') : t('target.renew')}
      </Title>
      <Group align="flex-end" wrap="nowrap">
        {!isBrowser && (
          <PasswordInput
            style={{ flex: 1 }}
            aria-label={t('target.renew')}
            description={t('target.renew_text')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        )}
        <Button variant="default" loading={isBusy} disabled={!isBrowser && secret.trim() === ''} onClick={() => void renew()}>
          {isBrowser ? t('target.sign_in') : t('target.renew_do')}
        </Button>
      </Group>
      {isBusy && isBrowser && <Text size="sm">{t('target.signing_in')}</Text>}
      {said !== null && <Alert color={said.isGood ? 'teal' : 'red'}>{said.words}</Alert>}
    </Stack>
  );
}

/** Whether the target would take our leads: who we are there, what we may, what is missing; a new key; a dry run. */
export function ConnectionPanel({ target, onOpen }: Props) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const place = pushTargetOf(target);
  const checked = useAnswer<Checked>(() => booth.crmPreflight(place), `${round} ${JSON.stringify(place)}`);
  const check = (): void => setRound((before) => before + 1);
  return (
    <SimpleGrid cols={2} spacing="lg">
      <Paper withBorder radius="md" p="md">
        <Stack gap="sm">
          <Check checked={checked} />
          <Group>
            <Button size="xs" variant="default" onClick={check}>
              {t('target.check')}
            </Button>
          </Group>
        </Stack>
      </Paper>
      <Paper withBorder radius="md" p="md">
        <Stack gap="lg">
          <Renewal target={target} onRenewed={check} />
          <DryRunPanel target={target} onOpen={onOpen} />
        </Stack>
      </Paper>
    </SimpleGrid>
  );
}
