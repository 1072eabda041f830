import { useTranslation } from 'react-i18next';
import { readMemosOfDay } from '#renderer/data/dayClose.ts';
import { UNSENT, countIn } from '#renderer/data/outbox.ts';
import { readOpenPromises } from '#renderer/data/promises.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { useTotal } from '#renderer/data/useTotal.ts';
import { readFresh } from '#renderer/data/verified.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';

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
    return Promise.all(targets.map(async ({ id, name }) => ({ id, name, count: await countIn(store, id, UNSENT) })));
  }, []);
  const unowned = useTotal(search, show.id, UNOWNED);
  const unresolved = useTotal(search, show.id, UNRESOLVED);
  const late = promises.filter(({ promise }) => urgencyOf(promise, now) === 'late').length;
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
