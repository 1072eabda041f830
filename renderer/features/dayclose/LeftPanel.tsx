import { Badge, Paper, Stack, Text } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import classes from './DayClose.module.css';
import type { LeftLine, Place } from './useDayLeft.ts';

function Line({ line: { count, label, more, place } }: { readonly line: LeftLine }) {
  return (
    <>
      <span className={classes['what']}>
        {label}
        {more !== '' && (
          <Text span size="xs" c="dimmed">
            {' '}
            ({more})
          </Text>
        )}
      </span>
      {count === 0 ? (
        <IconCheck size={18} aria-label="0" color="var(--mantine-color-teal-6)" />
      ) : (
        <Badge variant="light" size="lg">
          {formatNumber(count)}
        </Badge>
      )}
      {place !== null && <IconChevronRight size={16} aria-hidden opacity={0.5} />}
    </>
  );
}

type Props = { readonly lines: readonly LeftLine[]; readonly onGo: (place: Place) => void };

/** What the day leaves to do; each line leads to where it is done. */
export function LeftPanel({ lines, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md" data-testid="day-left">
      <PanelHead title={t('dayclose.left')} text={t('dayclose.left_text')} />
      <Stack gap={0} mt="xs" mx={-8}>
        {lines.map((line) => {
          const { id, place } = line;
          if (place === null)
            return (
              <div key={id} className={classes['left']} data-left={id}>
                <Line line={line} />
              </div>
            );
          return (
            <button key={id} type="button" className={classes['left']} data-left={id} onClick={() => onGo(place)}>
              <Line line={line} />
            </button>
          );
        })}
      </Stack>
    </Paper>
  );
}
