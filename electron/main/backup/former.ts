import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Former, FormerFound, Locks, ReturnFault } from '#shared/ipc/backup.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readJson, settleDiskFault } from '#electron/main/durable.ts';
import { PARTS, beginIncoming, settleIncoming } from '#electron/main/incoming.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { VaultFile, unwrapAlone, unwrapWith } from '#electron/main/vaultFile.ts';
import { type BackupKeys, keysOf } from './keys.ts';
import { NO_LOCKS } from './restore.ts';
import { formerName, noteRestore, readFormers } from './restored.ts';
import { type Snapshot, newSource } from './source.ts';

/** What looking at it needs: the keys of the open vault, null while it is closed. */
export type FormerDeps = { readonly profile: string; readonly store: KeyStore; readonly keys: () => BackupKeys | null };

type Opening = { readonly opens: FormerFound['opens']; readonly keys: BackupKeys | null; readonly file: VaultFile | null };

/** What was put aside has a key of its own where the restore brought another; else it opens with the open vault. */
function openingOf({ store, keys }: FormerDeps, folder: string): Opening {
  if (!existsSync(join(folder, 'vault.json'))) return { opens: 'itself', keys: keys(), file: null };
  const read = VaultFile.safeParse(readJson(join(folder, 'vault.json')));
  if (!read.success) return { opens: 'never', keys: null, file: null };
  const file = read.data;
  if (file.mode === 'passphrase') return { opens: 'passphrase', keys: null, file };
  const master = unwrapAlone(file, store);
  return master === null ? { opens: 'never', keys: null, file } : { opens: 'itself', keys: keysOf(master), file };
}

const readJournal = (folder: string, { journal }: BackupKeys): Promise<Snapshot> =>
  newSource(join(folder, 'journal'), journal).read(new AbortController().signal);

async function lookInto(deps: FormerDeps, former: Former): Promise<FormerFound & Pick<Opening, 'file' | 'keys'>> {
  const folder = join(deps.profile, former.name);
  const media = (await readdir(join(folder, 'media')).catch(() => [])).filter((name) => name.endsWith('.bin')).length;
  const { opens, keys, file } = openingOf(deps, folder);
  const found = keys === null ? null : await readJournal(folder, keys);
  // sealed with a key that was changed meanwhile: nobody can open it
  const isOpen = found !== null && found.files.length > 0;
  return { ...former, media, leads: isOpen ? found.leads : null, opens: opens === 'itself' && !isOpen ? 'never' : opens, file, keys };
}

/** Everything that restores put aside, opened and counted; one after the other, since a capture comes first. */
export async function lookAtFormers(deps: FormerDeps): Promise<FormerFound[]> {
  const found: FormerFound[] = [];
  for (const former of readFormers(deps.profile)) {
    const { file: _file, keys: _keys, ...told } = await lookInto(deps, former);
    found.push(told);
  }
  return found;
}

/** Deletes what one restore put aside. Rejects with errors of the file system. */
export async function dropOneFormer(profile: string, name: string): Promise<void> {
  if (readFormers(profile).some((former) => former.name === name)) await rm(join(profile, name), { recursive: true, force: true });
}

/** Settles that the next start puts it back in the place of what is here. Nothing is moved before; nobody goes back to what they cannot open. */
export async function returnFormer(
  deps: FormerDeps,
  { name, passphrase, here }: { readonly name: string; readonly passphrase: string | null; readonly here: Locks },
  now: number,
): Promise<Result<null, ReturnFault>> {
  const { profile } = deps;
  const former = readFormers(profile).find((one) => one.name === name);
  if (former === undefined) return fail('away');
  const { opens, leads, file, keys } = await lookInto(deps, former);
  if (opens === 'never') return fail('never');
  const master = file?.mode === 'passphrase' ? await unwrapWith(file, passphrase ?? '') : undefined;
  if (master === null) return fail('wrong-passphrase');
  const own = master === undefined ? keys : keysOf(master);
  if (own === null) return fail('never');
  const count = master === undefined ? leads : (await readJournal(join(profile, name), own)).leads;
  try {
    await beginIncoming(profile);
    // as for a backup: its own data keeps the locks of now, what was typed opens, another key of this computer's brings its own
    const locks = master !== undefined ? NO_LOCKS : file === null ? here : null;
    await noteRestore(profile, { at: now, asOf: former.at, leads: count ?? 0, missing: 0 }, { locks, journal: own.journal });
    const parts = PARTS.filter((part) => existsSync(join(profile, name, part)));
    await settleIncoming(profile, { why: 'restore', parts, keep: formerName(now), from: name });
    return ok(null);
  } catch (error) {
    return fail(settleDiskFault(error));
  }
}
