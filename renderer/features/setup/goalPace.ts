import { daysAfterFirst } from '#shared/domain/duplicateShow.ts';
import type { Show } from '#shared/domain/show.ts';

/** How long a show is open. */
export type Opening = { readonly days: number; readonly hours: number };

/** Days of a show, and the hours of all of them together. */
export function openingOf(show: Pick<Show, 'firstDay' | 'lastDay' | 'hours'>): Opening {
  const days = daysAfterFirst(show) + 1;
  return { days, hours: (days * (show.hours.to - show.hours.from)) / 60 };
}

/** What a goal over the whole show means for a day and for an open hour. */
export const paceOf = (goal: number, { days, hours }: Opening): { readonly perDay: number; readonly perHour: number } => ({
  perDay: goal / days,
  perHour: hours > 0 ? goal / hours : 0,
});
