import { Button, Loader } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { showBigScreen, useBigScreen } from './bigScreen.ts';
import { BigScreen } from './BigScreen.tsx';
import type { BigNotice } from './BigScreen.tsx';
import classes from './Dashboard.module.css';
import { FigureCards } from './FigureCards.tsx';
import { HoursChart } from './HoursChart.tsx';
import { LiveHead, todayOf } from './LiveHead.tsx';
import { NeedBand } from './NeedBand.tsx';
import { Splits } from './Splits.tsx';
import { StaffTable } from './StaffTable.tsx';
import { useLiveFigures } from './useLiveFigures.ts';
import type { LiveFigures } from './useLiveFigures.ts';

type Props = {
  readonly show: Show;
  readonly search: Search;
  /** Where goals are set, whom one wants to meet, and where visitors are captured. */
  readonly onGoals: () => void;
  readonly onTarget: () => void;
  readonly onCapture: () => void;
  /** What was captured just now, for the big screen; `onNoticed` when it has been seen. */
  readonly notice: BigNotice | null;
  readonly onNoticed: () => void;
};

const CHART_HEIGHT = 220;

/** What the screen says before the first lead: what will be here, and how it comes. */
function NothingYet({ onCapture }: { readonly onCapture: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes['nothing']} data-testid="live-empty">
      <IconScan size={40} aria-hidden />
      <div>
        <h3 className={classes['heading']}>{t('live.empty_title')}</h3>
        <p>{t('live.empty_text')}</p>
      </div>
      <Button onClick={onCapture}>{t('app.capture')}</Button>
    </div>
  );
}

function Body({ live, onGoals, onTarget, onCapture }: { readonly live: LiveFigures } & Pick<Props, 'onGoals' | 'onTarget' | 'onCapture'>) {
  return (
    <>
      <FigureCards live={live} onTarget={onTarget} />
      <NeedBand live={live} onGoals={onGoals} />
      {live.whole.total.leads === 0 ? (
        <NothingYet onCapture={onCapture} />
      ) : (
        <div className={classes['lower']}>
          <div className={classes['box']}>
            <HoursChart live={live} height={CHART_HEIGHT} />
          </div>
          <div className={classes['box']}>
            <Splits counts={live.part.total} />
          </div>
          <div className={classes['box']}>
            <StaffTable byStaff={live.part.byStaff} staff={live.show.staff} />
          </div>
        </div>
      )}
    </>
  );
}

/** The show as it is going, made for a glance from two metres. */
export function LivePanel({ show, search, onGoals, onTarget, onCapture, notice, onNoticed }: Props) {
  const { t } = useTranslation();
  const live = useLiveFigures(show, search);
  const isBig = useBigScreen((state) => state.isOn);
  // another screen shows names again
  useEffect(() => () => showBigScreen(false), []);
  const { figures, scope } = live;
  const today = todayOf(show, live.now);
  const scopeWord = scope.kind === 'show' ? t('live.whole') : scope.date === today ? t('live.today') : formatDate(scope.date);
  return (
    <div className={classes['panel']} data-testid="live">
      <LiveHead show={show} live={live} today={today} onBig={() => showBigScreen(true)} />
      {figures === undefined ? <Loader m="xl" /> : <Body live={figures} onGoals={onGoals} onTarget={onTarget} onCapture={onCapture} />}
      {isBig && figures !== undefined && (
        <BigScreen live={figures} scopeWord={scopeWord} notice={notice} onNoticed={onNoticed} onClose={() => showBigScreen(false)} />
      )}
    </div>
  );
}
