import { expect, test } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import { FILES_TARGET, outboxId } from '#shared/domain/outbox.ts';
import { commitTogether } from '#renderer/data/commit.ts';
import type { Change } from '#renderer/data/commit.ts';
import { readLead } from '#renderer/data/leads.ts';
import type { JournalOp, Store } from '#renderer/data/store.ts';
import { newTestStore } from './testStore.ts';

// ids of the test's own
const showId = 'show-1' as ShowId;
const [ada, bo, cy] = ['lead-1' as LeadId, 'lead-2' as LeadId, 'lead-3' as LeadId];
const ids = [ada, bo, cy];

const changeOf = (store: Store, id: LeadId): Change => ({
  puts: [
    {
      table: 'leads',
      record: newLead({ contact: { formattedName: id }, isResolved: true }, { id, showId, now: store.now(), staff: null }),
      isNew: true,
    },
  ],
  queue: [id],
  line: { action: 'seed', leadId: id },
});

test('many changes are written together, and each has its own line, frame and row in the outbox', async () => {
  const { store, journal } = await newTestStore();
  const heard: JournalOp[] = [];
  store.onSaved.push((ops) => heard.push(...ops));
  await commitTogether(
    store,
    ids.map((id) => changeOf(store, id)),
  );
  const lines = await store.db.history.toArray();
  // they are sealed side by side: which of them comes first is not promised
  expect(lines.map(({ seq }) => seq)).toEqual(ids.map((_, at) => at + 1));
  expect(new Set(lines.map(({ leadId }) => leadId))).toEqual(new Set(ids));
  for (const id of ids)
    expect(lines.find(({ leadId }) => leadId === id)?.touched).toEqual([
      { table: 'leads', id },
      { table: 'outbox', id: outboxId(FILES_TARGET, id) },
    ]);
  const { frames } = await journal.read({ from: 0, limit: 10, wanted: [[1, 10]] });
  expect(frames.map(({ seq, ops }) => [seq, ops.length])).toEqual([
    [1, 2],
    [2, 2],
    [3, 2],
  ]);
  expect(heard).toHaveLength(6);
  expect((await readLead(store, bo))?.contact.formattedName).toBe('lead-2');
});

test('where one of them cannot be written, none is', async () => {
  const { store, journal } = await newTestStore();
  await commitTogether(store, [changeOf(store, ada)]);
  const faulty: Change = {
    puts: [],
    outbox: {
      ids: [outboxId(FILES_TARGET, ada)],
      change: () => {
        throw new Error('refused');
      },
    },
    line: { action: 'seed', leadId: null },
  };
  await expect(commitTogether(store, [changeOf(store, bo), faulty])).rejects.toThrow('refused');
  expect(await store.db.leads.count()).toBe(1);
  expect(await store.db.history.count()).toBe(1);
  expect((await journal.summary()).frames).toBe(1);
});
