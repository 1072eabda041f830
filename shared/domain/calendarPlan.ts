import { calendarLinkId, withKnown } from './calendarAccount.ts';
import type { CalendarLink, StoredEvent, Theirs } from './calendarAccount.ts';
import type { AppointmentId, CalendarAccountId } from './ids.ts';

/** What should be in the calendar of one appointment. */
export type Wanted = { readonly appointmentId: AppointmentId; readonly href: string; readonly digest: string };

/**
 * What is to be done about one appointment: nothing, forget it, ask what the server has, or write. `later`: it is due at another time.
 */
export type Step =
  | { readonly kind: 'none' | 'later' | 'forget' | 'ask' | 'create' }
  | { readonly kind: 'update' | 'delete'; readonly etag: string };

/** A link about which the server has not been asked yet. */
export const newLink = (accountId: CalendarAccountId, { appointmentId, href }: Wanted, now: number): CalendarLink => ({
  v: 1,
  id: calendarLinkId(accountId, appointmentId),
  accountId,
  appointmentId,
  href,
  etag: null,
  acked: null,
  known: [],
  isMixed: false,
  state: 'waiting',
  tries: 0,
  dueAt: now,
});

/** The next step for an appointment: from what the server has (`link`) to what should be there (`wanted`, null: nothing). */
export function stepOf(link: CalendarLink, wanted: Wanted | null, now: number): Step {
  if (link.state === 'conflict') return { kind: 'none' };
  if (wanted === null && link.known.length === 0 && link.etag === null) return { kind: 'forget' };
  if (link.state === 'kept' && wanted !== null && link.acked === wanted.digest) return { kind: 'none' };
  // refused: the same version would be refused again
  if (link.state === 'failed' && wanted !== null && link.known.at(-1) === wanted.digest) return { kind: 'none' };
  if (link.state === 'waiting' && link.dueAt > now) return { kind: 'later' };
  if (link.etag !== null) return { kind: wanted === null ? 'delete' : 'update', etag: link.etag };
  return { kind: wanted === null ? 'ask' : 'create' };
}

/** Before a version goes out it is written down that it may be there: whatever happens then, it is known as ours. */
export const sendingOf = (link: CalendarLink, wanted: Wanted | null): CalendarLink => ({
  ...link,
  state: 'waiting',
  known: wanted === null ? link.known : withKnown(link.known, wanted.digest),
});

const clear = ({ theirs: _theirs, reason: _reason, ...link }: CalendarLink): CalendarLink => ({ ...link, tries: 0 });

/** The server has confirmed a version. */
export const keptOf = (link: CalendarLink, { digest, etag }: { digest: string; etag: string | null }): CalendarLink => ({
  ...clear(link),
  state: 'kept',
  etag,
  acked: digest,
  known: [digest],
});

/** Two versions that cannot both hold, or an event that is gone: a person chooses. Nothing is written meanwhile. */
export const conflictOf = (link: CalendarLink, theirs: Theirs): CalendarLink => ({ ...link, state: 'conflict', theirs });

/** What the server has now, as it was found; `digest` null when it cannot be read. */
export type Found = {
  readonly href: string;
  readonly etag: string | null;
  readonly event: StoredEvent | null;
  readonly digest: string | null;
};

/** What follows from what was found: a new state of the link, null to forget it, or a change that the appointment here is to take. */
export type Outcome =
  | { readonly kind: 'link'; readonly link: CalendarLink | null }
  | { readonly kind: 'take'; readonly link: CalendarLink; readonly event: StoredEvent };

const isPlain = (event: StoredEvent | null): event is StoredEvent =>
  event !== null && !event.isCancelled && !event.isRepeated && event.endsAt > event.startsAt;

/**
 * Meets what the server has with what is wanted here. Ours of any age: it is written over, by its own version. Somebody else's: taken when
 * nothing was changed here since, else a conflict. Gone: nobody knows why, so a person says.
 */
export function meet(link: CalendarLink, wanted: Wanted | null, meeting: { readonly found: Found | null; readonly now: number }): Outcome {
  const { found, now } = meeting;
  if (found === null) {
    if (wanted === null) return { kind: 'link', link: null };
    if (link.acked === null) return { kind: 'link', link: { ...link, etag: null, state: 'waiting', dueAt: now } };
    return { kind: 'link', link: conflictOf(link, { event: null, isGone: true, etag: null, href: link.href }) };
  }
  const { href, etag, event, digest } = found;
  const there = { ...clear(link), href, etag, isMixed: true };
  const isOurs = digest !== null && (link.known.includes(digest) || digest === link.acked);
  if (digest !== null && wanted?.digest === digest) return { kind: 'link', link: keptOf(there, { digest, etag }) };
  if (isOurs) return { kind: 'link', link: { ...there, state: 'waiting', acked: digest, dueAt: now } };
  if (wanted !== null && wanted.digest === link.acked && isPlain(event) && digest !== null) {
    return { kind: 'take', event, link: keptOf(there, { digest, etag }) };
  }
  return { kind: 'link', link: conflictOf({ ...link, href }, { event, isGone: false, etag, href }) };
}

/** A person keeps ours: theirs is written over by its own version, or put there again when it is gone. */
export function keepOurs(link: CalendarLink, theirDigest: string | null, now: number): CalendarLink {
  const { theirs } = link;
  const base = { ...clear(link), state: 'waiting' as const, dueAt: now };
  if (theirs === undefined || theirs.isGone) return { ...base, etag: null, acked: null, known: [], isMixed: false };
  return {
    ...base,
    href: theirs.href,
    etag: theirs.etag,
    acked: theirDigest,
    known: theirDigest === null ? link.known : withKnown(link.known, theirDigest),
    isMixed: true,
  };
}
