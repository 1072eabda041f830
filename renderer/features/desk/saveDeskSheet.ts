import { readShow, saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import type { DeskSheet } from '#shared/domain/command.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** Keeps the sheet with its show; null goes back to the usual one. Whatever else of the show was changed meanwhile stays. */
export async function saveDeskSheet(store: Store, id: ShowId, sheet: DeskSheet | null): Promise<void> {
  const show = await readShow(store, id);
  if (show === undefined) return;
  const { deskSheet: _before, ...rest } = show;
  await saveShow(store, sheet === null ? rest : { ...rest, deskSheet: sheet });
}
