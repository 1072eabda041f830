import { useEffect, useState } from 'react';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Search } from './search.ts';

/** What the leads of a show (null: of each show) add up to, as they change; undefined until the index has answered. */
export function useFigures(search: Search, showId: ShowId | null): readonly ShowFigures[] | undefined {
  const [answer, setAnswer] = useState<{ readonly of: ShowId | null; readonly figures: readonly ShowFigures[] }>();
  useEffect(() => search.watchFigures(showId, (figures) => setAnswer({ of: showId, figures })), [search, showId]);
  return answer?.of === showId ? answer.figures : undefined;
}
