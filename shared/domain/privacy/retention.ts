import type { Lead } from '#shared/domain/lead.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, instantOf } from '#shared/lib/time.ts';

import { CONSENT_CLASSES, DAYS_MOST } from './keeping.ts';
import type { ConsentClass, Retention } from './keeping.ts';

type Consenting = Pick<Lead, 'consents'>;

/** The class of a lead by the answers that hold. */
export function consentClass(lead: Consenting): ConsentClass {
  const isGiven = (purpose: 'call' | 'email' | 'newsletter' | 'partners'): boolean => consentOf(lead, purpose)?.given === true;
  if (isGiven('newsletter') || isGiven('partners')) return 'lasting';
  return isGiven('call') || isGiven('email') ? 'contact' : 'none';
}

type Ending = Pick<Show, 'lastDay' | 'zone' | 'retention'>;

/** When (ms) leads of a class become due: at the end of the last of their days, by the show's clock; null when they are kept without an end. */
export function dueAt({ lastDay, zone, retention }: Ending, of: ConsentClass): number | null {
  const days = retention?.[of];
  return days === undefined ? null : instantOf({ day: addDays(lastDay, days + 1), minutes: 0 }, zone);
}

/** The earliest instant at which any lead of the show can be due; null when none ever is. Before it no lead need be looked at. */
export function firstDueAt(show: Ending): number | null {
  const all = CONSENT_CLASSES.flatMap((of) => dueAt(show, of) ?? []);
  return all.length === 0 ? null : Math.min(...all);
}

/** Is the lead due, since when, and as what; null when it is not, or is kept for a reason. */
export function dueOf(
  lead: Pick<Lead, 'consents' | 'kept'>,
  show: Ending,
  now: number,
): { readonly since: number; readonly of: ConsentClass } | null {
  if (lead.kept !== undefined) return null;
  const of = consentClass(lead);
  const since = dueAt(show, of);
  return since === null || since > now ? null : { since, of };
}

/** What is written down of days a person typed: whole days from 0 to ten years; anything else means without an end. */
export function readRetention(days: { readonly [K in ConsentClass]?: number | null }): Retention | undefined {
  const read = CONSENT_CLASSES.flatMap((of) => {
    const value = days[of];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= DAYS_MOST ? [[of, value] as const] : [];
  });
  return read.length === 0 ? undefined : Object.fromEntries(read);
}
