import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { PushInput, PushReport, PushResult } from '#shared/crm/push.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { counts, markSending, nextBatch, readStuck, recoverSending, retry, settle } from '#renderer/data/outbox.ts';
import { discardLead, readLead } from '#renderer/data/leads.ts';
import { commit } from '#renderer/data/commit.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { addTarget, loadTargets, pauseTarget, removeTarget } from '#renderer/data/targets.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import { someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { runs } from '#test/unit/runs.ts';
import { FATES, TEN_MINUTES, calm, newBooth, newFakeCrm, noCancel, pushAll, rename, target, targetId } from './fakeCrm.ts';

const lead = fc.nat({ max: 4 });
const fates = fc.array(fc.constantFrom(...FATES), { maxLength: 5 });
const step = fc.oneof(
  // few names, so that a field comes back to what it was: A, B, A
  fc.record({ kind: fc.constant('edit' as const), lead, name: fc.constantFrom('Ada', 'Bo', 'Cléo') }),
  fc.record({ kind: fc.constant('push' as const), fates, meanwhile: fc.option(lead) }),
  fc.record({ kind: fc.constant('crash' as const), fates, isAfterCall: fc.boolean(), meanwhile: fc.option(lead) }),
);

test('whatever edits, faults and crashes come in whatever order, every lead is there once with its last content; a naive client doubles some', async () => {
  let naiveDoubles = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const booth = await newBooth(5);
      const crm = newFakeCrm();
      let edits = 0;
      const editMeanwhile = async (at: number | null): Promise<void> => {
        const id = at === null ? undefined : booth.ids[at];
        if (id !== undefined) await rename(booth, id, `Edited meanwhile ${(edits += 1) % 2}`);
      };
      for (const one of steps) {
        booth.clock.now += TEN_MINUTES;
        if (one.kind === 'edit') await rename(booth, booth.ids[one.lead] ?? (booth.ids[0] as LeadId), one.name); // five leads were made
        else if (one.kind === 'push') {
          let wasEdited = false;
          const crmPush = async (input: PushInput): Promise<PushReport> => {
            const report = crm.push(input, one.fates);
            if (!wasEdited) await editMeanwhile(one.meanwhile);
            wasEdited = true;
            return report;
          };
          await pushOutbox({ store: booth.store, booth: { crmPush, crmCancel: noCancel } }, target, calm);
        } else {
          // the program ends between intent and report: nothing is ever settled
          const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
          await markSending(booth.store, targetId, batch.items);
          if (one.isAfterCall) crm.push({ target, shows: batch.shows, leads: batch.items, dryRun: false }, one.fates);
          await editMeanwhile(one.meanwhile);
        }
      }
      await pushAll(booth, crm);
      expect(await counts(booth.store, targetId)).toMatchObject({ ready: 0, sending: 0, sent: 5, failed: 0 });
      expect([...crm.records.keys()].sort()).toEqual(
        (await Promise.all(booth.ids.map((id) => readLead(booth.store, id)))).map((one) => one?.externalKey),
      );
      for (const id of booth.ids) {
        const now = await readLead(booth.store, id);
        expect(crm.records.get(`boothbook.${id}`)?.['contact_name']).toBe(now?.contact.formattedName);
      }
      naiveDoubles += [...crm.naive.values()].filter((times) => times > 1).length;
      const { writes } = crm;
      await pushAll(booth, crm);
      expect(crm.writes).toBe(writes);
    }),
    { ...runs(25), seed: 20260316 },
  );
  expect(naiveDoubles).toBeGreaterThan(0);
}, 120_000);

test('a field changed, sent, its answer lost in a crash, and changed back is sent again: the CRM does not keep the middle value', async () => {
  const booth = await newBooth(1);
  const id = booth.ids[0] as LeadId; // one lead was made
  const crm = newFakeCrm();
  await rename(booth, id, 'First');
  await pushAll(booth, crm);
  await rename(booth, id, 'Middle');
  const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
  await markSending(booth.store, targetId, batch.items);
  crm.push({ target, shows: batch.shows, leads: batch.items, dryRun: false }, []);
  await rename(booth, id, 'First');
  await pushAll(booth, crm);
  expect(crm.records.get(`boothbook.${id}`)?.['contact_name']).toBe('First');
});

test('a lead edited while it is being sent stays ready and goes again', async () => {
  const booth = await newBooth(1);
  const [id] = booth.ids;
  const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
  await markSending(booth.store, targetId, batch.items);
  await rename(booth, id as LeadId, 'Ada Later'); // one lead was made
  const rev = batch.items[0]?.rev ?? '';
  await settle(booth.store, targetId, {
    items: batch.items,
    report: { results: [{ leadId: id as LeadId, rev, outcome: 'done', remoteId: '7' }] },
  }); // one lead was made
  expect(await booth.store.db.outbox.get(`${targetId}:${id}`)).toMatchObject({ state: 'ready', ackedRev: rev, remoteId: '7' });
  const next = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
  expect(next.items.map((item) => item.lead.contact.formattedName)).toEqual(['Ada Later']);
});

test('a refused lead waits with its field and the CRM’s own words, sealed on the disk, until somebody retries or edits it', async () => {
  const booth = await newBooth(2);
  const [bad, good] = booth.ids as [LeadId, LeadId]; // two leads were made
  const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
  await markSending(booth.store, targetId, batch.items);
  const results = batch.items.map((item): PushResult => {
    const base = { leadId: item.lead.id, rev: item.rev };
    return item.lead.id === bad
      ? { ...base, outcome: 'refused', field: 'email_from', reason: 'Adresse refusée' }
      : { ...base, outcome: 'done', remoteId: '1' };
  });
  await settle(booth.store, targetId, { items: batch.items, report: { results } });
  expect(await counts(booth.store, targetId)).toEqual({ ready: 0, sending: 0, sent: 1, failed: 1, conflict: 0 });
  expect(await readStuck(booth.store, targetId)).toEqual([
    { leadId: bad, state: 'failed', refusal: { field: 'email_from', reason: 'Adresse refusée' } },
  ]);
  const onDisk = JSON.stringify(await booth.store.db.outbox.toArray(), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  expect(onDisk).not.toContain('refus');
  await retry(booth.store, targetId, [bad, good]);
  expect(await counts(booth.store, targetId)).toMatchObject({ ready: 1, sent: 1, failed: 0 });
});

test('passing faults wait longer each time, up to five minutes, and are never given up', async () => {
  const booth = await newBooth(1);
  const waits: number[] = [];
  for (let round = 0; round < 14; round += 1) {
    const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
    await markSending(booth.store, targetId, batch.items);
    const results = batch.items.map((item): PushResult => ({
      leadId: item.lead.id,
      rev: item.rev,
      outcome: 'transient',
      reason: 'HTTP 502',
    }));
    await settle(booth.store, targetId, { items: batch.items, report: { results }, random: () => 1 });
    const row = await booth.store.db.outbox.get(`${targetId}:${booth.ids[0]}`);
    waits.push((row?.dueAt ?? 0) - booth.clock.now);
    expect((await nextBatch(booth.store, targetId, { limit: 100, now: (row?.dueAt ?? 0) - 1 })).items).toEqual([]);
    booth.clock.now = row?.dueAt ?? 0;
  }
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits.at(-1)).toBe(300_000);
});

const refuseKey = async (input: PushInput): Promise<PushReport> => ({
  results: input.leads.map(({ lead: { id }, rev }) => ({ leadId: id, rev, outcome: 'untried', reason: 'Invalid apikey' })),
  pause: 'auth',
  pauseReason: 'Invalid apikey',
});

test('a revoked key pauses the target, costs the leads no try, and says why', async () => {
  const booth = await newBooth(0);
  const added = await addTarget(booth.store, { id: targetId, name: 'CRM', config: target.config });
  await commit(booth.store, {
    puts: [{ table: 'leads', record: someLead(1) }],
    queue: [someLead(1).id],
    line: { action: 'capture', leadId: someLead(1).id },
  });
  const end = await pushOutbox({ store: booth.store, booth: { crmPush: refuseKey, crmCancel: noCancel } }, added, calm);
  expect(end).toMatchObject({ pause: 'auth', pauseReason: 'Invalid apikey', transient: 0 });
  expect(await booth.store.db.outbox.where('[targetId+state]').equals([targetId, 'ready']).toArray()).toMatchObject([{ tries: 0 }]);
  expect((await loadTargets(booth.store))[0]).toMatchObject({ isPaused: true, pausedFor: { kind: 'auth', reason: 'Invalid apikey' } });
});

test('a lead that cannot even be handed to main is refused by itself, the others go', async () => {
  const booth = await newBooth(4);
  const crm = newFakeCrm();
  const crmPush = async (input: PushInput): Promise<PushReport> => {
    if (input.leads.some((item) => item.lead.id === booth.ids[2])) throw new Error('crmPush: refused, bad input');
    return crm.push(input, []);
  };
  const end = await pushOutbox({ store: booth.store, booth: { crmPush, crmCancel: noCancel } }, target, calm);
  expect(end.created).toBe(3);
  expect(end.refused).toEqual([{ leadId: booth.ids[2], field: null, reason: 'crmPush: refused, bad input' }]);
});

test('a dry run looks at everything that waits and changes nothing, here or there', async () => {
  const booth = await newBooth(3);
  const before = await booth.store.db.outbox.toArray();
  const seen: boolean[] = [];
  const crmPush = async (input: PushInput): Promise<PushReport> => {
    seen.push(input.dryRun);
    return { results: input.leads.map(({ lead: { id }, rev }) => ({ leadId: id, rev, outcome: 'done', change: 'created', remoteId: '' })) };
  };
  const end = await pushOutbox({ store: booth.store, booth: { crmPush, crmCancel: noCancel } }, target, { ...calm, dryRun: true });
  expect(end.created).toBe(3);
  expect(seen).toEqual([true]);
  expect(await booth.store.db.outbox.toArray()).toEqual(before);
});

test('discarded leads and sample shows are never sent', async () => {
  const booth = await newBooth(2);
  await discardLead(booth.store, booth.ids[0] as LeadId); // two leads were made
  const crm = newFakeCrm();
  await pushAll(booth, crm);
  expect([...crm.records.keys()]).toEqual([`boothbook.${booth.ids[1]}`]);
  await saveShow(booth.store, { ...someShow, isSample: true });
  await rename(booth, booth.ids[1] as LeadId, 'Sampled'); // two leads were made
  const { writes } = crm;
  await pushAll(booth, crm);
  expect(crm.writes).toBe(writes);
});

test('a target added late gets all leads of real shows; a removed one leaves nothing in the queue; a paused one keeps it', async () => {
  const booth = await newBooth(3);
  const late = 'target-late' as TargetId; // an id of the test's own
  await addTarget(booth.store, { id: late, name: 'Late', config: { kind: 'webhook', url: 'https://hooks.example/x' } });
  expect(await counts(booth.store, late)).toMatchObject({ ready: 3 });
  await pauseTarget(booth.store, late);
  expect((await loadTargets(booth.store)).map(({ id, isPaused }) => [id, isPaused])).toEqual([[late, true]]);
  await rename(booth, booth.ids[0] as LeadId, 'Queued though paused'); // three leads were made
  expect(await counts(booth.store, late)).toMatchObject({ ready: 3 });
  await removeTarget(booth.store, late);
  expect(await booth.store.db.outbox.where('[targetId+dueAt]').between([late, 0], [late, Infinity]).count()).toBe(0);
  expect(await loadTargets(booth.store)).toEqual([]);
});

test('rows left as being sent by a crash are found by the next start', async () => {
  const booth = await newBooth(2);
  const batch = await nextBatch(booth.store, targetId, { limit: 100, now: booth.store.now() });
  await markSending(booth.store, targetId, batch.items);
  expect(await counts(booth.store, targetId)).toMatchObject({ ready: 0, sending: 2 });
  expect(await recoverSending(booth.store, targetId)).toBe(2);
  expect(await counts(booth.store, targetId)).toMatchObject({ ready: 2, sending: 0 });
});

test('a crash on the way sends again only what was on its way; after another edit nobody knows, and all goes', async () => {
  const booth = await newBooth(1);
  const crm = newFakeCrm();
  await pushAll(booth, crm);
  const [id] = booth.ids;
  if (id === undefined) throw new Error('one lead was made');
  const next = async (): Promise<PushInput['leads'][number] | undefined> =>
    (await nextBatch(booth.store, targetId, { limit: 1, now: booth.store.now() })).items[0];
  await rename(booth, id, 'Ada');
  const first = await next();
  if (first === undefined) throw new Error('it is due');
  expect(first.sent).not.toBeNull();
  await markSending(booth.store, targetId, [first]);
  await recoverSending(booth.store, targetId);
  // the same revision: what was confirmed before still tells which fields must go, a salesperson's others are left alone
  const again = await next();
  expect(again?.sent).toEqual(first.sent);
  if (again !== undefined) await markSending(booth.store, targetId, [again]);
  await recoverSending(booth.store, targetId);
  await rename(booth, id, 'Cléo');
  expect((await next())?.sent).toBeNull();
});
