import type { Step } from '#shared/domain/figures/funnel.ts';
import type { Usual, Weakest } from '#shared/domain/figures/weakest.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';

/** What a step is usually, or what was planned of it. */
export const usualWords = ({ t, share }: FigureWords, { rate, range }: Usual): string =>
  range === null
    ? t('report.planned', { rate: share(rate) })
    : t('report.range', { rate: share(rate), low: share(range.low), high: share(range.high) });

/** The weakest step of a funnel in words, with what that rests on. */
export function weakestWords(words: FigureWords, weakest: Weakest): string {
  const { t, share, number, step, level } = words;
  const parts = (one: Step) => ({
    step: step(one),
    rate: share(one.rate),
    base: one.base === null ? t('roi.unknown') : number(one.base),
    from: level(one.from),
  });
  switch (weakest.kind) {
    case 'below': {
      const { usual, times } = weakest;
      const told = { ...parts(weakest.step), usual: share(usual.rate), less: share(1 - times) };
      const rests = usual.by === 'plan' ? [] : [t('funnel.below_rests', { count: usual.shows, base: number(usual.base) })];
      return [t(`funnel.below_${usual.by}`, told), t('funnel.below_here', told), ...rests].join(' ');
    }
    case 'fine':
      return t('funnel.fine', { count: weakest.compared });
    case 'lowest': {
      const ofLeads = weakest.ofLeads === null ? [] : [t('funnel.lowest_ofLeads', parts(weakest.ofLeads))];
      return [t('funnel.lowest', parts(weakest.step)), ...ofLeads, t('funnel.lowest_note')].join(' ');
    }
    case 'few':
      return t('funnel.few');
  }
}
