import type { Store } from '#renderer/data/store.ts';
import type { Booth } from '#shared/ipc/contract.ts';
import type { KeyMaker } from './age.ts';
import { Gone } from './readCapsule.ts';

/** What capsules are made and read with. */
export type CapsuleTools = {
  readonly store: Store;
  readonly booth: Pick<
    Booth,
    | 'capsuleKey'
    | 'capsuleOpen'
    | 'capsuleNext'
    | 'capsuleClose'
    | 'mediaMissing'
    | 'mediaDelete'
    | 'saveBegin'
    | 'saveChunk'
    | 'saveEnd'
    | 'saveCancel'
  >;
};

/** Opens the bytes of a capsule from the beginning, each time it is called. */
export type Source = () => ReadableStream<Uint8Array>;

/**
 * Main's scrypt with a passphrase that was typed; without one main takes the one that is kept. A salt that it was asked for before (a
 * capsule that is looked into, then merged) costs no second second.
 */
export function keyMaker({ booth }: Pick<CapsuleTools, 'booth'>, passphrase?: string): KeyMaker {
  const made = new Map<string, ReturnType<KeyMaker>>();
  return ({ salt, logN }) => {
    const name = `${logN} ${salt.join('.')}`;
    const known = made.get(name) ?? booth.capsuleKey({ salt, logN, ...(passphrase === undefined ? {} : { passphrase }) });
    made.set(name, known);
    return known;
  };
}

/** A capsule of the shared folder, one that was just written, or one that the system opened, by main's calls. */
export const sourceOf =
  (
    { booth }: Pick<CapsuleTools, 'booth'>,
    where: { readonly name: string } | { readonly path: string } | { readonly opened: true },
  ): Source =>
  () => {
    let handle: string | null = null;
    return new ReadableStream<Uint8Array>(
      {
        async pull(out) {
          if (handle === null) {
            const opened = await booth.capsuleOpen(where);
            if (!opened.ok) throw new Gone(opened.error);
            handle = opened.value.handle;
          }
          const next = await booth.capsuleNext({ handle });
          if (!next.ok) throw new Gone(next.error);
          if (next.value.length === 0) out.close();
          else out.enqueue(next.value);
        },
        async cancel() {
          if (handle !== null) await booth.capsuleClose({ handle });
        },
      },
      { highWaterMark: 1 },
    );
  };
