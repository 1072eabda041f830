import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { BackupPlace, ListedPoint } from '#shared/ipc/backup.ts';
import classes from './Backup.module.css';

type Props = { readonly place: BackupPlace; readonly isBusy: boolean; readonly onCheck: (order: number) => void };

/** The moments of a place that can be gone back to, the latest first. */
export function PointList({ place, isBusy, onCheck }: Props) {
  const { t } = useTranslation();
  const [points, setPoints] = useState<readonly ListedPoint[]>([]);
  useEffect(() => void booth.backupPoints({ place: place.id }).then(setPoints), [place.id]);
  return (
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
        {points.map((point) => (
          <tr key={point.order}>
            <td>{formatInstant(point.at)}</td>
            <td>{formatNumber(point.leads)}</td>
            <td>{formatNumber(point.changes)}</td>
            <td>{formatNumber(point.media)}</td>
            <td>
              <Button size="compact-xs" variant="subtle" disabled={isBusy} onClick={() => onCheck(point.order)}>
                {t('backup.check')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
