import { readUnsent } from '#renderer/data/outbox.ts';
import { readOpenPromises } from '#renderer/data/promises.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { readShows } from '#renderer/data/shows.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import { useAnswer } from '#renderer/data/useAnswer.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useMinute } from '#renderer/data/useNow.ts';
import { usePersona } from '#renderer/data/usePersona.ts';
import { useTotal } from '#renderer/data/useTotal.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { localTime } from '#shared/lib/time.ts';
import { reportOf } from './reportOf.ts';
import type { Report } from './reportOf.ts';

const UNOWNED: Filters = { todo: 'owner' };
const UNRESOLVED: Filters = { stage: 'unresolved' };

/** The report on a show as its leads change; undefined until all of it is known. */
export function useReport(search: Search, show: Show): Report | undefined {
  const now = useMinute();
  const figures = useFigures(search, null);
  const persona = usePersona(search, show.id);
  const shows = useLive(readShows, []);
  const tallies = useLive((store) => readTallies(store, show.id), [show.id]);
  const promises = useLive((store) => readOpenPromises(store, show.id), [show.id]);
  const unsent = useLive((store) => readUnsent(store), []);
  const unowned = useTotal(search, show.id, UNOWNED);
  const unresolved = useTotal(search, show.id, UNRESOLVED);
  const about = useAnswer(() => booth.appInfo(), 'about');
  if (figures === undefined || persona === undefined || shows === undefined || tallies === undefined) return undefined;
  if (promises === undefined || unsent === undefined || about === undefined) return undefined;
  const clock = localTime(now, show.zone);
  const late = promises.filter(({ promise }) => urgencyOf(promise, clock) === 'late').length;
  const left = { promises: promises.length, late, unowned, unresolved, unsent };
  return reportOf({ show, shows, figures, tallies, persona, left, version: about.version, now });
}
