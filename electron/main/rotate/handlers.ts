import type { Arrived } from '#shared/ipc/app.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail } from '#shared/lib/result.ts';
import type { Vault } from '#electron/main/vault.ts';
import { dropReport, readReport } from './report.ts';
import { newRotation } from './rotation.ts';

type RotateHandlers = Pick<
  Handlers,
  'rotateBegin' | 'rotateFrames' | 'rotateMedia' | 'rotateFinish' | 'rotateCancel' | 'rotateReport' | 'rotateSeen'
>;
/** Calls that save something: refused once the copy under new keys is whole, because it would not have it. */
type Saving = Pick<Handlers, 'journalAppend' | 'mediaPut' | 'secretPut'>;

type RotateDeps = {
  readonly profile: string;
  readonly vault: Vault;
  readonly arrived: Arrived;
  readonly saving: Saving & Pick<Handlers, 'journalSummary'>;
};

/** Handlers of a change of keys, and the calls that it holds back at its end. */
export function rotateHandlers({ profile, vault, arrived, saving }: RotateDeps): RotateHandlers & Saving {
  const readLast = async (): Promise<number | null> => {
    const summary = await saving.journalSummary(undefined);
    return summary.ok ? summary.value.last : null;
  };
  const rotation = newRotation({ profile, vault, readLast, now: Date.now });
  return {
    rotateBegin: rotation.begin,
    rotateFrames: rotation.frames,
    rotateMedia: rotation.media,
    rotateFinish: rotation.finish,
    rotateCancel: rotation.cancel,
    rotateReport: () => (arrived === 'rotation' ? readReport(profile) : null),
    rotateSeen: () => dropReport(profile),
    journalAppend: (frame) => (rotation.isSettled() ? fail('locked') : saving.journalAppend(frame)),
    mediaPut: (media) => (rotation.isSettled() ? fail('locked') : saving.mediaPut(media)),
    secretPut: (secret) => (rotation.isSettled() ? fail('locked') : saving.secretPut(secret)),
  };
}
