import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { filtersAt, partsOf } from './filterParts.ts';
import { takeOff, useLeadView } from './leadView.ts';
import { useFilterWords } from './useFilterWords.ts';

type Props = { readonly search: Search; readonly show: Show; readonly version: number; readonly now: number };

type Asked = { readonly showId: Show['id']; readonly filters: readonly Filters[]; readonly version: number };
type Held = { readonly asked: string; readonly version: number; readonly counts: readonly number[] };

/** How many leads each of some filters alone would leave; asked anew when leads change. */
function useTally(search: Search, { showId, filters, version }: Asked): readonly number[] {
  const [held, setHeld] = useState<Held>({ asked: '', version: 0, counts: [] });
  const asked = JSON.stringify(filters);
  useEffect(() => {
    let isOver = false;
    const wanted = JSON.parse(asked) as Filters[]; // what was written two lines above
    const take = (counts: readonly number[]): void => (isOver ? undefined : setHeld({ asked, version, counts }));
    if (wanted.length > 0) void search.tally(showId, wanted).then(take);
    return () => {
      isOver = true;
    };
  }, [search, showId, asked, version]);
  return held.asked === asked ? held.counts : [];
}

/** What is asked of the leads beyond the bar: a chip each, with how many leads are so; a press takes it off. */
export function ActiveFilters({ search, show, version, now }: Props) {
  const { t } = useTranslation();
  const filters = useLeadView((view) => view.filters);
  const wordsOf = useFilterWords(show);
  const parts = partsOf(filters);
  const counts = useTally(search, { showId: show.id, filters: parts.map(({ alone }) => filtersAt(alone, now)), version });
  if (parts.length === 0) return null;
  return (
    <Group gap={6} data-testid="active-filters">
      {parts.map((part, at) => {
        const count = counts[at];
        const words = wordsOf(part);
        return (
          <Button
            key={part.key}
            size="compact-md"
            mih={36}
            radius="xl"
            variant="light"
            maw={420}
            rightSection={<IconX size={16} aria-hidden />}
            aria-label={t('leadlist.taken', { filter: words })}
            onClick={() => takeOff(part)}
          >
            {count === undefined ? words : `${words} (${formatNumber(count)})`}
          </Button>
        );
      })}
    </Group>
  );
}
