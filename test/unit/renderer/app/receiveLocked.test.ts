import { beforeEach, expect, test } from 'vitest';
import type { Door } from '#renderer/app/door.ts';
import { takeInHand, useHand } from '#renderer/app/leadInHand.ts';
import { receiveLocked } from '#renderer/app/receiveLocked.ts';
import { readAll } from '#renderer/data/read.ts';
import { useCapture } from '#renderer/features/capture/captureState.ts';
import { shutScreens, useLockState } from '#renderer/features/lock/lockState.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { firstSetting } from '#shared/domain/setting.ts';
import { commandCodes } from '#shared/formats/commandCode.ts';
import { testCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';

const BADGE = 'MECARD:N:Tallowick,Nadisse;ORG:Ixworthy Couplings;EMAIL:nadisse@ixworthy.example;;';

beforeEach(() => {
  shutScreens();
  useCapture.setState({ feedback: null, undoable: null });
});

/** A locked laptop; `scan` is what the hand scanner does. */
async function newLaptop() {
  const { store } = await newTestStore();
  const show = sampleShow({ now: NINE, newId: store.newId, zone: 'Europe/Paris', language: 'en' });
  const { id: showId, country } = show;
  const capturing = { store, showId, country, formats: [], hasSound: false, onCaptured: () => undefined };
  const door: Door = { show, setting: firstSetting, capturing };
  const scan = (text: string): Promise<void> => receiveLocked(door, { source: 'scanner', text });
  const code = (key: string): string => commandCodes(show).find((one) => one.key === key)?.code ?? 'no such command';
  return { store, door, scan, code };
}

const answered = (): string => `${useLockState.getState().answer?.kind ?? ''} ${useLockState.getState().saved}`;

test('a badge is saved as ever while it is locked, and the answer is the same for who was here before', async () => {
  const { store, scan } = await newLaptop();
  await scan(BADGE);
  expect(answered()).toBe('saved 1');
  await scan(BADGE);
  expect(answered()).toBe('saved 2');
  await scan('00PX417');
  expect(answered()).toBe('saved 3');
  const leads = await readAll(store, 'leads');
  expect(leads.map(({ visits, isResolved }) => `${visits} ${isResolved ? 'known' : 'unknown'}`).sort()).toEqual(['1 unknown', '2 known']);
  // nothing that a screen, or the next person at the laptop, could read a name from or take back
  expect(useCapture.getState()).toMatchObject({ feedback: null, undoable: null });
});

test('codes of the desk sheet and of the scanner change nothing but "next visitor"', async () => {
  const { store, scan, code } = await newLaptop();
  await scan(BADGE);
  const before = JSON.stringify(await readAll(store, 'leads'));
  const keys = commandCodes((await newLaptop()).door.show).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(20);
  for (const key of ['heat:hot', 'control:undo', 'control:rapid-on', 'consent:newsletter', 'step:quote', 'slot:next', 'out:no-need']) {
    await scan(code(key));
    expect(answered(), key).toBe('refused 1');
  }
  await scan(testCode);
  expect(answered()).toBe('refused 1');
  expect(JSON.stringify(await readAll(store, 'leads'))).toBe(before);
  expect(await readAll(store, 'settings')).toEqual([]);
  takeInHand('somebody' as LeadId, NINE); // an id of a test
  await scan(code('control:next'));
  expect(answered()).toBe('next 1');
  expect(useHand.getState().held).toBeNull();
});

test('a badge that cannot be saved is said not to be, and is not counted', async () => {
  const { door } = await newLaptop();
  const broken: Door = {
    ...door,
    capturing: {
      ...door.capturing,
      store: { ...door.capturing.store, codec: { ...door.capturing.store.codec, seal: () => Promise.reject(new Error('no')) } },
    },
  };
  await expect(receiveLocked(broken, { source: 'scanner', text: BADGE })).rejects.toThrow();
  expect(answered()).toBe('failed 0');
});
