import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BackupProgress, CheckedPoint, Locks, Look, LookFault, OpenFault, RestoreFault } from '#shared/ipc/backup.ts';
import { PASSPHRASE_LEAST, type VaultChoice } from '#shared/ipc/vault.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readDiskFault } from '#electron/main/durable.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { type Opened, checkPoint } from './check.ts';
import { BackupError } from './faults.ts';
import { gather } from './gather.ts';
import { type BackupKeys, keysOf, openWraps, opensElsewhere } from './keys.ts';
import { type SetThere, findSets, isSealedWith, listSets, masterAlone } from './look.ts';
import { laptopFolder } from './places.ts';
import type { Point } from './point.ts';
import { formerName, noteRestore } from './restored.ts';

/** What a restore needs of the program; `keys` are those of the open vault, null while it is closed. */
export type RestoreDeps = {
  readonly profile: string;
  readonly ours: () => string;
  readonly keys: () => BackupKeys | null;
  readonly store: KeyStore;
  readonly now: () => number;
  readonly onProgress: (progress: BackupProgress | null) => void;
};

/** The way back from a backup, a step at a time: look, open, restore. One look at a time; the page names no path. */
export type Restoring = {
  readonly look: (folder: string) => Promise<Result<Look, LookFault>>;
  readonly open: (ask: { look: string; set: string; order: number; passphrase: string | null }) => Promise<Result<CheckedPoint, OpenFault>>;
  readonly restore: (ask: { look: string; protection: VaultChoice | null; here: Locks | null }) => Promise<Result<null, RestoreFault>>;
  readonly stop: () => void;
};

type Unlocked = { readonly keys: BackupKeys; readonly master: Buffer | null; readonly isTyped: boolean };
type Held = { readonly look: string; readonly sets: readonly SetThere[]; opened: (Opened & Pick<Unlocked, 'master' | 'isTyped'>) | null };

/** The keys of a point: those of the open vault, those this computer opens by itself, or those behind what was typed. */
export async function unlockPoint(
  { keys, store }: Pick<RestoreDeps, 'keys' | 'store'>,
  { root, point }: { root: string; point: Point },
  passphrase: string | null,
): Promise<Result<Unlocked, 'wrong-passphrase' | 'never'>> {
  const own = keys();
  if (own !== null && (await isSealedWith(root, point, own.journal))) return ok({ keys: own, master: null, isTyped: false });
  const alone = masterAlone(point, store);
  if (alone !== null) return ok({ keys: keysOf(alone), master: alone, isTyped: false });
  if (passphrase === null || !opensElsewhere(point.wraps)) return fail('never');
  const master = await openWraps(point.wraps, passphrase);
  return master === null ? fail('wrong-passphrase') : ok({ keys: keysOf(master), master, isTyped: true });
}

const openFault = (cause: unknown): OpenFault => (cause instanceof BackupError && cause.fault === 'stopped' ? 'stopped' : 'failed');

function restoreFault(cause: unknown): RestoreFault {
  if (cause instanceof BackupError) return cause.fault === 'stopped' ? 'stopped' : 'failed';
  return readDiskFault(cause) ?? 'failed';
}

/** Nothing locks it. */
export const NO_LOCKS: Locks = { lock: null, kiosk: null };

/**
 * What locks the laptop after a restore. Its own data back: what locks it now, so that an older backup takes no PIN off and brings none that
 * nobody knows any more. Opened by what was typed: nothing, that proves more than a PIN does, and a spare laptop must open. Opened by this
 * computer alone: as it is in the backup (null), or a restore would be a way round it.
 */
function locksAfter({ master, isTyped }: Pick<Unlocked, 'master' | 'isTyped'>, here: Locks | null): Locks | null {
  if (isTyped) return NO_LOCKS;
  return master === null ? here : null;
}

const noteOf = ({ at: asOf, leads, missingChanges, missingMedia }: Opened['checked'], at: number) => ({
  at,
  asOf,
  leads,
  missing: missingChanges + missingMedia,
});

function refuseProtection(choice: VaultChoice | null, store: KeyStore): RestoreFault | null {
  if (choice?.mode === 'keystore' && !store.isAvailable()) return 'no-keystore';
  if (choice?.mode === 'passphrase' && choice.passphrase.normalize('NFKC').length < PASSPHRASE_LEAST) return 'too-short';
  return null;
}

export function newRestoring(deps: RestoreDeps): Restoring {
  const { profile, ours, keys, store, now, onProgress } = deps;
  let held: Held | null = null;
  let stopping = new AbortController();
  const begin = (): AbortSignal => {
    stopping = new AbortController();
    return stopping.signal;
  };
  return {
    async look(folder) {
      const sets = await findSets(folder).catch(() => null);
      // the laptop's own place is not there before its first backup
      if (sets === null && folder !== laptopFolder(profile)) return fail('away');
      if (sets === null || sets.length === 0) return fail('none');
      held = { look: randomUUID(), sets, opened: null };
      return ok({ look: held.look, path: folder, sets: await listSets(sets, ours(), { journal: keys()?.journal ?? null, store }) });
    },
    async open({ look, set, order, passphrase }) {
      const mine = held;
      const there = mine?.look === look ? mine.sets.find(({ id }) => id === set) : undefined;
      const point = there?.points.find((one) => one.order === order);
      if (mine === null || there === undefined || point === undefined) return fail('away');
      try {
        const unlocked = await unlockPoint(deps, { root: there.root, point }, passphrase);
        if (!unlocked.ok) return unlocked;
        const opened = await checkPoint(there.root, point, { keys: unlocked.value.keys, signal: begin(), onProgress });
        if (opened.checked.changes === 0) return fail('nothing-left');
        mine.opened = { ...opened, master: unlocked.value.master, isTyped: unlocked.value.isTyped };
        return ok({ ...opened.checked, isSameKey: unlocked.value.master === null });
      } catch (cause) {
        return fail(openFault(cause));
      } finally {
        onProgress(null);
      }
    },
    async restore({ look, protection, here }) {
      const opened = held?.look === look ? held.opened : null;
      if (opened === null) return fail('away');
      const refused = refuseProtection(protection, store);
      if (refused !== null) return fail(refused);
      const { master, checked } = opened;
      if (master !== null && protection === null) return fail('failed');
      const at = now();
      const key = master === null || protection === null ? null : { master, protection, store };
      const note = () => noteRestore(profile, noteOf(checked, at), { locks: locksAfter(opened, here), journal: opened.keys.journal });
      try {
        await gather({ profile, opened, key, keep: formerName(at), signal: begin(), onProgress }, note);
        held = null;
        return ok(null);
      } catch (cause) {
        return fail(restoreFault(cause));
      } finally {
        onProgress(null);
      }
    },
    stop: () => stopping.abort(),
  };
}

/** Where a profile's journal lies. */
export const journalFolder = (profile: string): string => join(profile, 'journal');
