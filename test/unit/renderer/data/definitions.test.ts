import { beforeEach, describe, expect, test } from 'vitest';
import { contentOf, definitionsOf, firstDefinitions } from '#shared/domain/definitions.ts';
import type { DefinitionsContent } from '#shared/domain/definitions.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf, judgementOf, stageOf } from '#shared/domain/qualification.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import { whereOf } from '#renderer/data/codec.ts';
import { rejudgeLeads, saveDefinitions, undoDefinitions } from '#renderer/data/definitions.ts';
import { watchJudgedLeads } from '#renderer/data/judgedLeads.ts';
import { discardLead, readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { readShow, saveShow } from '#renderer/data/shows.ts';
import { newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

let booth: TestStore;
const showId = 'show-1' as ShowId;
const otherId = 'show-2' as ShowId;

/** Hot begins where a demo ends: whoever saw one goes from warm to hot. */
const keener: DefinitionsContent = { ...contentOf(firstDefinitions), hotFrom: 40 };
const keenest: DefinitionsContent = { ...contentOf(firstDefinitions), hotFrom: 10, warmFrom: 5 };

beforeEach(async () => {
  booth = await newTestStore();
  const { store } = booth;
  const show = { ...sampleShow({ now: store.now(), newId: store.newId, zone: 'Europe/Paris', language: 'en' }), id: showId };
  await saveShow(store, show);
  await saveShow(store, { ...show, id: otherId });
});

let known = 0;

/** A visitor who saw a demo: score 45, warm by the first definitions. */
async function seeDemo(at: ShowId = showId): Promise<LeadId> {
  known += 1;
  const emails = [{ value: `visitor${known}@lind.example`, kind: 'work' as const }];
  const seed = { contact: { formattedName: `Visitor ${known}`, emails }, isResolved: true };
  const { lead } = await saveCapture(booth.store, { showId: at, scan: { source: 'manual', text: '' }, seed });
  await updateLead(booth.store, lead.id, { action: 'edit', change: (one) => ({ ...one, actions: [...one.actions, 'demo'] }) });
  return lead.id;
}

async function lead(id: LeadId): Promise<Lead> {
  const found = await readLead(booth.store, id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
}

const versionOf = async (id: LeadId): Promise<number> => judgementOf(await lead(id)).version;

async function judgings(id: LeadId): Promise<readonly HistoryLine[]> {
  const rows = await booth.store.db.history.where('leadId').equals(id).sortBy('seq');
  const lines = await Promise.all(
    rows.map(async (row) => (await booth.store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine),
  );
  return lines.filter(({ action }) => action === 'judge');
}

describe('a changed definition', () => {
  test('old leads keep the version they were judged by until they are judged again, new ones get the new one', async () => {
    const old = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    await updateLead(booth.store, old, { action: 'edit', change: (one) => ({ ...one, interests: ['Pumps'] }) });
    const fresh = await seeDemo();
    expect(await versionOf(old)).toBe(1);
    expect(heatOf(await lead(old))).toBe('warm');
    expect(await versionOf(fresh)).toBe(2);
    expect(heatOf(await lead(fresh))).toBe('hot');
    await rejudgeLeads(booth.store, showId);
    expect(await versionOf(old)).toBe(2);
    expect(stageOf(await lead(old)).stage).toBe('sql');
  });

  test('every version stays with the show, with who changed it and when', async () => {
    booth.clock.now += 60_000;
    await saveDefinitions(booth.store, showId, keener);
    await saveDefinitions(booth.store, showId, keenest);
    const show = await readShow(booth.store, showId);
    expect(show?.definitions?.map(({ version, hotFrom }) => [version, hotFrom])).toEqual([
      [1, 60],
      [2, 40],
      [3, 10],
    ]);
    expect(show?.definitions?.at(-1)?.changedAt).toBe(booth.store.now());
  });

  test('saving what holds already makes no version', async () => {
    await saveDefinitions(booth.store, showId, keener);
    expect((await saveDefinitions(booth.store, showId, keener))?.version).toBe(2);
    expect((await readShow(booth.store, showId))?.definitions).toHaveLength(2);
  });

  test('the history says by which version a lead was judged before and is now, and how that moved it', async () => {
    const id = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    const [line, ...more] = await judgings(id);
    expect(line).toMatchObject({ changes: [{ field: 'definitions', from: '1', to: '2' }], stage: { from: 'mql', to: 'sql' } });
    expect(more).toHaveLength(0);
  });
});

describe('judging the leads again', () => {
  test('a second time changes nothing and writes nothing', async () => {
    const ids = [await seeDemo(), await seeDemo()];
    await saveDefinitions(booth.store, showId, keener);
    expect(await rejudgeLeads(booth.store, showId)).toEqual({ leads: 2, judged: 2, isWhole: true });
    expect(await rejudgeLeads(booth.store, showId)).toEqual({ leads: 2, judged: 0, isWhole: true });
    for (const id of ids) expect(await judgings(id)).toHaveLength(1);
  });

  test('stopped half-way the rest keeps its version, and beginning again ends it', async () => {
    const ids: LeadId[] = [];
    for (let n = 0; n < 9; n += 1) ids.push(await seeDemo());
    await saveDefinitions(booth.store, showId, keener);
    const stop = new AbortController();
    const first = await rejudgeLeads(booth.store, showId, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(first).toMatchObject({ judged: 4, isWhole: false });
    const versions = await Promise.all(ids.map(versionOf));
    expect(versions.filter((version) => version === 2)).toHaveLength(4);
    expect(await rejudgeLeads(booth.store, showId)).toMatchObject({ judged: 5, isWhole: true });
    expect(new Set(await Promise.all(ids.map(versionOf)))).toEqual(new Set([2]));
  });

  test('leads of another show and discarded ones are left alone', async () => {
    const other = await seeDemo(otherId);
    const gone = await seeDemo();
    await discardLead(booth.store, gone);
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    expect(await versionOf(other)).toBe(1);
    expect(await versionOf(gone)).toBe(1);
  });

  test('a temperature that staff chose stays, with the new proposal beside it', async () => {
    const id = await seeDemo();
    await updateLead(booth.store, id, { action: 'heat', change: (one) => ({ ...one, heatChosen: 'cold' }) });
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    expect(heatOf(await lead(id))).toBe('cold');
    expect(judgementOf(await lead(id)).heat).toBe('hot');
  });

  test('an edit made while leads are judged is not lost', async () => {
    const id = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    const judging = rejudgeLeads(booth.store, showId);
    await updateLead(booth.store, id, { action: 'interests', change: (one) => ({ ...one, interests: ['Pumps'] }) });
    await judging;
    expect(await lead(id)).toMatchObject({ interests: ['Pumps'], judgement: { version: 2 } });
  });
});

describe('an undo', () => {
  test('takes each lead back to the version it was judged by, and the earlier definitions hold again', async () => {
    const old = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    const fresh = await seeDemo();
    const undone = await undoDefinitions(booth.store, showId);
    const show = await readShow(booth.store, showId);
    expect(contentOf(definitionsOf(show))).toEqual(contentOf(firstDefinitions));
    expect(undone).toMatchObject({ holds: { version: 3, undoes: 2 }, leads: { judged: 2, isWhole: true } });
    expect(await versionOf(old)).toBe(1);
    expect(stageOf(await lead(old)).stage).toBe('mql');
    expect(await versionOf(fresh)).toBe(3);
    expect(stageOf(await lead(fresh)).stage).toBe('mql');
    expect(show?.definitions?.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('leaves a lead alone that was never judged by what is taken back', async () => {
    const id = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    expect(await undoDefinitions(booth.store, showId)).toMatchObject({ leads: { judged: 0 } });
    expect(await judgings(id)).toHaveLength(0);
  });

  test('can be done again and again, back to the first definitions, and then there is nothing to take back', async () => {
    const id = await seeDemo();
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    await saveDefinitions(booth.store, showId, keenest);
    await rejudgeLeads(booth.store, showId);
    await undoDefinitions(booth.store, showId);
    expect(definitionsOf(await readShow(booth.store, showId)).hotFrom).toBe(40);
    expect(await versionOf(id)).toBe(2);
    await undoDefinitions(booth.store, showId);
    expect(definitionsOf(await readShow(booth.store, showId)).hotFrom).toBe(60);
    expect(await versionOf(id)).toBe(1);
    expect(await undoDefinitions(booth.store, showId)).toBeUndefined();
  });

  test('stopped half-way, judging again brings all leads to what holds now', async () => {
    const ids: LeadId[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await seeDemo());
    await saveDefinitions(booth.store, showId, keener);
    await rejudgeLeads(booth.store, showId);
    const stop = new AbortController();
    await undoDefinitions(booth.store, showId, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(new Set(await Promise.all(ids.map(versionOf)))).toEqual(new Set([1, 2]));
    await rejudgeLeads(booth.store, showId);
    for (const id of ids) expect(await lead(id)).toMatchObject({ judgement: { version: 3, heat: 'warm' } });
  });
});

describe('the leads in memory', () => {
  test('are told once they are open, and again after a save', async () => {
    const id = await seeDemo();
    await seeDemo(otherId);
    const told: (readonly JudgedLead[])[] = [];
    const end = watchJudgedLeads(booth.store, showId, (leads) => told.push(leads));
    await expect.poll(() => told.at(-1)?.map((one) => [one.id, one.heat])).toEqual([[id, 'warm']]);
    await updateLead(booth.store, id, { action: 'heat', change: (one) => ({ ...one, heatChosen: 'hot' }) });
    await expect.poll(() => told.at(-1)?.map((one) => [one.id, one.heat])).toEqual([[id, 'hot']]);
    await discardLead(booth.store, id);
    await expect.poll(() => told.at(-1)).toEqual([]);
    end();
    expect(booth.store.onSaved).toHaveLength(0);
  });
});
