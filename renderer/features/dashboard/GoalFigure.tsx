import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { BigFigure } from '#renderer/ui/BigFigure.tsx';
import classes from './Dashboard.module.css';
import { standOf } from './scope.ts';
import type { Due } from './scope.ts';

/** How a count stands beside the plan, in words. */
export function useStandWords(): (have: number, due: Due) => string {
  const { t } = useTranslation();
  return (have, { now }) => {
    const by = have - now;
    if (by === 0) return t('live.on_plan');
    return t(by > 0 ? 'live.ahead' : 'live.behind', { count: Math.abs(by), shown: formatNumber(Math.abs(by)) });
  };
}

/** How far a goal is reached, and (a notch) how far it should be by now. What it shows is written beside it. */
export function GoalBar({ have, due }: { readonly have: number; readonly due: Due }) {
  const part = (count: number): string => `${due.goal <= 0 ? 100 : Math.min(100, (100 * count) / due.goal)}%`;
  return (
    <div className={classes['bar']} aria-hidden>
      <div className={classes['fill']} data-tone={standOf(have, due)} style={{ width: part(have) }} />
      <div className={classes['notch']} style={{ left: part(due.now) }} />
    </div>
  );
}

type Props = { readonly label: string; readonly have: number; readonly due: Due | null; readonly size: 'l' | 'xl'; readonly name: string };

/** A count held against its goal: number, goal, how it stands beside the plan. */
export function GoalFigure({ label, have, due, size, name }: Props) {
  const { t } = useTranslation();
  const standWords = useStandWords();
  return (
    <div className={classes['card']} data-testid={`live-${name}`}>
      <BigFigure
        label={label}
        value={formatNumber(have)}
        size={size}
        tone={due === null ? 'plain' : standOf(have, due)}
        note={
          due === null ? (
            t('live.no_goal')
          ) : (
            <>
              {t('live.of_goal', { goal: formatNumber(due.goal) })}
              <br />
              {standWords(have, due)}
            </>
          )
        }
      />
      {due !== null && <GoalBar have={have} due={due} />}
    </div>
  );
}
