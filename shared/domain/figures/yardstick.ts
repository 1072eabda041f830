import { definitionsAt, definitionsOf } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FigureLead } from './figureLead.ts';
import type { Yardstick } from './leadCounts.ts';

/** What figures need of a show. */
export type FigureShow = Pick<Show, 'id' | 'country'> & { readonly currency?: string; readonly definitions?: readonly Definitions[] };

/** Does this show say whom it wants to meet? */
function hasTarget({ target, weights }: Definitions): boolean {
  const asked = [
    weights.role > 0 && target.roles.length > 0,
    weights.size > 0 && target.sizes.length > 0,
    weights.industry > 0 && target.industries.length > 0,
    weights.territory > 0 && target.territories.length > 0,
  ];
  return asked.includes(true);
}

/** By what the leads of a show are counted. A lead fits when it does so by the definitions it was judged by. */
export function yardstickOf(show: FigureShow): Yardstick {
  const currency = showCurrency(show);
  const limits = new Map<number, number | null>();
  const limitOf = (version: number): number | null => {
    const known = limits.get(version);
    if (known !== undefined) return known;
    const definitions = definitionsAt(show, version);
    const limit = hasTarget(definitions) ? definitions.fitFrom : null;
    limits.set(version, limit);
    return limit;
  };
  const isOnTarget = ({ version, fit }: FigureLead): boolean => {
    const limit = limitOf(version);
    return limit !== null && fit >= limit;
  };
  return { currency, isOnTarget: hasTarget(definitionsOf(show)) ? isOnTarget : null };
}
