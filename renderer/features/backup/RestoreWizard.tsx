import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { Locks } from '#shared/ipc/backup.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { askState, useBackupState } from './backups.ts';
import { ChoosePoint } from './ChoosePoint.tsx';
import { OpenPoint } from './OpenPoint.tsx';
import { ReadyPoint } from './ReadyPoint.tsx';
import { useRestore } from './useRestore.ts';
import type { RestoreDeeds } from './useRestore.ts';
import { Working } from './Working.tsx';

/** `leads`: how many are on this laptop now; null where nobody can say (the vault is closed). */
export type RestoreProps = {
  readonly leads: number | null;
  /** A place of this laptop to begin with; null asks for a folder. */
  readonly place: string | null;
  /** What locks this laptop now; null where nobody can say. */
  readonly here: () => Promise<Locks | null>;
  readonly onClose: () => void;
};

const STEPS = ['folder', 'point', 'open', 'ready'] as const;
const STEP_OF = { folder: 0, point: 1, passphrase: 2, checking: 2, ready: 3, gathering: 3, settled: 3 } as const;

function ChooseFolder({ fault, deeds }: { readonly fault: string | null; readonly deeds: RestoreDeeds }) {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Stack>
      <Text>{t('backup.wizard.folder_text')}</Text>
      {fault !== null && <Alert color="red">{fault}</Alert>}
      <Group>
        <Button leftSection={<IconFolderOpen size={18} />} onClick={() => void deeds.look(null)} ref={first}>
          {t('backup.wizard.choose')}
        </Button>
        <Button variant="default" onClick={() => void deeds.look(LAPTOP_PLACE)}>
          {t('backup.wizard.laptop')}
        </Button>
      </Group>
    </Stack>
  );
}

function Settled() {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Stack data-testid="restore-settled">
      <Alert color="teal">{t('backup.wizard.settled')}</Alert>
      <Group>
        <Button onClick={() => void booth.appRestart()} ref={first}>
          {t('backup.wizard.restart')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The way back from a backup, a step at a time; nothing of what is here changes before the last one, and the next start. */
export function RestoreWizard({ leads, place, here, onClose }: RestoreProps) {
  const { t } = useTranslation();
  const { at, typed, deeds } = useRestore(here);
  const canKeystore = useBackupState(({ state }) => state?.canKeystore ?? false);
  const begin = useEffectEvent(async () => {
    await askState();
    if (place !== null) await deeds.look(place);
  });
  useEffect(() => void begin(), []);
  const isBusy = at.step === 'checking' || at.step === 'gathering';
  return (
    <Paper withBorder radius="lg" p="lg" data-testid="restore-wizard">
      <Stack>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={3}>{t('backup.wizard.title')}</Title>
            <Text size="sm" c="dimmed">
              {t('backup.wizard.step', {
                now: STEP_OF[at.step] + 1,
                of: STEPS.length,
                name: t(`backup.wizard.steps.${STEPS[STEP_OF[at.step]]}`),
              })}
            </Text>
          </div>
          {at.step !== 'settled' && (
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={18} />}
              disabled={isBusy}
              onClick={at.step === 'folder' ? onClose : deeds.back}
            >
              {t('backup.wizard.back')}
            </Button>
          )}
        </Group>
        {at.step === 'folder' && <ChooseFolder fault={at.fault === null ? null : t(`backup.look_fault.${at.fault}`)} deeds={deeds} />}
        {at.step === 'point' && <ChoosePoint look={at.look} onChoose={(chosen) => void deeds.choose(at.look, chosen)} />}
        {at.step === 'passphrase' && <OpenPoint chosen={at.chosen} fault={at.fault} onOpen={(words) => void deeds.open(words)} />}
        {isBusy && <Working />}
        {at.step === 'ready' && (
          <ReadyPoint at={at} here={leads} canKeystore={canKeystore} typed={typed} onRestore={(choice) => void deeds.restore(choice)} />
        )}
        {at.step === 'settled' && <Settled />}
      </Stack>
    </Paper>
  );
}
