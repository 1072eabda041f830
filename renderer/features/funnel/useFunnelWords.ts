import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { Level, Step } from '#shared/domain/figures/funnel.ts';
import type { Usual, Weakest } from '#shared/domain/figures/weakest.ts';
import { shareText } from './shareText.ts';

/** The words of a funnel; stages are called as the company calls them. */
export type FunnelWords = {
  readonly level: (level: Level) => string;
  /** What a level means. */
  readonly about: (level: Level) => string;
  readonly step: (step: Pick<Step, 'from' | 'to'>) => string;
  readonly rate: (rate: number | null) => string;
  readonly count: (count: number | null) => string;
  /** "usually 24 % (22 % to 26 %)". */
  readonly usual: (usual: Usual) => string;
  /** The same under a head that says so: "24 % (22 % to 26 %)". */
  readonly range: (usual: Usual) => string;
  readonly weakest: (weakest: Weakest) => readonly string[];
};

/** The words of a funnel, in the language of the screen. */
export function useFunnelWords(): FunnelWords {
  const { t } = useTranslation();
  const level = (one: Level): string => (one === 'target' ? t('funnel.target') : t(`definitions.label.${one}`));
  const step = ({ from, to }: Pick<Step, 'from' | 'to'>): string => t('funnel.step', { from: level(from), to: level(to) });
  const rate = (share: number | null): string => (share === null ? t('funnel.unknown') : shareText(share));
  const count = (many: number | null): string => (many === null ? t('funnel.unknown') : formatNumber(many));
  const said =
    (key: 'funnel.usual' | 'funnel.range') =>
    ({ rate: share, range }: Usual): string =>
      range === null
        ? t('funnel.planned', { rate: rate(share) })
        : t(key, { rate: rate(share), low: rate(range.low), high: rate(range.high) });
  const lowest = (one: Step): { step: string; rate: string; base: string; from: string } => ({
    step: step(one),
    rate: rate(one.rate),
    base: count(one.base),
    from: level(one.from),
  });
  const weakest = (one: Weakest): readonly string[] => {
    switch (one.kind) {
      case 'below': {
        const { usual, times } = one;
        const parts = { ...lowest(one.step), usual: rate(usual.rate), less: shareText(1 - times) };
        const rests = usual.by === 'plan' ? [] : [t('funnel.below_rests', { count: usual.shows, base: count(usual.base) })];
        return [t(`funnel.below_${usual.by}`, parts), t('funnel.below_here', parts), ...rests];
      }
      case 'fine':
        return [t('funnel.fine', { count: one.compared }), t('funnel.fine_note')];
      case 'lowest':
        return [
          t('funnel.lowest', lowest(one.step)),
          ...(one.ofLeads === null ? [] : [t('funnel.lowest_ofLeads', lowest(one.ofLeads))]),
          t('funnel.lowest_note'),
        ];
      case 'few':
        return [t('funnel.few')];
    }
  };
  return {
    level,
    about: (one) => (one === 'target' ? t('funnel.target_text') : t(`definitions.text.${one}`)),
    step,
    rate,
    count,
    usual: said('funnel.usual'),
    range: said('funnel.range'),
    weakest,
  };
}
