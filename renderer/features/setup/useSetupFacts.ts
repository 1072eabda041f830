import { readLists } from '#renderer/data/attendees.ts';
import { leadsOfShow } from '#renderer/data/leads.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { rehearsalFor } from '#shared/domain/rehearsal.ts';
import type { SetupFacts } from '#shared/domain/setupState.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';

/** What is known of a show's setting up besides the show, and its rehearsal; undefined until the first answer. */
export function useSetupFacts(show: Show): (SetupFacts & { readonly rehearsal: Show | undefined }) | undefined {
  const store = useStore();
  const lists = useLive(async (live) => (await readLists(live, show.id)).length, [show.id]);
  const shows = useLive((live) => readShows(live), []);
  const rehearsal = rehearsalFor(shows ?? [], show.id);
  const leads = useLive(async (live) => (rehearsal === undefined ? 0 : leadsOfShow(live, rehearsal.id).count()), [rehearsal?.id]);
  if (lists === undefined || shows === undefined || leads === undefined) return undefined;
  return { today: localTime(store.now(), show.zone).day, lists, rehearsed: rehearsal === undefined ? null : leads, rehearsal };
}
