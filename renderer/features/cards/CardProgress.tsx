import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countWaitingCards } from '#renderer/data/cards.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { pauseCards, resumeCards, useCardQueue } from './cardQueue.ts';

/** How far the reading of cards is, with stop and resume; nothing while no card waits. */
export function CardProgress() {
  const { t } = useTranslation();
  const waiting = useLive(countWaitingCards, []) ?? 0;
  const { total, done, failed, current, isPaused } = useCardQueue();
  if (waiting === 0) return null;
  const all = Math.max(total, done + waiting);
  return (
    <Stack gap={6} mt="sm" aria-live="polite" data-testid="card-progress">
      <Progress value={(100 * done) / Math.max(1, all)} animated={!isPaused} aria-label={t('cards.progress')} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {isPaused ? t('cards.paused', { count: waiting }) : t('cards.reading', { at: Math.min(all, done + 1), total: all, current })}
          {failed > 0 && ` · ${t('cards.failed', { count: failed })}`}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={isPaused ? () => resumeCards() : pauseCards}>
          {t(isPaused ? 'cards.resume' : 'capture.intake_stop')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The same, small: how far reading is, in the top bar of every screen. */
export function CardChip({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const waiting = useLive(countWaitingCards, []) ?? 0;
  const { total, done, isPaused } = useCardQueue();
  if (waiting === 0) return null;
  const all = Math.max(total, done + waiting);
  return (
    <Button variant="light" size="xs" onClick={onOpen} data-testid="card-chip">
      {isPaused ? t('cards.chip_paused', { count: waiting }) : t('cards.chip', { at: Math.min(all, done + 1), total: all })}
    </Button>
  );
}
