import { useEffect, useState } from 'react';
import type { Search } from '#renderer/data/search.ts';
import type { Span } from '#shared/domain/figures/span.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/**
 * What the leads of a show that were captured in a span add up to, as they change; undefined until the index has answered for the first
 * time. Without a span nothing is asked. While another span is awaited, the last answer stays.
 */
export function usePart(search: Search, showId: ShowId, span: Span | undefined): ShowFigures | undefined {
  const [answer, setAnswer] = useState<ShowFigures>();
  const [from, to] = [span?.from, span?.to];
  useEffect(() => {
    if (from === undefined || to === undefined) return undefined;
    return search.watchFigures(showId, ([figures]) => setAnswer(figures), { from, to });
  }, [search, showId, from, to]);
  return answer?.showId === showId ? answer : undefined;
}
