import { useTranslation } from 'react-i18next';
import { formatMoney } from '#renderer/i18n/format.ts';
import { NEEDS } from '#shared/domain/figures/planning.ts';
import type { Needs, Period, Plan } from '#shared/domain/figures/planning.ts';
import classes from './Plan.module.css';
import { peopleText } from './planNumbers.ts';

export type PlanRange = { readonly best: Plan | null; readonly worst: Plan | null } | null;

type Props = { readonly plan: Plan; readonly range: PlanRange; readonly currency: string; readonly share: number };

const GROUPS = [
  { name: 'all', periods: ['year', 'quarter', 'month', 'week'] },
  { name: 'shows', periods: ['show', 'day', 'hour'] },
] as const satisfies readonly { readonly name: string; readonly periods: readonly Period[] }[];

type CellProps = Pick<Props, 'plan' | 'range'> & { readonly period: Period; readonly level: keyof Needs };

/** How many are needed, and beneath it from the best case to the worst where rates have a range. */
function Cell({ plan, range, period, level }: CellProps) {
  const { t } = useTranslation();
  const at = (one: Plan | null): string => (one === null ? t('plan.endless') : peopleText(one.periods[period][level]));
  const [best, worst] = range === null ? ['', ''] : [at(range.best), at(range.worst)];
  return (
    <td>
      {peopleText(plan.periods[period][level])}
      {best !== worst && <span className={classes['range']}>{t('plan.range', { best, worst })}</span>}
    </td>
  );
}

/** What is to be reached in each period: of the whole year, and at the shows. */
export function PlanTable({ plan, range, currency, share }: Props) {
  const { t } = useTranslation();
  return (
    <table className={classes['table']} data-testid="plan-table">
      <thead>
        <tr>
          <th scope="col">{t('plan.per')}</th>
          {NEEDS.map((level) => (
            <th key={level} scope="col">
              {t(`plan.need.${level}`)}
            </th>
          ))}
          <th scope="col">{t('plan.need.revenue')}</th>
        </tr>
      </thead>
      {GROUPS.map(({ name, periods }) => (
        <tbody key={name}>
          <tr className={classes['group']}>
            <th scope="rowgroup" colSpan={NEEDS.length + 2}>
              {name === 'all' ? t('plan.group.all') : t('plan.group.shows', { share })}
            </th>
          </tr>
          {periods.map((period) => (
            <tr key={period} data-period={period}>
              <th scope="row">{t(`plan.period.${period}`)}</th>
              {NEEDS.map((level) => (
                <Cell key={level} plan={plan} range={range} period={period} level={level} />
              ))}
              <td>{formatMoney(Math.ceil(plan.periods[period].revenue), currency)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
