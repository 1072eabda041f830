import { useEffect, useState } from 'react';
import type { WayBack } from '#renderer/features/lock/wayBack.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Protection } from '#shared/ipc/vault.ts';

const kindOf = (protection: Protection | null): WayBack['kind'] => {
  if (protection?.mode === 'passphrase') return 'passphrase';
  return (protection?.recovery ?? null) === null ? 'none' : 'recovery';
};

const check = async (passphrase: string): Promise<boolean> => (await booth.vaultProve({ passphrase })) === 'right';

/** What opens the lock when its PIN is forgotten, as the vault stands now; null until that is known. */
export function useWayBack(): WayBack | null {
  const [wayBack, setWayBack] = useState<WayBack | null>(null);
  useEffect(() => {
    void booth.vaultProtection().then((protection) => setWayBack({ kind: kindOf(protection), check }));
  }, []);
  return wayBack;
}
