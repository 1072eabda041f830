// oxlint-disable jsx-a11y/prefer-tag-over-role -- lines of two texts each: the ARIA listbox pattern, not a <select>
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Review.module.css';

/** One line of a queue: what is worked through. */
export type QueueLine = { readonly key: string; readonly main: string; readonly sub: string };

type Props = {
  readonly label: string;
  readonly open: readonly QueueLine[];
  readonly left: readonly QueueLine[];
  /** How many there are that are not in view. */
  readonly more: number;
  readonly held: string | null;
  readonly onHold: (key: string, at: number) => void;
};

/** The queue of a kind: what is open, and below it what was left for now. */
export function QueueList({ label, open, left, more, held, onHold }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (held !== null) frame.current?.querySelector(`[id="review-${held}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [held]);
  const line = ({ key, main, sub }: QueueLine, at: number): ReactNode => (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the screen has the keys
    <div
      key={key}
      id={`review-${key}`}
      role="option"
      aria-selected={key === held}
      className={classes['row']}
      onClick={() => onHold(key, at)}
    >
      <Text fw={600} size="sm" truncate>
        {main}
      </Text>
      <Text size="sm" c="dimmed" truncate>
        {sub}
      </Text>
    </div>
  );
  return (
    <div ref={frame} role="listbox" tabIndex={0} aria-label={label} className={classes['queue']} data-testid="review-queue">
      {open.map(line)}
      {more > 0 && (
        <div role="presentation" className={classes['left']}>
          {t('followup.more', { count: more })}
        </div>
      )}
      {left.length > 0 && (
        <div role="presentation" className={classes['left']}>
          {t('review.left_for_now', { count: left.length })}
        </div>
      )}
      {left.map((one) => line(one, open.length))}
    </div>
  );
}
