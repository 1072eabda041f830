import { init } from 'i18next';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { useAtWork } from '#renderer/app/atWork.ts';
import { receiveScan } from '#renderer/app/receiveScan.ts';
import type { Door } from '#renderer/app/door.ts';
import { letGo, takeInHand, useHand } from '#renderer/app/leadInHand.ts';
import { goTo } from '#renderer/app/route.ts';
import { readShowAppointments } from '#renderer/data/appointments.ts';
import { readLead } from '#renderer/data/leads.ts';
import { readAll } from '#renderer/data/read.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { useCapture } from '#renderer/features/capture/captureState.ts';
import { en, fr } from '#renderer/i18n/words.ts';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { firstSetting } from '#shared/domain/setting.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { commandCodes } from '#shared/formats/commandCode.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

let made = 0;
const show = sampleShow({
  now: Date.parse('2026-03-14T08:00:00Z'),
  newId: () => `id-${(made += 1)}`,
  zone: 'Europe/Paris',
  language: 'en',
});
/** The code of a command; a text that is no code when there is no such command. */
const code = (key: string): string => commandCodes(show).find((one) => one.key === key)?.code ?? 'no such command';

const BADGE = 'MECARD:N:Tallowick,Nadisse;ORG:Ixworthy Couplings;EMAIL:nadisse@ixworthy.example;;';

beforeAll(async () => {
  await init({ lng: 'en', resources: { en: { translation: en }, fr: { translation: fr } }, interpolation: { escapeValue: false } });
});

beforeEach(() => {
  letGo();
  useHand.setState({ last: null });
  useCapture.setState({ feedback: null, undoable: null });
  goTo({ page: 'capture' });
});

/** A laptop with a clock that a test turns; `scan` is what a scanner does, `hand` a scan by the key of a command. */
async function newLaptop() {
  const { store } = await newTestStore();
  let now = Date.parse('2026-03-14T09:10:00Z');
  const clocked = { ...store, now: () => now };
  const door: Door = {
    show,
    setting: { ...firstSetting, isRapid: true },
    capturing: {
      store: clocked,
      showId: show.id,
      country: show.country,
      hasSound: false,
      formats: [],
      onCaptured: (id) => takeInHand(id, now),
    },
  };
  const scan = (text: string): Promise<void> => receiveScan(door, { source: 'scanner', text });
  const hand = async (key: string): Promise<void> => {
    now += 3_000;
    await scan(code(key));
  };
  const lead = async (): Promise<Lead> => {
    const [only] = await readAll(clocked, 'leads');
    if (only === undefined) throw new Error('no lead');
    return only;
  };
  return { store: clocked, scan, hand, lead, wait: (ms: number) => (now += ms), capturing: door.capturing, door };
}

const told = (): string => `${useCapture.getState().feedback?.kind ?? ''}: ${useCapture.getState().feedback?.name ?? ''}`;

test('a badge and two codes, one right behind the other, make a hot lead with an interest', async () => {
  const { scan, lead, store } = await newLaptop();

  // nobody waits for the disk between two scans
  await Promise.all([scan(BADGE), scan(code('heat:hot')), scan(code('interest:conveyors'))]);
  const made = await lead();
  expect([made.heatChosen, made.interests, stageOf(made).stage]).toEqual(['hot', ['Conveyors'], 'sql']);
  expect(told()).toBe('done: Conveyors: Nadisse Tallowick');
  const { history } = await readTimeline(store, made.id);
  expect(history.map(({ action }) => action)).toEqual(['capture', 'heat', 'interests']);
});

test('a command with no visitor in hand says so and changes nothing', async () => {
  const { hand, store } = await newLaptop();
  await hand('heat:hot');
  expect(told()).toBe('refused: No visitor in hand: scan a badge first');
  expect(await store.db.leads.count()).toBe(0);
});

test('the visitor is no longer in hand after five minutes, nor after "next visitor"; each command keeps them', async () => {
  const { scan, hand, lead, wait } = await newLaptop();
  await scan(BADGE);
  wait(4 * 60_000);
  await hand('heat:warm');
  wait(4 * 60_000);
  await hand('interest:training');
  expect((await lead()).interests).toEqual(['Training']);
  wait(6 * 60_000);
  await hand('heat:hot');
  expect(told()).toContain('No visitor in hand');
  await scan(BADGE);
  await hand('control:next');
  await hand('heat:hot');
  expect(told()).toContain('No visitor in hand');
  expect((await lead()).heatChosen).toBe('warm');
});

test('the page that is open is the visitor in hand, whoever was captured last', async () => {
  const { scan, hand, store } = await newLaptop();
  await scan(BADGE);
  const first = useHand.getState().held?.id ?? ('' as LeadId); // checked by what follows
  await scan('EMAIL: bo@lindqvist.example');
  goTo({ page: 'lead', id: first });
  await hand('heat:cold');
  expect((await readLead(store, first))?.heatChosen).toBe('cold');
});

test('a code read twice by a trembling hand is one command; later it is told that it was so already', async () => {
  const { scan, hand, lead, wait, store } = await newLaptop();
  await scan(BADGE);
  await hand('interest:inspection');
  wait(800);
  await scan(code('interest:inspection'));
  expect(told()).toContain('done');
  await hand('interest:inspection');
  expect(told()).toBe('already: Inspection: Nadisse Tallowick');
  expect((await lead()).interests).toEqual(['Inspection']);
  expect((await readTimeline(store, (await lead()).id)).history.filter(({ action }) => action === 'interests')).toHaveLength(1);
});

test('a next step is what the visitor asked for and our promise with its day, once', async () => {
  const { scan, hand, lead, store } = await newLaptop();
  await scan(BADGE);
  await hand('step:quote');
  await hand('step:quote');
  expect((await lead()).actions).toEqual(['scan', 'quote']);
  const promises = await readAll(store, 'promises');
  expect(promises.map(({ text, dueOn }) => [text, dueOn])).toEqual([['Send a quote', '2026-03-16']]);
});

test('a slot is booked once, in the time that the code names', async () => {
  const { scan, hand, lead, store } = await newLaptop();
  await scan(BADGE);
  await hand('slot:tomorrow-afternoon');
  await hand('slot:next');
  const booked = await readShowAppointments(store, show.id);
  expect(booked.map(({ startsAt, kind }) => [new Date(startsAt).toISOString(), kind])).toEqual([['2026-03-15T11:00:00.000Z', 'meeting']]);
  expect(stageOf(await lead()).stage).toBe('qualified');
  expect(told()).toContain('already');
});

test('consent by a code is proof like any: spoken, with the wording and who asked; "refuses" refuses all', async () => {
  const { scan, hand, lead } = await newLaptop();
  await scan(BADGE);
  await hand('consent:email');
  expect(consentOf(await lead(), 'email')).toMatchObject({ given: true, method: 'spoken', wordingVersion: '1' });
  await hand('consent:none');
  const refused = await lead();
  const purposes = ['call', 'email', 'newsletter', 'partners'] as const;
  expect(purposes.map((purpose) => consentOf(refused, purpose)?.given)).toEqual([false, false, false, false]);
});

test('undo takes back one command after the other, then the capture', async () => {
  const { scan, hand, lead, store } = await newLaptop();
  await scan(BADGE);
  const before = await lead();
  for (const key of ['heat:hot', 'step:document', 'slot:next', 'consent:call', 'bant:need', 'out:no-need', 'interest:training'])
    await hand(key);
  expect(stageOf(await lead()).stage).toBe('disqualified');
  for (let left = 7; left > 0; left -= 1) await hand('control:undo');
  const after = await lead();
  expect({ ...after, standing: null, updatedAt: 0 }).toEqual({ ...before, standing: null, updatedAt: 0 });
  expect((await readAll(store, 'promises')).length).toBe(0);
  expect((await readShowAppointments(store, show.id)).every(({ cancelledAt }) => cancelledAt !== undefined)).toBe(true);
  await hand('control:undo');
  expect((await lead()).discardedAt).toBeDefined();
  await hand('control:undo');
  expect(told()).toBe('refused: Nothing to undo');
});

test('undo never reaches the visitor before the one in hand', async () => {
  const { scan, hand, store } = await newLaptop();
  await scan(BADGE);
  const first = useHand.getState().held?.id ?? ('' as LeadId); // checked by what follows
  await hand('heat:hot');
  await scan('EMAIL: bo@lindqvist.example');
  await hand('control:undo');
  expect((await readLead(store, first))?.heatChosen).toBe('hot');
});

test('who is at the laptop and rapid mode are set by a code, without a visitor, and can be taken back', async () => {
  const { hand, store } = await newLaptop();
  const sam = show.staff[1]?.id ?? ('' as StaffId); // the sample show has two
  await hand(`staff:${sam}`);
  await hand('control:rapid-on');
  expect(await readSetting(store)).toMatchObject({ staffId: sam, isRapid: true });
  await hand('control:undo');
  await hand('control:undo');
  expect(await readSetting(store)).toMatchObject({ staffId: null, isRapid: false });
});

test('a code of another show, of an older sheet or half a code is told and never becomes a visitor', async () => {
  const { scan, store } = await newLaptop();
  const codes = commandCodes({ ...show, interests: ['Gone since'] });
  await scan(commandCodes({ ...show, id: 'other' as typeof show.id })[0]?.code ?? ''); // an id of the test's own
  expect(told()).toBe('refused: This code is from another show');
  await scan(codes.find(({ key }) => key === 'interest:gone since')?.code ?? '');
  expect(told()).toBe('refused: This code is from an older sheet');
  await scan((codes[0]?.code ?? '').slice(0, -2));
  expect(told()).toBe('refused: Code not read in full');
  expect(await store.db.leads.count()).toBe(0);
  expect(await store.db.captures.count()).toBe(0);
});

test('a photographed desk sheet makes no visitors either', async () => {
  const { capturing, store } = await newLaptop();
  for (const { code } of commandCodes(show)) expect(await captureScan(capturing, { source: 'image', text: code })).toEqual([]);
  expect(await store.db.captures.count()).toBe(0);
});

test('a whole sheet held before the camera is no command; one code alone is', async () => {
  const { scan, lead, door, wait } = await newLaptop();
  await scan(BADGE);
  const hold = (key: string): Promise<void> => receiveScan(door, { source: 'camera', text: code(key) });
  await Promise.all([hold('heat:hot'), hold('heat:cold'), hold('interest:training')]);
  expect(told()).toBe('refused: Several codes in view');
  expect(await lead()).toMatchObject({ interests: [] });
  expect((await lead()).heatChosen).toBeUndefined();
  wait(1_000);
  await hold('heat:warm');
  expect((await lead()).heatChosen).toBe('warm');
});

test('a code that a busy laptop took for two scans is one command, and its end no visitor', async () => {
  const { scan, lead, store } = await newLaptop();
  await scan(BADGE);
  await scan(code('heat:hot').slice(0, 10));
  expect(told()).toBe('refused: Code not read in full');
  await scan(code('heat:hot').slice(10));
  expect(told()).toBe('done: Hot: Nadisse Tallowick');
  expect((await lead()).heatChosen).toBe('hot');
  expect(await store.db.captures.count()).toBe(1);
});

test('a staff code is a thing one holds: it takes the laptop over without a PIN, and what is written next is theirs', async () => {
  const { store, door } = await newLaptop();
  const [alex, sam] = show.staff;
  const guarded = { ...show, staff: show.staff.map((one) => ({ ...one, pin: 'a salted hash' })) };
  await receiveScan({ ...door, show: guarded }, { source: 'scanner', text: code(`staff:${sam?.id ?? ''}`) });
  expect((await readSetting(store)).staffId).toBe(sam?.id);
  expect(useAtWork.getState().staffId).toBe(sam?.id);
  expect(alex?.id).not.toBe(sam?.id);
});
