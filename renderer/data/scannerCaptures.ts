import type { Capture } from '#shared/domain/interaction.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { readAgain } from '#shared/formats/keyboard/readScanned.ts';
import { commit } from './commit.ts';
import { readMany } from './read.ts';
import type { Store } from './store.ts';

/** Captures written at a time. */
const CAPTURES_A_TIME = 200;

/**
 * Writes the text of a show's scans anew as this profile reads their keys; the keys stay as they came. Answers how many changed;
 * a second run changes none.
 */
export async function rewriteScans(store: Store, showId: ShowId, profile: ScannerProfile): Promise<number> {
  const ids = (await store.db.captures.where('showId').equals(showId).primaryKeys()).map(String);
  let changed = 0;
  for (let from = 0; from < ids.length; from += CAPTURES_A_TIME) {
    const captures = await readMany(store, 'captures', ids.slice(from, from + CAPTURES_A_TIME));
    const fresh = captures.flatMap((capture) => againOf(capture, profile));
    changed += fresh.length;
    if (fresh.length > 0)
      await commit(store, { puts: fresh.map((record) => ({ table: 'captures', record })), line: { action: 'settings', leadId: null } });
  }
  return changed;
}

function againOf(capture: Capture, profile: ScannerProfile): readonly Capture[] {
  const scan = readAgain(capture.scan, profile);
  return scan.text === capture.scan.text && scan.symbology === capture.scan.symbology ? [] : [{ ...capture, scan }];
}
