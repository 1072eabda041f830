import { calendarSecretName, plainCalendarSecret } from '#shared/formats/calendar/secretName.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import type { CalendarFault, CalendarServer } from '#shared/ipc/calendar.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readEndpoint } from '#electron/main/crm/endpoint.ts';
import { send } from '#electron/main/crm/http.ts';
import { secretVariable } from '#electron/main/secrets.ts';
import { findCalendars, testCalendar } from './find.ts';
import { fetchEvents, fetchSpan, listCalendar } from './pull.ts';
import { pushChanges } from './push.ts';
import type { Wire } from './wire.ts';

/** What reaching calendars needs of the rest of main. */
export type CalendarDeps = {
  /** Password of an account; null when there is none. */
  readonly readSecret: (server: CalendarServer) => string | null;
  readonly now: () => number;
};

type Names = 'calendarFind' | 'calendarTest' | 'calendarPush' | 'calendarList' | 'calendarFetch' | 'calendarSpan' | 'calendarStop';
export type CalendarCalls = Pick<Handlers, Names>;

/** Everything that reaches a calendar server; stoppable by account. */
export function newCalendars({ readSecret, now }: CalendarDeps): CalendarCalls {
  const stops = new Map<CalendarAccountId, Set<AbortController>>();

  function wireOf(server: CalendarServer, signal: AbortSignal): Result<Wire, CalendarFault> {
    const base = readEndpoint(server.url.trim());
    if (!base.ok) return base;
    const password = readSecret(server);
    if (password === null) return fail('no-secret');
    return ok({ base: base.value, user: server.user, password, signal, send, now });
  }

  async function withWire<T>(server: CalendarServer, work: (wire: Result<Wire, CalendarFault>) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const mine = stops.get(server.id) ?? new Set();
    stops.set(server.id, mine.add(stop));
    try {
      return await work(wireOf(server, stop.signal));
    } finally {
      mine.delete(stop);
    }
  }

  const through = <T>(server: CalendarServer, work: (wire: Wire) => Promise<Result<T, CalendarFault>>): Promise<Result<T, CalendarFault>> =>
    withWire(server, async (wire) => (wire.ok ? work(wire.value) : wire));

  return {
    calendarFind: (server) => through(server, findCalendars),
    calendarTest: (place) => through(place, (wire) => testCalendar(wire, place.calendarUrl)),
    calendarList: ({ place, mark }) => through(place, (wire) => listCalendar(wire, place.calendarUrl, mark)),
    calendarFetch: ({ place, hrefs }) => through(place, (wire) => fetchEvents(wire, place.calendarUrl, hrefs)),
    calendarSpan: ({ place, from, to }) => through(place, (wire) => fetchSpan(wire, place.calendarUrl, { from, to })),
    calendarPush: (input) =>
      withWire(input.place, async (wire) => {
        if (wire.ok) return pushChanges(wire.value, input);
        const results = input.changes.map(({ key }) => ({ key, outcome: 'untried' as const, reason: wire.error }));
        return { results, pause: wire.error === 'no-secret' ? 'auth' : 'setup', pauseReason: wire.error };
      }),
    calendarStop: ({ id }) => {
      for (const stop of stops.get(id) ?? []) stop.abort();
    },
  };
}

/** The part of main's secrets that calendars read. */
type SecretsReader = { readonly read: (name: string) => string | null };

/** Handlers of the calls that reach a calendar: the password of the vault, else BOOTHBOOK_SECRET_CALENDAR_<ID> of the environment. */
export const calendarHandlers = (secrets: SecretsReader, environment: NodeJS.ProcessEnv): CalendarCalls =>
  newCalendars({
    readSecret: (server) => secrets.read(calendarSecretName(server)) ?? (environment[secretVariable(plainCalendarSecret(server))] || null),
    now: Date.now,
  });
