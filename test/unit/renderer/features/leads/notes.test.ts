import { describe, expect, it } from 'vitest';
import type { InteractionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { keepPromise, makePromise } from '#renderer/data/promises.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { endNote, typeNote, useNoteDrafts } from '#renderer/features/leads/noteDraft.ts';
import { newNoteSaver } from '#renderer/features/leads/noteSaver.ts';
import type { NoteState } from '#renderer/features/leads/noteSaver.ts';
import { conversationOf, historyGroups, openPromises } from '#renderer/features/leads/timelineItems.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;

const captured = async (store: Store) =>
  (await saveCapture(store, { showId: SHOW, scan: { source: 'camera', text: 'x' }, seed: { contact: {}, isResolved: false } })).lead;

describe('a note is saved while it is typed', () => {
  it('says saved only when the last keystroke is on the disk, and writes one at a time', async () => {
    const states: NoteState[] = [];
    const disk: string[] = [];
    const gates: (() => void)[] = [];
    const saver = newNoteSaver(
      (text) => new Promise((resolve) => gates.push(() => resolve(void disk.push(text)))),
      (state) => states.push(state),
    );
    for (const text of ['a', 'ab', 'abc']) saver.type(text);
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
    const states: NoteState[] = [];
    let isFull = true;
    const saver = newNoteSaver(
      () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve()),
      (state) => states.push(state),
    );
    saver.type('a');
    expect(await saver.settle()).toBe(false);
    isFull = false;
    saver.type('ab');
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

describe('the timeline', () => {
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
    expect(items.map(({ kind }) => kind)).toEqual(['promise', 'visit']);
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
