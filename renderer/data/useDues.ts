import { useEffect, useState } from 'react';
import type { ShowId } from '#shared/domain/ids.ts';
import { useSearch } from './SearchContext.tsx';

type Answer = { readonly of: ShowId; readonly dues: readonly number[] };

const NONE: readonly number[] = [];

const isSame = (before: Answer | undefined, { of, dues }: Answer): boolean =>
  before?.of === of && before.dues.length === dues.length && before.dues.every((due, at) => due === dues[at]);

/** When each open promise to the leads of a show is due, ms, as that changes; none until the index has answered. */
export function useDues(showId: ShowId): readonly number[] {
  const search = useSearch();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(
    () =>
      search.watchDues(showId, (dues) => {
        const after = { of: showId, dues };
        // it is asked after every save, and most change nothing here
        setAnswer((before) => (isSame(before, after) ? before : after));
      }),
    [search, showId],
  );
  return answer?.of === showId ? answer.dues : NONE;
}
