import { beforeEach, describe, expect, it } from 'vitest';
import type { LeadId, MediaId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { readMedia } from '#renderer/data/media.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { Recording, recordMicrophone } from '#renderer/devices/microphone.ts';
import {
  LONGEST_MEMO_MS,
  endMemo,
  endMemoBut,
  retryMemos,
  settleMemos,
  startMemo,
  useMemos,
} from '#renderer/features/leads/memoRecording.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

beforeEach(() => useMemos.setState({ recorded: null, unsaved: [], fault: null }));

async function atBooth() {
  const { store } = await newTestStore({ staff: 'staff-1' as StaffId });
  const newLead = async (text: string) =>
    (
      await saveCapture(store, {
        showId: 'show-1' as ShowId, // an id of the test's own
        scan: { source: 'scanner', text },
        seed: { contact: {}, isResolved: false },
      })
    ).lead;
  return { store, lead: await newLead('x'), other: await newLead('y') };
}

/** A microphone of the test: `speak` says what was said up to a second, `stop` gives the rest of it. */
function newMicrophone(rest: string | null = null) {
  let spoken = '';
  let seconds = 0;
  let listener: Recording | null = null;
  let isOpen = false;
  const give = (): void => listener?.onPiece({ blob: new Blob([spoken], { type: 'audio/webm' }), durationMs: seconds * 1000 });
  const record: typeof recordMicrophone = (recording) => {
    listener = recording;
    isOpen = true;
    const stop = (): Promise<void> => {
      if (isOpen && rest !== null) speak(rest, seconds + 1);
      isOpen = false;
      return Promise.resolve();
    };
    return Promise.resolve(ok({ loudness: () => 0.1, stop }));
  };
  const speak = (words: string, at: number): void => {
    spoken += words;
    seconds = at;
    give();
  };
  const lose = (): void => {
    isOpen = false;
    listener?.onLost();
  };
  return { record, speak, lose, isOpen: () => isOpen };
}

const memosOf = async (store: Store, leadId: LeadId) =>
  (await readTimeline(store, leadId)).interactions.flatMap((one) => (one.kind === 'voice' ? [one] : []));

const heard = async (store: Store, id: MediaId | undefined): Promise<string> => {
  const found = id === undefined ? fail('missing' as const) : await readMedia(store, id);
  return found.ok ? found.value.text() : found.error;
};

describe('a memo while it is recorded', () => {
  it('is on the disk before it ends, three seconds behind at most', async () => {
    const { store, lead } = await atBooth();
    const microphone = newMicrophone();
    await startMemo(store, lead.id, microphone.record);
    for (const [at, word] of ['one ', 'two ', 'three ', 'four ', 'five ', 'six '].entries()) {
      microphone.speak(word, at + 1);
      await expect.poll(async () => (at + 1) * 1000 - ((await memosOf(store, lead.id))[0]?.durationMs ?? -9000)).toBeLessThan(3000);
      const [memo] = await memosOf(store, lead.id);
      expect('one two three four five six '.startsWith(await heard(store, memo?.mediaId))).toBe(true);
    }
    await endMemo();
  });

  it('is kept whole to the last word when it ends, and the microphone is let go of', async () => {
    const { store, lead } = await atBooth();
    const microphone = newMicrophone('bye');
    await startMemo(store, lead.id, microphone.record);
    expect(useMemos.getState().recorded).toMatchObject({ leadId: lead.id, isLive: true });
    microphone.speak('hello ', 1);
    await endMemo();
    expect(microphone.isOpen()).toBe(false);
    const memos = await memosOf(store, lead.id);
    expect(memos).toMatchObject([{ durationMs: 2000, by: 'staff-1' }]);
    expect(await heard(store, memos[0]?.mediaId)).toBe('hello bye');
    expect(useMemos.getState()).toEqual({ recorded: null, unsaved: [], fault: null });
  });

  it('ends with the next badge, not with the same one again', async () => {
    const { store, lead, other } = await atBooth();
    const microphone = newMicrophone();
    await startMemo(store, lead.id, microphone.record);
    microphone.speak('hello', 2);
    await endMemoBut(lead.id);
    expect(microphone.isOpen()).toBe(true);
    await endMemoBut(other.id);
    expect(microphone.isOpen()).toBe(false);
    expect(await memosOf(store, lead.id)).toHaveLength(1);
    expect(await memosOf(store, other.id)).toEqual([]);
  });

  it('ends when the next one begins: each lead has its own', async () => {
    const { store, lead, other } = await atBooth();
    const [first, second] = [newMicrophone(), newMicrophone()];
    await startMemo(store, lead.id, first.record);
    first.speak('first', 1);
    await startMemo(store, other.id, second.record);
    second.speak('second', 1);
    await endMemo();
    const both = [...(await memosOf(store, lead.id)), ...(await memosOf(store, other.id))];
    expect(await Promise.all(both.map(({ mediaId }) => heard(store, mediaId)))).toEqual(['first', 'second']);
  });

  it('ends by itself after ten minutes and when the microphone is unplugged, and says which', async () => {
    const { store, lead } = await atBooth();
    for (const code of ['long', 'lost'] as const) {
      const microphone = newMicrophone();
      await startMemo(store, lead.id, microphone.record);
      microphone.speak('word', code === 'long' ? LONGEST_MEMO_MS / 1000 : 5);
      if (code === 'lost') microphone.lose();
      await endMemo();
      expect(useMemos.getState()).toMatchObject({ recorded: null, fault: { leadId: lead.id, code } });
      expect(microphone.isOpen()).toBe(false);
    }
    expect((await memosOf(store, lead.id)).map(({ durationMs }) => durationMs)).toEqual(expect.arrayContaining([LONGEST_MEMO_MS, 5000]));
  });

  it('of a key pressed twice is none, and a microphone that cannot be had is told', async () => {
    const { store, lead } = await atBooth();
    const microphone = newMicrophone();
    await startMemo(store, lead.id, microphone.record);
    microphone.speak('', 0.2);
    await endMemo();
    expect(useMemos.getState().fault).toEqual({ leadId: lead.id, code: 'short' });
    for (const code of ['refused', 'none', 'busy', 'failed'] as const) {
      await startMemo(store, lead.id, () => Promise.resolve(fail(code)));
      expect(useMemos.getState()).toMatchObject({ recorded: null, fault: { leadId: lead.id, code } });
    }
  });

  it('that the disk refuses stays in memory until it is taken', async () => {
    const { store, lead } = await atBooth();
    let isFull = true;
    const narrow: Store = {
      ...store,
      media: { ...store.media, mediaPut: (media) => (isFull ? Promise.resolve(fail('disk-full' as const)) : store.media.mediaPut(media)) },
    };
    const microphone = newMicrophone();
    await startMemo(narrow, lead.id, microphone.record);
    microphone.speak('precious', 4);
    await endMemo();
    expect(useMemos.getState().unsaved).toHaveLength(1);
    expect(await memosOf(store, lead.id)).toEqual([]);
    await retryMemos();
    expect(useMemos.getState().unsaved).toHaveLength(1);
    isFull = false;
    await settleMemos();
    expect(useMemos.getState().unsaved).toEqual([]);
    const [memo] = await memosOf(store, lead.id);
    expect(await heard(store, memo?.mediaId)).toBe('precious');
    expect(settleMemos()).toBeNull();
  });
});
