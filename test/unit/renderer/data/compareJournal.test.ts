import { describe, expect, test } from 'vitest';
import type { ShowId } from '#shared/domain/ids.ts';
import { compareJournal, isSame } from '#renderer/data/compareJournal.ts';
import { discardLead, saveCapture } from '#renderer/data/leads.ts';
import { newTestStore } from './testStore.ts';

const options = () => ({ signal: new AbortController().signal, settleMs: 1 });

async function newBooth(names: readonly string[]) {
  const { store, journal } = await newTestStore();
  const capture = async (name: string) =>
    saveCapture(store, {
      showId: 'show-1' as ShowId, // an id of the test's own
      scan: { source: 'manual', text: name },
      seed: { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' }] }, isResolved: true },
    });
  const captured = [];
  for (const name of names) captured.push(await capture(name));
  return { store, journal, capture, captured };
}

describe('database and journal, held beside each other', () => {
  test('are the same after a day of scans, edits and one more visit', async () => {
    const { store, journal, captured } = await newBooth(['ada', 'bo', 'ada']);
    const first = captured[0]?.lead.id;
    if (first !== undefined) await discardLead(store, first);
    const found = await compareJournal(store, journal, options());
    if (found === null) throw new Error('stopped');
    expect(found).toMatchObject({ lines: 4, lastLine: 4, lackedByJournal: 0, lackedByDb: 0, tables: [] });
    // two leads, two rows of the outbox, three captures and their visits
    expect(found.rows).toBe(10);
    expect(isSame(found)).toBe(true);
  });

  test('differ by the lines and rows that one of them lacks, table by table, and nothing is written', async () => {
    const { store, journal } = await newBooth(['ada', 'bo']);
    const lost = journal.frames.pop();
    const rows = await store.db.leads.count();
    const found = await compareJournal(store, journal, options());
    if (found === null || lost === undefined) throw new Error('nothing to compare');
    expect(found).toMatchObject({ lines: 2, lackedByJournal: 1, lackedByDb: 0 });
    expect(found.tables).toEqual(
      ['leads', 'captures', 'interactions', 'outbox'].map((table) => ({ table, inDb: 1, inJournal: 0, differ: 0 })),
    );
    expect(isSame(found)).toBe(false);
    expect([journal.frames.length, await store.db.leads.count()]).toEqual([1, rows]);
  });

  test('differ by a row that lies otherwise in the database, or not at all', async () => {
    const { store, journal, captured } = await newBooth(['ada', 'bo']);
    const [ada, bo] = captured.map(({ lead }) => lead.id);
    await store.db.leads.update(ada ?? '', { rev: 'another' });
    await store.db.leads.delete(bo ?? '');
    const found = await compareJournal(store, journal, options());
    expect(found?.tables).toEqual([{ table: 'leads', inDb: 0, inJournal: 1, differ: 1 }]);
  });

  test('do not differ by what is being saved meanwhile', async () => {
    const { store, journal, capture } = await newBooth(['ada']);
    let isFirst = true;
    const slow = {
      ...journal,
      read: async (ask: Parameters<typeof journal.read>[0]) => {
        const page = await journal.read(ask);
        if (isFirst) await capture('bo');
        isFirst = false;
        return page;
      },
    };
    const found = await compareJournal(store, slow, options());
    expect(found).toMatchObject({ lines: 2, lackedByJournal: 0, lackedByDb: 0, tables: [] });
  });

  test('can be stopped', async () => {
    const { store, journal } = await newBooth(['ada']);
    expect(await compareJournal(store, journal, { signal: AbortSignal.abort() })).toBeNull();
  });
});
