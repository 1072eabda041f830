import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { makeCapsule } from '#renderer/capsule/makeCapsule.ts';
import { previewCapsule, takeCapsule } from '#renderer/capsule/takeCapsule.ts';
import { keyMaker, sourceOf } from '#renderer/capsule/tools.ts';
import { readMediaIds } from '#renderer/data/capsuleContents.ts';
import { commit } from '#renderer/data/commit.ts';
import { keepMedia } from '#renderer/data/media.ts';
import { openStore } from '#renderer/data/open.ts';
import { readAll } from '#renderer/data/read.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { say, watchGaps } from './bench.ts';
import type { Bench } from './bench.ts';

/** A card photographed by a webcam: what one weighs as JPEG. */
const PICTURE_BYTES = 60_000;
const PASSPHRASE = 'a phrase for the bench';
const PIECE = 65_536;

/** Bytes that no cipher and no disk can make smaller, as a JPEG's. */
function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PICTURE_BYTES);
  for (let at = 0; at < bytes.length; at += PIECE) crypto.getRandomValues(bytes.subarray(at, at + PIECE));
  return bytes;
}

async function addPictures(store: Store): Promise<void> {
  const leads = await readAll(store, 'leads');
  for (const [at, lead] of leads.entries()) {
    const media = { ...(await keepMedia(store, { blob: new Blob([noise()], { type: 'image/jpeg' }), name: 'card.jpg' })), leadId: lead.id };
    await commit(store, {
      puts: [
        { table: 'media', record: media },
        { table: 'leads', record: { ...lead, pictures: [media.id] } },
      ],
      line: { action: 'picture', leadId: lead.id },
    });
    if (at % 100 === 0) await booth.batchProgress({ done: at, total: leads.length, what: 'pictures made' });
  }
}

/** A bare laptop: another database with other keys, and no picture. The journal stays in memory. */
async function openBare(): Promise<Store> {
  const keys = { body: crypto.getRandomValues(new Uint8Array(32)), index: crypto.getRandomValues(new Uint8Array(32)) };
  const empty = { last: 0, frames: 0, files: 0, ranges: [], torn: 0, damaged: 0, foreign: 0 };
  const journal = {
    append: () => Promise.resolve(),
    summary: () => Promise.resolve(empty),
    read: () => Promise.resolve({ frames: [], next: null }),
    latest: () => Promise.resolve([]),
  };
  const { store } = await openStore({ keys, journal, media: booth, staff: () => null, name: `bare-${Date.now()}` });
  return store;
}

/** An event with pictures to a capsule that is read back, and from there to a bare laptop: time, size, longest wait of the main thread. */
export const runCapsule: Bench = async ({ options }) => {
  const leads = options.leads ?? 5_000;
  const { store } = await openBatchStore();
  await seedLeads(store, { leads, shows: 1, seed: options.seed ?? 1, until: Date.UTC(2026, 10, 20) });
  await addPictures(store);
  const [show] = await readShows(store);
  if (show === undefined) throw new Error('the seed makes a show');
  const gaps = watchGaps();
  const began = performance.now();
  const made = await makeCapsule(
    { store, booth },
    { show, makeKey: keyMaker({ booth }, PASSPHRASE), signal: new AbortController().signal },
  );
  const writeMs = Math.round(performance.now() - began);
  if (!made.ok) throw new Error(`no capsule: ${made.error}`);
  const ids = await readMediaIds(store, show.id);
  for (const id of ids) await booth.mediaDelete({ id });
  const tools = { store: await openBare(), booth };
  const source = sourceOf(tools, { path: made.value.path });
  const openBegan = performance.now();
  let picturesMs = 0;
  const makeKey = keyMaker(tools, PASSPHRASE);
  const preview = await previewCapsule(tools, source, makeKey);
  const previewMs = Math.round(performance.now() - openBegan);
  if (!preview.ok) throw new Error(`the capsule does not open: ${preview.error}`);
  const taken = await takeCapsule(tools, source, {
    contents: preview.value.contents,
    makeKey,
    onProgress({ step }) {
      if (step === 'pictures') picturesMs = Math.round(performance.now() - openBegan);
    },
  });
  const openMs = Math.round(performance.now() - openBegan);
  if (!taken.ok) throw new Error(`the capsule cannot be taken: ${taken.error}`);
  await say(`written and read back ${writeMs} ms, preview ${previewMs} ms, pictures until ${picturesMs} ms, open and merged ${openMs} ms`);
  return {
    leads: taken.value.added,
    pictures: taken.value.pictures,
    writeMs,
    previewMs,
    openMs,
    bytes: made.value.bytes,
    gapMs: Math.round(gaps.stop()),
  };
};
