import { expect, test } from 'vitest';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { commit } from '#renderer/data/commit.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { settleMergedThere } from '#renderer/data/mergedOutbox.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { counts, leaveOut, readStuck, retry } from '#renderer/data/outbox.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { showId } from '#test/unit/shared/domain/merge/anyLead.ts';
import { newTestStore } from './testStore.ts';

const CRM = 'crm' as TargetId; // an id of the tests' own

async function capture(store: Store, name: string, email: string): Promise<LeadId> {
  const seed = { contact: { formattedName: name, emails: [{ value: email, kind: 'work' }] }, isResolved: true } as const;
  return (await saveCapture(store, { showId, scan: { source: 'manual', text: '' }, seed })).lead.id;
}

const sent = (store: Store, leadId: LeadId) =>
  commit(store, {
    puts: [],
    line: { action: 'sync', leadId: null },
    outbox: {
      ids: [`${CRM}:${leadId}`],
      change: (row) => ({ ...row, state: 'sent', remoteId: `remote-${leadId}`, ackedRev: row.wantedRev }),
    },
  });

async function withCrm() {
  const booth = await newTestStore();
  booth.store.targets.push(CRM);
  const a = await capture(booth.store, 'Ada Corder', 'ada@mill.test');
  const b = await capture(booth.store, 'A. Corder', 'a.corder@home.test');
  return { ...booth, a, b };
}

test('forgets a merged lead that was never sent, and takes it up again with the undo', async () => {
  const { store, a, b } = await withCrm();
  await mergeLeads(store, { winner: a, loser: b });
  expect(await counts(store, CRM)).toMatchObject({ ready: 1, conflict: 0 });
  await splitMerged(store, b);
  expect(await counts(store, CRM)).toMatchObject({ ready: 2, conflict: 0 });
});

test('says of a merged lead that the CRM has that it is to be merged there too, until a person has', async () => {
  const { store, a, b } = await withCrm();
  await sent(store, a);
  await sent(store, b);
  await mergeLeads(store, { winner: a, loser: b });
  expect(await readStuck(store, CRM)).toEqual([
    {
      leadId: b,
      state: 'conflict',
      mergedInto: a,
      refusal: { field: null, reason: 'merged here into Ada Corder; merge it in the CRM too' },
    },
  ]);
  // sending it again would make it a second time
  await retry(store, CRM, [b]);
  expect(await counts(store, CRM)).toMatchObject({ conflict: 1, ready: 1 });
  await settleMergedThere(store, CRM, [b]);
  expect(await readStuck(store, CRM)).toEqual([]);
});

test('with the undo the lead is due again under the id it has there', async () => {
  const { store, a, b } = await withCrm();
  await sent(store, b);
  await mergeLeads(store, { winner: a, loser: b });
  await splitMerged(store, b);
  expect(await readStuck(store, CRM)).toEqual([]);
  expect(await store.db.outbox.get(`${CRM}:${b}`)).toMatchObject({ state: 'ready', remoteId: `remote-${b}` });
});

test('a lead that was being sent while it was merged is not forgotten: nobody knows yet whether it arrived', async () => {
  const { store, a, b } = await withCrm();
  await commit(store, {
    puts: [],
    line: { action: 'sync', leadId: null },
    outbox: { ids: [`${CRM}:${b}`], change: (row) => ({ ...row, state: 'sending' }) },
  });
  await mergeLeads(store, { winner: a, loser: b });
  expect(await counts(store, CRM)).toMatchObject({ sending: 1 });
  await leaveOut(store, CRM, [b]);
  expect(await readStuck(store, CRM)).toMatchObject([{ leadId: b, state: 'conflict', mergedInto: a }]);
});
