import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconDeviceLaptop, IconUsb } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import type { BackupPlace, CheckedPoint, OpenFault } from '#shared/ipc/backup.ts';
import type { Result } from '#shared/lib/result.ts';
import classes from './Backup.module.css';
import { askState, useBackupState, whileAsking } from './backups.ts';
import { CheckedWords } from './CheckedWords.tsx';
import { faultWords, helpWords, lastWords, placeName } from './placeWords.ts';
import { PointList } from './PointList.tsx';

type Props = { readonly place: BackupPlace; readonly onRestore: () => void };

function Mark({ place }: { readonly place: BackupPlace }) {
  const { t } = useTranslation();
  if (!place.isThere) return <Badge color="gray">{t('backup.away')}</Badge>;
  if (place.fault !== null) return <Badge color="red">{t('backup.failed')}</Badge>;
  if (place.last === null) return <Badge color="yellow">{t('backup.empty')}</Badge>;
  return <Badge color="teal">{t('backup.good')}</Badge>;
}

/** One place of backups: what it helps against, the last good backup, what is wrong, and what can be done. */
export function PlaceCard({ place, onRestore }: Props) {
  const { t } = useTranslation();
  const isRunning = useBackupState((known) => known.isRunning);
  const [isOpen, setOpen] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Result<CheckedPoint, OpenFault> | null>(null);
  const isLaptop = place.id === LAPTOP_PLACE;
  const check = async (order: number): Promise<void> => {
    setChecking(true);
    setChecked(null);
    setChecked(await whileAsking(booth.backupVerify({ place: place.id, order })).finally(() => setChecking(false)));
    await askState();
  };
  const fault = faultWords(place);
  const Icon = isLaptop ? IconDeviceLaptop : IconUsb;
  return (
    <Paper withBorder radius="lg" p="md" data-testid="backup-place" data-place={isLaptop ? 'laptop' : 'folder'}>
      <Stack gap="xs">
        <Group wrap="nowrap" align="flex-start">
          <Icon size={26} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
          <div className={classes['name']} style={{ flex: 1 }}>
            <Text fw={600}>{placeName(place)}</Text>
            <Text size="sm" c="dimmed">
              {helpWords(place)}
            </Text>
          </div>
          <Mark place={place} />
        </Group>
        <Text size="sm">
          {lastWords(place)} {place.points > 0 && t('backup.points', { count: place.points })}
        </Text>
        {fault !== null && (
          <Alert color={place.isThere ? 'red' : 'gray'} py={6}>
            {fault}
          </Alert>
        )}
        {place.mustForget && (
          <Alert color="orange" py={6}>
            {t('backup.must_forget')}
          </Alert>
        )}
        {(place.last?.damaged ?? 0) > 0 && <Text size="sm">{t('backup.damaged', { count: place.last?.damaged ?? 0 })}</Text>}
        {checked !== null && <CheckedWords checked={checked} />}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            loading={isChecking}
            disabled={place.last === null || !place.isThere || isRunning}
            onClick={() => void check(place.last?.order ?? 0)}
          >
            {t('backup.check')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={place.points === 0 || !place.isThere}
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
          >
            {t(isOpen ? 'backup.list_hide' : 'backup.list')}
          </Button>
          <Button size="xs" variant="default" disabled={place.points === 0 || !place.isThere || isRunning} onClick={onRestore}>
            {t('backup.restore_from')}
          </Button>
          {!isLaptop && (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              ml="auto"
              disabled={isRunning}
              title={t('backup.remove_text')}
              onClick={() => void booth.backupPlaceRemove({ place: place.id }).then((state) => useBackupState.setState({ state }))}
            >
              {t('backup.remove')}
            </Button>
          )}
        </Group>
        {isOpen && (
          <PointList key={place.last?.order} place={place} isBusy={isChecking || isRunning} onCheck={(order) => void check(order)} />
        )}
      </Stack>
    </Paper>
  );
}
