import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDatabaseExport, IconFolderPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLocks } from '#renderer/data/locks.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { booth } from '#renderer/lib/booth.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { askState, backUpNow, useBackupState } from './backups.ts';
import { FormerList } from './FormerList.tsx';
import { KeepRule } from './KeepRule.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { RestoredNote } from './RestoredNote.tsx';
import { RestoreWizard } from './RestoreWizard.tsx';
import { Working } from './Working.tsx';

type AloneProps = { readonly hasOutside: boolean; readonly onProtect: () => void };

/** Nothing but this computer opens the backups: said plainly, with the way to change it. */
function OnlyHere({ hasOutside, onProtect }: AloneProps) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" title={t('backup.only_here')} data-testid="backup-only-here">
      {t(hasOutside ? 'backup.only_here_outside' : 'backup.only_here_text')}
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onProtect}>
          {t('backup.set_recovery')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Backups of this laptop: where they go, when the last was made, and the way back from one. */
export function BackupPanel({ onProtect }: { readonly onProtect: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const { state, isRunning } = useBackupState();
  const [restoring, setRestoring] = useState<string | null | undefined>(undefined);
  const leads = useLive((live) => live.db.leads.count(), [], { calmMs: 2_000 });
  useEffect(() => void askState(), []);
  const run = (): void => void backUpNow(store);
  const add = async (): Promise<void> => {
    const added = await booth.backupPlaceAdd();
    if (added.ok) {
      useBackupState.setState({ state: added.value });
      await backUpNow(store);
    } else if (added.error !== 'cancelled') notifications.show({ color: 'red', message: t(`backup.add_fault.${added.error}`) });
  };
  const group = t('backup.title');
  const isWizard = restoring !== undefined;
  useShortcuts(
    isWizard
      ? []
      : [
          { key: 'b', label: t('backup.now'), group, run },
          { key: 'a', label: t('backup.add'), group, run: () => void add() },
          { key: 'r', label: t('backup.restore'), group, run: () => setRestoring(null) },
        ],
  );
  if (state === null) return null;
  if (isWizard)
    return <RestoreWizard leads={leads ?? null} place={restoring} here={() => readLocks(store)} onClose={() => setRestoring(undefined)} />;
  const hasOutside = state.places.some(({ id }) => id !== LAPTOP_PLACE);
  return (
    <Stack gap="md">
      <PanelHead title={t('backup.title')} text={t('backup.text')}>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          <Button variant="default" rightSection={<KeyHint keys="r" />} onClick={() => setRestoring(null)}>
            {t('backup.restore')}
          </Button>
          <Button leftSection={<IconDatabaseExport size={18} />} rightSection={<KeyHint keys="b" />} loading={isRunning} onClick={run}>
            {t('backup.now')}
          </Button>
        </Group>
      </PanelHead>
      {state.restored !== null && <RestoredNote restored={state.restored} />}
      {isRunning && <Working />}
      {state.opensBy.length === 0 && <OnlyHere hasOutside={hasOutside} onProtect={onProtect} />}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {state.places.map((place) => (
          <PlaceCard key={place.id} place={place} onRestore={() => setRestoring(place.id)} />
        ))}
      </SimpleGrid>
      <Group gap="md" wrap="nowrap" align="flex-start">
        <Button
          variant="default"
          leftSection={<IconFolderPlus size={18} />}
          rightSection={<KeyHint keys="a" />}
          onClick={() => void add()}
          style={{ flexShrink: 0 }}
        >
          {t('backup.add')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('backup.where')}{' '}
          {state.opensBy.length > 0 && t(`backup.opens_${state.opensBy.length === 2 ? 'both' : (state.opensBy[0] ?? 'passphrase')}`)}
        </Text>
      </Group>
      <KeepRule rule={state.rule} />
      {state.formers.length > 0 && <FormerList formers={state.formers} here={leads ?? null} />}
    </Stack>
  );
}
