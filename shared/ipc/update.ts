import { z } from 'zod';

/** Where to look for updates, and whether by itself once a day; null: nowhere. */
export const UpdateFeed = z.strictObject({ address: z.string().max(500).nullable(), isDaily: z.boolean() });
export type UpdateFeed = z.output<typeof UpdateFeed>;

/** When an update that was fetched is put in place. */
export const UpdateWhen = z.strictObject({ when: z.enum(['now', 'quit', 'never']) });

/**
 * Who updates this copy: the program itself, or somebody else, with the reason. `unpacked`: it runs from its sources; `portable`: a file
 * that is replaced by hand; `system`: a package of the system; `unsigned`: nothing tells whose an update would be.
 */
export type UpdateWay = 'self' | 'unpacked' | 'portable' | 'system' | 'unsigned';

/** `network`: the feed is not reached; `feed`: its answer is none; `sum`: the file is not the one the feed names; `disk`; `signature`. */
export type UpdateFault = 'network' | 'feed' | 'sum' | 'signature' | 'disk';

/** How far an update is. */
export type UpdateStep =
  | { readonly kind: 'idle'; readonly checkedAt: number | null }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly version: string }
  | { readonly kind: 'fetching'; readonly version: string; readonly percent: number }
  | { readonly kind: 'ready'; readonly version: string; readonly atQuit: boolean }
  | { readonly kind: 'failed'; readonly why: UpdateFault };

/** All that the screen knows of updates. */
export type UpdateState = {
  readonly way: UpdateWay;
  readonly feed: UpdateFeed;
  /** The feed is set by the company's IT beside the program: it cannot be changed here. */
  readonly isFixed: boolean;
  /** macOS puts an update in place only by starting anew. */
  readonly hasQuit: boolean;
  readonly step: UpdateStep;
};
