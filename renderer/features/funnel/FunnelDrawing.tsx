import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Level, Step } from '#shared/domain/figures/funnel.ts';
import type { Weakest } from '#shared/domain/figures/weakest.ts';
import { barScale } from './barWidth.ts';
import type { FunnelView } from './useFunnel.ts';
import type { FunnelWords } from './useFunnelWords.ts';
import classes from './Funnel.module.css';

type Props = { readonly view: FunnelView; readonly words: FunnelWords };

/** The mark beside a step; null for most. A weakest step over several levels is marked where it ends, and named. */
function markOf(weakest: Weakest, { from, to }: Step): 'weakest' | 'lowestRate' | 'spanned' | null {
  switch (weakest.kind) {
    case 'below':
      if (weakest.step.to !== to) return null;
      return weakest.step.from === from ? 'weakest' : 'spanned';
    case 'lowest':
      return weakest.step.to === to || weakest.ofLeads?.to === to ? 'lowestRate' : null;
    case 'fine':
    case 'few':
      return null;
  }
}

type WayProps = Props & { readonly step: Step; readonly widths: { readonly above: number; readonly below: number } };

/** Between two levels: the rate, what is usual, and a mark on the weakest. */
function Way({ step, widths, view: { weakest, usual }, words }: WayProps) {
  const { t } = useTranslation();
  const mark = markOf(weakest, step);
  const one = usual.find(({ from, to }) => from === step.from && to === step.to);
  const isHere = mark === 'weakest' || mark === 'lowestRate';
  const named = weakest.kind === 'below' ? { step: words.step(weakest.step), rate: words.rate(weakest.step.rate) } : {};
  // CSS variables are not known to React's type of a style
  const shape = { '--above': widths.above, '--below': widths.below } as CSSProperties;
  return (
    <div className={`${classes['row'] ?? ''} ${isHere ? (classes['marked'] ?? '') : ''}`} data-step={step.to} data-mark={mark ?? undefined}>
      <span />
      <div className={classes['way']} style={shape}>
        <span className={classes['rate']}>
          <span aria-hidden>↓ </span>
          {words.rate(step.rate)}
        </span>
      </div>
      <div className={classes['beside']}>
        {mark !== null && (
          <span className={classes['mark']}>
            <IconAlertTriangle size={18} aria-hidden />
            {t(`funnel.${mark}`, named)}
          </span>
        )}
        {one !== undefined && (
          <Text size="xs" c="dimmed">
            {words.usual(one)}
          </Text>
        )}
      </div>
    </div>
  );
}

type NameProps = { readonly level: Level; readonly words: FunnelWords };

/** A level by the company's word for it, and what it means for who rests on it. */
const LevelName = ({ level, words }: NameProps) => (
  <Tooltip label={words.about(level)} multiline w={280} withArrow events={{ hover: true, focus: true, touch: true }}>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what it means is to be had by the keyboard too */}
    <span className={classes['name']} tabIndex={0}>
      {words.level(level)}
    </span>
  </Tooltip>
);

/** The funnel as bars that narrow, a rate between each two; the numbers always stand beside. */
export function FunnelDrawing({ view, words }: Props) {
  const { t } = useTranslation();
  const { levels, steps } = view.funnel;
  const scale = barScale(levels.map(({ count }) => count));
  return (
    <div data-testid="funnel">
      <ol className={classes['levels']}>
        {levels.map(({ level, count }, at) => {
          const width = scale.widthOf(count);
          const step = steps[at];
          return (
            <li key={level} data-level={level}>
              <div className={`${classes['row'] ?? ''} ${classes['level'] ?? ''}`}>
                <LevelName level={level} words={words} />
                <div aria-hidden>
                  <div
                    className={classes['bar']}
                    data-none={width === 0 ? '' : undefined}
                    style={{ width: width === 0 ? '30%' : `max(4px, ${width * 100}%)` }}
                  />
                </div>
                <span className={classes['count']}>{words.count(count)}</span>
              </div>
              {step !== undefined && (
                <Way step={step} view={view} words={words} widths={{ above: width, below: scale.widthOf(levels[at + 1]?.count ?? null) }} />
              )}
            </li>
          );
        })}
      </ol>
      {scale.isLogarithmic && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('funnel.logarithmic')}
        </Text>
      )}
    </div>
  );
}
