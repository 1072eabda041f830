import { cancelAppointment, takeRemote } from '#renderer/data/appointments.ts';
import { saveLinks } from '#renderer/data/calendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { keepOurs, keptOf, meet } from '#shared/domain/calendarPlan.ts';
import type { Found, Outcome } from '#shared/domain/calendarPlan.ts';
import type { CalendarAccount, CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { AppointmentId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { digestOf, readStored } from '#shared/formats/calendar/storedEvent.ts';
import type { CalendarFault, CalendarListing, CalendarReport, RemoteEvent } from '#shared/ipc/calendar.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readRecord } from '#renderer/data/read.ts';
import { inTurn } from '#renderer/data/turns.ts';
import type { Sync, Task } from './calendarChange.ts';

/** Events asked for in one go. */
const BATCH = 50;

/** Times without a zone are nobody's here: our own events are written in UTC. */
const ZONE = 'UTC';

/** The server's mark of the list that was last met whole; lost with the program, then the list is simply asked for. */
const marks = new WeakMap<Store['db'], Map<string, string>>();

const marksOf = ({ store }: Sync): Map<string, string> => {
  const known = marks.get(store.db) ?? new Map<string, string>();
  marks.set(store.db, known);
  return known;
};

/** What the server has, read as far as it is compared. */
export function foundOf(remote: RemoteEvent | null): Found | null {
  if (remote === null) return null;
  const event = readStored(remote.ics, ZONE);
  return { href: remote.href, etag: remote.etag, event, digest: event === null ? null : digestOf(event) };
}

/** The link after a meeting; a change of the calendar is taken by the appointment first. Null: nothing is left of it. */
export async function settleMeeting(
  sync: Sync,
  { link, appointment }: Pick<Task, 'link' | 'appointment'>,
  outcome: Outcome,
): Promise<CalendarLink | null> {
  if (outcome.kind === 'link') return outcome.link;
  const { startsAt, endsAt, title, place, sequence } = outcome.event;
  const isTaken = appointment !== undefined && (await takeRemote(sync.store, appointment, { startsAt, endsAt, title, place, sequence }));
  // changed here in this very moment: the next sync sees two versions
  return isTaken ? outcome.link : link;
}

/** What of a sync stops because the list could not be had. */
export type Stop = Pick<CalendarReport, 'pause' | 'pauseReason'>;

const PERSON: ReadonlySet<CalendarFault> = new Set([
  'bad-url',
  'not-secure',
  'forbidden',
  'not-found',
  'not-caldav',
  'no-calendar',
  'too-large',
]);

/** Who must do something about a fault: a person with a password, a person with the settings, or time. */
export function stopOf(error: CalendarFault, detail: string | undefined): Stop {
  const pauseReason = detail === undefined || detail === '' ? error : `${error}: ${detail}`;
  if (error === 'auth' || error === 'no-secret') return { pause: 'auth', pauseReason };
  return { pause: PERSON.has(error) ? 'setup' : 'offline', pauseReason };
}

/** Links whose event at the server is another version than the one known, or gone. */
function changedIn(tasks: readonly Task[], { entries }: CalendarListing): { readonly changed: Task[]; readonly gone: Task[] } {
  const etags = new Map(entries.map(({ href, etag }) => [href, etag]));
  const met = tasks.filter(({ link }) => link.acked !== null);
  return {
    gone: met.filter(({ link }) => !etags.has(link.href) && link.theirs?.isGone !== true),
    changed: met.filter(({ link }) => {
      const etag = etags.get(link.href);
      const known = link.state === 'conflict' ? link.theirs?.etag : link.etag;
      return etag !== undefined && etag !== null && etag !== known;
    }),
  };
}

export type Pulled = { readonly taken: number; readonly conflicts: readonly AppointmentId[]; readonly stop?: Stop };

/**
 * Looks at what has changed in a calendar since the last time, and lets each appointment meet it: changed only there, it is taken here;
 * changed on both sides or gone there, a person chooses. Writes nothing to the server.
 */
export async function pullCalendar(sync: Sync, tasks: readonly Task[]): Promise<Pulled> {
  const { calendars, place, account, store } = sync;
  const known = marksOf(sync);
  const listing = await calendars.calendarList({ place, mark: known.get(account.id) ?? null });
  if (!listing.ok) return { taken: 0, conflicts: [], stop: stopOf(listing.error, listing.detail) };
  if (listing.value.isSame) return { taken: 0, conflicts: [] };
  const { changed, gone } = changedIn(tasks, listing.value);
  let taken = 0;
  const conflicts: AppointmentId[] = [];
  const met = async (some: readonly Task[], there: ReadonlyMap<string, RemoteEvent>): Promise<void> => {
    const puts: CalendarLink[] = [];
    const drops: string[] = [];
    for (const task of some) {
      const outcome = meet(task.link, task.wanted, { found: foundOf(there.get(task.link.href) ?? null), now: store.now() });
      const link = await settleMeeting(sync, task, outcome);
      if (link === null) drops.push(task.link.id);
      else puts.push(link);
      if (outcome.kind === 'take' && link !== task.link) taken += 1;
      if (link?.state === 'conflict') conflicts.push(link.appointmentId);
    }
    await saveLinks(store, { puts, drops });
  };
  await met(gone, new Map());
  for (let at = 0; at < changed.length; at += BATCH) {
    const some = changed.slice(at, at + BATCH);
    const events = await calendars.calendarFetch({ place, hrefs: some.map(({ link }) => link.href) });
    if (!events.ok) return { taken, conflicts, stop: stopOf(events.error, events.detail) };
    await met(some, new Map(events.value.map((event) => [event.href, event])));
  }
  if (listing.value.mark !== null) known.set(account.id, listing.value.mark);
  return { taken, conflicts };
}

/** A person's choice between two versions of an appointment. */
export type Choice = 'ours' | 'theirs';

/**
 * Settles a conflict. `ours`: the calendar gets our version with the next sync, over the very version that was shown. `theirs`: the
 * appointment takes it, or is cancelled when it was deleted or cancelled there. `unreadable`: theirs is nothing an appointment can be.
 */
export function resolveConflict(
  store: Store,
  account: Pick<CalendarAccount, 'id'>,
  { linkId, choice }: { linkId: string; choice: Choice },
): Promise<Result<null, 'unreadable' | 'no-conflict'>> {
  return inTurn(`calendar:${account.id}`, async () => {
    const link = await readRecord(store, 'calendarlinks', linkId);
    if (link === undefined || link.state !== 'conflict' || link.theirs === undefined) return fail('no-conflict');
    const { theirs } = link;
    const digest = theirs.event === null ? null : digestOf(theirs.event);
    if (choice === 'ours') {
      await saveLinks(store, { puts: [keepOurs(link, digest, store.now())] });
      return ok(null);
    }
    const appointment: Appointment | undefined = await readRecord(store, 'appointments', link.appointmentId);
    if (theirs.isGone || theirs.event?.isCancelled === true) {
      await cancelAppointment(store, link.appointmentId);
      await saveLinks(store, theirs.isGone ? { puts: [], drops: [link.id] } : { puts: [keepOurs(link, digest, store.now())] });
      return ok(null);
    }
    if (theirs.event === null || digest === null || theirs.event.isRepeated || appointment === undefined) return fail('unreadable');
    if (!(await takeRemote(store, appointment, theirs.event))) return fail('unreadable');
    await saveLinks(store, { puts: [{ ...keptOf(link, { digest, etag: theirs.etag }), href: theirs.href, isMixed: true }] });
    return ok(null);
  });
}
