import type { PromiseMade } from '#shared/domain/interaction.ts';

/** What is promised most often, in the order of their digits, and in how many days it is usually due. */
export const PROMISE_PHRASES = [
  { phrase: 'brochure', days: 1 },
  { phrase: 'quote', days: 2 },
  { phrase: 'call', days: 1 },
  { phrase: 'sample', days: 7 },
  { phrase: 'prices', days: 1 },
  { phrase: 'demo', days: 7 },
  { phrase: 'colleague', days: 2 },
  { phrase: 'reference', days: 2 },
] as const;

/** Days ahead one can choose from. */
export const DUE_DAYS = [0, 1, 2, 3, 7, 14, 30] as const;

/** A time of day as a time field gives it (`14:30`) in minutes since midnight; undefined for anything else. */
export function readTimeOfDay(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Promises that are not kept yet, the most urgent first; one without a time of day comes at the end of its day. */
export const byUrgency = (a: PromiseMade, b: PromiseMade): number =>
  a.dueOn.localeCompare(b.dueOn) || (a.dueAtMinutes ?? 1440) - (b.dueAtMinutes ?? 1440);
