import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { BigFigure } from '#renderer/ui/BigFigure.tsx';
import { haveOf, SHOW_GOALS } from '#shared/domain/figures/needed.ts';
import classes from './Dashboard.module.css';
import { GoalFigure } from './GoalFigure.tsx';
import { dueIn } from './scope.ts';
import type { LiveFigures } from './useLiveFigures.ts';

type Props = { readonly live: LiveFigures; readonly onTarget: () => void };

/** Of how many visitors how many became leads. */
function RateFigure({ live: { rate } }: Pick<Props, 'live'>) {
  const { t } = useTranslation();
  return (
    <div className={classes['card']} data-testid="live-rate" title={t('live.rate_text')}>
      <BigFigure
        label={t('live.rate')}
        value={rate.share === null ? '–' : formatShare(rate.share)}
        size="l"
        note={rate.share === null ? t('live.rate_none') : t('live.rate_of', { count: rate.visitors, shown: formatNumber(rate.visitors) })}
      />
    </div>
  );
}

/** How many leads are those the show wants to meet. */
function TargetFigure({ live: { part }, onTarget }: Props) {
  const { t } = useTranslation();
  const { onTarget: some, leads } = part.total;
  return (
    <div className={classes['card']} data-testid="live-target">
      {part.hasTarget ? (
        <BigFigure
          label={t('live.target')}
          value={leads === 0 ? '–' : formatShare(some / leads)}
          size="l"
          note={t('live.target_of', { some: formatNumber(some), leads: formatNumber(leads) })}
        />
      ) : (
        <BigFigure
          label={t('live.target')}
          value="–"
          size="l"
          note={
            <Anchor component="button" type="button" size="sm" ta="left" onClick={onTarget}>
              {t('live.target_none')}
            </Anchor>
          }
        />
      )}
    </div>
  );
}

/** The big numbers of the scope, and what is still to be done. */
export function FigureCards({ live, onTarget }: Props) {
  const { t } = useTranslation();
  const { show, part, plan, promises, unsent } = live;
  const have = haveOf(part.total);
  return (
    <div className={classes['cards']}>
      {SHOW_GOALS.map((goal) => (
        <GoalFigure
          key={goal}
          name={goal}
          label={t(`live.${goal}`)}
          have={have[goal]}
          due={dueIn(plan, show.goals?.[goal], live)}
          size={goal === 'leads' ? 'xl' : 'l'}
        />
      ))}
      <RateFigure live={live} />
      <TargetFigure live={live} onTarget={onTarget} />
      <div className={classes['card']} data-testid="live-promises">
        <BigFigure
          label={t('live.promises')}
          value={formatNumber(promises.open)}
          size="l"
          tone={promises.late > 0 ? 'bad' : 'plain'}
          note={promises.late > 0 ? t('live.promises_late', { count: promises.late }) : t('live.promises_none_late')}
        />
      </div>
      <div className={classes['card']} data-testid="live-unsent">
        <BigFigure label={t('live.unsent')} value={formatNumber(unsent)} size="l" note={t('live.unsent_note')} />
      </div>
    </div>
  );
}
