import type { UpdateWay } from '#shared/ipc/update.ts';

type Machine = {
  readonly isPackaged: boolean;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of `app-update.yml` beside the program; '' when there is none. */
  readonly built: string;
};

/** Who updates a copy that was installed so. A Windows build names its publisher only when it is signed (scripts/packaging/signing.mjs). */
export function wayOf({ isPackaged, platform, env, built }: Machine): UpdateWay {
  if (!isPackaged) return 'unpacked';
  if (platform === 'linux') return env['APPIMAGE'] === undefined ? 'system' : 'self';
  if (platform !== 'win32') return 'self';
  if (env['PORTABLE_EXECUTABLE_DIR'] !== undefined) return 'portable';
  return /^publisherName:/mu.test(built) ? 'self' : 'unsigned';
}
