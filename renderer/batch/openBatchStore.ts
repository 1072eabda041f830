import { booth } from '#renderer/lib/booth.ts';
import { newJournal } from '#renderer/data/journal.ts';
import { openStore } from '#renderer/data/open.ts';
import type { Opened } from '#renderer/data/open.ts';
import { readShows, saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';

/** Why a profile does not open: to be shown as it is. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/**
 * Opens the store of the run's profile: the user's own, unlocked by the key store or by BOOTHBOOK_PASSPHRASE, or a new one without
 * protection (the temporary one, which is deleted when the run ends). Rejects with CannotOpen when it stays locked.
 */
export async function openBatchStore(): Promise<Opened> {
  const before = await booth.vaultState();
  const made = before.kind === 'new' ? await booth.vaultCreate({ mode: 'none' }) : null;
  if (made !== null && !made.ok) throw new CannotOpen(`the profile cannot be made: ${made.error}`);
  const vault = made === null ? before : made.value;
  if (vault.kind !== 'open') throw new CannotOpen('the profile is locked: give its passphrase in BOOTHBOOK_PASSPHRASE');
  const opened = await openStore({ keys: vault.keys, journal: newJournal(booth), media: booth, staff: () => null });
  return opened;
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
