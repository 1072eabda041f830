import { Alert, Button, Group, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLocks } from '#renderer/data/locks.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { Former, FormerFound } from '#shared/ipc/backup.ts';
import classes from './Backup.module.css';
import { useBackupState } from './backups.ts';
import { Confirm } from './Confirm.tsx';

type AskProps = { readonly former: FormerFound; readonly here: number | null; readonly onClose: () => void };

function DropAsk({ former, onClose }: AskProps) {
  const { t } = useTranslation();
  const drop = async (): Promise<string | null> => {
    const done = await booth.backupFormerDrop({ name: former.name });
    if (!done.ok) return t(`backup.keep_fault.${done.error}`);
    useBackupState.setState({ state: done.value });
    return null;
  };
  return (
    <Confirm title={t('backup.former.drop_title')} deed={t('backup.former.drop_do')} onDo={drop} onClose={onClose}>
      <Text size="sm">
        {former.leads === null
          ? t('backup.former.drop_unknown', { media: formatNumber(former.media) })
          : t('backup.former.drop_text', { leads: formatNumber(former.leads), media: formatNumber(former.media) })}
      </Text>
    </Confirm>
  );
}

function ReturnAsk({ former, here, onClose }: AskProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [words, setWords] = useState('');
  const asks = former.opens === 'passphrase';
  const back = async (): Promise<string | null> => {
    const done = await booth.backupFormerReturn({ name: former.name, passphrase: asks ? words : null, here: await readLocks(store) });
    if (!done.ok) return t(`backup.return_fault.${done.error}`);
    await booth.appRestart();
    return null;
  };
  return (
    <Confirm title={t('backup.former.return_title')} deed={t('backup.former.return_do')} onDo={back} onClose={onClose}>
      <Text size="sm">
        {former.leads === null
          ? t('backup.former.return_unknown', { when: formatInstant(former.at) })
          : t('backup.former.return_text', {
              there: formatNumber(former.leads),
              here: here === null ? '?' : formatNumber(here),
              when: formatInstant(former.at),
            })}
      </Text>
      <Text size="sm">{t('backup.former.return_kept')}</Text>
      {asks && (
        <PasswordInput
          label={t('backup.former.words')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autoComplete="off"
        />
      )}
    </Confirm>
  );
}

/** What restores put aside: until when it is kept, the way back to it, and its end. */
export function FormerList({ formers, here }: { readonly formers: readonly Former[]; readonly here: number | null }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<readonly FormerFound[]>([]);
  const [asked, setAsked] = useState<{ readonly deed: 'drop' | 'return'; readonly former: FormerFound } | null>(null);
  useEffect(() => void booth.backupFormers().then(setFound), []);
  const shown = found.filter(({ name }) => formers.some((former) => former.name === name));
  const ask = { here, onClose: () => setAsked(null) };
  return (
    <Paper withBorder radius="lg" p="md" data-testid="backup-formers">
      <Stack gap="sm">
        <PanelHead title={t('backup.former.title')} text={t('backup.former.text')} />
        {shown.map((former) => (
          <Group key={former.name} justify="space-between" wrap="nowrap">
            <Text size="sm" className={classes['name'] ?? ''}>
              {t('backup.former.until', { when: formatInstant(former.at), until: formatInstant(former.until) })}{' '}
              {former.leads !== null && t('backup.former.holds', { leads: formatNumber(former.leads), media: formatNumber(former.media) })}
            </Text>
            <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
              {former.opens !== 'never' && (
                <Button size="xs" variant="default" onClick={() => setAsked({ deed: 'return', former })}>
                  {t('backup.former.return')}
                </Button>
              )}
              <Button size="xs" variant="subtle" color="red" onClick={() => setAsked({ deed: 'drop', former })}>
                {t('backup.former.drop')}
              </Button>
            </Group>
          </Group>
        ))}
        {shown.some(({ opens }) => opens === 'never') && <Alert color="gray">{t('backup.former.never')}</Alert>}
      </Stack>
      {asked?.deed === 'drop' && <DropAsk former={asked.former} {...ask} />}
      {asked?.deed === 'return' && <ReturnAsk former={asked.former} {...ask} />}
    </Paper>
  );
}
