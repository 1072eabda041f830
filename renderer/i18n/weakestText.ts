import type { Step } from '#shared/domain/figures/funnel.ts';
import type { Weakest } from '#shared/domain/figures/weakest.ts';
import type { FigureWords } from './figureWords.ts';

/** What the sentences are made with; what is not known has its own word on a screen and on paper. */
type Words = Pick<FigureWords, 't' | 'step' | 'level'> & {
  readonly rate: (share: number | null) => string;
  readonly count: (many: number | null) => string;
};

/** The weakest step of a funnel in sentences, with what that rests on. */
export function weakestLines({ t, step, level, rate, count }: Words, weakest: Weakest): readonly string[] {
  const partsOf = (one: Step) => ({ step: step(one), rate: rate(one.rate), base: count(one.base), from: level(one.from) });
  switch (weakest.kind) {
    case 'below': {
      const { usual, times } = weakest;
      const parts = { ...partsOf(weakest.step), usual: rate(usual.rate), less: rate(1 - times) };
      const rests = usual.by === 'plan' ? [] : [t('funnel.below_rests', { count: usual.shows, base: count(usual.base) })];
      return [t(`funnel.below_${usual.by}`, parts), t('funnel.below_here', parts), ...rests];
    }
    case 'fine':
      return [t('funnel.fine', { count: weakest.compared })];
    case 'lowest': {
      const ofLeads = weakest.ofLeads === null ? [] : [t('funnel.lowest_ofLeads', partsOf(weakest.ofLeads))];
      return [t('funnel.lowest', partsOf(weakest.step)), ...ofLeads, t('funnel.lowest_note')];
    }
    case 'few':
      return [t('funnel.few')];
  }
}
