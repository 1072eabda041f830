import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { useEffect } from 'react';
import type { Store } from '#renderer/data/store.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { askState, keepBackingUp } from './backups.ts';

/** Says once what a restore brought, and where what was here before is kept. */
async function tellRestored(): Promise<void> {
  const { restored } = await askState();
  if (restored === null || restored.isRead) return;
  const { leads, asOf } = restored;
  notifications.show({
    id: 'restored',
    color: 'teal',
    autoClose: false,
    title: t('backup.restored', { leads: formatNumber(leads), when: formatInstant(asOf) }),
    message: t('backup.restored_where'),
  });
}

/** Keeps backing up while the program is open, locked or not. */
export function useBackups(store: Store): void {
  useEffect(() => {
    const stop = new AbortController();
    void tellRestored();
    void keepBackingUp(store, stop.signal);
    return () => stop.abort();
  }, [store]);
}
