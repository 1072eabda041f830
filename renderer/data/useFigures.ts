import { useEffect, useState } from 'react';
import type { Span } from '#shared/domain/figures/capturedIn.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Search } from './search.ts';

/**
 * What the leads of a show (null: of each show) add up to, as they change; undefined until the index has answered. `span`: only those
 * captured in it; while the figures of another span are awaited, those of the last one stay.
 */
export function useFigures(search: Search, showId: ShowId | null, span?: Span): readonly ShowFigures[] | undefined {
  const [answer, setAnswer] = useState<{ readonly of: ShowId | null; readonly figures: readonly ShowFigures[] }>();
  const [from, to] = [span?.from, span?.to];
  useEffect(() => {
    const wanted = from === undefined || to === undefined ? undefined : { from, to };
    return search.watchFigures(showId, (figures) => setAnswer({ of: showId, figures }), wanted);
  }, [search, showId, from, to]);
  return answer?.of === showId ? answer.figures : undefined;
}
