import { booth } from '#renderer/lib/booth.ts';
import { makeCapsule } from '#renderer/capsule/makeCapsule.ts';
import { previewCapsule, takeCapsule } from '#renderer/capsule/takeCapsule.ts';
import { keyMaker } from '#renderer/capsule/tools.ts';
import type { Source } from '#renderer/capsule/tools.ts';
import { readShows } from '#renderer/data/shows.ts';
import { openBatchStore } from './openBatchStore.ts';
import type { Verb } from './verb.ts';

/** Is it a capsule, by its name? */
export const isCapsule = (file: string): boolean => /\.boothcapsule$/iu.test(file);

const NO_PASSPHRASE = 'give the passphrase of the capsule in BOOTHBOOK_SECRET_CAPSULE';
const told = (error: string): string => (error === 'no-passphrase' ? NO_PASSPHRASE : error);

const line = (rows: number, written: number, refused: readonly object[] = []): string => JSON.stringify({ rows, written, refused });

/** `import` of a capsule: merges it into the profile; prints `{ rows, written, refused }`, rows being leads. */
export const importCapsule: Verb = async () => {
  const bytes = await booth.batchBytes({ at: 0 });
  if (!bytes.ok) return { exit: 1, message: `the capsule cannot be read: ${bytes.error}` };
  // the bytes came over IPC into an array of their own
  const file = new Blob([bytes.value as Uint8Array<ArrayBuffer>]);
  const source: Source = () => file.stream();
  const tools = { store: (await openBatchStore()).store, booth };
  const makeKey = keyMaker(tools);
  const preview = await previewCapsule(tools, source, makeKey);
  const refuse = async (error: string): ReturnType<Verb> => {
    await booth.batchPrint([line(0, 0, [{ row: 0, field: 'file', reason: error }])]);
    return { exit: 1, message: `the capsule cannot be opened: ${told(error)}` };
  };
  if (!preview.ok) return refuse(preview.error);
  const taken = await takeCapsule(tools, source, {
    contents: preview.value.contents,
    makeKey,
    onProgress: ({ step, done, total }) =>
      void booth.batchProgress({ done, total, what: step === 'leads' ? 'leads merged' : 'pictures kept' }),
  });
  if (!taken.ok) return refuse(taken.error);
  await booth.batchPrint([line(taken.value.leads, taken.value.added + taken.value.changed)]);
  return { exit: 0 };
};

/** `export --to x.boothcapsule`: the latest show of the profile as a capsule, read back; prints `{ rows, written, refused }`. */
export const exportCapsule: Verb = async () => {
  const { store } = await openBatchStore();
  const show = (await readShows(store)).find(({ isSample }) => !isSample);
  if (show === undefined) return { exit: 1, message: 'there is no show in the profile' };
  const made = await makeCapsule(
    { store, booth },
    {
      show,
      makeKey: keyMaker({ booth }),
      signal: new AbortController().signal,
      onProgress: ({ step, done, total }) =>
        void booth.batchProgress({ done, total, what: step === 'write' ? 'pictures written' : 'pictures read back' }),
    },
  );
  if (!made.ok) return { exit: 1, message: `no capsule was made: ${told(made.error)}` };
  const leads = made.value.records['leads'] ?? 0;
  await booth.batchPrint([line(leads, leads)]);
  return { exit: 0 };
};
