import { Alert, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { DayReading } from '#renderer/data/dayClose.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { CountTable } from './CountTable.tsx';
import { useCountWords } from './useCountWords.ts';

type Props = { readonly reading: DayReading; readonly show: Pick<Show, 'staff' | 'zone'> };

/** The scans of the day as a table, and whether it adds up. */
export function CountPanel({ reading, show }: Props) {
  const { t } = useTranslation();
  const { isSound, head, odd } = useCountWords(reading, show);
  const isEmpty = reading.scans === 0 && odd.length === 0;
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelHead title={t('dayclose.count')} text={isEmpty ? t('dayclose.none') : t('dayclose.count_text')} />
      {!isEmpty && (
        <>
          <div style={{ margin: '8px 0 12px', overflowX: 'auto' }}>
            <CountTable count={reading.count} show={show} />
          </div>
          <Alert
            color={isSound ? 'teal' : 'red'}
            icon={isSound ? <IconCheck size={18} /> : <IconAlertTriangle size={18} />}
            p="xs"
            data-testid="day-check"
            data-sound={isSound ? '' : undefined}
          >
            <Text size="sm">{head}</Text>
            {odd.map((line) => (
              <Text key={line} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {line}
              </Text>
            ))}
          </Alert>
        </>
      )}
    </Paper>
  );
}
