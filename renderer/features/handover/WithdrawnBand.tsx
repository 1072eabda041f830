import { Alert } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { readWithdrawals } from '#renderer/data/withdrawals.ts';

/** It opens the leads that wait: looked at again no sooner than this, ms. */
const CALM_MS = 3_000;

/** Consents that were taken back after files or CRMs had them, one line a place, until it has heard of it. */
export function WithdrawnBand() {
  const { t } = useTranslation();
  const owed = useLive(async (store) => ({ all: await readWithdrawals(store), targets: await readTargets(store) }), [], {
    calmMs: CALM_MS,
  });
  if (owed === undefined || owed.all.length === 0) return null;
  const nameOf = (id: string): string => owed.targets.find((target) => target.id === id)?.name ?? 'CRM';
  return (
    <Alert color="orange" icon={<IconUserOff size={18} aria-hidden />} mb="md" p="sm" data-testid="withdrawn">
      {owed.all.map(({ targetId, isFile, leads }) => (
        <div key={targetId}>
          {t('handover.withdrawn', { count: leads.length, where: isFile ? t('handover.withdrawn_files') : nameOf(targetId) })}
        </div>
      ))}
      {t('handover.withdrawn_hint')}
    </Alert>
  );
}
