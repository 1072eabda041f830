import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { TFunction } from 'i18next';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reconciled } from '#renderer/data/reconcile.ts';

/** Says that a record was found damaged while the program runs, and whether the journal had it. */
export function tellDamaged(isMended: boolean): void {
  const message = isMended ? t('app.repaired_mended', { count: 1 }) : t('app.repaired_damaged', { count: 1 });
  notifications.show({ title: t('app.repaired_title'), message, autoClose: false, color: isMended ? 'blue' : 'red' });
}

/** What a start found and mended, in plain words; '' when there was nothing. */
export function repairWords(t: TFunction, { replayed, reappended, torn, damaged, repaired }: Reconciled): string {
  return [
    replayed > 0 ? t('app.repaired_replayed', { count: replayed }) : '',
    reappended > 0 ? t('app.repaired_reappended', { count: reappended }) : '',
    torn > 0 ? t('app.repaired_torn', { count: torn }) : '',
    repaired > 0 ? t('app.repaired_mended', { count: repaired }) : '',
    damaged > 0 ? t('app.repaired_damaged', { count: damaged }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Says once what the start had to repair; says nothing when nothing was. */
export function useRepairNotice(report: Reconciled): void {
  const { t } = useTranslation();
  const tell = useEffectEvent(() => {
    const message = repairWords(t, report);
    if (message !== '') notifications.show({ id: 'repair', title: t('app.repaired_title'), message, autoClose: false, color: 'blue' });
  });
  useEffect(() => tell(), []);
}
