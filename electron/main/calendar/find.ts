import { fetchHomeUrl, fetchPrincipalUrl, propfind, serviceDiscovery } from 'tsdav';
import type { CalendarFault, FoundCalendar } from '#shared/ipc/calendar.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { canWrite, isCalendar, readAnswers } from './answers.ts';
import type { Answer } from './answers.ts';
import { DavError, davFetch, isSameSite } from './wire.ts';
import type { Wire } from './wire.ts';

const PROPS = { 'd:displayname': {}, 'd:resourcetype': {}, 'd:current-user-privilege-set': {} };

/** Calendars of one account that are offered. */
const MOST_FOUND = 200;

async function look(wire: Wire, url: string, depth: '0' | '1'): Promise<Answer[]> {
  return readAnswers(await propfind({ url, props: PROPS, depth, fetch: davFetch(wire) }));
}

function foundIn(wire: Wire, answers: readonly Answer[]): FoundCalendar[] {
  return answers
    .filter(isCalendar)
    .flatMap((answer) => {
      if (answer.href === undefined || !URL.canParse(answer.href, wire.base.href)) return [];
      const url = new URL(answer.href, wire.base.href);
      if (!isSameSite(wire.base, url)) return [];
      return [{ url: url.href, name: (answer.props?.displayname ?? '').slice(0, 200), canWrite: canWrite(answer) }];
    })
    .slice(0, MOST_FOUND);
}

/** The faults of a request, as a result. What is neither is a bug and goes on. */
export async function asResult<T>(work: () => Promise<Result<T, CalendarFault>>): Promise<Result<T, CalendarFault>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DavError) return fail(error.fault.error, error.fault.detail);
    throw error;
  }
}

/** What tsdav throws when a server's answers lead nowhere. */
const leadsNowhere = (error: unknown): boolean => error instanceof Error && /cannot find|must have|Invalid/u.test(error.message);

async function homeOf(wire: Wire, from: string): Promise<string | null> {
  const account = { serverUrl: from, accountType: 'caldav' as const, rootUrl: from };
  const way = { fetch: davFetch(wire) };
  try {
    const principalUrl = await fetchPrincipalUrl({ account, ...way });
    return await fetchHomeUrl({ account: { ...account, principalUrl }, ...way });
  } catch (error) {
    if (!(error instanceof DavError) && leadsNowhere(error)) return null;
    throw error;
  }
}

/** Where to begin: at the address as written, and where the site's well-known address leads (RFC 6764 §5). */
async function beginningsOf(wire: Wire): Promise<string[]> {
  const written = wire.base.href;
  try {
    const led = await serviceDiscovery({ account: { serverUrl: written, accountType: 'caldav' }, fetch: davFetch(wire) });
    return led === written ? [written] : [written, led];
  } catch (error) {
    if (error instanceof DavError) return [written];
    throw error;
  }
}

/**
 * The calendars one may choose from (RFC 4791 §6.2, RFC 5397, RFC 6764): the address itself when it is a calendar, and those of the user's
 * home. Fails with the gravest reason met on the way, `no-calendar` when the account has none.
 */
export const findCalendars = (wire: Wire): Promise<Result<readonly FoundCalendar[], CalendarFault>> =>
  asResult(async () => {
    let isDav = false;
    for (const beginning of await beginningsOf(wire)) {
      const here = await look(wire, beginning, '0');
      isDav = isDav || here.some(({ props }) => props !== undefined);
      const home = await homeOf(wire, beginning);
      const there = home === null ? [] : await look(wire, home, '1');
      const found = new Map([...foundIn(wire, here), ...foundIn(wire, there)].map((one) => [one.url, one]));
      if (found.size > 0) return ok([...found.values()]);
    }
    return fail(isDav ? 'no-calendar' : 'not-caldav');
  });

/** Is the chosen calendar there, and may one write? Changes nothing. */
export const testCalendar = (wire: Wire, calendarUrl: string): Promise<Result<FoundCalendar, CalendarFault>> =>
  asResult(async () => {
    const answers = await look(wire, calendarUrl, '0');
    const status = answers[0]?.status ?? 0;
    if (status === 404 || status === 410) return fail('not-found');
    if (status === 403) return fail('forbidden');
    const [calendar] = foundIn(wire, answers);
    if (calendar === undefined) return fail('not-caldav', `${status}`);
    return calendar.canWrite === false ? fail('forbidden') : ok({ ...calendar, url: calendarUrl });
  });
