import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { discardLead, updateLead } from '#renderer/data/leads.ts';
import { readExportIds } from '#renderer/data/exports.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import type { Store } from '#renderer/data/store.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import type { ExportRequest, ExportTools, FileMaker } from '#renderer/features/handover/exportLeads.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import { newFile } from '#shared/formats/export/makeFile.ts';
import type { FileInMaking } from '#shared/formats/export/makeFile.ts';
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
  let file: FileInMaking | null = null;
  const begun = (): FileInMaking => file ?? raise('no file was begun');
  return {
    begin: (asked) => {
      file = newFile(asked);
      return Promise.resolve();
    },
    add: (leads) => Promise.resolve(begun().add(leads)),
    end: () => Promise.resolve(begun().end()),
    left: () => Promise.resolve(begun().left()),
    close: () => undefined,
  };
}

const raise = (words: string): never => {
  throw new Error(words);
};

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
    expect(end).toMatchObject({ ok: true, value: { path: '/x/leads.xlsx', written: 250, left: [] } });
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

  test('leaves rows out that the import would refuse: they stay new, and the laptop remembers into what the file went', async () => {
    const store = await seeded(6);
    const [first] = await readExportIds(store, { showId: null, only: 'all' });
    if (first === undefined) throw new Error('no lead was seeded');
    const contact = { formattedName: 'Odd One', organization: ['Ofen'], emails: [{ value: 'nobody', kind: 'work' }] } as const;
    await updateLead(store, first, { action: 'edit', change: (lead) => ({ ...lead, contact }) });
    const { booth } = newDisk();
    const asked = { ...request, format: 'csv', template: 'salesforce', refused: 'leave-out' } as const;
    const end = await exportLeads({ store, booth, maker: newMaker }, asked, quiet());
    expect(end).toMatchObject({
      ok: true,
      value: { written: 5, left: [{ leadId: first, row: 1, issues: [{ column: 'Email', why: 'not-email' }] }] },
    });
    expect(await readExportIds(store, { showId: null, only: 'new' })).toEqual([first]);
    expect((await readSetting(store)).lastExport).toMatchObject({ template: 'salesforce', format: 'csv', rows: 5, file: 'leads.xlsx' });
  });

  test('makes no file when nobody is left for it, and tells who and why', async () => {
    const store = await seeded(3);
    const { booth, disk } = newDisk();
    const told: string[] = [];
    const own: ExportTemplate = {
      id: 'own-1',
      name: 'Mine',
      format: 'csv',
      separator: ';',
      base: 'mailchimp',
      columns: [{ header: 'Email Address', from: 'email' }],
    };
    await saveSetting(store, { exportTemplates: [own] });
    const ids = await readExportIds(store, { showId: null, only: 'all' });
    for (const id of ids) await updateLead(store, id, { action: 'consent', change: (lead) => ({ ...lead, consents: [] }) });
    const asked = { ...request, format: 'csv', template: 'own-1' } as const;
    const end = await exportLeads({ store, booth, maker: newMaker }, asked, {
      ...quiet(),
      onLeft: (left) => void told.push(...left.map(({ leftOut }) => leftOut ?? '')),
    });
    expect(end).toMatchObject({ ok: false, error: 'none-taken' });
    expect([told, disk.isDraft]).toEqual([['no-consent', 'no-consent', 'no-consent'], false]);
    expect(await readExportIds(store, { showId: null, only: 'new' })).toHaveLength(3);
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
