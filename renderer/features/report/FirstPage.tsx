import { BarsChart } from '#renderer/ui/BarsChart.tsx';
import { FUNNEL_STAGES } from '#shared/domain/figures/leadCounts.ts';
import { rateOf } from '#shared/domain/figures/funnel.ts';
import { HEATS } from '#shared/domain/stage.ts';
import { BarTable } from './BarTable.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { PaperChart } from './PaperChart.tsx';
import { dayLines, firstDays, timeBars } from './reportHours.ts';
import type { Report } from './reportOf.ts';
import { reasonText } from '#renderer/i18n/worthText.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import { todoLines } from './todoLines.ts';
import classes from './Report.module.css';

type Props = { readonly report: Report; readonly words: FigureWords };

/** Reasons told with the verdict; the figures below tell the rest. */
const REASONS = 4;

function Verdict({ report: { verdict, figures }, words }: Props) {
  const reasons = verdict.reasons.slice(0, REASONS).map((reason) => reasonText(reason, figures.currency, words));
  return (
    <section className={classes['verdict']} data-testid="report-verdict" data-verdict={verdict.verdict}>
      <h2>{words.t(`roi.go.${verdict.verdict}`)}</h2>
      <p>{figures.total.leads === 0 ? words.t('report.none') : reasons.join(' ')}</p>
    </section>
  );
}

/** Days that the table beside the chart holds. */
const DAYS = 12;

function Times({ report: { show, figures }, words }: Props) {
  const { t, number, weekday, hour } = words;
  const bars = timeBars(figures.byQuarter, show.zone);
  const lines = firstDays(dayLines(figures.byQuarter, show.zone), DAYS);
  const isHours = bars.some((bar) => bar.hour !== null);
  const isOneDay = new Set(bars.map(({ day }) => day)).size === 1;
  // hours of several days: each day is named where it begins
  const labelOf = (at: number): string => {
    const bar = bars[at];
    if (bar === undefined) return '';
    if (bar.hour !== null && isOneDay) return hour(bar.hour);
    return bar.hour === null || bars[at - 1]?.day !== bar.day ? weekday(bar.day) : '';
  };
  return (
    <PaperChart
      title={t(isHours ? 'report.by_hour' : 'report.by_day')}
      empty={t('report.none_yet')}
      table={{
        head: [t('report.day'), t('report.leads'), t('report.qualified'), t('report.busiest')],
        rows: [
          ...lines.days.map((one) => [weekday(one.day), number(one.leads), number(one.qualified), hour(one.busiest)]),
          ...(lines.rest === null
            ? []
            : [[t('report.rest', { count: number(lines.rest.count) }), number(lines.rest.leads), number(lines.rest.qualified), '']]),
        ],
      }}
    >
      <BarsChart
        size={{ width: 490, height: 195 }}
        lie="columns"
        isStacked
        data={bars.map((bar, at) => ({ label: labelOf(at), values: [bar.qualified, bar.leads - bar.qualified] }))}
        series={[
          { label: t('report.qualified'), kind: 'main' },
          { label: t('report.not_qualified'), kind: 'soft' },
        ]}
        format={number}
      />
    </PaperChart>
  );
}

function Splits({ report: { figures }, words }: Props) {
  const { t, number, share } = words;
  const { byHeat, byStage, leads } = figures.total;
  const line = (name: string, count: number) => ({ name, bar: [count], cells: [number(count), share(rateOf(count, leads))] });
  const rest = { empty: t('report.none_yet'), series: [{ label: t('report.leads'), kind: 'main' as const }], barWidth: 96 };
  return (
    <div className={classes['halves']}>
      <BarTable
        {...rest}
        title={t('report.by_heat')}
        head={[t('report.by_heat'), t('report.leads'), t('report.share')]}
        lines={leads === 0 ? [] : HEATS.toReversed().map((heat) => line(t(`definitions.label.${heat}`), byHeat[heat]))}
      />
      <BarTable
        {...rest}
        title={t('report.by_stage')}
        head={[t('report.by_stage'), t('report.leads'), t('report.share')]}
        lines={leads === 0 ? [] : FUNNEL_STAGES.map((stage) => line(t(`definitions.label.${stage}`), byStage[stage]))}
      />
    </div>
  );
}

function Todo({ report, words }: Props) {
  const { counts, changes } = todoLines(report, words);
  return (
    <section className={classes['block']}>
      <h2>{words.t('report.todo')}</h2>
      {counts.length + changes.length === 0 && <p>{words.t('report.todo_none')}</p>}
      {counts.length > 0 && (
        <table className={classes['todo']}>
          <tbody>
            {counts.map(({ id, label, count }) => (
              <tr key={id} data-todo={id}>
                <th scope="row">{label}</th>
                <td>{words.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The page a director reads: whether to go again, the key figures against the goals, the leads over time, what is left to do. */
export const FirstPage = ({ report, words }: Props) => {
  const { show } = report;
  const where = [words.days(show.firstDay, show.lastDay), show.venue, show.company].filter((one) => one !== '').join(' · ');
  return (
    <>
      <header className={classes['head']}>
        <p>{words.t('report.head')}</p>
        <h1>{show.name}</h1>
        <p>{where}</p>
        {show.isSample && <p className={classes['note']}>{words.t('report.sample')}</p>}
      </header>
      <Verdict report={report} words={words} />
      <KeyFigures report={report} words={words} />
      <Times report={report} words={words} />
      <Splits report={report} words={words} />
      <Todo report={report} words={words} />
    </>
  );
};
