import type { CalendarCalls } from '#renderer/features/agenda/calendarChange.ts';
import type { CalendarResult, RemoteEvent } from '#shared/ipc/calendar.ts';
import { ok } from '#shared/lib/result.ts';

/** A calendar server in memory, with the rules of a real one: versions, If-Match, If-None-Match. */
export type FakeCalendar = {
  readonly events: Map<string, { etag: string; ics: string }>;
  readonly calls: CalendarCalls;
  /** Somebody else changes or deletes (null) an event. */
  readonly touch: (href: string, change: (ics: string) => string | null) => void;
  /** What happens to the next write: nothing, its answer is lost, or it never arrives. */
  fate: () => 'fine' | 'answer-lost' | 'never-arrives';
};

export function newFakeCalendar(): FakeCalendar {
  const events = new Map<string, { etag: string; ics: string }>();
  let version = 0;
  const put = (href: string, ics: string): string => {
    version += 1;
    events.set(href, { etag: `"${version}"`, ics });
    return `"${version}"`;
  };
  const remote = (href: string): RemoteEvent | null => {
    const event = events.get(href);
    return event === undefined ? null : { href, ...event };
  };
  const apply = (change: Parameters<CalendarCalls['calendarPush']>[0]['changes'][number]): CalendarResult => {
    const there = events.get(change.href);
    const fits = change.kind === 'create' ? there === undefined : there?.etag === change.etag;
    if (change.kind === 'delete' && there === undefined) return { key: change.key, outcome: 'done', etag: null };
    if (!fits) return { key: change.key, outcome: 'clash', theirs: remote(change.href) };
    if (change.kind === 'delete') {
      events.delete(change.href);
      return { key: change.key, outcome: 'done', etag: null };
    }
    return { key: change.key, outcome: 'done', etag: put(change.href, change.ics) };
  };
  const fake: FakeCalendar = {
    events,
    fate: () => 'fine',
    touch: (href, change) => {
      const there = events.get(href);
      const after = there === undefined ? null : change(there.ics);
      if (there === undefined) return;
      if (after === null) events.delete(href);
      else put(href, after);
    },
    calls: {
      calendarPush: async ({ changes }) => ({
        results: changes.map((change): CalendarResult => {
          const fate = fake.fate();
          const result: CalendarResult = fate === 'never-arrives' ? { key: change.key, outcome: 'again', reason: 'lost' } : apply(change);
          return fate === 'answer-lost' ? { key: change.key, outcome: 'again', reason: 'lost' } : result;
        }),
      }),
      calendarList: async ({ mark }) => {
        const now = `v${version}-${events.size}`;
        const entries = [...events].map(([href, { etag }]) => ({ href, etag }));
        return ok({ mark: now, isSame: now === mark, entries: now === mark ? [] : entries });
      },
      calendarFetch: async ({ hrefs }) => ok(hrefs.map(remote).filter((one) => one !== null)),
      calendarStop: async () => undefined,
    },
  };
  return fake;
}
