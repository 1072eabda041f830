import { useState } from 'react';
import { booth } from '#renderer/lib/booth.ts';
import type { CheckedPoint, FoundSet, ListedPoint, Locks, Look, LookFault, OpenFault, RestoreFault } from '#shared/ipc/backup.ts';
import type { VaultChoice } from '#shared/ipc/vault.ts';
import { whileAsking } from './backups.ts';

/** The point that was chosen, of which set. */
export type Chosen = { readonly set: FoundSet; readonly point: ListedPoint };

/** How far a restore has come. */
export type RestoreStep =
  | { readonly step: 'folder'; readonly fault: LookFault | null }
  | { readonly step: 'point'; readonly look: Look }
  | { readonly step: 'passphrase'; readonly look: Look; readonly chosen: Chosen; readonly fault: OpenFault | null }
  | { readonly step: 'checking' }
  | {
      readonly step: 'ready';
      readonly look: Look;
      readonly chosen: Chosen;
      readonly checked: CheckedPoint;
      readonly fault: RestoreFault | null;
    }
  | { readonly step: 'gathering' }
  | { readonly step: 'settled' };

export type RestoreDeeds = {
  /** Looks in a folder the person chooses, or in a place. */
  readonly look: (place: string | null) => Promise<void>;
  readonly choose: (look: Look, chosen: Chosen) => Promise<void>;
  readonly open: (passphrase: string) => Promise<void>;
  readonly restore: (protection: VaultChoice | null) => Promise<void>;
  readonly back: () => void;
};

/** The steps of a restore, from a place or from a folder to be chosen; the passphrase that opened it is kept for the choice of protection, in memory only. */
export function useRestore(here: () => Promise<Locks | null>): {
  readonly at: RestoreStep;
  readonly typed: string;
  readonly deeds: RestoreDeeds;
} {
  const [at, setAt] = useState<RestoreStep>({ step: 'folder', fault: null });
  const [typed, setTyped] = useState('');
  const openWith = async (look: Look, chosen: Chosen, passphrase: string | null): Promise<void> => {
    setAt({ step: 'checking' });
    const ask = { look: look.look, set: chosen.set.id, order: chosen.point.order, passphrase };
    const opened = await whileAsking(booth.backupOpen(ask));
    if (opened.ok) return setAt({ step: 'ready', look, chosen, checked: opened.value, fault: null });
    return setAt({ step: 'passphrase', look, chosen, fault: opened.error });
  };
  const look = async (from: string | null): Promise<void> => {
    const found = await booth.backupLook({ place: from });
    if (found.ok) setAt({ step: 'point', look: found.value });
    else setAt({ step: 'folder', fault: found.error === 'cancelled' ? null : found.error });
  };
  return {
    at,
    typed,
    deeds: {
      look,
      async choose(look, chosen) {
        if (chosen.point.opens === 'itself') return openWith(look, chosen, null);
        return setAt({ step: 'passphrase', look, chosen, fault: chosen.point.opens === 'never' ? 'never' : null });
      },
      async open(passphrase) {
        setTyped(passphrase);
        if (at.step === 'passphrase') await openWith(at.look, at.chosen, passphrase);
      },
      async restore(protection) {
        if (at.step !== 'ready') return;
        setAt({ step: 'gathering' });
        const restored = await whileAsking(booth.backupRestore({ look: at.look.look, protection, here: await here() }));
        setAt(restored.ok ? { step: 'settled' } : { ...at, fault: restored.error });
      },
      back() {
        if (at.step === 'passphrase' || at.step === 'ready') setAt({ step: 'point', look: at.look });
        else if (at.step === 'point') setAt({ step: 'folder', fault: null });
      },
    },
  };
}
