import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** A file of an archive: its path inside (`media/a.jpg`) and its bytes. */
export type ZipFile = { readonly name: string; readonly bytes: Uint8Array };

/** Ends of files that are small already. */
const PACKED = /\.(?:jpe?g|png|webp|webm|ogg)$/u;

/** A ZIP archive of some files, in their order (PKWARE APPNOTE); texts are made smaller, pictures and sound are stored. */
export function zipFiles(files: readonly ZipFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes } of files) entries[name] = [bytes, { level: PACKED.test(name) ? 0 : 6 }];
  return zipSync(entries);
}
