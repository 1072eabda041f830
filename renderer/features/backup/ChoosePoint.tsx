import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import type { FoundSet, ListedPoint, Look } from '#shared/ipc/backup.ts';
import classes from './Backup.module.css';
import type { Chosen } from './useRestore.ts';

/** Shown of each laptop's backups at first. */
const FEW = 6;

type RowProps = { readonly point: ListedPoint; readonly isNewest: boolean; readonly onChoose: () => void };

function Row({ point, isNewest, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{formatInstant(point.at)}</td>
      <td>{formatNumber(point.leads)}</td>
      <td>{formatNumber(point.media)}</td>
      <td>
        <Button size="compact-sm" variant={isNewest ? 'filled' : 'default'} onClick={onChoose} data-testid="restore-point">
          {t('backup.wizard.take')}
        </Button>
      </td>
    </tr>
  );
}

function SetPoints({ set, onChoose }: { readonly set: FoundSet; readonly onChoose: (point: ListedPoint) => void }) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? set.points : set.points.slice(0, FEW);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600} className={classes['name'] ?? ''}>
          {set.isOurs ? t('backup.wizard.ours') : t('backup.wizard.other', { name: set.name })}
        </Text>
        {set.points[0]?.opens === 'never' && <Badge color="red">{t('backup.wizard.never')}</Badge>}
        {set.points[0]?.opens === 'passphrase' && <Badge color="blue">{t('backup.wizard.by_passphrase')}</Badge>}
      </Group>
      <table className={classes['points']}>
        <thead>
          <tr>
            <th scope="col">{t('backup.col_at')}</th>
            <th scope="col">{t('backup.col_leads')}</th>
            <th scope="col">{t('backup.col_media')}</th>
            <th scope="col" aria-label={t('backup.wizard.take')} />
          </tr>
        </thead>
        <tbody>
          {shown.map((point, at) => (
            <Row key={point.order} point={point} isNewest={at === 0} onChoose={() => onChoose(point)} />
          ))}
        </tbody>
      </table>
      {shown.length < set.points.length && (
        <Group>
          <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
            {t('backup.wizard.all', { count: set.points.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The backups that were found, those of each laptop by themselves; all of them were read back when they were made. */
export function ChoosePoint({ look, onChoose }: { readonly look: Look; readonly onChoose: (chosen: Chosen) => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text size="sm" c="dimmed" className={classes['name'] ?? ''}>
        {t('backup.wizard.found', { folder: look.path })}
      </Text>
      {look.sets.map((set) => (
        <SetPoints key={set.id} set={set} onChoose={(point) => onChoose({ set, point })} />
      ))}
    </Stack>
  );
}
