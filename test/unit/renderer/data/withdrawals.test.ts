import { expect, test } from 'vitest';
import { recordConsent } from '#renderer/data/consents.ts';
import { readExportBatch, readExportIds, saveExported } from '#renderer/data/exports.ts';
import { discardLead, saveCapture } from '#renderer/data/leads.ts';
import { leaveOut, nextBatch, settle } from '#renderer/data/outbox.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { addTarget } from '#renderer/data/targets.ts';
import { readWithdrawals } from '#renderer/data/withdrawals.ts';
import { consentState } from '#shared/domain/consentReceipt.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { leftOutOfMailings, leftOutOfWithdrawals } from '#shared/formats/export/mailchimp.ts';
import { NINE, newTestStore } from './testStore.ts';

let made = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const show: Show = { ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }), isSample: false };
const CRM = 'crm' as TargetId;

const answer = (store: Store, id: LeadId, given: boolean) =>
  recordConsent(store, id, { purpose: 'email', given, method: 'spoken', wordingVersion: '1', language: 'en' });

/** Sends all that is due, and the CRM takes it. */
async function sync(store: Store) {
  const batch = await nextBatch(store, CRM, { limit: 100, now: store.now() });
  const results = batch.items.map(({ lead, rev }) => ({ leadId: lead.id, rev, outcome: 'done' as const, remoteId: `r-${lead.id}` }));
  await settle(store, CRM, { items: batch.items, report: { results } });
  if (batch.left.length > 0) await leaveOut(store, CRM, batch.left);
  return batch.items;
}

async function exportNew(store: Store) {
  const batch = await readExportBatch(store, await readExportIds(store, { showId: show.id, only: 'new' }));
  await saveExported(store, { revs: batch.revs, left: batch.left, file: 'xlsx', rows: batch.items.length });
  return batch.items;
}

async function newBooth() {
  const { store, clock } = await newTestStore();
  await saveShow(store, show);
  await addTarget(store, { id: CRM, name: 'Acorn', config: { kind: 'webhook', url: 'https://crm.example' } });
  const scan = { source: 'keyboard', text: '' } as never;
  const contact = { formattedName: 'Zoe Ott', emails: [{ value: 'zoe@ott.example', kind: 'work' as const }] };
  const { lead } = await saveCapture(store, { showId: show.id, scan, seed: { contact, isResolved: true } });
  await answer(store, lead.id, true);
  return { store, clock, id: lead.id };
}

test('a consent withdrawn after the export and the push is told to both again, and counted until they have heard it', async () => {
  const { store, clock, id } = await newBooth();
  expect([(await sync(store)).length, (await exportNew(store)).length]).toEqual([1, 1]);
  expect([await readWithdrawals(store), (await sync(store)).length, (await exportNew(store)).length]).toEqual([[], 0, 0]);
  clock.now += 1_000;
  await answer(store, id, false);
  expect(await readWithdrawals(store)).toEqual([
    { targetId: 'files', isFile: true, leads: [id] },
    { targetId: CRM, isFile: false, leads: [id] },
  ]);
  const [sent] = await sync(store);
  expect(sent === undefined ? null : consentState(sent.lead, 'email')).toBe('withdrawn');
  const [written] = await exportNew(store);
  expect(written === undefined ? null : [leftOutOfMailings(written), leftOutOfWithdrawals(written)]).toEqual(['refused', null]);
  expect(await readWithdrawals(store)).toEqual([]);
});

test('who was discarded meanwhile is told of once more where they are known, and nowhere else', async () => {
  const { store, clock, id } = await newBooth();
  await sync(store);
  await discardLead(store, id);
  await sync(store);
  clock.now += 1_000;
  await answer(store, id, false);
  expect((await readWithdrawals(store)).map(({ targetId }) => targetId)).toEqual([CRM]);
  expect((await sync(store)).map(({ lead }) => lead.id)).toEqual([id]);
  expect(await readWithdrawals(store)).toEqual([]);
});

test('nobody is told of a consent that was taken back before it was ever sent', async () => {
  const { store, clock, id } = await newBooth();
  clock.now += 1_000;
  await answer(store, id, false);
  expect(await readWithdrawals(store)).toEqual([]);
});
