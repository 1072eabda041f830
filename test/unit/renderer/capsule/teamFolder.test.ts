import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newFolderState, noteSaved, syncFolder } from '#renderer/capsule/teamFolder.ts';
import type { FolderState, FolderTools } from '#renderer/capsule/teamFolder.ts';
import { readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { pictureOf } from '#test/unit/renderer/data/laptops.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';

let made = 0;
const newId = (): string => `00000000-0000-7000-b000-${String((made += 1)).padStart(12, '0')}`;
const show = { ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }), isSample: false };
const { signal } = new AbortController();

/** A folder that laptops share, in memory: it can go and come back. */
type Folder = { readonly files: Map<string, { bytes: Uint8Array<ArrayBuffer>; changedAt: number }>; isThere: boolean; ticks: number };

type Laptop = { readonly tools: FolderTools; readonly state: FolderState; readonly kept: Set<string>; passphrase: string };

const notHere = () => Promise.reject(new Error('not of the shared folder'));

/** A laptop with its own media files, and main's calls as they would be; the passphrase costs nothing here. */
async function newLaptop(folder: Folder): Promise<Laptop> {
  const { store } = await newTestStore();
  const kept = new Set<string>();
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const drafts = new Map<string, { name: string; pieces: Uint8Array[] }>();
  const reads = new Map<string, Uint8Array[]>();
  const media = {
    mediaPut: ({ id, bytes: given }: { id: string; bytes: Uint8Array<ArrayBuffer> }) => {
      kept.add(id);
      bytes.set(id, given);
      return Promise.resolve(ok(null));
    },
    mediaGet: ({ id }: { id: string }) => {
      const found = bytes.get(id);
      return Promise.resolve(found === undefined ? fail('missing') : ok(found));
    },
  };
  const laptop: { passphrase: string } = { passphrase: 'one for the team' };
  const tools: FolderTools = {
    store: { ...store, media },
    booth: {
      capsuleKey: ({ salt }) => Promise.resolve(ok(new Uint8Array(createHash('sha256').update(laptop.passphrase).update(salt).digest()))),
      teamFolder: () => Promise.resolve({ path: '/team', isThere: folder.isThere }),
      teamFolderList: () =>
        Promise.resolve(
          folder.isThere
            ? ok([...folder.files].map(([name, { bytes: all, changedAt }]) => ({ name, bytes: all.length, changedAt })))
            : fail('gone'),
        ),
      teamFileBegin: ({ name }) => {
        const handle = newId();
        drafts.set(handle, { name, pieces: [] });
        return Promise.resolve(folder.isThere ? ok({ handle }) : fail('not-writable'));
      },
      teamFileChunk: ({ handle, bytes: piece }) => {
        drafts.get(handle)?.pieces.push(piece);
        return Promise.resolve(ok(null));
      },
      async teamFileEnd({ handle }) {
        const draft = drafts.get(handle);
        if (draft === undefined) return fail('unknown-handle');
        const all = new Uint8Array(await new Blob(draft.pieces.map((piece) => new Uint8Array(piece))).arrayBuffer());
        folder.ticks += 1;
        folder.files.set(draft.name, { bytes: all, changedAt: folder.ticks });
        return ok({ path: draft.name });
      },
      teamFileCancel: () => Promise.resolve(),
      teamFileRemove: ({ name }) => Promise.resolve(void folder.files.delete(name)),
      capsuleOpen: (where) => {
        const file = 'name' in where ? folder.files.get(where.name) : undefined;
        if (file === undefined || !folder.isThere) return Promise.resolve(fail('gone'));
        const handle = newId();
        reads.set(handle, [file.bytes, new Uint8Array(0)]);
        return Promise.resolve(ok({ handle, bytes: file.bytes.length }));
      },
      capsuleNext: ({ handle }) => Promise.resolve(ok(reads.get(handle)?.shift() ?? new Uint8Array(0))),
      capsuleClose: () => Promise.resolve(),
      mediaMissing: ({ ids }) => Promise.resolve(ids.filter((id) => !kept.has(id))),
      mediaDelete: ({ id }) => Promise.resolve(void (kept.delete(id) && bytes.delete(id))),
      saveBegin: notHere,
      saveChunk: notHere,
      saveEnd: notHere,
      saveCancel: notHere,
    },
  };
  const state = newFolderState();
  tools.store.onSaved.push((ops) => noteSaved(state, ops));
  return Object.assign(laptop, { tools, state, kept });
}

const look = ({ tools, state }: Laptop) => syncFolder(tools, state, { showId: show.id, signal });

const capture = async ({ tools: { store } }: Laptop, name: string): Promise<LeadId> => {
  const seed = { contact: { formattedName: name, emails: [{ value: `${name}@x.example`, kind: 'work' as const }] }, isResolved: true };
  return (await saveCapture(store, { showId: show.id, scan: { source: 'scanner', text: name }, seed })).lead.id;
};

test('laptops that share a folder are the same after each has looked, pictures too, and then write nothing more', async () => {
  const folder: Folder = { files: new Map(), isThere: true, ticks: 0 };
  const [a, b] = [await newLaptop(folder), await newLaptop(folder)];
  await saveShow(a.tools.store, show);
  const id = await capture(a, 'Ada');
  const picture = await saveMedia(a.tools.store, {
    leadId: id,
    blob: new Blob([new Uint8Array(5_000).fill(3)], { type: 'image/jpeg' }),
    name: 'c.jpg',
  });
  expect(await look(a)).toMatchObject({ ok: true, value: { wrote: 2 } });
  expect(await look(b)).toMatchObject({ ok: true, value: { merged: [{ added: 1 }], pictures: 1 } });
  expect(b.kept.has(picture.id)).toBe(true);
  await saveNote(b.tools.store, { id: newId() as InteractionId, leadId: id, text: 'from the other laptop' });
  await updateLead(a.tools.store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
  for (const one of [a, b, a, b]) expect(await look(one)).toMatchObject({ ok: true });
  expect(await pictureOf(a.tools.store, show.id)).toBe(await pictureOf(b.tools.store, show.id));
  expect(await look(a)).toMatchObject({ ok: true, value: { wrote: 0, merged: [] } });
  expect(await look(b)).toMatchObject({ ok: true, value: { wrote: 0, merged: [] } });
  expect(folder.files.size).toBe(3);
});

test('a stick that is pulled is waited for, and what was done meanwhile goes on it when it is back', async () => {
  const folder: Folder = { files: new Map(), isThere: true, ticks: 0 };
  const [a, b] = [await newLaptop(folder), await newLaptop(folder)];
  await saveShow(a.tools.store, show);
  await look(a);
  await look(b);
  folder.isThere = false;
  const id = await capture(a, 'Ben');
  expect(await look(a)).toEqual(fail('away'));
  folder.isThere = true;
  expect(await look(a)).toMatchObject({ ok: true, value: { wrote: 1 } });
  expect(await look(b)).toMatchObject({ ok: true, value: { merged: [{ added: 1 }] } });
  expect(await readLead(b.tools.store, id)).toMatchObject({ contact: { formattedName: 'Ben' } });
});

test('a laptop with another passphrase is told so; its own capsule is written all the same, and a damaged one stops nobody', async () => {
  const folder: Folder = { files: new Map(), isThere: true, ticks: 0 };
  const [a, b] = [await newLaptop(folder), await newLaptop(folder)];
  await saveShow(a.tools.store, show);
  await saveShow(b.tools.store, show);
  await look(a);
  b.passphrase = 'another one';
  expect(await look(b)).toEqual(fail('wrong-passphrase'));
  expect(folder.files.size).toBe(2);
  b.passphrase = 'one for the team';
  expect(await look(b)).toMatchObject({ ok: true });
  folder.files.set('stranger~zzzzzzzz~x.boothcapsule', { bytes: new Uint8Array(5_000), changedAt: 99 });
  const id = await capture(b, 'Cleo');
  expect(await look(b)).toEqual(fail('other'));
  expect(await look(a)).toEqual(fail('other'));
  expect(await readLead(a.tools.store, id)).toMatchObject({ contact: { formattedName: 'Cleo' } });
});
