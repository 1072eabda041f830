import { useEffect, useEffectEvent, useState } from 'react';
import { openStore } from '#renderer/data/open.ts';
import type { Opened } from '#renderer/data/open.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { VaultChoice } from '#renderer/features/vault/VaultScreen.tsx';

/** How far the start has come. */
export type Boot =
  | { readonly step: 'starting' }
  | { readonly step: 'new'; readonly canKeystore: boolean; readonly error: string | null }
  | { readonly step: 'locked'; readonly error: string | null }
  | { readonly step: 'opening'; readonly done: number }
  | { readonly step: 'ready'; readonly opened: Opened }
  | { readonly step: 'failed'; readonly reason: string };

type Vault = Awaited<ReturnType<typeof booth.vaultState>>;

/** Opens the vault (asking when it must), then the store; tells each step. */
export function useBoot(): { readonly boot: Boot; readonly create: (choice: VaultChoice) => void; readonly unlock: (passphrase: string) => void } {
  const [boot, setBoot] = useState<Boot>({ step: 'starting' });
  const take = async (vault: Vault): Promise<void> => {
    if (vault.kind === 'new') return setBoot({ step: 'new', canKeystore: vault.canKeystore, error: null });
    if (vault.kind === 'locked') return setBoot({ step: 'locked', error: null });
    setBoot({ step: 'opening', done: 0 });
    const opened = await openStore({ keys: vault.keys, booth, onProgress: (done) => setBoot({ step: 'opening', done }) });
    return setBoot({ step: 'ready', opened });
  };
  const begin = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => setBoot({ step: 'failed', reason: error instanceof Error ? error.message : String(error) }));
  };
  const start = useEffectEvent(() => begin(async () => take(await booth.vaultState())));
  useEffect(() => start(), []);
  return {
    boot,
    create: (choice) =>
      begin(async () => {
        const created = await booth.vaultCreate(choice);
        if (created.ok) return take(created.value);
        return setBoot((before) => (before.step === 'new' ? { ...before, error: created.error } : before));
      }),
    unlock: (passphrase) =>
      begin(async () => {
        const opened = await booth.vaultUnlock({ passphrase });
        return opened.ok ? take(opened.value) : setBoot({ step: 'locked', error: opened.error });
      }),
  };
}
