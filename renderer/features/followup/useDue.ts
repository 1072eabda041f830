import type { Show } from '#shared/domain/show.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { addDays, instantOf } from '#shared/lib/time.ts';
import type { Whose } from './followupState.ts';
import type { DueRows } from './NextTab.tsx';
import { useRows } from '#renderer/data/useRows.ts';

type Wish = { readonly show: Show; readonly whose: Whose; readonly today: string };

/** Leads whose next action is due by the end of today (`2026-03-14`, by the show's clock), the longest waiting first. */
export function useDue({ show, whose, today }: Wish): DueRows {
  const tomorrow = instantOf({ day: addDays(today, 1), minutes: 0 }, show.zone);
  const ask = (heat: Heat) => ({
    showId: show.id,
    filters: {
      heat,
      nextBefore: tomorrow,
      ...(whose === 'all' ? {} : { owner: whose }),
    },
    sort: 'deadline' as const,
  });
  return { hot: useRows(ask('hot')), warm: useRows(ask('warm')), cold: useRows(ask('cold')) };
}
