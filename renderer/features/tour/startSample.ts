import { saveSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';

/** Makes the sample show and goes to work in it, as its first member of staff. */
export async function startSample(store: Store, language: 'en' | 'fr'): Promise<Show> {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const show = sampleShow({ now: store.now(), newId: store.newId, zone, language });
  await saveShow(store, show);
  await saveSetting(store, { showId: show.id, staffId: show.staff[0]?.id ?? null, hasSeenTour: true });
  return show;
}
