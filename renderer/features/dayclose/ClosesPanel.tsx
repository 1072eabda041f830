import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayClose, Tally } from '#shared/domain/dayClose.ts';
import type { Show } from '#shared/domain/show.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useDayWords } from './dayWords.ts';

type Props = { readonly closes: readonly DayClose[]; readonly show: Pick<Show, 'staff' | 'zone'>; readonly now: Tally };

/** Who closed the day and when, each time; and what is otherwise since the last. */
export function ClosesPanel({ closes, show, now }: Props) {
  const { t } = useTranslation();
  const { closeOf, sinceOf } = useDayWords(show);
  const last = closes.at(-1);
  return (
    <Paper withBorder radius="lg" p="md" data-testid="day-closes">
      <PanelHead title={t('dayclose.closes')} text={last === undefined ? t('dayclose.not_closed') : sinceOf(last, now)} />
      <Stack gap={4} mt={closes.length === 0 ? 0 : 'xs'}>
        {closes.toReversed().map((close) => (
          <Text key={`${close.at} ${close.lastLine}`} size="sm" style={{ overflowWrap: 'anywhere' }} data-close>
            {closeOf(close)}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
