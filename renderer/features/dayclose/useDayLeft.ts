import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMemosOfDay } from '#renderer/data/dayClose.ts';
import { counts } from '#renderer/data/outbox.ts';
import { readOpenPromises } from '#renderer/data/promises.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { readFresh } from '#renderer/data/verified.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import type { LocalTime } from '#shared/lib/time.ts';

/** Where something that is left is worked on. */
export type Place = 'promises' | 'owners' | 'unresolved' | 'handover';

/** Something the day leaves behind: how many, a word more, and where it is worked on (null: nowhere in particular). */
export type LeftLine = {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly more: string;
  readonly place: Place | null;
};

/** How many leads of a show pass a filter, as it changes; 0 until the index has answered. */
function useTotal(search: Search, showId: ShowId, filters: Filters): number {
  const [total, setTotal] = useState(0);
  const asked = JSON.stringify(filters);
  useEffect(
    () =>
      search.watch(
        { showId, text: '', filters: JSON.parse(asked) as Filters, sort: 'newest', offset: 0, limit: 1 }, // what was written above
        (page) => setTotal(page.total),
      ),
    [search, showId, asked],
  );
  return total;
}

const isLate = ({ dueOn, dueAtMinutes }: PromiseMade, { day, minutes }: LocalTime): boolean =>
  dueOn < day || (dueOn === day && dueAtMinutes !== undefined && dueAtMinutes < minutes);

const UNRESOLVED: Filters = { stage: 'unresolved' };
const UNOWNED: Filters = { todo: 'owner' };

/** What the day leaves to do, as it changes. Each line is there also when nothing is left of it. */
export function useDayLeft({ search, show, day }: { readonly search: Search; readonly show: Show; readonly day: string }): LeftLine[] {
  const { t } = useTranslation();
  const now = useLocalTime(show.zone);
  const promises = useLive((store) => readOpenPromises(store, show.id), [show.id]) ?? [];
  const memos = useLive((store) => readMemosOfDay(store, { show, day }), [show.id, show.zone, day]) ?? [];
  const fresh = useLive((store) => readFresh(store, show.id), [show.id]) ?? 0;
  const unsent = useLive(async (store) => {
    const targets = await readTargets(store);
    const each = await Promise.all(targets.map(({ id }) => counts(store, id)));
    return targets.map(({ id, name }, at) => {
      const { ready = 0, sending = 0, failed = 0, conflict = 0 } = each[at] ?? {};
      return { id, name, count: ready + sending + failed + conflict };
    });
  }, []);
  const unowned = useTotal(search, show.id, UNOWNED);
  const unresolved = useTotal(search, show.id, UNRESOLVED);
  const late = promises.filter(({ promise }) => isLate(promise, now)).length;
  const bare = memos.filter(({ text }) => text.trim() === '').length;
  const line = (id: string, count: number, rest: Pick<LeftLine, 'label' | 'place'> & { readonly more?: string }): LeftLine => ({
    id,
    count,
    more: '',
    ...rest,
  });
  return [
    line('promises', promises.length, {
      label: t('dayclose.promises'),
      place: 'promises',
      more: late === 0 ? '' : t('dayclose.promises_late', { count: late }),
    }),
    line('owners', unowned, { label: t('dayclose.owners'), place: 'owners' }),
    line('unresolved', unresolved, { label: t('dayclose.unresolved'), place: 'unresolved' }),
    line('memos', memos.length, {
      label: t('dayclose.memos'),
      place: null,
      more: bare === 0 ? '' : t('dayclose.memos_bare', { count: bare }),
    }),
    line('fresh', fresh, { label: t('dayclose.fresh'), place: 'handover' }),
    ...(unsent ?? []).map(({ id, name, count }) => line(id, count, { label: t('dayclose.unsent', { name }), place: 'handover' })),
  ];
}
