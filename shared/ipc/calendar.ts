import { z } from 'zod';
import type { CalendarAccountId } from '#shared/domain/ids.ts';

const idOf = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && /^[\w.:-]{1,80}$/u.test(value), 'not an id');
const url = z.string().min(1).max(2_000);
const instant = z.number().int().min(0).max(8.64e15);

/** Events in one message: a batch is short, so that a stop is quick. */
export const CALENDAR_BATCH = 50;
/** An event of ours is some kilobytes, with what others added to it. */
const MOST_ICS = 1024 * 1024;

/** Where a calendar is and who signs in; the password lies in main's vault under `calendarSecretName`. */
export const CalendarServer = z.object({ id: idOf<CalendarAccountId>(), url, user: z.string().min(1).max(320) });
export type CalendarServer = z.output<typeof CalendarServer>;

/** The same with the calendar chosen. */
export const CalendarPlace = CalendarServer.extend({ calendarUrl: url });
export type CalendarPlace = z.output<typeof CalendarPlace>;

const href = z.string().min(1).max(2_000);
const etag = z.string().min(1).max(1_000);

const ChangeOf = z.discriminatedUnion('kind', [
  /** Only when nothing is there yet. */
  z.object({ kind: z.literal('create'), key: idOf<string>(), href, uid: z.string().max(300), ics: z.string().max(MOST_ICS) }),
  /** Only when what is there is still the version of `etag`. */
  z.object({ kind: z.literal('update'), key: idOf<string>(), href, uid: z.string().max(300), etag, ics: z.string().max(MOST_ICS) }),
  z.object({ kind: z.literal('delete'), key: idOf<string>(), href, uid: z.string().max(300), etag }),
]);
export type CalendarChange = z.output<typeof ChangeOf>;

export const CalendarPush = z.object({ place: CalendarPlace, changes: z.array(ChangeOf).max(CALENDAR_BATCH) });
export type CalendarPush = z.output<typeof CalendarPush>;

export const CalendarFetch = z.object({ place: CalendarPlace, hrefs: z.array(href).max(CALENDAR_BATCH) });
export const CalendarList = z.object({ place: CalendarPlace, mark: z.string().max(2_000).nullable() });
export const CalendarSpan = z.object({ place: CalendarPlace, from: instant, to: instant });
export const CalendarStop = z.object({ id: idOf<CalendarAccountId>() });

/**
 * Why a calendar server did not do what it should. `portal`: something else answered in its place (a Wi-Fi's welcome page). `busy`: it asks
 * to be left alone for a while. `lost`: it may have heard, its answer did not come.
 */
export type CalendarFault =
  | 'bad-url'
  | 'not-secure'
  | 'no-secret'
  | 'auth'
  | 'forbidden'
  | 'not-found'
  | 'not-caldav'
  | 'no-calendar'
  | 'portal'
  | 'offline'
  | 'busy'
  | 'lost'
  | 'too-large'
  | 'stopped';

/** A calendar that was found. `canWrite` null: the server does not say. */
export type FoundCalendar = { readonly url: string; readonly name: string; readonly canWrite: boolean | null };

/** One event as the server has it. */
export type RemoteEvent = { readonly href: string; readonly etag: string | null; readonly ics: string };

/**
 * What became of one change. `done`: the server confirmed it (`etag` null for a deletion, or when it must be asked). `clash`: it did not
 * happen because something else is there; `theirs` is that, null when nothing is. `again`: not known or not now. `untried`: not even begun.
 */
export type CalendarResult = { readonly key: string } & (
  | { readonly outcome: 'done'; readonly etag: string | null }
  | { readonly outcome: 'clash'; readonly theirs: RemoteEvent | null }
  | { readonly outcome: 'refused' | 'again' | 'untried'; readonly reason: string }
);

/** `pause`: the whole account must wait: for a person (`auth`, `setup`) or for the network. */
export type CalendarReport = {
  readonly results: readonly CalendarResult[];
  readonly pause?: 'auth' | 'setup' | 'offline';
  readonly pauseReason?: string;
  readonly retryAfterMs?: number;
};

/** What a calendar holds, without its events. `mark` changes whenever the calendar does; `isSame`: nothing has changed since the mark that was sent. */
export type CalendarListing = {
  readonly mark: string | null;
  readonly isSame: boolean;
  readonly entries: readonly { readonly href: string; readonly etag: string | null }[];
};
