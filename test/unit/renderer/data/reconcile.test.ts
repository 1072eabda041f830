import { isDeepStrictEqual } from 'node:util';
import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { InteractionId, LeadId, ShowId, TargetId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';
import { commit } from '#renderer/data/commit.ts';
import { JournalError } from '#renderer/data/journal.ts';
import { discardLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { openStore } from '#renderer/data/open.ts';
import { readAll, readRecord } from '#renderer/data/read.ts';
import { isQuiet, reconcile } from '#renderer/data/reconcile.ts';
import { findDamaged, repairRows } from '#renderer/data/repair.ts';
import type { JournalFrame, Store } from '#renderer/data/store.ts';
import { runs } from '#test/unit/runs.ts';
import { newMemoryJournal } from './memoryJournal.ts';
import { newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

const capture = async (store: Store, who: number): Promise<LeadId> => {
  const email = `visitor${who}@example.test`;
  const { lead } = await saveCapture(store, {
    showId,
    scan: { source: 'scanner', text: email },
    seed: { contact: { formattedName: `Visitor ${who}`, emails: [{ value: email, kind: 'work' }] }, isResolved: true },
  });
  return lead.id;
};

const note = (leadId: LeadId, text: string): Interaction => ({
  v: 1,
  id: `note-${leadId}` as InteractionId, // an id of the test's own
  showId,
  leadId,
  at: 1,
  updatedAt: 1,
  by: null,
  kind: 'note',
  text,
});

/** One thing a booth does, with one of four visitors. */
type Deed = { readonly kind: 'scan' | 'heat' | 'note' | 'erase-note' | 'discard'; readonly who: number };

async function act(store: Store, { kind, who }: Deed): Promise<void> {
  const id = await capture(store, who);
  if (kind === 'heat')
    await updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: lead.visits % 2 ? 'hot' : 'cold' }) });
  if (kind === 'note')
    await commit(store, {
      puts: [{ table: 'interactions', record: note(id, `${who}`) }],
      queue: [id],
      line: { action: 'note', leadId: id },
    });
  if (kind === 'erase-note')
    await commit(store, { puts: [], deletes: [{ table: 'interactions', id: `note-${id}` }], line: { action: 'note', leadId: id } });
  if (kind === 'discard') await discardLead(store, id);
}

/** Whole databases, compared: `expect` is asked for its words only where there is a difference, it takes longer than the booth. */
async function expectAlike(found: Store, wanted: Store): Promise<void> {
  const [is, should] = [await dump(found), await dump(wanted)];
  if (!isDeepStrictEqual(is, should)) expect(is).toEqual(should);
}

/** Everything that lies in the database, to be compared. */
async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = store.db.tables.map(async (table) => [table.name, (await table.toArray()) as unknown[]] as const);
  return Object.fromEntries(await Promise.all(tables));
}

/** What a database holds after the frames, in the plainest way. */
async function apply(store: Store, frames: readonly JournalFrame[]): Promise<void> {
  for (const frame of frames) {
    for (const op of frame.ops) {
      if ('put' in op) await store.db.table(op.table).put(op.put);
      else await store.db.table(op.table).delete(op.del);
    }
    await store.db.history.put(frame.line);
  }
}

const withFrames = async (keys: TestStore['keys'], frames: readonly JournalFrame[]): Promise<TestStore> => {
  const made = await newTestStore({ keys });
  await apply(made.store, frames);
  return made;
};

const deeds = array(
  record({ kind: constantFrom<Deed['kind'][]>('scan', 'heat', 'note', 'erase-note', 'discard'), who: integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 8 },
);

test('whatever changes the database or the journal lost, both end with all that either had, and so does a rebuild', async () => {
  await assert(
    asyncProperty(
      deeds,
      array(boolean(), { minLength: 40, maxLength: 40 }),
      array(boolean(), { minLength: 40, maxLength: 40 }),
      async (day, inDb, inJournal) => {
        const { store, journal, keys } = await newTestStore();
        for (const deed of day) await act(store, deed);
        const all = journal.frames;
        const left = newMemoryJournal(all.filter((_, at) => inJournal[at % 40]));
        const broken = await withFrames(
          keys,
          all.filter((_, at) => inDb[at % 40]),
        );
        const wanted = await withFrames(
          keys,
          all.filter((_, at) => inDb[at % 40] || inJournal[at % 40]),
        );
        await reconcile(broken.store, left);
        await expectAlike(broken.store, wanted.store);
        expect(isQuiet(await reconcile(broken.store, left))).toBe(true);
        const rebuilt = await newTestStore({ keys });
        await reconcile(rebuilt.store, left);
        await expectAlike(rebuilt.store, wanted.store);
      },
    ),
    runs(20),
  );
});

test('a crash that costs either side its last changes is mended to the longer of the two', async () => {
  await assert(
    asyncProperty(deeds, integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }), async (day, dbLost, journalLost) => {
      const { store, journal, keys } = await newTestStore();
      for (const deed of day) await act(store, deed);
      const all = journal.frames;
      const [inDb, inJournal] = [Math.max(0, all.length - dbLost), Math.max(0, all.length - journalLost)];
      const left = newMemoryJournal(all.slice(0, inJournal));
      const broken = await withFrames(keys, all.slice(0, inDb));
      const report = await reconcile(broken.store, left);
      expect(report).toMatchObject({ replayed: Math.max(0, inJournal - inDb), reappended: Math.max(0, inDb - inJournal), damaged: 0 });
      const longer = await withFrames(keys, all.slice(0, Math.max(inDb, inJournal)));
      await expectAlike(broken.store, longer.store);
      await act(broken.store, { kind: 'heat', who: 9 });
      const seqs = (await broken.store.db.history.toArray()).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    }),
    runs(15),
  );
});

test('changes that a full disk kept from the journal are there after the next start', async () => {
  const { store, journal, keys } = await newTestStore({ name: 'full-disk' });
  await capture(store, 1);
  journal.fail = () => new JournalError('disk-full');
  await expect(capture(store, 2)).rejects.toThrow('disk-full');
  await expect(capture(store, 3)).rejects.toThrow('disk-full');
  journal.fail = null;
  await capture(store, 4);
  store.db.close();
  const progress: string[] = [];
  const opened = await openStore({
    keys,
    journal,
    media: store.media,
    staff: () => null,
    name: 'full-disk',
    onProgress: ({ phase, done, total }) => progress.push(`${phase} ${done}/${total}`),
  });
  expect(opened.report).toEqual({ replayed: 0, reappended: 2, torn: 0, damaged: 0, repaired: 0 });
  expect(journal.frames.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  expect(progress.at(-1)).toBe('reappend 2/2');
});

test('a database that was deleted is rebuilt from the journal, targets and all', async () => {
  const { store, journal, keys } = await newTestStore();
  await commit(store, {
    puts: [
      {
        table: 'targets',
        record: {
          v: 1,
          id: 'hook' as TargetId,
          name: 'Hook',
          addedAt: 1,
          isPaused: false,
          config: { kind: 'webhook', url: 'https://hook.example.test' },
        },
      },
    ],
    line: { action: 'settings', leadId: null },
  });
  const ids = [await capture(store, 1), await capture(store, 2)];
  await store.db.delete();
  const opened = await openStore({ keys, journal, media: store.media, staff: () => null, name: 'rebuilt' });
  expect(opened.report.replayed).toBe(3);
  expect((await readAll(opened.store, 'leads')).map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(opened.store.targets).toEqual(['files', 'hook']);
});

const spoil = (body: Uint8Array): Uint8Array => body.map((byte, at) => (at === 20 ? byte ^ 1 : byte));

test('a damaged lead is put back from the journal, at the latest version it has', async () => {
  const { store, journal } = await newTestStore();
  const id = await capture(store, 1);
  await updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
  await capture(store, 2);
  await store.db.leads
    .where('id')
    .equals(id)
    .modify((row) => void Object.assign(row, { body: spoil(row.body) }));
  const damaged = await findDamaged(store);
  expect(damaged).toEqual([{ table: 'leads', id }]);
  expect(await repairRows(store, journal, damaged)).toEqual({ repaired: 1, lost: [] });
  expect(await readRecord(store, 'leads', id)).toMatchObject({ heatChosen: 'hot' });
  expect(await findDamaged(store)).toEqual([]);
});

test('a damaged lead is mended when it is read, and one that nobody can mend does not hide the others', async () => {
  const { store, journal, keys } = await newTestStore({ name: 'mended' });
  const [first, second] = [await capture(store, 1), await capture(store, 2)];
  await store.db.leads.toCollection().modify((row) => void Object.assign(row, { body: spoil(row.body) }));
  const told: string[] = [];
  const opened = await openStore({
    keys,
    journal: {
      ...journal,
      latest: async (rows) => (await journal.latest(rows)).map((op) => (op !== null && 'put' in op && op.put.id === second ? null : op)),
    },
    media: store.media,
    staff: () => null,
    name: 'mended',
    onDamaged: ({ id }, isMended) => told.push(`${id === first ? 'first' : 'second'} ${isMended}`),
  });
  expect((await readAll(opened.store, 'leads')).map(({ id }) => id)).toEqual([first]);
  expect(told.sort()).toEqual(['first true', 'second false']);
  await expect(readRecord(opened.store, 'leads', second)).rejects.toThrow();
});

test('a damaged row never becomes the latest version of the journal', async () => {
  const { store, journal } = await newTestStore();
  const id = await capture(store, 1);
  await updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
  journal.frames.pop();
  await store.db.leads
    .where('id')
    .equals(id)
    .modify((row) => void Object.assign(row, { body: spoil(row.body) }));
  expect(await reconcile(store, journal)).toMatchObject({ reappended: 1, repaired: 1, damaged: 0 });
  expect(await readRecord(store, 'leads', id)).toMatchObject({ visits: 1 });
  expect(await findDamaged(store)).toEqual([]);
});

test('damage that the database makes up for is told once, and nothing is called missing', async () => {
  const { store, journal } = await newTestStore();
  for (const who of [1, 2, 3]) await capture(store, who);
  journal.frames.splice(1, 1);
  const hurt = { ...journal, summary: async () => ({ ...(await journal.summary()), damaged: 1 }) };
  expect(await reconcile(store, hurt)).toEqual({ replayed: 0, reappended: 1, torn: 0, damaged: 0, repaired: 0, hurt: 1 });
  const told = { ...journal, summary: async () => ({ ...(await journal.summary()), damaged: 1, told: 1 }) };
  expect(isQuiet(await reconcile(store, told))).toBe(true);
});

test('what neither the journal nor the database has is counted, with the instants around it', async () => {
  const { store, journal } = await newTestStore();
  for (const who of [1, 2, 3, 4]) await capture(store, who);
  const [first, , , last] = journal.frames;
  for (const seq of [2, 3]) await store.db.history.delete(seq);
  journal.frames.splice(1, 2);
  const hurt = { ...journal, summary: async () => ({ ...(await journal.summary()), damaged: 1 }) };
  expect(await reconcile(store, hurt)).toMatchObject({ damaged: 2, hurt: 1, between: [first?.at, last?.at] });
});

test('with the database gone and the end of the journal torn off, nobody says that all is there', async () => {
  const { store, journal } = await newTestStore();
  const torn = { ...journal, summary: async () => ({ ...(await journal.summary()), torn: 300 }) };
  expect(await reconcile(store, torn)).toMatchObject({ torn: 300, isEndUnknown: true });
});

test('a change that failed leaves a number unused, and no start takes it for a loss', async () => {
  const { store, journal } = await newTestStore();
  for (const who of [1, 2, 3]) await capture(store, who);
  await store.db.history.delete(2);
  journal.frames.splice(1, 1);
  expect(isQuiet(await reconcile(store, journal))).toBe(true);
});
