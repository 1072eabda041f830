import { hourOf } from '#shared/domain/visitorTally.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import type { Quarter } from './showFigures.ts';

/** Of how many visitors how many became leads, in the hours in which somebody counted. */
export type CaptureRate = {
  /** Visitors that were counted by the key. */
  readonly counted: number;
  /** Visitors there were at least: an hour with more leads than were counted had as many visitors as leads. */
  readonly visitors: number;
  readonly leads: number;
  /** `leads` of `visitors`, 0…1; null while nobody was counted. */
  readonly share: number | null;
};

/**
 * The capture rate between two instants (ms; both whole hours of UTC, or none). The tally counts everybody who stops at the booth, scanned
 * or not; so visitors are what was counted, but never fewer than the leads of the same hour. Hours in which nobody counted say nothing about
 * it and are left out with their leads: a booth that counts one hour in three still gets its rate.
 */
export function captureRate(
  tallies: readonly Pick<VisitorTally, 'hour' | 'count'>[],
  byQuarter: readonly Pick<Quarter, 'at' | 'leads'>[],
  { from, to }: { readonly from: number; readonly to: number } = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
): CaptureRate {
  const counted = new Map<number, number>();
  for (const { hour, count } of tallies) if (hour >= from && hour < to) counted.set(hour, (counted.get(hour) ?? 0) + count);
  const came = new Map<number, number>();
  for (const { at, leads } of byQuarter) came.set(hourOf(at), (came.get(hourOf(at)) ?? 0) + leads);
  let [visitors, leads, all] = [0, 0, 0];
  for (const [hour, count] of counted) {
    if (count === 0) continue;
    const here = came.get(hour) ?? 0;
    visitors += Math.max(count, here);
    leads += here;
    all += count;
  }
  return { counted: all, visitors, leads, share: visitors === 0 ? null : leads / visitors };
}
