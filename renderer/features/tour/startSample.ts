import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { sampleAttendees } from '#shared/domain/sampleBadges.ts';
import { sampleQuestions } from '#shared/domain/sampleQuestions.ts';
import { sampleBudget, sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';

async function* attendees(): AsyncGenerator<readonly AttendeeInput[]> {
  yield await Promise.resolve(sampleAttendees);
}

/** Makes the sample show with its attendee list and goes to work in it, as its first member of staff. */
export async function startSample(store: Store, language: 'en' | 'fr'): Promise<Show> {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const sample = sampleShow({ now: store.now(), newId: store.newId, zone, language });
  const show = { ...sample, ...sampleBudget(language), questionnaire: sampleQuestions(store.newId) };
  // first who is at work: the show is in view as soon as it is saved, and nobody's lead would be nobody's
  await saveSetting(store, { showId: show.id, staffId: show.staff[0]?.id ?? null, hasSeenTour: true });
  await saveShow(store, show);
  await importAttendees(store, { showId: show.id, name: 'attendees.csv', rows: attendees() });
  return show;
}
