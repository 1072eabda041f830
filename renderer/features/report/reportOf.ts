import { captureRate } from '#shared/domain/figures/captureRate.ts';
import type { CaptureRate } from '#shared/domain/figures/captureRate.ts';
import { compareShows } from '#shared/domain/figures/comparison.ts';
import { LEVELS, funnelOf, levelCounts, pairsOf, stepOf } from '#shared/domain/figures/funnel.ts';
import type { Funnel } from '#shared/domain/figures/funnel.ts';
import { goAgain } from '#shared/domain/figures/goAgain.ts';
import type { GoAgain } from '#shared/domain/figures/goAgain.ts';
import type { Persona } from '#shared/domain/figures/persona.ts';
import { readPlan } from '#shared/domain/figures/planning.ts';
import { isRipe, pastOf, ratesOf } from '#shared/domain/figures/rates.ts';
import { worthOf } from '#shared/domain/figures/roi.ts';
import type { Worth } from '#shared/domain/figures/roi.ts';
import { figuresOf } from '#shared/domain/figures/figureSums.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import { usualOf, weakestOf } from '#shared/domain/figures/weakest.ts';
import type { Usual, Weakest } from '#shared/domain/figures/weakest.ts';
import type { Show } from '#shared/domain/show.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import { localTime } from '#shared/lib/time.ts';

/** What is left to do after a show. */
export type Left = {
  readonly promises: number;
  readonly late: number;
  /** Leads that nobody owns. */
  readonly unowned: number;
  /** Badges that nobody could read yet. */
  readonly unresolved: number;
  readonly unsent: number;
};

/** What a report is made of: the leads' figures of every show (`search.figures(null)`), and what is counted beside them. */
export type ReportSource = {
  readonly show: Show;
  readonly shows: readonly Show[];
  readonly figures: readonly ShowFigures[];
  readonly tallies: readonly VisitorTally[];
  readonly persona: Persona;
  readonly left: Left;
  /** Version of the program. */
  readonly version: string;
  readonly now: number;
};

/** All that a report tells, as figures; the words come with the language. */
export type Report = Pick<ReportSource, 'show' | 'persona' | 'left' | 'version' | 'now'> & {
  readonly today: string;
  readonly figures: ShowFigures;
  readonly rate: CaptureRate;
  readonly worth: Worth;
  readonly verdict: GoAgain;
  readonly funnel: Funnel;
  readonly usual: readonly Usual[];
  readonly weakest: Weakest;
  /** Customers of the show may be judged already. */
  readonly isRipe: boolean;
};

const isNext = ({ from, to }: Usual): boolean => pairsOf(LEVELS).some(([a, b]) => a === from && b === to);

/** The funnel and its weakest step, held against one's own past shows and the plan. */
function funnelPart({ show, shows, figures, now }: ReportSource, own: ShowFigures) {
  const known = figures.flatMap(({ showId, total }) => {
    const one = shows.find(({ id }) => id === showId);
    return one === undefined ? [] : [{ show: one, total }];
  });
  const usual = usualOf(ratesOf(pastOf(show, known, now), now), readPlan(show.plan));
  const levels = levelCounts(own.total.reached, show.economics);
  const funnel = funnelOf(levels);
  // a plan may speak of a step over several levels
  const skipping = usual.filter((one) => one.by === 'plan' && !isNext(one)).map(({ from, to }) => stepOf(levels, from, to));
  const ripe = isRipe({ show, total: own.total }, now);
  return { funnel, usual, weakest: weakestOf([...funnel.steps, ...skipping], usual, ripe), isRipe: ripe };
}

/** Makes the figures of a report; pure. A show without a lead has one too. */
export function reportOf(source: ReportSource): Report {
  const { show, shows, figures, tallies, persona, left, version, now } = source;
  const today = localTime(now, show.zone).day;
  const own = figures.find(({ showId }) => showId === show.id) ?? figuresOf([], show);
  const others = figures.flatMap((one) => {
    const other = shows.find(({ id }) => id === one.showId && id !== show.id);
    return other === undefined ? [] : [{ show: other, figures: one, captured: null }];
  });
  return {
    show,
    persona,
    left,
    version,
    now,
    today,
    figures: own,
    rate: captureRate(tallies, own.byQuarter),
    worth: worthOf(show, own, today),
    verdict: goAgain({ show, currency: own.currency, figures: own, others: show.isSample ? [] : compareShows(others, now), today }),
    ...funnelPart(source, own),
  };
}
