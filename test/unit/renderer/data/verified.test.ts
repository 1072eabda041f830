import { describe, expect, test, vi } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { DAY } from '#shared/lib/time.ts';
import { readExportBatch, saveExported } from '#renderer/data/exports.ts';
import { discardLead, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { readUnverified, watchUnverified } from '#renderer/data/unverified.ts';
import type { Unverified } from '#renderer/data/unverified.ts';
import { noteVerified, readFresh } from '#renderer/data/verified.ts';
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

test('the count that is watched is that of a recount after each save, whatever was saved while it was read', async () => {
  const { store, clock, capture, exported } = await newBooth();
  const ada = await capture('ada');
  const told: Unverified[] = [];
  const end = watchUnverified(store, show, (unverified) => told.push(unverified));
  const agrees = async (): Promise<void> => {
    const wanted = await readUnverified(store, show);
    await vi.waitFor(() => expect(told.at(-1)).toEqual(wanted), { timeout: 5_000 });
  };
  const bo = await capture('bo');
  const oops = await capture('oops');
  await agrees();
  expect(told.at(-1)).toEqual({ today: 3, earlier: 0 });
  await discardLead(store, oops);
  await exported([ada]);
  await agrees();
  clock.now += DAY;
  await restoreLead(store, oops);
  await agrees();
  expect(told.at(-1)).toEqual({ today: 0, earlier: 2 });
  await noteVerified(store, { kind: 'capsule', path: 'x', leads: 3, whole: { showId: show.id, asOf: clock.now } });
  await capture('cy');
  await updateLead(store, bo, { action: 'interests', change: (lead) => ({ ...lead, interests: ['pumps'] }) });
  await agrees();
  expect(told.at(-1)).toEqual({ today: 1, earlier: 0 });
  end();
  const before = told.length;
  await capture('dee');
  expect(told.length).toBe(before);
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
