import { expect, test } from 'vitest';
import { NEWEST, readAudit } from '#renderer/data/auditTrail.ts';
import type { AuditQuestion } from '#renderer/data/auditTrail.ts';
import { commit } from '#renderer/data/commit.ts';
import { saveCapture, updateLead } from '#renderer/data/leads.ts';
import { keepLeads, readDue, setRetention } from '#renderer/data/retention.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readExportBatch, saveExported } from '#renderer/data/exports.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { NINE, newTestStore } from './testStore.ts';

let made = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const show: Show = { ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }), isSample: false };
const [ada, ben] = show.staff.map(({ id }) => id);

const capture = async (store: Store, name: string) =>
  (
    await saveCapture(store, {
      showId: show.id,
      scan: { source: 'manual', text: '' },
      seed: { contact: { formattedName: name, emails: [{ value: `${name}@x.example`, kind: 'work' }] }, isResolved: true },
    })
  ).lead;

/** All pages of a question, few lines at a time. */
async function all(store: Store, question: AuditQuestion, limit = 3) {
  const lines = [];
  for (let next: number | null = NEWEST; next !== null;) {
    const page = await readAudit(store, question, { below: next, limit });
    lines.push(...page.lines);
    next = page.next;
  }
  return lines;
}

test('the trail tells every deed once, the newest first, by whom, of whom, and what went into a file', async () => {
  const { store, clock } = await newTestStore({ staff: ada ?? null });
  await saveShow(store, show);
  const zoe = await capture(store, 'zoe');
  clock.now += DAY;
  await updateLead(store, zoe.id, { action: 'edit', change: (lead) => ({ ...lead, interests: ['valves'] }) });
  await commit(store, { puts: [], line: { action: 'note', leadId: zoe.id, by: ben as StaffId } });
  const { revs, left } = await readExportBatch(store, [zoe.id]);
  await saveExported(store, { revs, left, file: 'xlsx', rows: 1 });
  const lines = await all(store, {});
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, at) => lines.length - at));
  expect(lines[0]).toMatchObject({ action: 'sync', sent: [{ isFile: true, count: 1 }], changes: [{ field: 'export', to: 'xlsx (1)' }] });
  const actions = async (question: AuditQuestion) => (await all(store, question)).map(({ action }) => action);
  expect(await actions({ by: ben as StaffId })).toEqual(['note']);
  expect(await actions({ leadId: zoe.id })).toEqual(['note', 'edit', 'capture']);
  expect(await actions({ kind: 'captured' })).toEqual(['capture']);
  expect(await actions({ from: NINE + DAY / 2, before: NINE + 2 * DAY })).toEqual(['sync', 'note', 'edit']);
  expect((await all(store, { leadId: zoe.id })).map(({ name }) => name)).toEqual(['zoe', 'zoe', 'zoe']);
});

test('a page ends where it was asked to, over thousands of lines, and a search that finds nothing comes to its end', async () => {
  const { store } = await newTestStore({ staff: ada ?? null });
  for (let at = 0; at < 1_203; at += 1) await commit(store, { puts: [], line: { action: 'settings', leadId: null } });
  expect(await all(store, {}, 400)).toHaveLength(1_203);
  const none = await readAudit(store, { kind: 'consent' }, { below: NEWEST, limit: 10 });
  expect([none.lines, none.next, none.looked]).toEqual([[], null, 1_203]);
  const stopped = new AbortController();
  stopped.abort();
  expect((await readAudit(store, {}, { below: NEWEST, limit: 10, signal: stopped.signal })).looked).toBe(0);
});

test('leads are due by the show’s clock once somebody set it, and not while one is kept for a reason', async () => {
  const { store, clock } = await newTestStore({ staff: ada ?? null });
  await saveShow(store, show);
  const [zoe, max] = [await capture(store, 'zoe'), await capture(store, 'max')];
  clock.now = NINE + 400 * DAY;
  expect(await readDue(store)).toEqual([]);
  await setRetention(store, show.id, { none: 30 });
  expect((await readDue(store)).map(({ due }) => due.map(({ name, of }) => [name, of]))).toEqual([
    [
      ['max', 'none'],
      ['zoe', 'none'],
    ],
  ]);
  await keepLeads(store, [zoe.id], { reason: 'contract', words: 'framework' });
  const [found] = await readDue(store);
  expect([found?.due.map(({ id }) => id), found?.kept.map(({ kept }) => kept.reason)]).toEqual([[max.id], ['contract']]);
  await keepLeads(store, [zoe.id], null);
  expect((await readDue(store))[0]?.due).toHaveLength(2);
  await setRetention(store, show.id, undefined);
  expect(await readDue(store)).toEqual([]);
});
