import type { SaveFault, SaveKind } from '#shared/ipc/files.ts';
import type { Result } from '#shared/lib/result.ts';
import { booth } from './booth.ts';

/** Longest name of a file without its end; main adds the end and what makes it unique. */
const NAME_CHARACTERS = 190;

/** Writes a small file where the person wants it. It appears under its name only when it is whole; failed or cancelled, nothing is left. */
export async function saveBytes(
  { name, kind }: { readonly name: string; readonly kind: SaveKind },
  bytes: Uint8Array,
): Promise<Result<{ readonly path: string }, SaveFault>> {
  const begun = await booth.saveBegin({ name: name.slice(0, NAME_CHARACTERS), kind });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  const written = await booth.saveChunk({ handle, bytes });
  if (written.ok) return booth.saveEnd({ handle });
  await booth.saveCancel({ handle });
  return written;
}
