import { Center, Loader } from '@mantine/core';
import type { Search } from '#renderer/data/search.ts';
import { usePast } from '#renderer/data/usePast.ts';
import type { Past } from '#renderer/data/usePast.ts';
import { inputsOf, ownAverageSale, planValues, rangesOf } from '#shared/domain/figures/planDefaults.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Plan.module.css';
import { PlanForm } from './PlanForm.tsx';
import { PlanResult } from './PlanResult.tsx';
import { usePlan } from './usePlan.ts';

type DeskProps = { readonly show: Show; readonly known: Past };

/** Real shows in the year of this one, with it. */
const showsInYear = (show: Show, shows: readonly Show[]): number =>
  1 + shows.filter((one) => !one.isSample && one.id !== show.id && one.firstDay.slice(0, 4) === show.firstDay.slice(0, 4)).length;

function PlanDesk({ show, known: { shows, past, rates } }: DeskProps) {
  const planning = usePlan(show);
  const averageSale = ownAverageSale(past, showCurrency(show));
  const values = planValues(planning.chosen, { show, showsInYear: showsInYear(show, shows), rates, averageSale });
  return (
    <div className={classes['columns']}>
      <PlanForm show={show} planning={planning} values={values} rates={rates} />
      <PlanResult show={show} inputs={inputsOf(values)} ranges={rangesOf(values, rates)} />
    </div>
  );
}

type Props = { readonly show: Show; readonly search: Search };

/** From a goal of revenue back to the leads of an hour; what is changed is reckoned at once and kept with the show. */
export function PlanPanel({ show, search }: Props) {
  const known = usePast(search, show);
  if (known === undefined)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  return <PlanDesk key={show.id} show={show} known={known} />;
}
