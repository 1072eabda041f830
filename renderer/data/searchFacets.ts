import type { ShowId } from '#shared/domain/ids.ts';
import type { Entry } from './searchCore.ts';

/** A value that leads have, and how many have it. */
export type Facet = readonly [value: string, count: number];

/** What one can filter by that only the leads themselves tell; the most frequent first, at most `MOST` of each. */
export type Facets = {
  readonly tags: readonly Facet[];
  readonly industries: readonly Facet[];
  readonly competitors: readonly Facet[];
  /** Countries, and with the first two signs of the postal code: `FR`, `FR-75`. */
  readonly territories: readonly Facet[];
  /** What brought the visitors, by the usual names or in words. */
  readonly sources: readonly Facet[];
  /** Months in which sales were decided, `2026-03`. */
  readonly saleMonths: readonly Facet[];
  /** Versions of the definitions that leads were judged by. */
  readonly versions: readonly Facet[];
};

const MOST = 200;
/** Country and dash, and so many signs of the postal code. */
const REGION_SIGNS = 5;

type Tally = Map<string, number>;
const add = (tally: Tally, value: string): void => void tally.set(value, (tally.get(value) ?? 0) + 1);
const ranked = (tally: Tally): Facet[] => [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, MOST);

/** What the leads of a show (null: of all) can be filtered by; discarded ones are left out. */
export function facetsOf(entries: Iterable<Entry>, showId: ShowId | null): Facets {
  const tags: Tally = new Map();
  const industries: Tally = new Map();
  const competitors: Tally = new Map();
  const territories: Tally = new Map();
  const sources: Tally = new Map();
  const saleMonths: Tally = new Map();
  const versions: Tally = new Map();
  for (const { row, showId: own, isDiscarded } of entries) {
    if (isDiscarded || (showId !== null && own !== showId)) continue;
    const { facts, profile, version, sale, source } = row.more;
    add(versions, String(version));
    if (source !== '') add(sources, source);
    if (sale !== undefined) add(saleMonths, sale.day.slice(0, 7));
    for (const tag of facts?.tags ?? []) add(tags, tag);
    if (facts?.competitor) add(competitors, facts.competitor);
    if (profile?.industry) add(industries, profile.industry);
    const { territory } = profile ?? {};
    if (territory === undefined) continue;
    add(territories, territory.slice(0, 2));
    if (territory.length >= REGION_SIGNS) add(territories, territory.slice(0, REGION_SIGNS));
  }
  return {
    tags: ranked(tags),
    industries: ranked(industries),
    competitors: ranked(competitors),
    territories: ranked(territories),
    sources: ranked(sources),
    saleMonths: ranked(saleMonths),
    versions: ranked(versions),
  };
}
