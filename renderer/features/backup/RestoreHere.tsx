import { readLocks } from '#renderer/data/locks.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { FirstRestore } from './FirstRestore.tsx';

/** The same where the vault is open but there is no show yet. */
export function RestoreHere({ onClose }: { readonly onClose: () => void }) {
  const leads = useLive((store) => store.db.leads.count(), []);
  const store = useStore();
  return <FirstRestore leads={leads ?? null} here={() => readLocks(store)} onClose={onClose} />;
}
