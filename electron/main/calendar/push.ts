import type { CalendarChange, CalendarPush, CalendarReport, CalendarResult, RemoteEvent } from '#shared/ipc/calendar.ts';
import { findByUid, pathOf } from './pull.ts';
import { ask, DavError, wordsOf } from './wire.ts';
import type { DavAnswer, Wire, WireFault } from './wire.ts';

/** The only statuses by which a write is done: some servers answer errors of PUT as 207. */
const DONE: ReadonlySet<number> = new Set([200, 201, 204]);
const ABSENT: ReadonlySet<number> = new Set([404, 410]);
/** Something else may be there. Xandikos says within a 207 that a UID is taken. */
const CLASHES: ReadonlySet<number> = new Set([207, 404, 409, 410, 412]);

/** The address of an event within its calendar; throws for one that would leave it. */
function eventUrl(wire: Wire, calendarUrl: string, href: string): string {
  const calendar = new URL(calendarUrl, wire.base);
  const url = new URL(href, calendar);
  const folder = calendar.pathname.endsWith('/') ? calendar.pathname : `${calendar.pathname}/`;
  if (url.host !== calendar.host || !url.pathname.startsWith(folder))
    throw new DavError({ error: 'bad-url', detail: 'outside of the calendar' });
  return url.href;
}

/** What stands at an address; null when nothing does. */
async function read(wire: Wire, url: string): Promise<RemoteEvent | null> {
  const answer = await ask(wire, { url, method: 'GET', headers: { accept: 'text/calendar' } });
  if (ABSENT.has(answer.status)) return null;
  if (answer.status !== 200 || !/^\s*BEGIN:VCALENDAR/iu.test(answer.text))
    throw new DavError({ error: 'lost', detail: `GET ${answer.status}` });
  return { href: pathOf(wire, answer.url.href) ?? answer.url.pathname, etag: answer.headers.get('etag'), ics: answer.text };
}

const isWeak = (etag: string): boolean => etag.startsWith('W/');

/** A write that was confirmed: the version by its header, else by asking; what cannot be read back was not written. */
async function confirmed(
  wire: Wire,
  url: string,
  { answer, change }: { answer: DavAnswer; change: CalendarChange },
): Promise<CalendarResult> {
  const etag = answer.headers.get('etag');
  if (etag !== null && !isWeak(etag)) return { key: change.key, outcome: 'done', etag };
  const kept = await read(wire, url);
  if (kept?.ics.includes(change.uid) === true) return { key: change.key, outcome: 'done', etag: kept.etag };
  return { key: change.key, outcome: 'again', reason: 'not there after it was written' };
}

/** Something else is there, or the version is another one: what it is. */
async function clash(wire: Wire, { place }: Pick<CalendarPush, 'place'>, change: CalendarChange): Promise<CalendarResult> {
  const there = await read(wire, eventUrl(wire, place.calendarUrl, change.href));
  // the same event may lie under another address: put there by hand, from an invitation
  const theirs = there ?? (change.kind === 'create' ? await findByUid(wire, place.calendarUrl, change.uid) : null);
  return { key: change.key, outcome: 'clash', theirs };
}

async function write(wire: Wire, input: Pick<CalendarPush, 'place'>, change: CalendarChange): Promise<CalendarResult> {
  const url = eventUrl(wire, input.place.calendarUrl, change.href);
  const only: Readonly<Record<string, string>> = change.kind === 'create' ? { 'if-none-match': '*' } : { 'if-match': change.etag };
  if (change.kind === 'delete') {
    const answer = await ask(wire, { url, method: 'DELETE', headers: only });
    if (DONE.has(answer.status) || ABSENT.has(answer.status)) return { key: change.key, outcome: 'done', etag: null };
    return answer.status === 412 ? clash(wire, input, change) : refusal(change, answer);
  }
  const headers = { ...only, 'content-type': 'text/calendar; charset=utf-8' };
  const answer = await ask(wire, { url, method: 'PUT', headers, body: change.ics });
  if (DONE.has(answer.status)) return confirmed(wire, url, { answer, change });
  return CLASHES.has(answer.status) ? clashOrRefusal(wire, input, { change, answer }) : refusal(change, answer);
}

async function clashOrRefusal(
  wire: Wire,
  input: Pick<CalendarPush, 'place'>,
  { change, answer }: { change: CalendarChange; answer: DavAnswer },
): Promise<CalendarResult> {
  const clashed = await clash(wire, input, change);
  // nothing is there and yet it may not be put there: the calendar itself is gone, or the server has a reason of its own
  const isBare = clashed.outcome === 'clash' && clashed.theirs === null;
  if (change.kind === 'create' && isBare && answer.status !== 412) return refusal(change, answer);
  return clashed;
}

function refusal({ key }: CalendarChange, { status, text }: DavAnswer): CalendarResult {
  const reason = `${status} ${wordsOf(text)}`.trim();
  // 207 and other unexpected ways to say no or perhaps: not done, and not known
  return { key, outcome: status >= 400 ? 'refused' : 'again', reason };
}

const STOPS: Readonly<Record<string, CalendarReport['pause']>> = {
  auth: 'auth',
  'not-secure': 'setup',
  'bad-url': 'setup',
  forbidden: 'setup',
  offline: 'offline',
  portal: 'offline',
};

/** A request that brought no answer: what becomes of this change, and whether the next ones would fare the same. */
function silence(
  change: CalendarChange,
  { error, detail, retryAfterMs }: WireFault,
): { result: CalendarResult; stop: Partial<CalendarReport> | null } {
  const pause = STOPS[error];
  const reason = detail === '' ? error : `${error}: ${detail}`;
  const isUntried = pause !== undefined || error === 'busy';
  const stop =
    pause !== undefined
      ? { pause, pauseReason: reason }
      : error === 'busy'
        ? { retryAfterMs: retryAfterMs ?? 0 }
        : error === 'stopped'
          ? {}
          : null;
  return { result: { key: change.key, outcome: isUntried ? 'untried' : 'again', reason }, stop };
}

/** Lost answers in a row after which a server is left in peace. */
const LOST_MOST = 3;

/**
 * Writes changes one after the other, each only when the server still has what we think it has (If-Match, If-None-Match). Every change gets
 * one result; after a fault that the next would meet too, the rest stays untried.
 */
export async function pushChanges(wire: Wire, input: CalendarPush): Promise<CalendarReport> {
  const results: CalendarResult[] = [];
  let stop: Partial<CalendarReport> | null = null;
  let lost = 0;
  for (const change of input.changes) {
    if (stop !== null || lost >= LOST_MOST) {
      results.push({ key: change.key, outcome: 'untried', reason: 'stopped before' });
      continue;
    }
    try {
      results.push(await write(wire, input, change));
      lost = 0;
    } catch (error) {
      if (!(error instanceof DavError)) throw error;
      const { result, stop: why } = silence(change, error.fault);
      results.push(result);
      stop = why;
      lost += 1;
    }
  }
  return { results, ...stop };
}
