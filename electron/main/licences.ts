import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LicencesFault } from '#shared/ipc/app.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';

/** Where the program lies. */
export type Laid = { readonly isPackaged: boolean; readonly platform: string; readonly program: string; readonly folder: string };

/** The licences of all that is in the program: beside it as electron-builder lays it out, or where the last packaging wrote them. */
export function licencesPath({ isPackaged, platform, program, folder }: Laid): string {
  const place = isPackaged ? join(dirname(program), platform === 'darwin' ? '..' : '.') : join(folder, '.cache');
  return join(place, 'licences', 'third-party.txt');
}

/** Opens them with the computer's own program for texts; `openFile` answers '' when one took it. */
export async function openLicences(path: string, openFile: (path: string) => Promise<string>): Promise<Result<null, LicencesFault>> {
  if (!existsSync(path)) return fail('not-packaged');
  return (await openFile(path)) === '' ? ok(null) : fail('no-program');
}
