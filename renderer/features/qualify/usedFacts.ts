import type { ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { openRows } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';

/** Words that were used in this show before, the most used first: what is offered so that one thing keeps one name. */
export type UsedFacts = { readonly [K in 'tags' | 'challenges' | 'competitors' | 'industries' | 'sources']: readonly string[] };

/** So many of the latest leads are looked at: those of a day or two, and quick to open. */
const LOOKED_AT = 300;
/** More than these nobody reads. */
const OFFERED = 50;

function mostUsed(words: readonly string[]): string[] {
  const counts = new Map<string, { readonly word: string; times: number }>();
  for (const word of words) {
    const known = counts.get(word.toLowerCase());
    if (known === undefined) counts.set(word.toLowerCase(), { word, times: 1 });
    else known.times += 1;
  }
  return [...counts.values()]
    .toSorted((a, b) => b.times - a.times || a.word.localeCompare(b.word))
    .slice(0, OFFERED)
    .map(({ word }) => word);
}

/** What was noted of these leads, ready to be offered. Pure. */
export const usedFactsOf = (leads: readonly Pick<Lead, 'facts' | 'profile'>[]): UsedFacts => ({
  tags: mostUsed(leads.flatMap(({ facts }) => facts?.tags ?? [])),
  challenges: mostUsed(leads.flatMap(({ facts }) => facts?.challenges ?? [])),
  competitors: mostUsed(leads.flatMap(({ facts }) => facts?.competitor ?? [])),
  sources: mostUsed(leads.flatMap(({ facts }) => facts?.source ?? [])),
  industries: mostUsed(leads.flatMap(({ profile }) => profile?.industry ?? [])),
});

/** Reads what was noted of the latest leads of a show. */
export async function readUsedFacts(store: Store, showId: ShowId): Promise<UsedFacts> {
  const rows = await store.db.leads
    .where('[showId+capturedAt]')
    .between([showId, 0], [showId, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(LOOKED_AT)
    .toArray();
  return usedFactsOf(await openRows(store, 'leads', rows));
}
