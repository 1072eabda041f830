import { rateOf } from '#shared/domain/figures/funnel.ts';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import classes from './Report.module.css';

type Props = { readonly report: Report; readonly words: FigureWords };

/** What is told of a goal: how much of it is there. */
function goalWords({ t, number, share }: FigureWords, reached: number, goal: number | undefined): string {
  // more than all of it is more than 100 %
  return goal === undefined || goal <= 0 ? t('report.no_goal') : t('report.of_goal', { goal: number(goal), share: share(reached / goal) });
}

type FigureProps = { readonly id: string; readonly label: string; readonly value: string; readonly notes: readonly string[] };

const Figure = ({ id, label, value, notes }: FigureProps) => (
  <div className={classes['figure']} data-figure={id}>
    <div>{label}</div>
    <b>{value}</b>
    {notes.map((note) => (
      <div key={note}>{note}</div>
    ))}
  </div>
);

/** Six figures against the goals, and two shares below. */
export function KeyFigures({ report: { show, figures, worth, rate }, words }: Props) {
  const { t, number, share, gain, money, each } = words;
  const { total, currency, hasTarget } = figures;
  const { goals = {} } = show;
  const qualified = total.reached.qualified;
  const ofLeads = total.leads === 0 ? [] : [t('report.of_leads', { share: share(rateOf(qualified, total.leads)) })];
  const price = worth.prices.qualified.each;
  return (
    <section className={classes['block']} aria-label={t('report.figures')}>
      <div className={classes['figures']}>
        <Figure id="leads" label={t('report.leads')} value={number(total.leads)} notes={[goalWords(words, total.leads, goals.leads)]} />
        <Figure
          id="qualified"
          label={t('report.qualified')}
          value={number(qualified)}
          notes={[goalWords(words, qualified, goals.qualified), ...ofLeads]}
        />
        <Figure
          id="appointments"
          label={t('report.appointments')}
          value={number(total.appointments)}
          notes={[goalWords(words, total.appointments, goals.appointments)]}
        />
        <Figure
          id="price"
          label={t('report.each_qualified')}
          value={each(price, currency)}
          notes={[worth.cost === null ? t('report.cost_missing') : t('report.cost', { cost: money(worth.cost, currency) })]}
        />
        <Figure
          id="pipeline"
          label={t('report.pipeline')}
          value={money(worth.pipeline, currency)}
          notes={[t('report.won', { won: money(worth.revenue, currency) })]}
        />
        <Figure
          id="return"
          label={t('report.return')}
          value={gain(worth.roi)}
          notes={[worth.expected === null ? t('report.cost_missing') : t('report.expected', { roi: gain(worth.expected) })]}
        />
      </div>
      <p className={classes['note']}>
        {[
          ...(hasTarget && total.leads > 0 ? [t('report.on_target', { share: share(total.onTarget / total.leads) })] : []),
          rate.share === null
            ? t('report.no_captured')
            : t('report.captured', { share: share(rate.share), visitors: number(rate.visitors) }),
        ].join(' · ')}
      </p>
    </section>
  );
}
