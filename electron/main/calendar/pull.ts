import { davRequest, propfind } from 'tsdav';
import { plainPath } from '#shared/formats/calendar/eventHref.ts';
import type { CalendarFault, CalendarListing, RemoteEvent } from '#shared/ipc/calendar.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isCalendar, readAnswers } from './answers.ts';
import type { Answer } from './answers.ts';
import { asResult } from './find.ts';
import { davFetch, isSameSite } from './wire.ts';
import type { Wire } from './wire.ts';

/** Events of one calendar that are looked at. */
const MOST_ENTRIES = 20_000;

/** The path of an answer, as we name events: without the host, escapes in one spelling. Null when it lies on another site. */
export function pathOf(wire: Wire, href: string): string | null {
  if (!URL.canParse(href, wire.base.href)) return null;
  const url = new URL(href, wire.base.href);
  return isSameSite(wire.base, url) ? plainPath(url.pathname) : null;
}

/** Does an answer to a whole request say that the request failed? A multistatus has one answer each; anything else has no properties. */
function failureOf(answers: readonly Answer[]): Result<never, CalendarFault> | null {
  const [only] = answers;
  if (only === undefined) return null;
  // an empty multistatus is an answer: there is nothing
  if (answers.length > 1 || only.props !== undefined || only.status === 207) return null;
  if (only.status === 404 || only.status === 410) return only.href === undefined ? fail('not-found') : null;
  if (only.status === 403) return fail('forbidden');
  return fail('not-caldav', `${only.status}`);
}

/**
 * What a calendar holds: addresses and versions. When the server's mark (CTag, else sync token) is still `mark`, its list is not asked for.
 */
export const listCalendar = (wire: Wire, calendarUrl: string, mark: string | null): Promise<Result<CalendarListing, CalendarFault>> =>
  asResult<CalendarListing>(async () => {
    const way = { url: calendarUrl, fetch: davFetch(wire) };
    const [about] = readAnswers(
      await propfind({ ...way, depth: '0', props: { 'cs:getctag': {}, 'd:sync-token': {}, 'd:resourcetype': {} } }),
    );
    if (about === undefined || about.status === 404 || about.status === 410) return fail('not-found');
    if (about.status === 403) return fail('forbidden');
    if (about.props === undefined || !isCalendar(about)) return fail('not-caldav', `${about.status}`);
    const now = about.props.getctag ?? about.props.syncToken ?? null;
    if (now !== null && now === mark) return ok({ mark, isSame: true, entries: [] });
    const answers = readAnswers(await propfind({ ...way, depth: '1', props: { 'd:getetag': {}, 'd:resourcetype': {} } }));
    const failure = failureOf(answers);
    if (failure !== null) return failure;
    if (answers.length > MOST_ENTRIES) return fail('too-large', `${answers.length}`);
    const entries = answers.flatMap((answer) => {
      const path = answer.href === undefined ? null : pathOf(wire, answer.href);
      return path === null || isCalendar(answer) || answer.status >= 400 ? [] : [{ href: path, etag: answer.props?.getetag ?? null }];
    });
    return ok({ mark: now, isSame: false, entries });
  });

const NAMESPACES = { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' };
const DATA = { 'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} } };

/** A report of a calendar. By tsdav's plain request: its own queries throw away all events when one of them is gone. */
async function report(wire: Wire, url: string, body: Readonly<Record<string, object>>): Promise<Answer[]> {
  const init = { method: 'REPORT' as const, namespace: 'd', headers: { depth: '1' }, body, attributes: NAMESPACES };
  return readAnswers(await davRequest({ url, init, fetch: davFetch(wire) }));
}

const eventsIn = (wire: Wire, answers: readonly Answer[]): RemoteEvent[] =>
  answers.flatMap(({ href, props }) => {
    const path = href === undefined ? null : pathOf(wire, href);
    const ics = props?.calendarData;
    return path === null || ics === undefined ? [] : [{ href: path, etag: props?.getetag ?? null, ics }];
  });

/** The events of these addresses (RFC 4791 §7.9); one that is gone is left out. */
export const fetchEvents = (
  wire: Wire,
  calendarUrl: string,
  hrefs: readonly string[],
): Promise<Result<readonly RemoteEvent[], CalendarFault>> =>
  asResult(async () => {
    if (hrefs.length === 0) return ok([]);
    const answers = await report(wire, calendarUrl, { 'c:calendar-multiget': { ...DATA, 'd:href': hrefs.map((_text) => ({ _text })) } });
    return failureOf(answers.filter(({ status, href }) => status !== 404 || href === undefined)) ?? ok(eventsIn(wire, answers));
  });

/** A filter of a query that asks for events only (RFC 4791 §9.7). */
const eventsThat = (condition: object): object => ({
  'c:comp-filter': { _attributes: { name: 'VCALENDAR' }, 'c:comp-filter': { _attributes: { name: 'VEVENT' }, ...condition } },
});

const stamp = (at: number): string => `${new Date(at).toISOString().replaceAll(/[-:]/gu, '').slice(0, 15)}Z`;

/** Events that touch a stretch of time, their series whole (RFC 4791 §7.8): what else a rep is busy with. */
export const fetchSpan = (
  wire: Wire,
  calendarUrl: string,
  span: { from: number; to: number },
): Promise<Result<readonly RemoteEvent[], CalendarFault>> =>
  asResult(async () => {
    const filter = eventsThat({ 'c:time-range': { _attributes: { start: stamp(span.from), end: stamp(span.to) } } });
    const answers = await report(wire, calendarUrl, { 'c:calendar-query': { ...DATA, 'c:filter': filter } });
    return failureOf(answers) ?? ok(eventsIn(wire, answers));
  });

/** The event with a UID, wherever in the calendar it lies; null when there is none (RFC 4791 §7.8.6). */
export async function findByUid(wire: Wire, calendarUrl: string, uid: string): Promise<RemoteEvent | null> {
  const match = { 'c:text-match': { _attributes: { collation: 'i;octet' }, _text: uid } };
  const filter = eventsThat({ 'c:prop-filter': { _attributes: { name: 'UID' }, ...match } });
  const answers = await report(wire, calendarUrl, { 'c:calendar-query': { ...DATA, 'c:filter': filter } });
  return eventsIn(wire, answers).find(({ ics }) => ics.includes(uid)) ?? null;
}
