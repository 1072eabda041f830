import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { discardLead, updateLead } from '#renderer/data/leads.ts';
import { readExportIds } from '#renderer/data/exports.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { readSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import type { ExportRequest, ExportTools, FileMaker } from '#renderer/features/handover/exportLeads.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { FileWriter } from '#shared/formats/export/formats.ts';
import { templateOf } from '#shared/formats/export/templates.ts';
import type { Verified } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const HANDLE = 'handle';

/** Main's side: keeps the pieces, and shows a file only once it is whole. */
function newDisk(full = Number.POSITIVE_INFINITY, found?: (bytes: Uint8Array) => Verified | null) {
  let chunks: Uint8Array[] = [];
  const disk = { file: null as Uint8Array | null, isDraft: false };
  const booth: ExportTools['booth'] = {
    saveBegin: () => {
      chunks = [];
      disk.isDraft = true;
      return Promise.resolve(ok({ handle: HANDLE }));
    },
    saveChunk: ({ bytes }) => {
      chunks.push(bytes);
      return Promise.resolve(chunks.length > full ? fail('disk-full') : ok(null));
    },
    saveEnd: () => {
      const file = new Uint8Array(Buffer.concat(chunks));
      disk.file = file;
      disk.isDraft = false;
      const same = { bytes: file.length, sha256: 'of the file', rows: null };
      return Promise.resolve(ok({ path: '/x/leads.xlsx', verified: found === undefined ? same : found(file) }));
    },
    saveCancel: () => {
      disk.isDraft = false;
      return Promise.resolve();
    },
  };
  return { booth, disk };
}

/** The worker's work, done beside us. */
function newMaker(): FileMaker {
  const chunks: Uint8Array[] = [];
  const taken = (): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(chunks.splice(0)));
  let writer: FileWriter | undefined;
  return {
    begin: ({ format, template, ...rest }) => {
      const columns = templateOf(template);
      if (columns) writer = formatOf(format)?.newWriter({ ...rest, template: columns, emit: (bytes) => chunks.push(bytes) });
      return Promise.resolve();
    },
    add: (leads) => {
      writer?.add(leads);
      return Promise.resolve(taken());
    },
    end: () => {
      writer?.end();
      return Promise.resolve(taken());
    },
    close: () => undefined,
  };
}

const request: ExportRequest = { show: null, format: 'xlsx', template: 'full', only: 'all', separator: ';', language: 'en' };
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

async function seeded(leads: number): Promise<Store> {
  const { store } = await newTestStore();
  await seedLeads(store, { leads, shows: 1, seed: 3, until: Date.UTC(2026, 10, 20) });
  return store;
}

const rowsOf = (file: Uint8Array | null): Record<string, unknown>[] => {
  const book = read(file ?? new Uint8Array(), { type: 'array' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet === undefined ? [] : utils.sheet_to_json(sheet);
};

describe('an export', () => {
  test('writes every lead once, in order, and tells how far it is', async () => {
    const store = await seeded(250);
    const { booth, disk } = newDisk();
    const told: number[] = [];
    const end = await exportLeads({ store, booth, maker: newMaker }, request, {
      ...quiet(),
      onProgress: ({ done }) => void told.push(done),
    });
    expect(end).toEqual({ ok: true, value: { path: '/x/leads.xlsx', written: 250 } });
    const ids = await readExportIds(store, { showId: null, only: 'all' });
    expect(rowsOf(disk.file).map((row) => row['External key'])).toEqual(ids.map((id) => `boothbook.${id}`));
    expect(told).toEqual([100, 200, 250]);
  });

  test('of what is new holds only leads changed since the last file', async () => {
    const store = await seeded(20);
    const { booth, disk } = newDisk();
    await exportLeads({ store, booth, maker: newMaker }, request, quiet());
    expect(await exportLeads({ store, booth, maker: newMaker }, { ...request, only: 'new' }, quiet())).toMatchObject({
      ok: false,
      error: 'nothing',
    });
    const [first] = await readExportIds(store, { showId: null, only: 'all' });
    if (first === undefined) throw new Error('no lead was seeded');
    await updateLead(store, first, { action: 'heat', change: (lead) => ({ ...lead, interests: ['changed'] }) });
    const again = await exportLeads({ store, booth, maker: newMaker }, { ...request, only: 'new' }, quiet());
    expect(again).toMatchObject({ ok: true, value: { written: 1 } });
    expect(rowsOf(disk.file)).toMatchObject([{ 'External key': `boothbook.${first}`, Interests: 'changed' }]);
  });

  test('leaves discarded leads out, and does not count them as new', async () => {
    const store = await seeded(5);
    const [first] = await readExportIds(store, { showId: null, only: 'all' });
    if (first === undefined) throw new Error('no lead was seeded');
    await discardLead(store, first);
    const { booth } = newDisk();
    expect(await exportLeads({ store, booth, maker: newMaker }, request, quiet())).toMatchObject({ ok: true, value: { written: 4 } });
    expect(await readExportIds(store, { showId: null, only: 'new' })).toEqual([]);
  });

  test('that reads back as written is kept as verified, with its name and its number of leads', async () => {
    const store = await seeded(5);
    const { booth } = newDisk(Number.POSITIVE_INFINITY, (bytes) => ({ bytes: bytes.length, sha256: 'of the file', rows: 5 }));
    expect(await exportLeads({ store, booth, maker: newMaker }, request, quiet())).toMatchObject({ ok: true });
    expect((await readSetting(store)).lastVerified).toMatchObject({ kind: 'export', file: 'leads.xlsx', leads: 5 });
  });

  test.each([
    ['other bytes', () => null],
    ['a row too few', (bytes: Uint8Array): Verified => ({ bytes: bytes.length, sha256: 'of the file', rows: 4 })],
  ] as const)('that reads back with %s is no export: it is said, and its leads stay new', async (_name, found) => {
    const store = await seeded(5);
    const { booth } = newDisk(Number.POSITIVE_INFINITY, found);
    expect(await exportLeads({ store, booth, maker: newMaker }, request, quiet())).toMatchObject({ ok: false, error: 'not-verified' });
    expect(await readExportIds(store, { showId: null, only: 'new' })).toHaveLength(5);
    expect((await readSetting(store)).lastVerified).toBeUndefined();
  });

  test('that is stopped leaves no file, and its leads stay new', async () => {
    const store = await seeded(250);
    const { booth, disk } = newDisk();
    const stop = new AbortController();
    const end = await exportLeads({ store, booth, maker: newMaker }, request, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(end).toMatchObject({ ok: false, error: 'stopped' });
    expect(disk).toEqual({ file: null, isDraft: false });
    expect(await readExportIds(store, { showId: null, only: 'new' })).toHaveLength(250);
  });

  test('that fills the disk says so, leaves no file, and its leads stay new', async () => {
    const store = await seeded(250);
    const { booth, disk } = newDisk(1);
    expect(await exportLeads({ store, booth, maker: newMaker }, request, quiet())).toMatchObject({ ok: false, error: 'disk-full' });
    expect(disk).toEqual({ file: null, isDraft: false });
    expect(await readExportIds(store, { showId: null, only: 'new' })).toHaveLength(250);
  });
});

async function seededKeys(seed: number): Promise<string[]> {
  const { store } = await newTestStore();
  await seedLeads(store, { leads: 30, shows: 2, seed, until: Date.UTC(2026, 10, 20) });
  return readExportIds(store, { showId: null, only: 'all' });
}

describe('a seeded database', () => {
  test('has the same people for the same seed, and others for another', async () => {
    const once = await seededKeys(1);
    expect(once).toHaveLength(30);
    expect(await seededKeys(1)).toEqual(once);
    expect(await seededKeys(2)).not.toEqual(once);
  });
});
