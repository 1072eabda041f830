import { useTranslation } from 'react-i18next';
import { DeedRow } from '#renderer/ui/DeedRow.tsx';
import type { Deed } from '#renderer/ui/DeedRow.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './Review.module.css';
import { undoLast, useReview } from './reviewState.ts';

type Props = {
  readonly deeds: readonly Deed[];
  /** Keys without a button: through the queue. */
  readonly hidden: readonly Deed[];
};

/** Below what is in hand: leave it for now, discard it, what was done last and the way back. */
export function ReviewBar({ deeds, hidden }: Props) {
  const { t } = useTranslation();
  const { done, isAsking } = useReview();
  const [last] = done;
  const group = t('review.title');
  const undo: Deed = { key: 'u', label: t('app.undo'), run: () => void undoLast() };
  useShortcuts(
    [...hidden, ...deeds, ...(last === undefined ? [] : [undo])].map((deed) => ({ ...deed, group })),
    !isAsking,
  );
  if (deeds.length === 0 && last === undefined) return null;
  return (
    <div className={classes['bar']}>
      <DeedRow deeds={deeds} told={last?.words ?? ''} undo={last === undefined ? null : undo} testId="review-done" />
    </div>
  );
}
