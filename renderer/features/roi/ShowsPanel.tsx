import { Center, Loader } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { useMinute } from '#renderer/data/useNow.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { compareShows } from '#shared/domain/figures/comparison.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { GoAgainPanel } from './GoAgainPanel.tsx';
import { ShowsChart } from './ShowsChart.tsx';
import { ShowsTable } from './ShowsTable.tsx';
import { useCounted } from './useCounted.ts';
import classes from './Roi.module.css';

type Props = { readonly show: Show; readonly search: Search };

/** Shows beside each other, and whether to go again to one of them: at first the show at work. */
export function ShowsPanel({ show, search }: Props) {
  const { t } = useTranslation();
  const now = useMinute();
  const counted = useCounted(search);
  const [chosen, setChosen] = useState<ShowId>(show.id);
  if (counted === undefined)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  const rows = compareShows(counted, now);
  // the show at work may be a sample: it is judged, not compared
  const offered = counted.filter((one) => one.show.id === show.id || rows.some(({ id }) => id === one.show.id));
  const judged = offered.find((one) => one.show.id === chosen) ?? offered.find((one) => one.show.id === show.id);
  const hasSome = rows.length > 0 || (judged !== undefined && judged.figures.total.leads > 0);
  return (
    <div className={classes['grid']}>
      {rows.length === 0 ? (
        <div className={classes['wide']}>
          <EmptyState icon={<IconScale size={32} />} title={t('roi.shows_none')} text={t('roi.shows_none_text')} />
        </div>
      ) : (
        <ShowsTable rows={rows} chosen={judged?.show.id ?? show.id} />
      )}
      {judged !== undefined && hasSome && (
        <GoAgainPanel
          judged={judged}
          rows={rows}
          choice={offered.map(({ show: { id, name } }) => ({ value: id, label: name }))}
          onChoose={setChosen}
        />
      )}
      {rows.length > 0 && <ShowsChart rows={rows} currency={judged?.figures.currency ?? 'EUR'} />}
    </div>
  );
}
