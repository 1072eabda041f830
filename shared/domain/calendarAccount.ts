import type { AppointmentId, CalendarAccountId, StaffId } from './ids.ts';

/** A calendar on a server (CalDAV) that appointments are kept in. Its password lies in main's vault, never here. */
export type CalendarAccount = {
  readonly v: 1;
  readonly id: CalendarAccountId;
  readonly name: string;
  /** The server as the person wrote it, and the name they sign in with. */
  readonly url: string;
  readonly user: string;
  /** Address of the calendar itself, as the server named it. */
  readonly calendarUrl: string;
  /** Whose appointments go there; null: everybody's. */
  readonly rep: StaffId | null;
  /** Minutes before an appointment at which the calendar rings. */
  readonly alarmMinutes?: number;
  readonly addedAt: number;
  readonly isPaused: boolean;
  readonly pausedFor?: { readonly kind: 'person' | 'auth' | 'setup'; readonly reason: string };
};

/**
 * Where one appointment stands with one calendar. What should be there follows from the appointment itself; here is what the server has.
 * `waiting`: to be sent (again). `kept`: the server has it. `failed`: refused, with its words. `conflict`: a person must choose.
 */
export type CalendarLinkState = 'waiting' | 'kept' | 'failed' | 'conflict';

/** What of an event is compared: times, words, whether it stands. Everything else in it belongs to whoever wrote it there. */
export type StoredEvent = {
  readonly uid: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly title: string;
  readonly place: string;
  readonly isCancelled: boolean;
  /** It was made to repeat there: then no time here can say the same. */
  readonly isRepeated: boolean;
  readonly sequence: number;
};

/** The server's version: as read, or null when it was deleted there, or an event that cannot be read. */
export type Theirs = { readonly event: StoredEvent | null; readonly isGone: boolean; readonly etag: string | null; readonly href: string };

/** One appointment × one calendar. */
export type CalendarLink = {
  readonly v: 1;
  readonly id: string;
  readonly accountId: CalendarAccountId;
  readonly appointmentId: AppointmentId;
  readonly href: string;
  /** Of the version the server has confirmed; null when none was or its fate is not known. */
  readonly etag: string | null;
  /** Digest of the version the server has confirmed; null: none. */
  readonly acked: string | null;
  /** Digests of versions of ours that may be there: what is none of these was written by somebody else. The newest last. */
  readonly known: readonly string[];
  /** Somebody added to our event there (an alarm, a note): it is changed piece by piece, never replaced. */
  readonly isMixed: boolean;
  readonly state: CalendarLinkState;
  readonly tries: number;
  readonly dueAt: number;
  readonly reason?: string;
  readonly theirs?: Theirs;
};

/** Key of an appointment × calendar. */
export const calendarLinkId = (accountId: CalendarAccountId, appointmentId: AppointmentId): string => `${accountId}:${appointmentId}`;

/** Versions of ours that are remembered for one event. */
const KNOWN_MOST = 8;

/** Adds a version to those that may be there. */
export const withKnown = (known: readonly string[], digest: string): string[] =>
  [...known.filter((one) => one !== digest), digest].slice(-KNOWN_MOST);
