import { Button, Paper, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { sourceText, viaText } from '#renderer/i18n/sourceText.ts';
import { formatReturn } from '#renderer/i18n/worthText.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { worthByPart } from '#shared/domain/figures/roi.ts';
import type { PartWorth, Worth } from '#shared/domain/figures/roi.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Roi.module.css';

const KINDS = ['source', 'via', 'staff'] as const;
type Kind = (typeof KINDS)[number];

type Props = { readonly show: Show; readonly figures: ShowFigures; readonly worth: Worth };
type Named = Omit<PartWorth<string>, 'of'> & { readonly of: string; readonly name: string };

/** Names of kinds; of a source as it was typed. */
function useNamed(show: Show, figures: ShowFigures, kind: Kind): Named[] {
  const { t } = useTranslation();
  const staffName = (of: StaffId | null): string =>
    of === null ? t('roi.nobody') : (show.staff.find(({ id }) => id === of)?.name ?? t('roi.former'));
  switch (kind) {
    case 'source':
      return worthByPart(figures.bySource, show).map((part) => ({
        ...part,
        name: part.of === '' ? t('roi.no_source') : sourceText(part.of),
      }));
    case 'via':
      return worthByPart(figures.byVia, show).map((part) => ({ ...part, name: viaText(part.of) }));
    case 'staff':
      return worthByPart(figures.byStaff, show).map((part) => ({ ...part, of: part.of ?? '', name: staffName(part.of) }));
  }
}

/** Sources may be typed: of a long list the first are shown, the rest after a press. */
const SHOWN = 12;

type RowProps = { readonly part: Omit<Named, 'of'>; readonly currency: string };

function Cells({ part: { name, leads, qualified, customers, revenue, pipeline, cost, roi }, currency }: RowProps) {
  const { t } = useTranslation();
  const money = (value: number): string => formatMoney(value, currency);
  return (
    <>
      <th scope="row">
        <span className={classes['name']}>{name}</span>
      </th>
      <td>{formatNumber(leads)}</td>
      <td>{formatNumber(qualified)}</td>
      <td>{formatNumber(customers)}</td>
      <td className={classes['money']}>{money(revenue)}</td>
      <td className={classes['money']}>{money(pipeline)}</td>
      <td className={classes['money']}>{cost === null ? t('roi.unknown') : money(cost)}</td>
      <td className={classes['strong']}>{roi === null ? t('roi.unknown') : formatReturn(roi)}</td>
    </>
  );
}

/** What each source, channel or person brought for their part of the cost, and the whole show below. */
export function PartsPanel({ show, figures, worth }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('source');
  const [isAll, setAll] = useState(false);
  const parts = useNamed(show, figures, kind);
  const { total, currency } = figures;
  const whole = {
    name: t('roi.whole'),
    leads: total.leads,
    qualified: total.reached.qualified,
    customers: total.reached.customer,
    revenue: total.revenue,
    pipeline: total.pipeline,
    cost: worth.cost,
    roi: worth.roi,
  };
  return (
    <Paper withBorder radius="lg" p="md" className={classes['wide'] ?? ''}>
      <PanelHead title={t('roi.parts')} text={t('roi.parts_note')}>
        <SegmentedControl
          aria-label={t('roi.parts')}
          data={KINDS.map((value) => ({ value, label: t(`roi.by.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
      </PanelHead>
      {parts.length === 0 ? (
        <Text c="dimmed" mt="sm">
          {t('roi.parts_none')}
        </Text>
      ) : (
        <div className={classes['scroll']}>
          <table className={classes['table']} data-testid="parts">
            <thead>
              <tr>
                <th scope="col">{t(`roi.by.${kind}`)}</th>
                <th scope="col">{t('roi.leads')}</th>
                {(['qualified', 'customers', 'revenue', 'pipeline', 'cost', 'roi'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`roi.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parts.slice(0, isAll ? parts.length : SHOWN).map((part) => (
                <tr key={part.of}>
                  <Cells part={part} currency={currency} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <Cells part={whole} currency={currency} />
              </tr>
            </tfoot>
          </table>
          {parts.length > SHOWN && (
            <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => setAll(!isAll)}>
              {t(isAll ? 'roi.persona_top' : 'roi.persona_all')}
            </Button>
          )}
        </div>
      )}
    </Paper>
  );
}
