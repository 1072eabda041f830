import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { NumbersTable } from '#renderer/ui/NumbersTable.tsx';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Term } from '#shared/domain/definitions.ts';
import { PRICED } from '#shared/domain/figures/roi.ts';
import type { Priced } from '#shared/domain/figures/roi.ts';
import { PaperChart } from './PaperChart.tsx';
import { personaWords } from './personaWords.ts';
import { pipelineBars } from './pipelineBars.ts';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import classes from './Report.module.css';

type Props = { readonly report: Report; readonly words: FigureWords };

function Prices({ report: { worth, figures }, words }: Props) {
  const { t, number, each, money } = words;
  const nameOf = (what: Priced): string => (what === 'appointment' ? t('roi.appointment') : t(`definitions.label.${what}`));
  const table = {
    head: [t('report.level'), ...PRICED.map(nameOf)],
    rows: [
      [t('report.prices_number'), ...PRICED.map((what) => number(worth.prices[what].count))],
      [t('report.prices_each'), ...PRICED.map((what) => each(worth.prices[what].each, figures.currency))],
    ],
  };
  const { breakEven } = worth;
  return (
    <section className={classes['block']}>
      <h2>{t('report.prices')}</h2>
      <NumbersTable title={t('report.prices')} table={table} />
      {breakEven !== null && (
        <p>
          {t('report.break_even', {
            customers: number(breakEven.customers),
            margin: money(breakEven.margin, figures.currency),
            won: number(figures.total.reached.customer),
          })}
        </p>
      )}
    </section>
  );
}

function Returns({ report: { worth, figures }, words }: Props) {
  const { t, gain, money, number } = words;
  const label = ({ days, isOver }: (typeof worth.overTime)[number]): string =>
    t(isOver ? 'report.days' : 'report.days_open', { days: number(days) });
  const known = worth.cost === null ? [] : worth.overTime;
  return (
    <PaperChart
      title={t('report.over_time')}
      empty={t('report.no_return')}
      table={{
        head: [t('report.after'), t('report.won_by_then'), t('report.by_won'), t('report.by_expected')],
        rows: known.map((one) => [label(one), money(one.won, figures.currency), gain(one.roi), gain(one.expected)]),
      }}
    >
      <BarsChart
        size={{ width: 410, height: 165 }}
        lie="columns"
        data={known.map(({ days, roi, expected }) => ({
          label: t('report.days', { days: number(days) }),
          values: [roi ?? 0, expected ?? 0],
        }))}
        series={[
          { label: t('report.by_won'), kind: 'main' },
          { label: t('report.by_expected'), kind: 'soft' },
        ]}
        format={gain}
      />
    </PaperChart>
  );
}

/** Months that are drawn one by one. */
const MONTHS = 9;

function Pipeline({ report: { figures }, words }: Props) {
  const { t, number, money, month } = words;
  const bars = pipelineBars(figures.pipelineByMonth, MONTHS);
  const label = ({ kind, month: of }: (typeof bars)[number]): string =>
    kind === 'month' ? month(of) : t(kind === 'later' ? 'report.later' : 'report.no_month');
  return (
    <PaperChart
      title={t('report.months')}
      empty={t('report.no_pipeline')}
      table={{
        head: [t('report.month'), t('report.amount'), t('report.leads')],
        rows: bars.map((bar) => [label(bar), money(bar.amount, figures.currency), number(bar.leads)]),
      }}
    >
      <BarsChart
        size={{ width: 540, height: 185 }}
        lie="columns"
        data={bars.map((bar) => ({ label: label(bar), values: [bar.amount] }))}
        series={[{ label: t('report.amount'), kind: 'main' }]}
        format={(value) => money(value, figures.currency)}
      />
    </PaperChart>
  );
}

const DEFINED = ['lead', 'mql', 'sql', 'qualified'] as const satisfies readonly Term[];

function Small({ report: { show, figures }, words }: Props) {
  const { t, share, number } = words;
  const { version, warmFrom, hotFrom, fitFrom, matureFrom } = definitionsOf(show);
  const thresholds = { version, warm: warmFrom, hot: hotFrom, fit: fitFrom, mature: matureFrom };
  const margin = share((show.economics?.marginPercent ?? 100) / 100);
  return (
    <section className={classes['small']}>
      <h2>{t('report.definitions')}</h2>
      <p>
        {t('report.thresholds', thresholds)} {version > 1 && t('report.version_mixed')}
      </p>
      <ul>
        {DEFINED.map((term) => (
          <li key={term}>{t('report.definition', { term: t(`definitions.label.${term}`), text: t(`definitions.text.${term}`) })}</li>
        ))}
      </ul>
      <h2>{t('report.counted')}</h2>
      <ul>
        <li>{t('report.how.leads')}</li>
        <li>{t('report.how.qualified')}</li>
        <li>{t('report.how.cost')}</li>
        <li>{t('report.how.return', { margin })}</li>
        <li>{t('report.how.pipeline', { currency: figures.currency, apart: number(figures.total.apart) })}</li>
        <li>{t('report.how.captured')}</li>
        <li>{t('report.how.usual')}</li>
        <li>{t('report.how.persona')}</li>
      </ul>
    </section>
  );
}

/** What it cost and brings, who the hot leads are, and by what rules all of it was counted. */
export const ThirdPage = ({ report, words }: Props) => (
  <>
    <Prices report={report} words={words} />
    <Returns report={report} words={words} />
    <Pipeline report={report} words={words} />
    <section className={classes['block']}>
      <h2>{words.t('report.persona')}</h2>
      {personaWords(words, report.persona).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
    <Small report={report} words={words} />
  </>
);
