import { existsSync } from 'node:fs';
import type { BackupFault } from '#shared/ipc/backup.ts';
import { faultOf } from '#electron/main/journal/files.ts';

/** A backup could not be made; `fault` is the end of its translation key (`backup.fault.<fault>`). */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly fault: BackupFault;
  constructor(fault: BackupFault) {
    super(`backup: ${fault}`);
    this.fault = fault;
  }
}

/** What lies in the place is not what was written there; it is left as it is, and another mirror begun. */
export class MirrorError extends Error {
  override readonly name = 'MirrorError';
}

/** The journal was rewritten since the last point, as was announced: what was made before must go. */
export class RewrittenError extends Error {
  override readonly name = 'RewrittenError';
}

/** The fault of a failed backup into a folder; a place that is gone (a stick that was pulled) is told from a disk that fails. */
export function backupFault(cause: unknown, folder: string): BackupFault {
  if (cause instanceof BackupError) return cause.fault;
  if (cause instanceof MirrorError) return 'changed';
  if (!existsSync(folder)) return 'away';
  return faultOf(cause).fault;
}
