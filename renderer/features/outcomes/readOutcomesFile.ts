import type { Show } from '#shared/domain/show.ts';
import type { OutcomesChoice, OutcomesFault, OutcomesFile } from '#shared/formats/outcomes/readOutcomes.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { findOutcomes } from '#renderer/data/outcomeRows.ts';
import type { FoundOutcome } from '#renderer/data/outcomeRows.ts';
import type { Search } from '#renderer/data/search.ts';
import { readShows } from '#renderer/data/shows.ts';
import { readOutcomesBeside } from '#renderer/data/tableFiles.ts';
import type { Store } from '#renderer/data/store.ts';

type Way = {
  readonly store: Store;
  readonly search: Search;
  readonly show: Pick<Show, 'isSample'>;
  readonly read?: typeof readOutcomesBeside;
};

/**
 * Reads a file of outcomes and finds the leads its rows are about: at a real show in all real shows, at a sample or rehearsal in those.
 * Writes nothing.
 */
export async function readOutcomesFile(
  { store, search, show, read = readOutcomesBeside }: Way,
  bytes: Uint8Array,
  choice: OutcomesChoice,
): Promise<Result<{ readonly file: OutcomesFile; readonly found: readonly FoundOutcome[] }, OutcomesFault>> {
  const file = await read(bytes, choice);
  if (!file.ok) return file;
  const shows = await readShows(store);
  const apart = new Set(shows.filter(({ isSample }) => isSample !== show.isSample).map(({ id }) => id));
  await search.ready;
  const found = await findOutcomes(store, { search, rows: file.value.rows, scope: { apart } });
  return ok({ file: file.value, found });
}
