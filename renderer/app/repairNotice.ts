import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { TFunction } from 'i18next';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reconciled } from '#renderer/data/reconcile.ts';
import { formatMoment } from '#renderer/i18n/format.ts';

/** Says that a record was found damaged while the program runs, and whether the journal had it. */
export function tellDamaged(isMended: boolean): void {
  const message = isMended ? t('app.repaired_mended', { count: 1 }) : t('app.repaired_damaged', { count: 1 });
  notifications.show({ title: t('app.repaired_title'), message, autoClose: false, color: isMended ? 'blue' : 'red' });
}

/** Between which instants something is missing, as far as known. */
function spanWords(t: TFunction, [from, to]: NonNullable<Reconciled['between']>): string {
  if (from !== null && to !== null) return t('app.repaired_between', { from: formatMoment(from), to: formatMoment(to) });
  if (from !== null) return t('app.repaired_since', { from: formatMoment(from) });
  return to === null ? '' : t('app.repaired_until', { to: formatMoment(to) });
}

/** What a start found and mended, in plain words; '' when there was nothing. */
export function repairWords(t: TFunction, report: Reconciled): string {
  const { replayed, reappended, torn, damaged, repaired, hurt = 0, between, isEndUnknown = false } = report;
  return [
    replayed > 0 ? t('app.repaired_replayed', { count: replayed }) : '',
    reappended > 0 ? t('app.repaired_reappended', { count: reappended }) : '',
    torn > 0 ? t('app.repaired_torn', { count: torn }) : '',
    repaired > 0 ? t('app.repaired_mended', { count: repaired }) : '',
    hurt > 0 ? t('app.repaired_hurt', { count: hurt }) : '',
    damaged > 0 ? t('app.repaired_damaged', { count: damaged }) : '',
    damaged > 0 && between !== undefined ? spanWords(t, between) : '',
    isEndUnknown ? t('app.repaired_end_unknown') : torn + hurt > 0 && damaged === 0 ? t('app.repaired_nothing_missing') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What of a start's report is told: where the database was made anew on purpose (a restore, new keys, an erasure) all of it came from the journal. */
export const toldReport = (report: Reconciled, isDatabaseNew: boolean): Reconciled => (isDatabaseNew ? { ...report, replayed: 0 } : report);

/** Says that lists were only imported in part: the program ended meanwhile. */
function tellCutLists(names: readonly string[]): void {
  if (names.length === 0) return;
  notifications.show({
    id: 'cut-lists',
    title: t('lists.cut_title'),
    message: t('lists.cut_text', { count: names.length, names: names.join(', ') }),
    autoClose: false,
    color: 'orange',
  });
}

/** Says once what the start had to repair, and which imports of lists were cut off; says nothing when nothing was. */
export function useRepairNotice(report: Reconciled, cutLists: readonly string[]): void {
  const { t } = useTranslation();
  const tell = useEffectEvent(() => {
    tellCutLists(cutLists);
    const message = repairWords(t, report);
    if (message !== '')
      notifications.show({
        id: 'repair',
        title: t('app.repaired_title'),
        message,
        autoClose: false,
        color: report.damaged > 0 || report.isEndUnknown === true ? 'red' : 'blue',
      });
  });
  useEffect(() => tell(), []);
}
