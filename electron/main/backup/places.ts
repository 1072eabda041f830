import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type Retention, firstRetention } from '#shared/domain/backup/retention.ts';
import { BackupRule, LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';

const count = z.int().nonnegative();

const Last = z.strictObject({
  order: count,
  at: count,
  last: count,
  checkedAt: count,
  leads: count,
  changes: count,
  media: count,
  damaged: count,
  /** Points in the place, and the epoch of the oldest mirror there. */
  points: count,
  epoch: count,
});
export type Last = z.output<typeof Last>;

const Kept = z.strictObject({
  v: z.literal(1),
  /** Names this laptop's set of backups wherever it lies. */
  set: z.uuid(),
  /** Raised when older points must go everywhere: mirrors of a lower one are removed in each place as soon as it is there. */
  epoch: z.int().positive(),
  /** Set before an erasure or a change of keys rewrites the journal: what was made until it is rewritten must go too. */
  isRewriting: z.boolean(),
  places: z.array(z.strictObject({ id: z.uuid(), path: z.string().min(1).max(4_096) })).max(20),
  last: z.record(z.string(), Last),
  /** How long moments are kept, where somebody chose it. */
  rule: BackupRule.optional(),
});
type Kept = z.output<typeof Kept>;

/** A place: the folder that was chosen and the folder of this laptop's set in it. */
export type Place = { readonly id: string; readonly path: string; readonly root: string };

/** Where backups of a profile go, and when the last ones were made; nothing personal, in `backups.json`. */
export type Places = {
  readonly set: () => string;
  readonly epoch: () => number;
  readonly list: () => readonly Place[];
  readonly find: (id: string) => Place | undefined;
  readonly add: (path: string) => Promise<Place>;
  readonly remove: (id: string) => Promise<void>;
  readonly last: (id: string) => Last | null;
  readonly note: (id: string, last: Last) => Promise<void>;
  readonly rule: () => Retention;
  readonly setRule: (rule: Pick<Retention, 'days' | 'weeks'>) => Promise<void>;
  readonly isRewriting: () => boolean;
  readonly announceRewrite: (isRewriting: boolean) => Promise<void>;
  /** The journal has been rewritten: from now on all that was backed up before must go. */
  readonly raiseEpoch: () => Promise<void>;
};

/** Name of a set's folder in a place that was chosen; several laptops may share the place. */
export const setFolder = (set: string): string => `Boothbook backup ${set.slice(0, 8)}`;

/** The folder in the profile. */
export const laptopFolder = (profile: string): string => join(profile, 'backups');

/** Places of a profile, as `backups.json` has them; a file that cannot be read is begun anew. */
export function openPlaces(profile: string): Places {
  const file = join(profile, 'backups.json');
  const read = Kept.safeParse(readJson(file));
  let kept: Kept = read.success ? read.data : { v: 1, set: randomUUID(), epoch: 1, isRewriting: false, places: [], last: {} };
  let lane: Promise<void> = Promise.resolve();
  const keep = (next: Kept): Promise<void> => {
    kept = next;
    const before = lane.catch(() => undefined);
    const write = async (): Promise<void> => {
      await before;
      await writeDurably(file, `${JSON.stringify(next)}\n`);
    };
    lane = write();
    return lane;
  };
  const placeOf = ({ id, path }: Kept['places'][number]): Place => ({ id, path, root: join(path, setFolder(kept.set)) });
  const laptop: Place = { id: LAPTOP_PLACE, path: laptopFolder(profile), root: laptopFolder(profile) };
  const list = (): Place[] => [laptop, ...kept.places.map(placeOf)];
  return {
    set: () => kept.set,
    epoch: () => kept.epoch,
    list,
    find: (id) => list().find((place) => place.id === id),
    async add(path) {
      const place = { id: randomUUID(), path };
      await keep({ ...kept, places: [...kept.places, place] });
      return placeOf(place);
    },
    remove: (id) =>
      keep({
        ...kept,
        places: kept.places.filter((place) => place.id !== id),
        last: Object.fromEntries(Object.entries(kept.last).filter(([name]) => name !== id)),
      }),
    last: (id) => kept.last[id] ?? null,
    note: (id, last) => keep({ ...kept, last: { ...kept.last, [id]: last } }),
    rule: () => ({ ...firstRetention, ...kept.rule }),
    setRule: (rule) => keep({ ...kept, rule }),
    isRewriting: () => kept.isRewriting,
    announceRewrite: (isRewriting) => keep({ ...kept, isRewriting }),
    raiseEpoch: () => keep({ ...kept, epoch: kept.epoch + 1, isRewriting: false }),
  };
}
