import { Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { calibrationOf } from '#shared/domain/figures/calibration.ts';
import type { Calibration, Rater } from '#shared/domain/figures/calibration.ts';
import type { Rating } from '#shared/domain/figures/showFigures.ts';
import type { Staff } from '#shared/domain/show.ts';
import { useCalibrationSentence } from './useCalibrationWords.ts';
import classes from './Roi.module.css';

/** How many of the decided leads of each temperature were won. */
function RatesTable({ calibration: { rates } }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  return (
    <table className={classes['table']} data-testid="win-rates">
      <thead>
        <tr>
          <th scope="col" aria-label={t('qualify.temperature')} />
          <th scope="col">{t('roi.rated')}</th>
          <th scope="col">{t('roi.decided')}</th>
          <th scope="col">{t('roi.win_rate')}</th>
          <th scope="col" aria-label={t('roi.calibration_note')} />
        </tr>
      </thead>
      <tbody>
        {rates.map(({ heat, rated, decided, rate, low, high }) => (
          <tr key={heat}>
            <th scope="row">{t(`definitions.label.${heat}`)}</th>
            <td>{formatNumber(rated)}</td>
            <td>{formatNumber(decided)}</td>
            <td className={classes['strong']}>{rate === null ? t('roi.unknown') : formatShare(rate)}</td>
            <td className={classes['quiet']}>{rate === null ? '' : t('roi.range', { low: formatShare(low), high: formatShare(high) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RatersProps = { readonly raters: readonly Rater[]; readonly nameOf: (rater: Rater) => string };

/** Who calls how many hot, against all others. */
function RatersTable({ raters, nameOf }: RatersProps) {
  const { t } = useTranslation();
  return (
    <table className={classes['table']} data-testid="raters">
      <thead>
        <tr>
          <th scope="col">{t('roi.raters')}</th>
          <th scope="col">{t('roi.rated')}</th>
          <th scope="col">{t('roi.called_hot')}</th>
          <th scope="col">{t('roi.others_hot')}</th>
          <th scope="col" className={classes['words']}>
            {t('roi.reading')}
          </th>
        </tr>
      </thead>
      <tbody>
        {raters.map((rater) => {
          const { of, rated, hot, othersShare, verdict } = rater;
          const isOdd = verdict === 'many' || verdict === 'few';
          return (
            <tr key={of ?? ''} data-verdict={verdict}>
              <th scope="row">
                <span className={classes['name']}>{nameOf(rater)}</span>
              </th>
              <td>{formatNumber(rated)}</td>
              <td className={classes['strong']}>{formatShare(hot / rated)}</td>
              <td>{othersShare === null ? t('roi.unknown') : formatShare(othersShare)}</td>
              <td className={`${classes['words'] ?? ''} ${classes[isOdd ? 'strong' : 'quiet'] ?? ''}`}>
                {isOdd && <IconAlertTriangle size={15} aria-hidden style={{ verticalAlign: '-2px', marginRight: 4 }} />}
                {t(`roi.rater.${verdict}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Props = {
  readonly own: readonly Rating[];
  /** Of all real shows; null where there is no other. */
  readonly pooled: readonly Rating[] | null;
  readonly staff: readonly Staff[];
};

/** Whether the temperatures that staff give hold: what became of them, and who rates hotter than the rest. */
export function CalibrationPanel({ own, pooled, staff }: Props) {
  const { t } = useTranslation();
  const [isPooled, setPooled] = useState(false);
  const sentenceOf = useCalibrationSentence();
  const calibration = calibrationOf(isPooled && pooled !== null ? pooled : own);
  const nameOf = ({ of }: Rater): string => (of === null ? t('roi.nobody') : (staff.find(({ id }) => id === of)?.name ?? t('roi.former')));
  return (
    <Paper withBorder radius="lg" p="md" data-testid="calibration">
      <Stack gap="xs">
        <PanelHead title={t('roi.calibration')} text={t('roi.calibration_note')}>
          {pooled !== null && (
            <SegmentedControl
              aria-label={t('roi.calibration')}
              size="xs"
              style={{ flex: 'none' }}
              data={[
                { value: 'own', label: t('roi.this_show') },
                { value: 'all', label: t('roi.all_shows') },
              ]}
              value={isPooled ? 'all' : 'own'}
              onChange={(value) => setPooled(value === 'all')}
            />
          )}
        </PanelHead>
        {calibration.rated === 0 ? (
          <Text c="dimmed">{t('roi.calibration_none')}</Text>
        ) : (
          <>
            <Text fw={600}>{sentenceOf(calibration)}</Text>
            <RatesTable calibration={calibration} />
            <RatersTable raters={calibration.raters} nameOf={nameOf} />
          </>
        )}
      </Stack>
    </Paper>
  );
}
