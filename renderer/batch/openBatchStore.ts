import { booth } from '#renderer/lib/booth.ts';
import { newJournal } from '#renderer/data/journal.ts';
import { openStore } from '#renderer/data/open.ts';
import type { OpenInput, Opened } from '#renderer/data/open.ts';
import { settleOpenFault } from '#renderer/data/openFault.ts';
import type { OpenFault } from '#renderer/data/openFault.ts';
import { readShows, saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';

/** Why a profile does not open: to be shown as it is. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

const FAULTS: Readonly<Record<Exclude<OpenFault, 'unknown'>, string>> = {
  full: 'the disk is full: free some space, then try again',
  readonly: 'the profile cannot be written: see that this user may write to its folder',
  journal: 'the journal of the profile cannot be read from the disk',
  renewed: 'the database of the profile is damaged: the next run makes it anew from the journal, which has all that was saved',
  database: 'the database of the profile cannot be opened, and the journal does not make up for it: restore a backup',
};

/**
 * Opens the store of the run's profile: the user's own, unlocked by the key store or by BOOTHBOOK_PASSPHRASE, or a new one without
 * protection (the temporary one, which is deleted when the run ends). `more`: another clock, and who hears of damage found later. Rejects with CannotOpen when it stays locked.
 */
export async function openBatchStore(more: Pick<OpenInput, 'now' | 'onDamaged'> = {}): Promise<Opened> {
  const before = await booth.vaultState();
  const made = before.kind === 'new' ? await booth.vaultCreate({ mode: 'none' }) : null;
  if (made !== null && !made.ok) throw new CannotOpen(`the profile cannot be made: ${made.error}`);
  const vault = made === null ? before : made.value;
  if (vault.kind !== 'open') throw new CannotOpen('the profile is locked: give its passphrase in BOOTHBOOK_PASSPHRASE');
  return openStore({ keys: vault.keys, journal: newJournal(booth), media: booth, staff: () => null, ...more }).catch(
    async (error: unknown) => {
      const fault = await settleOpenFault(error, booth);
      throw fault === 'unknown' ? error : new CannotOpen(FAULTS[fault]);
    },
  );
}

/** The show that what is read goes into: the latest, or one made for the purpose. */
export async function openShow(store: Store, { country, language }: { country?: string; language?: 'en' | 'fr' }): Promise<Show> {
  const latest = (await readShows(store)).find((show) => !show.isSample);
  if (latest !== undefined) return latest;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const base = sampleShow({ now: store.now(), newId: store.newId, zone, language: language ?? 'en' });
  const show: Show = { ...base, name: 'Batch', venue: '', company: '', isSample: false, ...(country === undefined ? {} : { country }) };
  await saveShow(store, show);
  return show;
}
