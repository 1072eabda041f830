import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { BackupPlace, ListedPoint } from '#shared/ipc/backup.ts';
import classes from './Backup.module.css';
import { useBackupState } from './backups.ts';
import { Confirm } from './Confirm.tsx';

type Props = { readonly place: BackupPlace; readonly isBusy: boolean; readonly onCheck: (order: number) => void };

/** The moments of a place that can be gone back to, the latest first. */
export function PointList({ place, isBusy, onCheck }: Props) {
  const { t } = useTranslation();
  const [points, setPoints] = useState<readonly ListedPoint[]>([]);
  const [dropped, setDropped] = useState<ListedPoint | null>(null);
  useEffect(() => void booth.backupPoints({ place: place.id }).then(setPoints), [place.id]);
  const drop = async (order: number): Promise<string | null> => {
    const done = await booth.backupPointDrop({ place: place.id, order });
    if (!done.ok) return t(`backup.keep_fault.${done.error}`);
    useBackupState.setState({ state: done.value });
    setPoints(points.filter((point) => point.order !== order));
    return null;
  };
  return (
    <>
      <table className={classes['points']} data-testid="backup-points">
        <thead>
          <tr>
            <th scope="col">{t('backup.col_at')}</th>
            <th scope="col">{t('backup.col_leads')}</th>
            <th scope="col">{t('backup.col_changes')}</th>
            <th scope="col">{t('backup.col_media')}</th>
            <th scope="col" aria-label={t('backup.check')} />
          </tr>
        </thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={point.order}>
              <td>{formatInstant(point.at)}</td>
              <td>{formatNumber(point.leads)}</td>
              <td>{formatNumber(point.changes)}</td>
              <td>{formatNumber(point.media)}</td>
              <td>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  {at > 0 && (
                    <Button size="compact-xs" variant="subtle" color="red" disabled={isBusy} onClick={() => setDropped(point)}>
                      {t('backup.drop')}
                    </Button>
                  )}
                  <Button size="compact-xs" variant="subtle" disabled={isBusy} onClick={() => onCheck(point.order)}>
                    {t('backup.check')}
                  </Button>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {dropped !== null && (
        <Confirm
          title={t('backup.drop_title')}
          deed={t('backup.drop_do')}
          onDo={() => drop(dropped.order)}
          onClose={() => setDropped(null)}
        >
          <Text size="sm">{t('backup.drop_text', { when: formatInstant(dropped.at), leads: formatNumber(dropped.leads) })}</Text>
        </Confirm>
      )}
    </>
  );
}
