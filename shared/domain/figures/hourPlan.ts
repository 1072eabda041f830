import { HOUR } from '#shared/lib/time.ts';
import { flatShape } from './hourShape.ts';
import type { HourShape } from './hourShape.ts';
import { openHours } from './openHours.ts';
import type { OpenHour, ShowTimes } from './openHours.ts';

/** An open hour and the part of a goal that belongs into it (all parts add up to 1); `before`: the parts of all hours before it. */
export type PlanHour = OpenHour & { readonly share: number; readonly before: number };

/** How a goal spreads over the opening time of a show: by how long each hour is, and how busy such an hour is by `shape`. */
export function hourPlan(show: ShowTimes, shape: HourShape = flatShape): PlanHour[] {
  const hours = openHours(show);
  const days = hours.length === 0 ? 0 : (hours.at(-1)?.day ?? 0) + 1;
  const weights = hours.map(({ from, to, day, hour }) => ((to - from) / HOUR) * shape.ofHour(hour) * shape.ofDay(day, days));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return hours.map((hour, at) => {
    const share = whole > 0 ? (weights[at] ?? 0) / whole : 1 / hours.length;
    const planned = { ...hour, share, before };
    before += share;
    return planned;
  });
}

/** Which part of a goal should be there by an instant: 0 before the doors open, 1 after they close for good, even within an hour. */
export function shareBy(plan: readonly PlanHour[], at: number): number {
  const last = plan.at(-1);
  if (last === undefined || at >= last.to) return 1;
  const hour = plan.findLast(({ from }) => from <= at);
  if (hour === undefined) return 0;
  const passed = Math.min(1, (at - hour.from) / (hour.to - hour.from));
  return Math.min(1, hour.before + hour.share * passed);
}

/** How many of a goal should be there by an instant, whole ones. */
export const plannedBy = (plan: readonly PlanHour[], goal: number, at: number): number => Math.round(goal * shareBy(plan, at));

/** The same goal parted over the hours in whole numbers; they add up to the goal exactly, because each takes what is due by its end. */
export const plannedByHour = (plan: readonly PlanHour[], goal: number): number[] =>
  plan.map(({ from, to }) => plannedBy(plan, goal, to) - plannedBy(plan, goal, from));
