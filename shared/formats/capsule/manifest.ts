import { z } from 'zod';
import type { ShowId } from '#shared/domain/ids.ts';

const NAMES_MOST = 1_000;

/** An id of ours: a UUID, or one of the few names that are made otherwise. */
export const idOf = <T extends string>() =>
  z.custom<T>((value) => typeof value === 'string' && /^[\w.:~-]{1,120}$/u.test(value), 'not an id');
/** An instant in ms since 1970. */
export const instant = z.number().min(0).max(8.64e15);
const name = z.string().max(200);
const day = z.string().max(20);

/** What stands at the beginning of a capsule: which show, from which laptop, when. */
export const CapsuleManifest = z.object({
  v: z.literal(1),
  show: z.object({ id: idOf<ShowId>(), name: z.string().max(1_000), firstDay: day, lastDay: day }),
  laptop: z.object({ id: idOf<string>(), name }),
  /** Names of all laptops it has heard of, by id. */
  laptops: z.record(idOf<string>(), name).refine((all) => Object.keys(all).length <= NAMES_MOST, 'too many laptops'),
  madeAt: instant,
  leads: z.number().int().min(0),
});
export type CapsuleManifest = z.output<typeof CapsuleManifest>;
