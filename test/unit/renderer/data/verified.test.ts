import { describe, expect, test } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { DAY } from '#shared/lib/time.ts';
import { readExportBatch, saveExported } from '#renderer/data/exports.ts';
import { discardLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { noteVerified, readFresh, readUnverified } from '#renderer/data/verified.ts';
import { newTestStore } from './testStore.ts';

const show = { id: 'show-1' as ShowId, zone: 'Europe/Paris' }; // an id of the test's own

async function newBooth() {
  const { store, clock } = await newTestStore();
  const capture = async (name: string): Promise<LeadId> => {
    clock.now += 1_000;
    const seed = { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }] }, isResolved: true };
    return (await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: name }, seed })).lead.id;
  };
  const exported = async (ids: readonly LeadId[]): Promise<void> => {
    const { revs, left } = await readExportBatch(store, ids);
    await saveExported(store, { revs, left, file: 'csv full', rows: ids.length });
  };
  return { store, clock, capture, exported };
}

describe('leads in no verified file', () => {
  test('are those of today and of days before, without the discarded, until a file has them', async () => {
    const { store, clock, capture, exported } = await newBooth();
    const ada = await capture('ada');
    clock.now += DAY;
    const bo = await capture('bo');
    const oops = await capture('oops');
    expect(await readUnverified(store, show)).toEqual({ today: 2, earlier: 1 });
    await discardLead(store, oops);
    expect(await readUnverified(store, show)).toEqual({ today: 1, earlier: 1 });
    await exported([ada]);
    expect(await readUnverified(store, show)).toEqual({ today: 1, earlier: 0 });
    await exported([bo]);
    expect(await readUnverified(store, show)).toEqual({ today: 0, earlier: 0 });
    // in a file, though an older state of it
    await updateLead(store, bo, { action: 'interests', change: (lead) => ({ ...lead, interests: ['pumps'] }) });
    expect(await readUnverified(store, show)).toEqual({ today: 0, earlier: 0 });
  });

  test('are those captured after a capsule of the whole show; an older capsule says nothing new', async () => {
    const { store, clock, capture } = await newBooth();
    await capture('ada');
    const whole = { showId: show.id, asOf: clock.now };
    await noteVerified(store, { kind: 'capsule', path: '/media/stick/Pallet Days.booth', leads: 1, whole });
    await noteVerified(store, { kind: 'capsule', path: String.raw`E:\old.booth`, leads: 1, whole: { ...whole, asOf: 5 } });
    expect((await readSetting(store)).lastVerified).toMatchObject({ kind: 'capsule', file: 'old.booth', leads: 1, at: clock.now });
    expect(await readUnverified(store, show)).toEqual({ today: 0, earlier: 0 });
    await capture('bo');
    expect(await readUnverified(store, show)).toEqual({ today: 1, earlier: 0 });
    expect(await readUnverified(store, { ...show, id: 'show-2' as ShowId })).toEqual({ today: 0, earlier: 0 });
  });
});

test('leads new or changed since the last file are counted by show, without the discarded', async () => {
  const { store, capture, exported } = await newBooth();
  const [ada, bo, oops] = [await capture('ada'), await capture('bo'), await capture('oops')];
  await discardLead(store, oops);
  expect(await readFresh(store, show.id)).toBe(2);
  await exported([ada, bo]);
  expect(await readFresh(store, show.id)).toBe(0);
  await updateLead(store, bo, { action: 'interests', change: (lead) => ({ ...lead, interests: ['pumps'] }) });
  expect([await readFresh(store, show.id), await readFresh(store, 'show-2' as ShowId)]).toEqual([1, 0]);
});
