import { Paper, Text } from '@mantine/core';
import { IconCheck, IconFileAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import classes from './DayClose.module.css';
import type { Backup } from './useBackup.ts';

/** Which file was read back last, and how many leads are in none. */
export function BackupPanel({ last, waiting, waitingWords }: Backup) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md" data-testid="day-backup" data-waiting={waiting}>
      <PanelHead title={t('dayclose.file')} text={last} />
      <div className={classes['left']} style={{ margin: '4px -8px 0' }}>
        {waiting === 0 ? (
          <IconCheck size={18} aria-hidden color="var(--mantine-color-teal-6)" />
        ) : (
          <IconFileAlert size={18} aria-hidden color="var(--mantine-color-orange-6)" />
        )}
        <Text span size="sm" className={classes['what']}>
          {waitingWords}
        </Text>
      </div>
    </Paper>
  );
}
