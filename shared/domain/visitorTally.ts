import { HOUR } from '#shared/lib/time.ts';
import type { ShowId } from './ids.ts';

/**
 * Visitors of the booth that one laptop counted in one hour, whether they were scanned or not. `hour`: its first instant (ms, whole hours
 * of UTC). Each laptop writes its own, so that those of a team add up.
 */
export type VisitorTally = {
  readonly v: 1;
  readonly id: string;
  readonly showId: ShowId;
  readonly laptop: string;
  readonly hour: number;
  readonly count: number;
  readonly updatedAt: number;
};

/** The hour (ms) that an instant lies in. */
export const hourOf = (at: number): number => Math.floor(at / HOUR) * HOUR;

/** Id of the tally of a laptop in an hour: the same for the same, so that it is found without looking. */
export const tallyId = ({ showId, laptop, hour }: Pick<VisitorTally, 'showId' | 'laptop' | 'hour'>): string =>
  `${laptop}-${Math.floor(hour / HOUR).toString(36)}-${showId}`;
