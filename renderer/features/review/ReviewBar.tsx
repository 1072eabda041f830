import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './Review.module.css';
import { undoLast, useReview } from './reviewState.ts';

/** One more thing that a key does to what is in hand. */
export type BarDeed = { readonly key: string; readonly label: string; readonly run: () => void };

type Props = {
  readonly deeds: readonly BarDeed[];
  /** Keys without a button: through the queue. */
  readonly hidden: readonly BarDeed[];
};

/** Below what is in hand: leave it for now, discard it, what was done last and the way back. */
export function ReviewBar({ deeds, hidden }: Props) {
  const { t } = useTranslation();
  const { done, isAsking } = useReview();
  const [last] = done;
  const group = t('review.title');
  const undo: BarDeed = { key: 'u', label: t('app.undo'), run: () => void undoLast() };
  useShortcuts(
    [...hidden, ...deeds, ...(last === undefined ? [] : [undo])].map((deed) => ({ ...deed, group })),
    !isAsking,
  );
  if (deeds.length === 0 && last === undefined) return null;
  return (
    <div className={classes['bar']}>
      {deeds.map(({ key, label, run }) => (
        <Button key={key} size="sm" h={36} px="sm" variant="default" leftSection={<KeyHint keys={key} />} onClick={run}>
          {label}
        </Button>
      ))}
      <Text size="sm" c="dimmed" truncate className={classes['told'] ?? ''} aria-live="polite" data-testid="review-done">
        {last?.words ?? ''}
      </Text>
      {last !== undefined && (
        <Button size="sm" h={36} px="sm" variant="subtle" rightSection={<KeyHint keys="u" />} onClick={undo.run}>
          {t('app.undo')}
        </Button>
      )}
    </div>
  );
}
