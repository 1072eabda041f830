import { useTranslation } from 'react-i18next';
import { figureWords } from '#renderer/i18n/figureWords.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { weakestLines } from '#renderer/i18n/weakestText.ts';
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
  const { level, step } = figureWords();
  const rate = (share: number | null): string => (share === null ? t('funnel.unknown') : shareText(share));
  const count = (many: number | null): string => (many === null ? t('funnel.unknown') : formatNumber(many));
  const said =
    (key: 'funnel.usual' | 'funnel.range') =>
    ({ rate: share, range }: Usual): string =>
      range === null
        ? t('funnel.planned', { rate: rate(share) })
        : t(key, { rate: rate(share), low: rate(range.low), high: rate(range.high) });
  const weakest = (one: Weakest): readonly string[] => {
    const lines = weakestLines({ t, level, step, rate, count }, one);
    return one.kind === 'fine' ? [...lines, t('funnel.fine_note')] : lines;
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
