import { useEffect, useState } from 'react';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import type { Search } from '#renderer/data/search.ts';
import type { ShowId } from '#shared/domain/ids.ts';

const SHOWN = 8;

/** The first people of the show whom the text finds; none while it is empty. */
export function useFound(search: Search, { showId, text }: { showId: ShowId; text: string }): readonly LeadRow[] {
  const [rows, setRows] = useState<readonly LeadRow[]>([]);
  useEffect(() => {
    if (text.trim() === '') return undefined;
    return search.watch({ showId, text, filters: {}, sort: 'newest', offset: 0, limit: SHOWN }, (result) => setRows(result.rows));
  }, [search, showId, text]);
  return text.trim() === '' ? [] : rows;
}
