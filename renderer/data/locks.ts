import type { Locks } from '#shared/ipc/backup.ts';
import { readSetting, saveSetting } from './settings.ts';
import type { Store } from './store.ts';

/** What locks this laptop now. */
export async function readLocks(store: Store): Promise<Locks> {
  const { lock = null, kiosk = null } = await readSetting(store);
  return { lock, kiosk };
}

type Restored = { readonly backupLocks: () => Promise<Locks | null>; readonly backupLocksSet: () => Promise<void> };

/** Behind a restore, before anything is shown: the laptop is locked as was said then, not as the backup happened to be. */
export async function settleLocks(store: Store, { backupLocks, backupLocksSet }: Restored): Promise<void> {
  const locks = await backupLocks();
  if (locks === null) return;
  await saveSetting(store, locks);
  await backupLocksSet();
}
