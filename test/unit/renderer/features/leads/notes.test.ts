import { describe, expect, it } from 'vitest';
import type { InteractionId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { keepMedia, saveMedia } from '#renderer/data/media.ts';
import { handOverPromise, keepPromise, makePromise } from '#renderer/data/promises.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { endNote, reopenNote, settleNotes, typeNote, useNoteDrafts } from '#renderer/features/leads/noteDraft.ts';
import { newLatestSaver } from '#renderer/features/leads/latestSaver.ts';
import type { SaveState } from '#renderer/features/leads/latestSaver.ts';
import { conversationOf, historyGroups, openPromises, peopleOf } from '#renderer/features/leads/timelineItems.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;

const captured = async (store: Store) =>
  (await saveCapture(store, { showId: SHOW, scan: { source: 'camera', text: 'x' }, seed: { contact: {}, isResolved: false } })).lead;

describe('a note is saved while it is typed', () => {
  it('says saved only when the last keystroke is on the disk, and writes one at a time', async () => {
    const states: SaveState[] = [];
    const disk: string[] = [];
    const gates: (() => void)[] = [];
    const saver = newLatestSaver<string>(
      (text) => new Promise((resolve) => gates.push(() => resolve(disk.push(text) > 0))),
      (state) => states.push(state),
    );
    for (const text of ['a', 'ab', 'abc']) saver.take(text);
    expect(gates).toHaveLength(1);
    gates[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(states).toEqual(['saving']);
    gates[1]?.();
    expect(await saver.settle()).toBe(true);
    expect(disk).toEqual(['a', 'abc']);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('says so when the disk refuses, and tries again with the next keystroke', async () => {
    const states: SaveState[] = [];
    let isFull = true;
    const saver = newLatestSaver<string>(
      () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve(true)),
      (state) => states.push(state),
    );
    saver.take('a');
    expect(await saver.settle()).toBe(false);
    isFull = false;
    saver.take('ab');
    expect(await saver.settle()).toBe(true);
    expect(states).toEqual(['saving', 'failed', 'saving', 'saved']);
  });

  it('leaving the page right after the last keystroke loses nothing; the next note is another one', async () => {
    const { store } = await newTestStore();
    const lead = await captured(store);
    for (const text of ['W', 'Wa', 'Wants a quote']) typeNote(store, lead.id, text);
    await endNote(lead.id);
    expect(useNoteDrafts.getState().drafts[lead.id]).toBeUndefined();
    typeNote(store, lead.id, 'Second');
    await endNote(lead.id);
    const notes = conversationOf(await readTimeline(store, lead.id)).flatMap((item) => (item.kind === 'note' ? [item.note.text] : []));
    expect(notes.sort()).toEqual(['Second', 'Wants a quote']);
  });

  it('a note that could not be saved stays in the box when the page is left', async () => {
    const { store } = await newTestStore();
    const lead = await captured(store);
    const broken: Store = { ...store, journal: { append: () => Promise.reject(new Error('full')) } };
    typeNote(broken, lead.id, 'Precious');
    await endNote(lead.id);
    expect(useNoteDrafts.getState().drafts[lead.id]).toMatchObject({ text: 'Precious', state: 'failed' });
  });
});

const notesOf = async (store: Store, leadId: LeadId) =>
  (await readTimeline(store, leadId)).interactions.flatMap((one) => (one.kind === 'note' ? [`${one.by} ${one.text}`] : [])).sort();

describe('two people at one laptop', () => {
  const [marie, alex] = ['staff-marie' as StaffId, 'staff-alex' as StaffId];

  it('who types on in the box of another writes a note of their own, and the other’s stays as it was', async () => {
    const { store } = await newTestStore({ staff: marie });
    const lead = await captured(store);
    typeNote(store, lead.id, 'Wants ten');
    await settleNotes();
    typeNote({ ...store, staff: () => alex }, lead.id, 'Wants ten of the large');
    await endNote(lead.id);
    expect(await notesOf(store, lead.id)).toEqual(['staff-alex Wants ten of the large', 'staff-marie Wants ten']);
  });

  it('a note opened again is gone on with; a text that could not be saved is not pushed out by it', async () => {
    const { store } = await newTestStore({ staff: marie });
    const lead = await captured(store);
    typeNote(store, lead.id, 'Wants ten');
    const noteId = useNoteDrafts.getState().drafts[lead.id]?.noteId ?? ('' as InteractionId);
    await endNote(lead.id);
    expect(await reopenNote(lead.id, { noteId, by: marie, text: 'Wants ten' })).toBe(true);
    typeNote(store, lead.id, 'Wants twelve');
    await endNote(lead.id);
    expect(await notesOf(store, lead.id)).toEqual(['staff-marie Wants twelve']);
    typeNote({ ...store, journal: { append: () => Promise.reject(new Error('full')) } }, lead.id, 'Precious');
    expect(await reopenNote(lead.id, { noteId, by: marie, text: 'Wants twelve' })).toBe(false);
    expect(useNoteDrafts.getState().drafts[lead.id]?.text).toBe('Precious');
  });

  it('closing the window waits for the last keystroke, and for nothing when all is on the disk', async () => {
    const { store } = await newTestStore({ staff: marie });
    const lead = await captured(store);
    useNoteDrafts.setState({ drafts: {} });
    expect(settleNotes()).toBeNull();
    typeNote(store, lead.id, 'Last word');
    const work = settleNotes();
    expect(work).not.toBeNull();
    await work;
    expect(await notesOf(store, lead.id)).toEqual(['staff-marie Last word']);
    expect(settleNotes()).toBeNull();
  });
});

describe('the timeline', () => {
  it('shows a picture in the visit it came with, one that came later by itself, and whose deed each was', async () => {
    const { store, clock } = await newTestStore({ staff: 'staff-1' as StaffId });
    const blob = new Blob(['jpeg'], { type: 'image/jpeg' });
    const picture = await keepMedia(store, { blob, name: 'badge.jpg' });
    const { lead } = await saveCapture(store, {
      showId: SHOW,
      scan: { source: 'image', text: 'x' },
      seed: { contact: {}, isResolved: false },
      picture,
    });
    clock.now += 1000;
    const later = await saveMedia({ ...store, staff: () => 'staff-2' as StaffId }, { leadId: lead.id, blob, name: 'booth.jpg' });
    clock.now += 1000;
    const made = await makePromise(store, { leadId: lead.id, text: 'Send it', dueOn: '2026-03-20' });
    clock.now += 1000;
    if (made !== undefined) await handOverPromise({ ...store, staff: () => 'staff-3' as StaffId }, made.id, 'The office');
    const items = conversationOf(await readTimeline(store, lead.id), [picture.id, later.id]);
    expect(items.map(({ kind, by }) => [kind, by])).toEqual([
      ['handed', 'staff-3'],
      ['made', 'staff-1'],
      ['picture', 'staff-2'],
      ['visit', 'staff-1'],
    ]);
    expect(items.at(-1)).toMatchObject({ capture: { mediaId: picture.id } });
    expect(peopleOf(items)).toEqual(['staff-3', 'staff-1', 'staff-2']);
  });

  it('shows emptied notes nowhere, visits with their raw capture, and kept promises', async () => {
    const { store, clock } = await newTestStore({ staff: 'staff-1' as StaffId });
    const lead = await captured(store);
    await saveNote(store, { id: 'note-1' as InteractionId, leadId: lead.id, text: '  ' });
    clock.now += 1000;
    const late = await makePromise(store, { leadId: lead.id, text: 'Send a quote', dueOn: '2026-03-20' });
    await makePromise(store, { leadId: lead.id, text: 'Call back', dueOn: '2026-03-17' });
    expect(openPromises((await readTimeline(store, lead.id)).promises).map(({ text }) => text)).toEqual(['Call back', 'Send a quote']);
    if (late !== undefined) await keepPromise(store, late.id, true);
    const items = conversationOf(await readTimeline(store, lead.id));
    expect(items.map(({ kind }) => kind)).toEqual(['kept', 'made', 'made', 'visit']);
    expect(items.at(-1)).toMatchObject({ capture: { scan: { text: 'x' } } });
  });

  it('tells a note of many keystrokes once in the history, and other deeds one by one', async () => {
    const { store, clock } = await newTestStore();
    const lead = await captured(store);
    for (const text of ['a', 'ab', 'abc']) await saveNote(store, { id: 'note-2' as InteractionId, leadId: lead.id, text });
    clock.now += 60 * 60_000;
    await saveNote(store, { id: 'note-2' as InteractionId, leadId: lead.id, text: 'abcd' });
    const groups = historyGroups((await readTimeline(store, lead.id)).history);
    expect(groups.map(({ action, times }) => [action, times])).toEqual([
      ['note', 1],
      ['note', 3],
      ['capture', 1],
    ]);
  });
});
