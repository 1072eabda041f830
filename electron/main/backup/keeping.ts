import type { BackupState } from '#shared/ipc/backup.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readDiskFault } from '#electron/main/durable.ts';
import { type FormerDeps, dropOneFormer, lookAtFormers, returnFormer } from './former.ts';
import type { Places } from './places.ts';
import { readPoints } from './point.ts';
import { dropPoint, tooMany } from './prune.ts';
import type { Runner } from './run.ts';

type KeepingHandlers = Pick<
  Handlers,
  'backupRuleAsk' | 'backupRuleSet' | 'backupPointDrop' | 'backupFormers' | 'backupFormerDrop' | 'backupFormerReturn'
>;

/** What deciding on older backups needs. */
export type KeepingDeps = FormerDeps & {
  readonly places: Places;
  readonly runner: Runner;
  readonly inLane: <T>(work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  readonly zone: () => string;
  readonly state: () => Promise<BackupState>;
};

/** The deed in its turn, then how things are; a disk that does not take it is told. */
async function tellAfter<F extends string>({ inLane, state }: KeepingDeps, deed: () => Promise<Result<null, F>>) {
  const done = await inLane(() =>
    deed().catch((error: unknown) => {
      const fault = readDiskFault(error);
      if (fault === null) throw error;
      return fail(fault);
    }),
  );
  return done.ok ? ok(await state()) : done;
}

/** Calls by which a person decides what of older backups is kept. */
export function keepingHandlers(deps: KeepingDeps): KeepingHandlers {
  const { profile, places, runner, inLane, now, zone } = deps;
  return {
    backupRuleAsk: async (rule) => {
      let count = 0;
      for (const place of places.list()) {
        const ask = { now: now(), zone: zone(), rule: { ...places.rule(), ...rule }, epoch: places.epoch(), bad: runner.bad(place.id) };
        if ((await runner.show(place)).isThere) count += tooMany(await readPoints(place.root), ask).size;
      }
      return count;
    },
    backupRuleSet: (rule) => tellAfter(deps, async () => (await places.setRule(rule), ok(null))),
    backupPointDrop: ({ place: id, order }) =>
      tellAfter(deps, async () => {
        const place = places.find(id);
        const points = place === undefined ? [] : await readPoints(place.root);
        if (place === undefined || !points.some((point) => point.order === order)) return fail('away');
        // all older ones may go; without the latest there would be no backup
        if (points.at(-1)?.order === order) return fail('newest');
        const left = await dropPoint(place.root, order);
        const last = places.last(id);
        if (last !== null) await places.note(id, { ...last, points: left.length });
        return ok(null);
      }),
    backupFormers: () => inLane(() => lookAtFormers(deps)),
    backupFormerDrop: ({ name }) => tellAfter(deps, async () => (await dropOneFormer(profile, name), ok(null))),
    backupFormerReturn: (ask) => inLane(() => returnFormer(deps, ask, now())),
  };
}
