import { useEffect, useEffectEvent, useState } from 'react';
import { mendImports } from '#renderer/data/attendees.ts';
import { newSaveTeller } from '#renderer/data/calm.ts';
import { connectDuplicates, startDuplicatesWorker } from '#renderer/data/duplicates.ts';
import { resumeErasures } from '#renderer/data/finishErasure.ts';
import { settleLocks } from '#renderer/data/locks.ts';
import { JournalError, newJournal } from '#renderer/data/journal.ts';
import { openStore } from '#renderer/data/open.ts';
import { settleOpenFault } from '#renderer/data/openFault.ts';
import type { OpenFault } from '#renderer/data/openFault.ts';
import type { Opened } from '#renderer/data/open.ts';
import { newSearch, startSearchWorker } from '#renderer/data/search.ts';
import type { Search } from '#renderer/data/search.ts';
import { openScreens } from '#renderer/features/lock/lockState.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { CreateFault, ProtectFault, RecoverFault, UnlockFault, VaultChoice, VaultState } from '#shared/ipc/vault.ts';
import type { Result } from '#shared/lib/result.ts';
import { signAs, useAtWork } from './atWork.ts';
import { forgetDrafts } from './forgetDrafts.ts';
import { logBug } from './logBug.ts';
import { tellDamaged, toldReport } from './repairNotice.ts';

/** The open store with its search, and the lists whose import was cut off. */
export type Ready = Opened & { readonly search: Search; readonly cutLists: readonly string[] };

/** How far the start has come. */
export type Boot =
  | { readonly step: 'starting' }
  | { readonly step: 'new'; readonly canKeystore: boolean; readonly error: CreateFault | null }
  | {
      readonly step: 'locked';
      readonly mode: 'passphrase' | 'keystore' | 'damaged';
      readonly hasRecovery: boolean;
      /** When the next try may be made, ms. */
      readonly waitUntil: number;
      readonly error: UnlockFault | RecoverFault | null;
    }
  | { readonly step: 'recovered'; readonly canKeystore: boolean; readonly error: ProtectFault | null }
  | { readonly step: 'opening'; readonly done: number }
  | { readonly step: 'ready'; readonly ready: Ready }
  | { readonly step: 'failed'; readonly fault: OpenFault };

export type Booting = {
  readonly boot: Boot;
  readonly create: (choice: VaultChoice) => void;
  readonly unlock: (passphrase: string) => void;
  /** Takes the recovery passphrase. */
  readonly recover: (passphrase: string) => void;
  /** Chooses the protection after that. */
  readonly protect: (choice: VaultChoice) => void;
};

const lockedBy = (
  { mode, hasRecovery, waitMs }: Extract<VaultState, { kind: 'locked' }>,
  error: UnlockFault | RecoverFault | null,
): Boot => ({
  step: 'locked',
  mode,
  hasRecovery,
  waitUntil: Date.now() + waitMs,
  error,
});

/** What a start mends may wait for the next one when the disk takes nothing now. */
const unlessRefused = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof JournalError) return otherwise;
    throw error;
  });

/**
 * What an erasure left to do, before anything is shown. A disk that does not take it now is asked again by the screen of data and protection.
 * Answers whether this start made the database anew on purpose.
 */
async function resumeErased(store: Opened['store']): Promise<boolean> {
  const { arrived, version } = await booth.appInfo();
  await unlessRefused(resumeErasures(store, booth, { isDatabaseNew: arrived !== null, program: version, byName: '' }), undefined);
  return arrived !== null;
}

async function open(keys: Extract<VaultState, { kind: 'open' }>['keys'], onDone: (done: number) => void): Promise<Ready> {
  const opened = await openStore({
    keys,
    journal: newJournal(booth),
    media: booth,
    staff: () => useAtWork.getState().staffId,
    onProgress: ({ done }) => onDone(done),
    onDamaged: (_row, isMended) => tellDamaged(isMended),
  });
  signAs(opened.settings.staffId);
  opened.store.onSaved.push(forgetDrafts);
  await unlessRefused(settleLocks(opened.store, booth), undefined);
  const report = toldReport(opened.report, await resumeErased(opened.store));
  const cutLists = await unlessRefused(mendImports(opened.store), []);
  opened.store.onBegin.push(newSaveTeller());
  connectDuplicates(opened.store, () => startDuplicatesWorker(opened.keys));
  return { ...opened, report, cutLists, search: newSearch(opened.store, await startSearchWorker(opened.keys)) };
}

/** Opens the vault (asking when it must), then the store; tells each step. */
export function useBoot(): Booting {
  const [boot, setBoot] = useState<Boot>({ step: 'starting' });
  const take = async (vault: VaultState): Promise<void> => {
    if (vault.kind === 'new' || vault.kind === 'recovered')
      return setBoot({ step: vault.kind, canKeystore: vault.canKeystore, error: null });
    if (vault.kind === 'locked') return setBoot(lockedBy(vault, null));
    setBoot({ step: 'opening', done: 0 });
    const ready = await open(vault.keys, (done) => setBoot({ step: 'opening', done }));
    return setBoot({ step: 'ready', ready });
  };
  const begin = (work: () => Promise<void>): void => {
    work().catch(async (error: unknown) => {
      logBug(error);
      setBoot({ step: 'failed', fault: await settleOpenFault(error, booth) });
    });
  };
  const takeTry = async (tried: Result<VaultState, UnlockFault | RecoverFault>): Promise<void> => {
    if (tried.ok) return take(tried.value);
    const vault = await booth.vaultState();
    return vault.kind === 'locked' ? setBoot(lockedBy(vault, tried.error)) : take(vault);
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
        // who has just typed a passphrase is not asked for the PIN of the lock as well
        if (opened.ok) openScreens();
        return takeTry(opened);
      }),
    recover: (passphrase) => begin(async () => takeTry(await booth.vaultRecover({ passphrase }))),
    protect: (choice) =>
      begin(async () => {
        const done = await booth.vaultProtect({ choice });
        if (done.ok) openScreens();
        if (done.ok) return take(done.value);
        return setBoot((before) => (before.step === 'recovered' ? { ...before, error: done.error } : before));
      }),
  };
}
