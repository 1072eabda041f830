import { describe, expect, test } from 'vitest';
import type { InteractionId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead, LeadSeed } from '#shared/domain/lead.ts';
import { rebuildFacts, stageFactsOf } from '#shared/domain/qualification.ts';
import { bookAppointment, cancelAppointment } from '#renderer/data/appointments.ts';
import { commit } from '#renderer/data/commit.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { editContact } from '#renderer/data/editContact.ts';
import { discardLead, findKnown, readLead, readLive, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { keepPromise, makePromise } from '#renderer/data/promises.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { showId } from '#test/unit/shared/domain/merge/anyLead.ts';
import { stateOf } from './stateOfLeads.ts';
import { newTestStore, NINE } from './testStore.ts';

const REP = 'rep' as StaffId; // ids of the tests' own, here and below
const note = (name: string) => name as InteractionId;

const seed = (name: string, email: string): LeadSeed => ({
  contact: { formattedName: name, emails: [{ value: email, kind: 'work' }] },
  isResolved: true,
});

async function capture(store: Store, given: LeadSeed): Promise<Lead> {
  const { lead } = await saveCapture(store, { showId, scan: { source: 'manual', text: given.badgeCode ?? '' }, seed: given });
  return lead;
}

/** Two cards of one visitor, one with each thing that can hang from a lead. */
async function twoCards() {
  const booth = await newTestStore({ staff: REP });
  const { store, clock } = booth;
  const a = await capture(store, { ...seed('Ada Corder', 'ada@mill.test'), badgeCode: '0001' });
  clock.now += 1_000;
  const b = await capture(store, { ...seed('A. Corder', 'a.corder@home.test'), badgeCode: '0002' });
  clock.now += 1_000;
  await saveNote(store, { id: note('on-a'), leadId: a.id, text: 'wants pumps' });
  await saveNote(store, { id: note('on-b'), leadId: b.id, text: 'wants valves' });
  await makePromise(store, { leadId: b.id, text: 'Send the plan', dueOn: '2026-03-17' });
  await saveMedia(store, { leadId: b.id, blob: new Blob(['x'], { type: 'image/jpeg' }), name: 'card.jpg' });
  await recordConsent(store, b.id, { purpose: 'email', given: true, method: 'spoken', wordingVersion: '1', language: 'en' });
  const slot = { rep: REP, startsAt: NINE + 3_600_000, endsAt: NINE + 7_200_000 };
  await bookAppointment(store, { leadId: b.id, slot, kind: 'meeting', title: 'Meeting', place: '', zone: 'UTC' });
  clock.now += 1_000;
  return { ...booth, a: a.id, b: b.id };
}

describe('two cards of one visitor, merged', () => {
  test('are one lead with both notes, visits, addresses, the promise, the picture, the consent and the meeting', async () => {
    const { store, a, b } = await twoCards();
    const merged = await mergeLeads(store, { winner: a, loser: b });
    expect(merged.ok).toBe(true);
    const lead = await readLead(store, a);
    const rows = await readTimeline(store, a);
    expect(lead?.contact.emails?.map(({ value }) => value)).toEqual(['ada@mill.test', 'a.corder@home.test']);
    expect(lead).toMatchObject({ visits: 2, mergedFrom: [b], badgeCode: '0001', otherCodes: ['0002'] });
    expect(lead?.consents).toMatchObject([{ purpose: 'email', of: b }]);
    expect(lead?.standing).toMatchObject({ stage: 'qualified', because: 'appointment', cause: 'merge' });
    expect(rows.interactions.filter(({ kind }) => kind === 'note')).toHaveLength(2);
    expect([rows.captures, rows.promises, rows.media, rows.appointments].map(({ length }) => length)).toEqual([2, 1, 1, 1]);
    expect((await readLead(store, b))?.mergedInto).toMatchObject({ leadId: a, by: REP });
  });

  test('tell in their history that they were merged, and of both what was before', async () => {
    const { store, a, b } = await twoCards();
    await mergeLeads(store, { winner: a, loser: b });
    const { history } = await readTimeline(store, a);
    expect(history.map(({ action, leadId }) => `${leadId === a ? 'a' : 'b'} ${action}`)).toEqual(
      expect.arrayContaining(['a capture', 'b capture', 'a note', 'b note', 'b promise', 'b book', 'a merge', 'b merge']),
    );
    const lines = history.filter(({ leadId }) => leadId === b);
    const loser = await readLead(store, b);
    expect(rebuildFacts(lines)).toEqual(loser && stageFactsOf(loser));
  });

  test('are two again after an undo, as if nothing had been', async () => {
    const { store, clock, a, b } = await twoCards();
    const before = await stateOf(store, [a, b]);
    await mergeLeads(store, { winner: a, loser: b });
    clock.now += 7_200_000;
    expect(await splitMerged(store, b)).toMatchObject({ ok: true });
    expect(await stateOf(store, [a, b])).toEqual(before);
    expect((await splitMerged(store, b)).ok).toBe(false);
  });

  test('leave what was written since with the lead it was written on, and give back what became of the rest', async () => {
    const { store, a, b } = await twoCards();
    await mergeLeads(store, { winner: a, loser: b });
    await editContact(store, a, { field: 'title', value: 'Buyer', country: 'FR' });
    await saveNote(store, { id: note('since'), leadId: a, text: 'came by again' });
    const { promises, appointments } = await readTimeline(store, a);
    for (const { id } of promises) await keepPromise(store, id, true);
    for (const { id } of appointments) await cancelAppointment(store, id);
    await splitMerged(store, b);
    const [first, second] = await stateOf(store, [a, b]);
    expect(first?.lead).toMatchObject({ contact: { jobTitle: 'Buyer' }, appointments: [] });
    expect(first?.rows.interactions.flatMap((one) => (one.kind === 'note' ? one.text : []))).toEqual(['wants pumps', 'came by again']);
    expect(second?.lead).toMatchObject({ appointments: [] });
    expect(second?.rows.promises).toMatchObject([{ text: 'Send the plan', keptBy: REP }]);
    expect((await readLead(store, b))?.standing?.stage).not.toBe('qualified');
  });

  test('a badge or card of either finds the one lead, also when its address was taken off since', async () => {
    const { store, a, b } = await twoCards();
    await mergeLeads(store, { winner: a, loser: b });
    const find = async (given: Partial<LeadSeed>) => (await findKnown(store, showId, { contact: {}, isResolved: false, ...given }))?.id;
    expect(await find({ badgeCode: '0002' })).toBe(a);
    expect(await find(seed('A. Corder', 'a.corder@home.test'))).toBe(a);
    await updateLead(store, a, { action: 'edit', change: ({ otherCodes: _codes, ...lead }) => ({ ...lead, contact: {} }) });
    expect(await find({ badgeCode: '0002' })).toBe(a);
    expect((await capture(store, { contact: {}, isResolved: false, badgeCode: '0002' })).visits).toBe(3);
    await splitMerged(store, b);
    expect(await find({ badgeCode: '0002' })).toBe(b);
  });

  test('a note that is still being typed on the merged lead goes on in the other one', async () => {
    const { store, a, b } = await twoCards();
    const both = await Promise.all([
      mergeLeads(store, { winner: a, loser: b }),
      saveNote(store, { id: note('on-b'), leadId: b, text: 'wants valves and seals' }),
      makePromise(store, { leadId: b, text: 'Call back', dueOn: '2026-03-18' }),
    ]);
    expect(both.map((one) => one !== undefined && (!('ok' in one) || one.ok))).toEqual([true, true, true]);
    const { interactions, promises } = await readTimeline(store, a);
    expect(interactions).toContainEqual(expect.objectContaining({ leadId: a, text: 'wants valves and seals' }));
    expect(promises.map(({ leadId }) => leadId)).toEqual([a, a]);
  });

  test('undoing the capture of the merged one does not discard the other', async () => {
    const { store, a, b } = await twoCards();
    await mergeLeads(store, { winner: a, loser: b });
    await discardLead(store, b);
    expect((await readLead(store, a))?.discardedAt).toBeUndefined();
  });

  test('are not merged twice, with themselves, across shows, or when one is discarded', async () => {
    const { store, a, b } = await twoCards();
    const other = { ...(await readLead(store, b)), id: 'elsewhere' as LeadId, showId: 'other' as ShowId } as Lead;
    await commit(store, { puts: [{ table: 'leads', record: other }], line: { action: 'capture', leadId: other.id } });
    expect(await mergeLeads(store, { winner: a, loser: other.id })).toEqual({ ok: false, error: 'other-show' });
    expect(await mergeLeads(store, { winner: a, loser: a })).toEqual({ ok: false, error: 'no-lead' });
    const twice = await Promise.all([mergeLeads(store, { winner: a, loser: b }), mergeLeads(store, { winner: b, loser: a })]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, false]);
    expect((await readTimeline(store, a)).captures).toHaveLength(2);
  });
});

describe('three cards of one visitor', () => {
  test('merged one after the other are found by their last lead, and parted from the end of the chain', async () => {
    const { store, a, b } = await twoCards();
    const c = (await capture(store, { ...seed('Ada Corder', 'ada@third.test'), badgeCode: '0003' })).id;
    await mergeLeads(store, { winner: b, loser: c });
    await mergeLeads(store, { winner: a, loser: b });
    expect((await readLive(store, c))?.id).toBe(a);
    expect((await findKnown(store, showId, { contact: {}, isResolved: false, badgeCode: '0003' }))?.id).toBe(a);
    expect((await readTimeline(store, a)).history.some(({ leadId }) => leadId === c)).toBe(true);
    expect(await splitMerged(store, c)).toEqual({ ok: false, error: 'merged-on' });
    await splitMerged(store, b);
    expect(await splitMerged(store, c)).toMatchObject({ ok: true });
    expect((await readLead(store, c))?.mergedInto).toBeUndefined();
  });
});
