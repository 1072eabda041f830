import { addDays } from '#shared/lib/time.ts';
import type { LocalTime } from '#shared/lib/time.ts';
import type { PromiseMade } from './interaction.ts';

/** When a promise falls due, seen from a day and minute of the show's zone. Late: its day, or its time of today, is over. */
export type Urgency = 'late' | 'today' | 'tomorrow' | 'later';

/** How urgent a promise is. */
export function urgencyOf({ dueOn, dueAtMinutes }: Pick<PromiseMade, 'dueOn' | 'dueAtMinutes'>, now: LocalTime): Urgency {
  if (dueOn < now.day || (dueOn === now.day && dueAtMinutes !== undefined && dueAtMinutes < now.minutes)) return 'late';
  if (dueOn === now.day) return 'today';
  return dueOn === addDays(now.day, 1) ? 'tomorrow' : 'later';
}
