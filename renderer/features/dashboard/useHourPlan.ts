import { useMemo } from 'react';
import type { Search } from '#renderer/data/search.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useAnswer } from '#renderer/data/useAnswer.ts';
import { hourPlan } from '#shared/domain/figures/hourPlan.ts';
import type { PlanHour } from '#shared/domain/figures/hourPlan.ts';
import { flatShape, hourShape } from '#shared/domain/figures/hourShape.ts';
import type { HourShape } from '#shared/domain/figures/hourShape.ts';
import { openHours } from '#shared/domain/figures/openHours.ts';
import type { Show } from '#shared/domain/show.ts';

/** How busy each hour was at the shows of this laptop that were over before this one; never of a sample or a rehearsal. Asked once. */
function useShape(search: Search, show: Show): HourShape {
  const store = useStore();
  const ask = async (): Promise<HourShape> => {
    await search.ready;
    const [shows, figures] = await Promise.all([readShows(store), search.figures(null)]);
    const over = shows.filter(({ id, isSample, lastDay }) => !isSample && id !== show.id && lastDay < show.firstDay);
    return hourShape(
      over.map((one) => ({ hours: openHours(one), byQuarter: figures.find(({ showId }) => showId === one.id)?.byQuarter ?? [] })),
    );
  };
  return useAnswer(ask, `${show.id} ${show.firstDay}`) ?? flatShape;
}

/** How goals spread over the opening hours of a show, and by what. */
export function useHourPlan(search: Search, show: Show): { readonly plan: readonly PlanHour[]; readonly shape: HourShape } {
  const shape = useShape(search, show);
  const { zone, firstDay, lastDay, hours } = show;
  const { from, to } = hours;
  const plan = useMemo(() => hourPlan({ zone, firstDay, lastDay, hours: { from, to } }, shape), [zone, firstDay, lastDay, from, to, shape]);
  return { plan, shape };
}
