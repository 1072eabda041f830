import { useEffect, useState } from 'react';
import type { Persona } from '#shared/domain/figures/persona.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Search } from './search.ts';

/** Who the hot leads of a show are, as they change; undefined until the index has answered. */
export function usePersona(search: Search, showId: ShowId): Persona | undefined {
  const [answer, setAnswer] = useState<{ readonly of: ShowId; readonly persona: Persona }>();
  useEffect(() => search.watchPersona(showId, (persona) => setAnswer({ of: showId, persona })), [search, showId]);
  return answer?.of === showId ? answer.persona : undefined;
}
