import { useLive } from '#renderer/data/useLive.ts';
import { FirstRestore } from './FirstRestore.tsx';

/** The same where the vault is open but there is no show yet. */
export function RestoreHere({ onClose }: { readonly onClose: () => void }) {
  const leads = useLive((store) => store.db.leads.count(), []);
  return <FirstRestore leads={leads ?? null} onClose={onClose} />;
}
