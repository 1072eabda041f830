import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconFolderShare, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { CAPSULE_SECRET } from '#shared/ipc/capsule.ts';
import type { SharedFolder } from '#shared/ipc/capsule.ts';
import type { Show } from '#shared/domain/show.ts';
import { isLongEnough, PassphraseField } from './PassphraseField.tsx';
import { lookNow, useShare } from './teamShare.ts';

/** How the last look went, in words. */
function Looked({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { isLooking, lookedAt, last, merged } = useShare();
  const looked = lookedAt === null ? t('capsule.folder.never') : t('capsule.folder.last', { when: formatInstant(lookedAt, zone) });
  const isAway = last !== null && !last.ok && last.error === 'away';
  return (
    <>
      <Text size="sm" c="dimmed" aria-live="polite">
        {isLooking ? t('capsule.folder.working') : looked}
      </Text>
      {merged !== null && (
        <Text size="sm" data-testid="folder-merged">
          {t('capsule.folder.merged', {
            when: formatInstant(merged.at, zone),
            laptops: merged.laptops.join(', '),
            added: formatNumber(merged.added),
            changed: formatNumber(merged.changed),
          })}
        </Text>
      )}
      {isAway && <Alert color="yellow">{t('capsule.folder.away')}</Alert>}
      {last !== null && !last.ok && !isAway && last.error !== 'none' && <Alert color="red">{t(`capsule.error.${last.error}`)}</Alert>}
    </>
  );
}

/** A folder on a network or a stick by which laptops stay in step: which one, with which passphrase, and how the last look went. */
export function FolderPanel({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  const [folder, setFolder] = useState<SharedFolder>(null);
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string | null>(null);
  const look = (): Promise<void> => lookNow({ store, booth }, { showId: show.id, signal: new AbortController().signal });
  useEffect(() => void booth.teamFolder().then(setFolder), []);
  const share = async (): Promise<void> => {
    const kept = await booth.secretPut({ name: CAPSULE_SECRET, value: passphrase });
    if (!kept.ok) return setError(kept.error === 'no-protection' ? t('capsule.folder.no_protection') : t(`capsule.error.${kept.error}`));
    const chosen = await booth.teamFolderChoose();
    if (!chosen.ok) return undefined;
    setError(null);
    setFolder(chosen.value);
    return look();
  };
  const leave = async (): Promise<void> => {
    await booth.teamFolderLeave();
    await booth.secretDelete({ name: CAPSULE_SECRET });
    setFolder(null);
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('capsule.folder.title')} text={t('capsule.folder.text')} />
        {folder === null ? (
          <>
            <PassphraseField value={passphrase} onChange={setPassphrase} hint={t('capsule.folder.same')} canPropose />
            <Group>
              <Button leftSection={<IconFolderShare size={18} />} disabled={!isLongEnough(passphrase)} onClick={() => void share()}>
                {t('capsule.folder.choose')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }} data-testid="team-folder">
              {folder.path}
            </Text>
            <Looked zone={show.zone} />
            <Group>
              <Button variant="default" leftSection={<IconRefresh size={18} />} onClick={() => void look()}>
                {t('capsule.folder.look')}
              </Button>
              <Button variant="default" color="red" onClick={() => void leave()}>
                {t('capsule.folder.leave')}
              </Button>
            </Group>
          </>
        )}
        {error !== null && <Alert color="red">{error}</Alert>}
      </Stack>
    </Paper>
  );
}
