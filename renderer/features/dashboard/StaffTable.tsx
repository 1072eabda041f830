import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Staff } from '#shared/domain/show.ts';
import classes from './Dashboard.module.css';

/** As many as there is room for. */
const SHOWN = 7;

type Props = { readonly byStaff: ShowFigures['byStaff']; readonly staff: readonly Staff[] };

/** Who captured how many, the most first. */
export function StaffTable({ byStaff, staff }: Props) {
  const { t } = useTranslation();
  const nameOf = (id: StaffId | null): string =>
    id === null ? t('live.nobody') : (staff.find((one) => one.id === id)?.name ?? t('live.former'));
  return (
    <section aria-label={t('live.by_staff')} className={classes['staff']}>
      <table className={classes['table']} data-testid="live-staff">
        <thead>
          <tr>
            <th scope="col">{t('live.by_staff')}</th>
            <th scope="col">{t('live.leads')}</th>
            <th scope="col">{t('qualify.heat.hot')}</th>
            <th scope="col">{t('live.qualified_short')}</th>
          </tr>
        </thead>
        <tbody>
          {byStaff.slice(0, SHOWN).map(({ of, counts }) => (
            <tr key={of ?? ''}>
              <th scope="row">
                <Text truncate>{nameOf(of)}</Text>
              </th>
              <td>{formatNumber(counts.leads)}</td>
              <td>{formatNumber(counts.byHeat.hot)}</td>
              <td>{formatNumber(counts.reached.qualified)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {byStaff.length === 0 && <Text c="dimmed">{t('live.staff_none')}</Text>}
      {byStaff.length > SHOWN && <Text c="dimmed">{t('live.staff_more', { count: byStaff.length - SHOWN })}</Text>}
    </section>
  );
}
