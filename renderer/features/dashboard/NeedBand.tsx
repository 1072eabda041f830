import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/i18n/format.ts';
import { forecast } from '#shared/domain/figures/pace.ts';
import classes from './Dashboard.module.css';
import { useForecastWords, useNeedWords } from './liveWords.ts';
import type { LiveFigures } from './useLiveFigures.ts';

/** At this pace: how many leads there will be when the doors close today, and at the end. */
function PaceLine({ live }: { readonly live: LiveFigures }) {
  const { t } = useTranslation();
  const words = useForecastWords();
  const { show, whole, plan, moment, now } = live;
  const end = plan.at(-1)?.to ?? now;
  if (moment.closing === null) return null;
  const came = { arrivals: whole.byQuarter, total: whole.total.leads };
  const atEnd = forecast(plan, came, { now, until: end });
  const atClosing = moment.state === 'open' && moment.closing < end ? forecast(plan, came, { now, until: moment.closing }) : undefined;
  const line =
    atEnd === null
      ? t('live.pace_early')
      : atClosing === undefined
        ? t('live.pace_end', { end: words(atEnd) })
        : t('live.pace_both', { closing: words(atClosing ?? null), by: formatTime(moment.closing, show.zone), end: words(atEnd) });
  return (
    <Text size="md" title={t('live.pace_text')} data-testid="live-pace">
      {line}
    </Text>
  );
}

/** What is still needed, and where we will be at this pace; without a goal, where to set one. */
export function NeedBand({ live, onGoals }: { readonly live: LiveFigures; readonly onGoals: () => void }) {
  const { t } = useTranslation();
  const need = useNeedWords(live);
  return (
    <section className={classes['band']} data-tone={need?.tone ?? 'plain'} aria-label={t('live.need_title')}>
      {need === null ? (
        <div className={classes['noGoal']}>
          <Text className={classes['need'] ?? ''}>{t('live.goals_none')}</Text>
          <Button onClick={onGoals}>{t('live.goals_set')}</Button>
        </div>
      ) : (
        <output data-testid="live-need">
          <div className={classes['need']}>{need.line}</div>
          {need.more !== '' && <div>{need.more}</div>}
        </output>
      )}
      <PaceLine live={live} />
    </section>
  );
}
