import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import type { Part } from '#shared/domain/figures/showFigures.ts';

/** What a line of people or sources tells. */
export type PartLine = { readonly leads: number; readonly qualified: number; readonly appointments: number; readonly won: number };

const lineOf = ({ leads, reached, appointments, won }: LeadCounts): PartLine => ({
  leads,
  qualified: reached.qualified,
  appointments,
  won,
});

const add = (a: PartLine, b: PartLine): PartLine => ({
  leads: a.leads + b.leads,
  qualified: a.qualified + b.qualified,
  appointments: a.appointments + b.appointments,
  won: a.won + b.won,
});

/** The first parts, and what all others add up to: a page holds so many lines, and the sum must still be right. One left over is a line of its own. */
export function topParts<K>(parts: readonly Part<K>[], most: number) {
  const cut = parts.length <= most + 1 ? parts.length : most;
  const rest = parts.slice(cut);
  return {
    lines: parts.slice(0, cut).map(({ of, counts }) => ({ of, ...lineOf(counts) })),
    rest:
      rest.length === 0
        ? null
        : {
            count: rest.length,
            ...rest.map(({ counts }) => lineOf(counts)).reduce(add, { leads: 0, qualified: 0, appointments: 0, won: 0 }),
          },
  };
}
