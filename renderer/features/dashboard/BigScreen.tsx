import { Button, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare, formatTime } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { haveOf, SHOW_GOALS } from '#shared/domain/figures/needed.ts';
import classes from './BigScreen.module.css';
import { GoalBar, useStandWords } from './GoalFigure.tsx';
import { useNeedWords } from './liveWords.ts';
import { dueIn, standOf } from './scope.ts';
import type { LiveFigures } from './useLiveFigures.ts';

/** What has just happened, without a name: it is seen by whoever passes by. */
export type BigNotice = { readonly serial: number; readonly kind: 'good' | 'again' | 'bad'; readonly words: string };

/** How long what has just happened stands there, ms. */
const NOTICE_MS = 4_000;

function Notice({ notice, onDone }: { readonly notice: BigNotice; readonly onDone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onDone, NOTICE_MS);
    return () => clearTimeout(timer);
  }, [onDone]);
  return (
    <div className={classes['notice']} data-kind={notice.kind} role="alert">
      {notice.words}
    </div>
  );
}

/** A third of the window, vw; how wide a digit is, of its size: a number is as large as its column allows. */
const COLUMN_VW = 27;
const DIGIT = 0.58;

/** One goal, to be read from three metres. */
function BigGoal({ live, goal }: { readonly live: LiveFigures; readonly goal: (typeof SHOW_GOALS)[number] }) {
  const { t } = useTranslation();
  const standWords = useStandWords();
  const have = haveOf(live.part.total)[goal];
  const count = formatNumber(have);
  const due = dueIn(live.plan, live.show.goals?.[goal], live);
  return (
    <div className={classes['goal']} data-tone={due === null ? 'plain' : standOf(have, due)} data-testid={`big-${goal}`}>
      <div className={classes['label']}>{t(`live.${goal}`)}</div>
      <div className={classes['value']} style={{ fontSize: `min(12vw, 30vh, ${COLUMN_VW / (count.length * DIGIT)}vw)` }}>
        {count}
      </div>
      {due !== null && (
        <>
          <GoalBar have={have} due={due} />
          <div className={classes['stand']}>
            {t('live.of_goal', { goal: formatNumber(due.goal) })}
            <br />
            {standWords(have, due)}
          </div>
        </>
      )}
    </div>
  );
}

type Props = {
  readonly live: LiveFigures;
  readonly scopeWord: string;
  readonly notice: BigNotice | null;
  readonly onNoticed: () => void;
  readonly onClose: () => void;
};

/** The essentials over the whole window, in type for three metres and without a single name. Escape or F leaves it. */
export function BigScreen({ live, scopeWord, notice, onNoticed, onClose }: Props) {
  const { t } = useTranslation();
  const need = useNeedWords(live);
  const { rate, show, now } = live;
  useShortcuts([{ key: 'f', label: t('live.big_leave'), group: t('live.title'), run: onClose }]);
  return (
    <Modal.Root opened onClose={onClose} fullScreen transitionProps={{ duration: 0 }} zIndex={150} returnFocus>
      <Modal.Content aria-label={t('live.big')} radius={0}>
        <div className={classes['screen']} data-testid="big-screen">
          <header className={classes['head']}>
            <span>{show.name}</span>
            <span>{scopeWord}</span>
            <time>{formatTime(now, show.zone)}</time>
            <Button variant="outline" color="gray.3" size="sm" rightSection={<KeyHint keys="escape" />} onClick={onClose} ml="auto">
              {t('live.big_leave')}
            </Button>
          </header>
          <div className={classes['goals']}>
            {SHOW_GOALS.map((goal) => (
              <BigGoal key={goal} live={live} goal={goal} />
            ))}
          </div>
          <div className={classes['foot']}>
            <div className={classes['need']} data-tone={need?.tone ?? 'plain'}>
              {need?.line ?? ''}
            </div>
            {rate.share !== null && (
              <div className={classes['rate']} data-testid="big-rate">
                <span className={classes['share']}>{formatShare(rate.share)}</span>
                <span>{t('live.big_rate', { count: rate.visitors, shown: formatNumber(rate.visitors) })}</span>
              </div>
            )}
          </div>
          {notice !== null && <Notice key={notice.serial} notice={notice} onDone={onNoticed} />}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
