import type { Span } from '#shared/domain/figures/span.ts';
import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import { newFigureSums } from '#shared/domain/figures/figureSums.ts';
import type { FigureSums } from '#shared/domain/figures/figureSums.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { FigureShow } from '#shared/domain/figures/yardstick.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** A lead of the index, as far as figures go. */
type Counted = { readonly showId: ShowId; readonly figure: FigureLead };

/**
 * The figures that were asked for, kept in step: the first question counts all leads of the show, after that each save changes the sums
 * by the lead that was saved. So a dashboard costs the worker next to nothing, however many leads there are.
 */
export type FigureBook = {
  /** What the leads of a show add up to, or those of it captured in a span. */
  readonly read: (show: FigureShow, span: Span | undefined) => ShowFigures;
  /** One lead changed, came (`before` undefined) or went (`after` undefined). */
  readonly replace: (before: Counted | undefined, after: Counted | undefined) => void;
  /** The show is another now: what was counted by it is counted anew when next asked. */
  readonly forget: (showId: ShowId) => void;
};

type Kept = { readonly showId: ShowId; readonly span: Span | undefined; readonly sums: FigureSums };

/** A dashboard asks for two, a comparison for one of each show; those of a manager who looks at day after day are not all kept. */
const KEPT = 100;

const isIn = ({ capturedAt }: FigureLead, span: Span | undefined): boolean =>
  span === undefined || (capturedAt >= span.from && capturedAt < span.to);

/** A book of no figures yet; `leadsOf` answers the leads of a show as the index has them. */
export function newFigureBook(leadsOf: (showId: ShowId) => Iterable<FigureLead>): FigureBook {
  const kept = new Map<string, Kept>();

  function count({ showId, figure }: Counted, by: 1 | -1): void {
    for (const { showId: own, span, sums } of kept.values()) if (own === showId && isIn(figure, span)) sums.count(figure, by);
  }

  function counted(show: FigureShow, span: Span | undefined): Kept {
    const sums = newFigureSums(show);
    for (const lead of leadsOf(show.id)) if (isIn(lead, span)) sums.count(lead, 1);
    return { showId: show.id, span, sums };
  }

  return {
    read(show, span) {
      const key = span === undefined ? show.id : `${show.id} ${span.from} ${span.to}`;
      const one = kept.get(key) ?? counted(show, span);
      // asked for last, forgotten last
      kept.delete(key);
      kept.set(key, one);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return one.sums.read();
    },
    replace(before, after) {
      // a note or a promise makes a lead's entry anew, not its figures
      if (before?.figure === after?.figure) return;
      if (before !== undefined) count(before, -1);
      if (after !== undefined) count(after, 1);
    },
    forget(showId) {
      for (const [key, one] of kept) if (one.showId === showId) kept.delete(key);
    },
  };
}
