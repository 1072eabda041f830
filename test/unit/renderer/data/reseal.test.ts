import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { laptopId } from '#renderer/data/actor.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import { matchAttendee } from '#renderer/data/attendeeMatch.ts';
import { newCodec, whereOf } from '#renderer/data/codec.ts';
import type { CodecKeys } from '#renderer/data/codec.ts';
import { SEALED_TABLES } from '#renderer/data/db.ts';
import { discardLead, findKnown, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { keepPromise, makePromise } from '#renderer/data/promises.ts';
import { isQuiet, reconcile } from '#renderer/data/reconcile.ts';
import { countRows, reseal } from '#renderer/data/reseal.ts';
import type { Resealed } from '#renderer/data/reseal.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import type { JournalFrame, Store } from '#renderer/data/store.ts';
import { countVisitors } from '#renderer/data/tallies.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId, LeadId, ShowId } from '#shared/domain/ids.ts';
import { newMemoryJournal } from './memoryJournal.ts';
import { newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own
const seedOf = (who: number) => ({
  contact: { formattedName: `Visitor ${who}`, emails: [{ value: `visitor${who}@example.test`, kind: 'work' as const }] },
  isResolved: true,
});

const capture = async (store: Store, who: number): Promise<LeadId> => {
  const scan = { source: 'scanner', text: `visitor${who}@example.test` } as const;
  return (await saveCapture(store, { showId, scan, seed: seedOf(who) })).lead.id;
};

async function* rowsOf(codes: readonly string[]) {
  yield await Promise.resolve(codes.map((code) => ({ code, contact: { formattedName: `Attendee ${code}` } })));
}
const giveList = (store: Store, codes: readonly string[]) => importAttendees(store, { showId, name: 'list.csv', rows: rowsOf(codes) });

const KINDS = ['scan', 'heat', 'note', 'erase-note', 'discard', 'promise', 'tally', 'setting', 'list'] as const;
type Deed = { readonly kind: (typeof KINDS)[number]; readonly who: number };

async function act(store: Store, { kind, who }: Deed): Promise<void> {
  const id = await capture(store, who);
  const noteId = `note-${id}` as InteractionId; // as above
  if (kind === 'heat')
    await updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: lead.visits % 2 ? 'hot' : 'cold' }) });
  if (kind === 'note') await saveNote(store, { id: noteId, leadId: id, text: `note ${who}` });
  if (kind === 'erase-note') await saveNote(store, { id: noteId, leadId: id, text: '' });
  if (kind === 'discard') await discardLead(store, id);
  if (kind === 'tally') await countVisitors(store, showId, 1);
  if (kind === 'setting') await saveSetting(store, { isRapid: who % 2 === 0 });
  if (kind === 'list') await giveList(store, [`00${who}`, '77']);
  const made = kind === 'promise' ? await makePromise(store, { leadId: id, text: 'a price', dueOn: '2026-03-18' }) : undefined;
  if (made !== undefined && who % 2 === 0) await keepPromise(store, made.id, true);
}

/** New keys of a profile whose keys were these. */
const newKeys = (before: CodecKeys): CodecKeys => ({
  body: new Uint8Array(randomBytes(32)),
  index: new Uint8Array(randomBytes(32)),
  names: before.names ?? before.index,
});

type Rotated = { readonly resealed: Resealed; readonly frames: JournalFrame[]; readonly keys: CodecKeys };

async function rotate({ store, keys: before }: TestStore, onSend: () => unknown = () => undefined): Promise<Rotated> {
  const keys = newKeys(before);
  const frames: JournalFrame[] = [];
  const send = async (some: JournalFrame[]): Promise<void> => {
    frames.push(...structuredClone(some));
    await onSend();
  };
  const resealed = await reseal(store, { fresh: await newCodec(keys), send, signal: new AbortController().signal });
  return { resealed, frames, keys };
}

/** The laptop after its restart: an empty database rebuilt from the new journal. */
async function restart({ frames, keys }: Rotated): Promise<TestStore> {
  const again = await newTestStore({ keys, journal: newMemoryJournal(frames) });
  await reconcile(again.store, again.journal);
  return again;
}

/** Everything there is in clear, with its making; index hashes aside. */
async function dump({ db, codec }: Store): Promise<Record<string, unknown>> {
  const tables = SEALED_TABLES.map(async (table) => {
    const rows = (await db[table].toArray()).map(async ({ body, keys: _keys, ...row }) => ({
      row,
      ...(await codec.openCopy(whereOf(table, row.id), body)),
    }));
    return [table, await Promise.all(rows)] as const;
  });
  const lines = (await db.history.toArray()).map(async ({ body, ...line }) => ({
    ...line,
    record: await codec.open(whereOf('history', line.seq), body),
  }));
  return { ...Object.fromEntries(await Promise.all(tables)), outbox: await db.outbox.toArray(), history: await Promise.all(lines) };
}

test('after a change of keys the rebuilt laptop has every record, what is known of its making, and its history', async () => {
  const deeds = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 14 }), async (history) => {
      const laptop = await newTestStore();
      for (const deed of history) await act(laptop.store, deed);
      const rotated = await rotate(laptop);
      const again = await restart(rotated);
      expect(rotated.resealed).toMatchObject({ kind: 'done', counts: await countRows(again.store) });
      expect(await dump(again.store)).toEqual(await dump(laptop.store));
      expect(isQuiet(await reconcile(again.store, again.journal))).toBe(true);
      for (const { who } of history) {
        const [before, after] = await Promise.all([laptop, again].map(({ store }) => findKnown(store, showId, seedOf(who))));
        expect(after).toEqual(before);
      }
    }),
    { numRuns: 12 },
  );
});

test('the old keys open nothing of what was sealed anew, and hash nothing alike', async () => {
  const laptop = await newTestStore();
  await capture(laptop.store, 1);
  const { frames } = await rotate(laptop);
  const bodies = frames.flatMap(({ seq, line, ops }) => [
    { where: whereOf('history', seq), body: line.body },
    ...ops.flatMap((op) => ('put' in op && op.put.body !== null ? [{ where: whereOf(op.table, op.put.id), body: op.put.body }] : [])),
  ]);
  expect(bodies.length).toBeGreaterThan(3);
  const opened = await Promise.allSettled(bodies.map(({ where, body }) => laptop.store.codec.open(where, body)));
  expect(opened.map(({ status }) => status)).toEqual(bodies.map(() => 'rejected'));
  const key = await laptop.store.codec.hash('e', 'visitor1@example.test');
  expect(JSON.stringify(frames.flatMap(({ ops }) => ops))).not.toContain(key);
});

test('versions that were written over are not taken along', async () => {
  const laptop = await newTestStore();
  const id = await capture(laptop.store, 1);
  for (let turn = 0; turn < 5; turn += 1)
    await updateLead(laptop.store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: turn % 2 ? 'hot' : 'cold' }) });
  const { frames } = await rotate(laptop);
  const puts = frames.flatMap(({ ops }) => ops).filter((op) => op.table === 'leads');
  expect([frames.length, puts.length]).toEqual([6, 1]);
});

test('a list given again after a change of keys finds its people, and the laptop keeps its name in the team', async () => {
  const laptop = await newTestStore();
  await giveList(laptop.store, ['001', '002']);
  const again = await restart(await rotate(laptop));
  expect(await giveList(again.store, ['001', '002'])).toMatchObject({ added: 0, same: 2 });
  expect((await matchAttendee(again.store, showId, '002'))?.attendee.contact.formattedName).toBe('Attendee 002');
  expect(await laptopId(again.store.codec)).toBe(await laptopId(laptop.store.codec));
  const twice = await restart(await rotate(again));
  expect(await laptopId(twice.store.codec)).toBe(await laptopId(laptop.store.codec));
});

test('something saved meanwhile is noticed, and a record that no longer opens stops it', async () => {
  const busy = await newTestStore();
  await capture(busy.store, 1);
  expect((await rotate(busy, () => capture(busy.store, 2))).resealed).toEqual({ kind: 'changed' });
  const hurt = await newTestStore();
  const id = await capture(hurt.store, 1);
  await hurt.store.db.leads.update(id, { body: new Uint8Array(60) });
  const { resealed, frames } = await rotate(hurt);
  expect([resealed, frames.length]).toEqual([{ kind: 'damaged', damaged: 1 }, 0]);
});
