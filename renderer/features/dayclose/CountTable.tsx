import { useTranslation } from 'react-i18next';
import { SCAN_KINDS } from '#shared/domain/dayClose.ts';
import type { DayCount, ScanKind, Tally } from '#shared/domain/dayClose.ts';
import type { Show } from '#shared/domain/show.ts';
import { formatDate, formatNumber } from '#renderer/i18n/format.ts';
import classes from './DayClose.module.css';
import { useDayWords } from './dayWords.ts';

type RowProps = { readonly name: string; readonly tally: Tally; readonly kinds: readonly ScanKind[] };

const Row = ({ name, tally, kinds }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td className={classes['scans']}>{formatNumber(tally.scans)}</td>
    {kinds.map((kind) => (
      <td key={kind} data-none={tally[kind] === 0 ? '' : undefined}>
        {formatNumber(tally[kind])}
      </td>
    ))}
  </tr>
);

const Head = ({ name, columns }: { readonly name: string; readonly columns: number }) => (
  <tr className={classes['group']}>
    <th scope="rowgroup" colSpan={columns}>
      {name}
    </th>
  </tr>
);

type Props = { readonly count: DayCount; readonly show: Pick<Show, 'staff' | 'zone'> };

/** The till of a day: a row a device, a row a person, and the total that both add up to. The same on the screen and on paper. */
export function CountTable({ count, show }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useDayWords(show);
  const kinds = SCAN_KINDS.filter((kind) => kind !== 'orphan' || count.total.orphan > 0);
  const columns = kinds.length + 2;
  return (
    <table className={classes['count']} data-testid="day-count">
      <thead>
        <tr>
          <th scope="col">{formatDate(count.day)}</th>
          <th scope="col">{t('dayclose.kind.scans')}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {t(`dayclose.kind.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Head name={t('dayclose.by_source')} columns={columns} />
        {count.bySource.map(({ of, tally }) => (
          <Row key={of} name={t(`leads.source.${of}`)} tally={tally} kinds={kinds} />
        ))}
      </tbody>
      <tbody>
        <Head name={t('dayclose.by_staff')} columns={columns} />
        {count.byStaff.map(({ of, tally }) => (
          <Row key={of ?? ''} name={nameOf(of)} tally={tally} kinds={kinds} />
        ))}
      </tbody>
      <tfoot>
        <Row name={t('dayclose.total')} tally={count.total} kinds={kinds} />
      </tfoot>
    </table>
  );
}
