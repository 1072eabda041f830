import { useEffect, useEffectEvent, useState } from 'react';
import type { Person } from '#renderer/data/person.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import { foldedName } from '#shared/domain/samePerson.ts';

/** Names told at most. */
const MOST = 8;

/** Other leads in whose fields or notes the person's e-mail or whole name stands, by name; empty until they are known. */
export function useMentions({ leads, attendees }: Person, name: string): readonly string[] {
  const search = useSearch();
  const [found, setFound] = useState<readonly string[]>([]);
  const emails = [...leads, ...attendees].flatMap(({ contact }) => (contact.emails ?? []).map(({ value }) => value));
  const asked = [...new Set([...emails, ...(foldedName({ formattedName: name }) === '' ? [] : [name])])];
  const own = new Set<string>(leads.map(({ id }) => id));
  const ask = useEffectEvent(async (): Promise<string[]> => {
    const pages = await Promise.all(
      asked.map((text) =>
        search.query({ showId: null, text, filters: { discarded: 'too' }, sort: 'newest', offset: 0, limit: MOST + own.size }),
      ),
    );
    const others = pages.flatMap(({ rows }) => rows).filter(({ id }) => !own.has(id));
    return [...new Map(others.map((row) => [row.id, row.name || row.id])).values()].slice(0, MOST);
  });
  useEffect(() => {
    let isOver = false;
    void ask().then((names) => (isOver ? undefined : setFound(names)));
    return () => {
      isOver = true;
    };
  }, []);
  return found;
}
