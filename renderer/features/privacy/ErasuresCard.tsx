import { Alert, Badge, Button, Group, Modal, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCertificate, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCases } from '#renderer/data/erase.ts';
import type { Case } from '#renderer/data/erase.ts';
import { finishErasures } from '#renderer/data/finishErasure.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { openElsewhere } from '#shared/domain/privacy/erasure.ts';
import type { Show } from '#shared/domain/show.ts';
import { CertificateView } from './CertificateView.tsx';
import { tellFinished } from './eraseDeeds.ts';
import classes from './Privacy.module.css';

type Props = { readonly show: Show; readonly shown: string | null; readonly onShow: (id: string | null) => void };

/** What of this laptop's own files is still to do: the journal (again), or a start. */
function Pending({ cases }: { readonly cases: readonly Case[] }) {
  const { t } = useTranslation();
  const store = useStore();
  const [isBusy, setBusy] = useState(false);
  const isJournal = cases.some(({ journalAt }) => journalAt === undefined);
  const isDatabase = cases.some(({ databaseAt }) => databaseAt === undefined);
  if (!isJournal && !isDatabase) return null;
  const again = async (): Promise<void> => {
    setBusy(true);
    tellFinished(await finishErasures(store, booth).finally(() => setBusy(false)));
  };
  return (
    <Alert color="orange" data-testid="erasure-pending" data-journal={isJournal ? '' : undefined}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{t(isJournal ? 'privacy.pending.journal' : 'privacy.pending.database')}</Text>
        {isJournal ? (
          <Button size="xs" loading={isBusy} onClick={() => void again()}>
            {t('privacy.pending.again')}
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => void booth.appRestart()}
            style={{ flexShrink: 0 }}
          >
            {t('privacy.pending.restart')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Everything that was erased on this laptop, each with its certificate and what is still to be done elsewhere. */
export function ErasuresCard({ show, shown, onShow }: Props) {
  const { t } = useTranslation();
  const cases = useLive((live) => readCases(live), []);
  if (cases === undefined || cases.length === 0) return null;
  const open = cases.find(({ id }) => id === shown);
  return (
    <Paper withBorder radius="lg" p="md" data-testid="erasures">
      <Stack gap="sm">
        <PanelHead title={t('privacy.cases.title')} text={t('privacy.cases.text')} />
        <Pending cases={cases} />
        <Stack gap={2}>
          {cases.map((one) => {
            // the database's own files are a place too, until the next start
            const left = openElsewhere(one).length + (one.databaseAt === undefined ? 1 : 0);
            return (
              <UnstyledButton key={one.id} className={classes['found']} onClick={() => onShow(one.id)}>
                <Group gap="xs" wrap="nowrap">
                  <IconCertificate size={18} aria-hidden />
                  <Text fw={600} truncate>
                    {one.person === null ? t('privacy.cases.several', { count: one.people }) : one.person.initials}
                  </Text>
                </Group>
                <Text size="sm" c="dimmed" truncate>
                  {t('privacy.cases.line', { at: formatInstant(one.at), why: t(`privacy.why.${one.why}`) })}
                </Text>
                <Badge variant="light" color={left === 0 ? 'teal' : 'orange'}>
                  {left === 0 ? t('privacy.cases.done') : t('privacy.cases.left', { count: left })}
                </Badge>
              </UnstyledButton>
            );
          })}
        </Stack>
      </Stack>
      {open !== undefined && (
        <Modal
          closeButtonProps={{ 'aria-label': t('privacy.close') }}
          opened
          onClose={() => onShow(null)}
          title={t('privacy.certificate.title')}
          size="lg"
        >
          <CertificateView one={open} show={show} />
        </Modal>
      )}
    </Paper>
  );
}
