import { Button, Center, Loader } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { worthOf } from '#shared/domain/figures/roi.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';
import { CalibrationPanel } from './CalibrationPanel.tsx';
import { PartsPanel } from './PartsPanel.tsx';
import { PersonaPanel } from './PersonaPanel.tsx';
import { PipelineChart } from './PipelineChart.tsx';
import { PricesPanel } from './PricesPanel.tsx';
import { pooledRatings } from './pooledRatings.ts';
import { ReturnChart } from './ReturnChart.tsx';
import { WorthHead } from './WorthHead.tsx';
import classes from './Roi.module.css';

type Props = {
  readonly show: Show;
  readonly search: Search;
  /** Opens the place where costs are entered. */
  readonly onSetup?: () => void;
};

type BodyProps = Props & { readonly figures: ShowFigures; readonly all: readonly ShowFigures[]; readonly shows: readonly Show[] };

function Body({ show, search, onSetup, figures, all, shows }: BodyProps) {
  const { day } = useLocalTime(show.zone);
  const worth = worthOf(show, figures, day);
  const people = [...show.staff, ...shows.flatMap(({ staff }) => staff)];
  return (
    <div className={classes['grid']}>
      <WorthHead show={show} figures={figures} worth={worth} onSetup={onSetup} />
      <ReturnChart show={show} currency={figures.currency} worth={worth} />
      <PricesPanel prices={worth.prices} currency={figures.currency} />
      <PartsPanel show={show} figures={figures} worth={worth} />
      <PipelineChart figures={figures} today={day} />
      <CalibrationPanel own={figures.ratings} pooled={pooledRatings(show, all, shows)} staff={people} />
      <PersonaPanel search={search} showId={show.id} />
    </div>
  );
}

/** Whether the show was worth what it cost: money, where it came from, who the hot leads are, and what a rating is worth. */
export function WorthPanel({ show, search, onSetup }: Props) {
  const { t } = useTranslation();
  const all = useFigures(search, null);
  const shows = useLive(readShows, []);
  const figures = all?.find(({ showId }) => showId === show.id);
  if (all === undefined || figures === undefined || shows === undefined)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  if (figures.total.leads === 0 && (show.costs ?? []).length === 0)
    return (
      <EmptyState icon={<IconCoins size={32} />} title={t('roi.none')} text={t('roi.none_text')}>
        {onSetup !== undefined && <Button onClick={onSetup}>{t('roi.enter_costs')}</Button>}
      </EmptyState>
    );
  return <Body show={show} search={search} figures={figures} all={all} shows={shows} {...(onSetup === undefined ? {} : { onSetup })} />;
}
