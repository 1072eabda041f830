import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readIncoming } from '#electron/main/incoming.ts';
import { journalHandlers } from '#electron/main/journal/handlers.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { erasePeople, previewErase, readCases, updateCase } from '#renderer/data/erase.ts';
import { readExportBatch, saveExported } from '#renderer/data/exports.ts';
import { compactJournal, finishErasures, resumeErasures } from '#renderer/data/finishErasure.ts';
import type { ErasureCalls } from '#renderer/data/finishErasure.ts';
import { newJournal } from '#renderer/data/journal.ts';
import type { Journal } from '#renderer/data/journal.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { findPeople, readPerson } from '#renderer/data/person.ts';
import type { Person } from '#renderer/data/person.ts';
import { makePromise } from '#renderer/data/promises.ts';
import { readAll } from '#renderer/data/read.ts';
import { reconcile } from '#renderer/data/reconcile.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';
import { countsOf, dossierJson } from '#shared/domain/privacy/dossier.ts';
import { openElsewhere, tickElsewhere } from '#shared/domain/privacy/erasure.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { JournalRewriteInput } from '#shared/ipc/journal.ts';
import { contentsOf, take } from './laptops.ts';
import { NINE, newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

const scratch = mkdtempSync(join(tmpdir(), 'boothbook-erase-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const show: Show = { ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }), isSample: false };
const second: Show = { ...show, id: newId() as Show['id'], name: 'Second show' };
const ORDER = { why: 'request', program: '1.0', byName: 'Ada' } as const;

type Booth = TestStore & { readonly real: Journal; readonly calls: ErasureCalls; readonly profile: string };

/** A booth whose journal lies on the disk, through main's own handlers. */
async function newBooth(): Promise<Booth> {
  const profile = join(scratch, String((made += 1)));
  mkdirSync(profile);
  const media = { remove: () => Promise.resolve() };
  const handlers = journalHandlers({ profile, readKey: () => new Uint8Array(32).fill(3), media });
  const calls = {
    journalAppend: async (frame: Parameters<typeof handlers.journalAppend>[0]) => handlers.journalAppend(frame),
    journalSummary: async () => handlers.journalSummary(undefined),
    journalRead: async (ask: Parameters<typeof handlers.journalRead>[0]) => handlers.journalRead(ask),
    journalLatest: async (rows: Parameters<typeof handlers.journalLatest>[0]) => handlers.journalLatest(rows),
    journalRewrite: async (plan: Parameters<ErasureCalls['journalRewrite']>[0]) => handlers.journalRewrite(JournalRewriteInput.parse(plan)),
    databaseRenew: async () => handlers.databaseRenew(undefined),
    erasedIds: async () => handlers.erasedIds(undefined),
    erasedKeep: async (ids: Parameters<typeof handlers.erasedKeep>[0]) => handlers.erasedKeep(ids),
  };
  const real = newJournal(calls);
  const test = await newTestStore();
  return { ...test, store: { ...test.store, journal: real }, real, calls, profile };
}

const capture = async (store: Store, name: string, showId = show.id): Promise<LeadId> =>
  (
    await saveCapture(store, {
      showId,
      scan: { source: 'scanner', text: `BADGE-${name}` },
      seed: {
        contact: { formattedName: `${name} Ott`, organization: ['Ixworth'], emails: [{ value: `${name}@ott.example`, kind: 'work' }] },
        badgeCode: `BADGE-${name}`,
        isResolved: true,
      },
    })
  ).lead.id;

/** A visitor with something of every kind. */
async function visitor(store: Store, name: string): Promise<LeadId> {
  const id = await capture(store, name);
  await saveNote(store, { id: newId() as InteractionId, leadId: id, text: `wants a price for ${name}` });
  await makePromise(store, { leadId: id, text: `send ${name} the list`, dueOn: '2026-03-20' });
  await saveMedia(store, { leadId: id, blob: new Blob([name], { type: 'image/png' }), name: `${name}.png` });
  await recordConsent(store, id, { purpose: 'email', given: true, method: 'spoken', wordingVersion: '1', language: 'en' });
  return id;
}

const personOf = async (store: Store, id: LeadId): Promise<Person> => {
  const person = await readPerson(store, id);
  if (person === undefined) throw new Error('nobody');
  return person;
};

/** Every body there is, opened: rows and lines of the database. */
async function wordsOf(store: Store): Promise<string> {
  const found: string[] = [];
  for (const table of store.db.tables)
    for (const row of await table.toArray()) {
      if (row.body === null || row.body === undefined) continue;
      const opened = await store.codec.openCopy(`${table.name}/${row.id ?? row.seq}`, row.body);
      found.push(`${table.name} ${JSON.stringify(opened)}`);
    }
  return found.join('\n');
}

/** The database as a start would make it anew from the journal alone. */
async function rebuilt({ keys, real }: Booth): Promise<Store> {
  const { store } = await newTestStore({ keys });
  await reconcile(store, real);
  return store;
}

test('whoever is erased is nowhere: not in a table, a line, the journal or a database made anew; all others are whole', async () => {
  const booth = await newBooth();
  const { store, calls, profile } = booth;
  await saveShow(store, show);
  await saveShow(store, second);
  const zoe = await visitor(store, 'zoe');
  const max = await visitor(store, 'max');
  const again = await capture(store, 'zoe', second.id);
  const { revs, left } = await readExportBatch(store, [zoe, max]);
  await saveExported(store, { revs, left, file: 'xlsx', rows: 2 });
  const before = await readTimeline(store, max);

  const person = await personOf(store, again);
  expect(new Set(person.leads.map(({ id }) => id))).toEqual(new Set([zoe, again]));
  const preview = await previewErase(store, person);
  expect(preview.counts).toMatchObject({ leads: 2, captures: 2, interactions: 3, promises: 1, media: 1, consents: 1, outbox: 2 });
  expect(preview.elsewhere).toEqual([{ kind: 'file', name: 'xlsx (2)', refs: [], at: NINE }]);
  expect(JSON.parse(dossierJson(preview.dossier, { madeAt: NINE, program: '1', company: 'us' }))).toMatchObject({
    format: 'boothbook-person',
  });

  const caseId = await erasePeople(store, [person], ORDER);
  expect(await finishErasures(store, calls)).toEqual({ ok: true, value: null });
  const [certificate] = await readCases(store);
  expect(certificate).toMatchObject({ id: caseId, person: { initials: 'Z. O.' }, people: 1, counts: preview.counts, journalAt: NINE });
  expect(openElsewhere(certificate ?? { elsewhere: [] })).toHaveLength(1);
  await updateCase(store, caseId, { action: 'erased-there', change: (one) => tickElsewhere(one, 0, { at: NINE, by: null }) });
  expect((await readCases(store)).map(openElsewhere)).toEqual([[]]);
  expect(readIncoming(profile)).toEqual({ why: 'erasure', parts: [], keep: null });

  const fresh = await rebuilt(booth);
  for (const one of [store, fresh]) {
    const words = await wordsOf(one);
    expect(words).not.toMatch(/zoe/iu);
    expect(words).toMatch(/wants a price for max/u);
    expect(await readTimeline(one, max)).toEqual(before);
    expect(await readLead(one, zoe)).toBeUndefined();
    expect(await one.db.outbox.where('leadId').equals(zoe).count()).toBe(0);
  }
  const lines = await fresh.db.history.toArray();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, at) => at + 1));
  // the journal's own frames, opened one by one
  const { frames } = await booth.real.read({ from: 0, limit: 1_000, wanted: [[1, 1_000]] });
  const ids = new Set<string>([zoe, again]);
  const left_ = frames.flatMap(({ ops }) => ops).filter((op) => 'put' in op && (ids.has(op.put.id) || ids.has(String(op.put['leadId']))));
  expect(left_).toEqual([]);
});

test('an erasure cut off after its commit is finished by the next start, and the start after it says that the database is new', async () => {
  const booth = await newBooth();
  const { store, calls } = booth;
  await saveShow(store, show);
  const zoe = await visitor(store, 'zoe');
  await erasePeople(store, [await personOf(store, zoe)], ORDER);
  // the database is lost before the journal was rewritten: all lines come back with their words
  const fresh = { ...(await rebuilt(booth)), journal: booth.real };
  expect(await wordsOf(fresh)).toMatch(/zoe/iu);
  expect(await resumeErasures(fresh, calls, { isDatabaseNew: false, program: '1', byName: '' })).toEqual({ ok: true, value: null });
  expect(await wordsOf(fresh)).not.toMatch(/zoe/iu);
  expect(await resumeErasures(fresh, calls, { isDatabaseNew: true, program: '1', byName: '' })).toBeNull();
  expect((await readCases(fresh)).map(({ databaseAt }) => databaseAt)).toEqual([NINE]);
});

test('what the journal lacks keeps the database from being dropped', async () => {
  const booth = await newBooth();
  const { store, calls, profile } = booth;
  await saveShow(store, show);
  const zoe = await visitor(store, 'zoe');
  await erasePeople(store, [await personOf(store, zoe)], ORDER);
  const lacking = { ...calls, journalSummary: async () => Promise.resolve({ ok: true, value: { ranges: [[1, 3]] } } as never) };
  expect(await finishErasures(store, lacking)).toEqual({ ok: false, error: 'not-whole' });
  expect(readIncoming(profile)).toBeNull();
});

const ATTENDEES: readonly AttendeeInput[] = [
  { code: 'BADGE-zoe', contact: { formattedName: 'Zoe Ott' } },
  { code: 'BADGE-max', contact: { formattedName: 'Max Ott', emails: [{ value: 'max@ott.example', kind: 'work' }] } },
  { contact: { formattedName: 'Somebody', emails: [{ value: ' ZOE@ott.example', kind: 'work' }] } },
];

async function* listed(rows: readonly AttendeeInput[]) {
  yield await Promise.resolve(rows);
}

test('nothing brings the erased back: no list, no capsule, no backup, no edit on another laptop', async () => {
  const booth = await newBooth();
  const other = await newTestStore();
  await saveShow(booth.store, show);
  const zoe = await visitor(booth.store, 'zoe');
  const max = await visitor(booth.store, 'max');
  await take(other.store, booth.store, show.id);
  const backup = await contentsOf(booth.store, show.id);
  await erasePeople(booth.store, [await personOf(booth.store, zoe)], ORDER);
  await finishErasures(booth.store, booth.calls);

  expect(await importAttendees(booth.store, { showId: show.id, name: 'list', rows: listed(ATTENDEES) })).toMatchObject({
    added: 1,
    erased: 2,
  });
  // worked on there meanwhile: an erasure is no matter of who was later
  await saveNote(other.store, { id: newId() as InteractionId, leadId: zoe, text: 'written later' });
  expect(await take(booth.store, other.store, show.id)).toMatchObject({ added: 0, erased: 1 });
  expect(await readLead(booth.store, zoe)).toBeUndefined();
  expect(await take(other.store, booth.store, show.id)).toMatchObject({ added: 0 });
  expect([await readLead(other.store, zoe), (await readLead(other.store, max))?.id]).toEqual([undefined, max]);
  expect((await readCases(other.store)).map(({ why, people }) => [why, people])).toEqual([['other-laptop', 1]]);
  // the same visitor captured on a third laptop before, under another id
  const third = await newTestStore();
  await take(third.store, booth.store, show.id);
  const lead = (await readAll(third.store, 'leads')).length;
  third.clock.now = NINE - 1;
  await capture(third.store, 'zoe');
  expect(await take(booth.store, third.store, show.id)).toMatchObject({ added: 0, erased: 1 });
  // who comes again is a visitor like any other
  third.clock.now = NINE + 60_000;
  await saveCapture(third.store, { showId: show.id, scan: { source: 'manual', text: '' }, seed: { contact: { formattedName: 'Zoe New', emails: [{ value: 'zoe@new.example', kind: 'work' }] }, isResolved: true } }); // prettier-ignore
  expect(lead).toBe(1);

  // an old backup has the rows and none of the graves; ids kept beside the profile take them away again
  expect(backup.copies.leads).toHaveLength(2);
  const old = await newTestStore();
  await mergeCapsule(old.store, backup);
  expect((await readLead(old.store, zoe))?.id).toBe(zoe);
  const calls = { ...booth.calls, journalSummary: old.journal.summary } as unknown as ErasureCalls;
  await resumeErasures(old.store, calls, { isDatabaseNew: true, program: '1', byName: '' });
  expect([await readLead(old.store, zoe), (await readCases(old.store))[0]?.why]).toEqual([undefined, 'backup']);
});

test('a person is found by address, number, badge or name, in all shows and lists, with what was merged into them', async () => {
  const { store } = await newTestStore();
  await saveShow(store, show);
  await saveShow(store, second);
  const one = await capture(store, 'zoe');
  const other = (
    await saveCapture(store, {
      showId: show.id,
      scan: { source: 'manual', text: '' },
      seed: {
        contact: { formattedName: 'Zoé O', phones: [{ value: '06 12 34 56 78', e164: '+33612345678', kind: 'mobile' }] },
        isResolved: true,
      },
    })
  ).lead.id;
  await mergeLeads(store, { winner: one, loser: other });
  const later = await capture(store, 'zoe', second.id);
  await capture(store, 'max');
  await importAttendees(store, {
    showId: show.id,
    name: 'list',
    rows: listed([{ code: 'BADGE-zoe', contact: { formattedName: 'Zoe Ott' } }]),
  });
  const none = { query: () => Promise.resolve({ total: 0, rows: [], counts: {}, version: 1 } as never) };
  for (const asked of ['zoe@ott.example', 'BADGE-zoe', '+33 6 12 34 56 78', '0612345678']) {
    const [found] = await findPeople(store, none, asked);
    const id = found?.kind === 'lead' ? found.lead.id : one;
    const person = await personOf(store, id);
    expect(new Set(person.leads.map((lead) => lead.id))).toEqual(new Set([one, other, later]));
    expect(person.attendees).toHaveLength(1);
  }
  const preview = await previewErase(store, await personOf(store, later));
  expect(countsOf(preview.dossier)).toMatchObject({ leads: 3, attendees: 1 });
});

test('a compact journal rebuilds the very same database', async () => {
  const booth = await newBooth();
  await saveShow(booth.store, show);
  const zoe = await visitor(booth.store, 'zoe');
  const note = newId() as InteractionId;
  for (let at = 0; at < 30; at += 1) await saveNote(booth.store, { id: note, leadId: zoe, text: 'x'.repeat(at) });
  const before = await wordsOf(booth.store);
  const done = await compactJournal(booth.calls);
  expect(done).toMatchObject({ ok: true, value: { lines: 0 } });
  expect(await wordsOf(await rebuilt(booth))).toBe(before);
});
