import { cleanText } from '#shared/crm/record.ts';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';
import { localTime } from '#shared/lib/time.ts';
import { holds } from './answer.ts';
import type { Said } from './answer.ts';
import type { Told } from './descriptionOutcomes.ts';
import { textAt } from './pointer.ts';

/** Largest amount that is believed, in whole units. */
const MOST = 999_999_999;
const LONGEST_REASON = 200;
const DAY = /^\d{4}-\d\d-\d\d$/u;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/u;

/** The day of a date or an instant as CRMs tell it (ISO 8601, a blank for the T, ms since 1970), by the clock of `zone`; undefined when it is none. */
export function dayTold(text: string | undefined, zone: string): string | undefined {
  if (text === undefined) return undefined;
  if (DAY.test(text)) return Number.isNaN(Date.parse(text)) ? undefined : text;
  const isMs = /^\d{12,13}$/u.test(text);
  if (!isMs && !INSTANT.test(text)) return undefined;
  // without a zone of its own it is UTC
  const written = /(?:Z|[+-]\d\d:?\d\d)$/u.test(text) ? text : `${text}Z`;
  const at = isMs ? Number(text) : Date.parse(written.replace(' ', 'T'));
  return Number.isNaN(at) ? undefined : localTime(at, zone).day;
}

/** An amount in whole units; undefined when it is none, negative or beyond belief. */
export function amountTold(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 && value <= MOST ? Math.round(value) : undefined;
}

/** What a record tells of a sale, by the rules of a description. An amount of 0 with nothing else is what an empty form says: left out. */
export function outcomeTold(told: Told, root: unknown, { said, zone }: { readonly said: Said; readonly zone: string }): ToldOutcome {
  const isWon = told.isWon !== undefined && holds(told.isWon, { said, root });
  const isLost = told.isLost !== undefined && holds(told.isLost, { said, root });
  if (!isWon && !isLost) return { state: 'open' };
  const amount = amountTold(textAt(root, told.amount));
  const currency = textAt(root, told.currency)?.toUpperCase();
  const day = dayTold(textAt(root, told.day), zone);
  const reason = cleanText(textAt(root, told.reason) ?? '').slice(0, LONGEST_REASON);
  return {
    state: isWon ? 'won' : 'lost',
    ...(amount === undefined || amount === 0 ? {} : { amount }),
    ...(amount === undefined || amount === 0 || currency === undefined || !/^[A-Z]{3}$/u.test(currency) ? {} : { currency }),
    ...(day === undefined ? {} : { day }),
    ...(reason === '' ? {} : { reason }),
  };
}
