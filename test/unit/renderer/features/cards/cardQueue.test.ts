import { beforeEach, expect, test } from 'vitest';
import { countWaitingCards } from '#renderer/data/cards.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { keepMedia } from '#renderer/data/media.ts';
import { readAll } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { pauseCards, readCards, resumeCards, useCardQueue } from '#renderer/features/cards/cardQueue.ts';
import type { QueueTools } from '#renderer/features/cards/cardQueue.ts';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { LeadId, MediaId, ShowId } from '#shared/domain/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { printSaying } from '#test/unit/renderer/data/somePrints.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own

beforeEach(() => useCardQueue.setState({ total: 0, done: 0, failed: 0, current: '', isPaused: false, first: null }));

/** Photographs cards; what a picture says is its own text, so that a fake reader can read it. */
async function photograph(store: Store, ...names: readonly string[]): Promise<{ readonly id: MediaId; readonly leadId: LeadId }[]> {
  const made: { id: MediaId; leadId: LeadId }[] = [];
  for (const name of names) {
    const picture = await keepMedia(store, {
      blob: new Blob([name], { type: 'image/jpeg' }),
      name: `${name}.jpg`,
      card: { kind: 'waiting', from: 'card' },
    });
    const { lead } = await saveCapture(store, {
      showId,
      scan: { source: 'image', text: '' },
      seed: { contact: {}, isResolved: false },
      picture,
    });
    made.push({ id: picture.id, leadId: lead.id });
  }
  return made;
}

const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`;
const personal = (name: string): CardPrint =>
  printSaying({ formattedName: name, emails: [{ value: mailOf(name), kind: 'work' }] }, { name: 0.9, emails: 0.95 });

/** A reader that reads a picture's own text as names divided by `+`; `no picture` is none, `poison` breaks the reader. */
function newFakeReader(onRead: (text: string) => void = () => undefined): QueueTools['reader'] {
  return {
    read: async (blob, signal) => {
      if (signal?.aborted === true) return fail('stopped');
      const text = await blob.text();
      onRead(text);
      if (text === 'poison') throw new Error('the card reader failed');
      if (text === 'no picture') return fail('no-picture');
      return ok({ cards: text === 'nothing' ? [] : text.split('+').map(personal), ms: 1 });
    },
  };
}

const toolsFor = (store: Store, more: Partial<QueueTools> = {}): QueueTools => ({
  store,
  reader: newFakeReader(),
  signal: new AbortController().signal,
  onRead: () => undefined,
  ...more,
});

const names = async (store: Store): Promise<string[]> =>
  (await readAll(store, 'leads'))
    .filter(({ discardedAt }) => discardedAt === undefined)
    .map(({ contact }) => String(contact.formattedName))
    .toSorted();

test('pictures are read one after the other, the oldest first, those that come meanwhile too', async () => {
  const { store, clock } = await newTestStore();
  const read: string[] = [];
  for (const name of ['Ada Corder', 'Bo Lind', 'Cy Oran']) {
    await photograph(store, name);
    clock.now += 10;
  }
  const onRead = async (text: string): Promise<void> => {
    read.push(text);
    if (text === 'Bo Lind') await photograph(store, 'Di Late');
  };
  await readCards(toolsFor(store, { reader: newFakeReader((text) => void onRead(text)) }));
  expect(read).toEqual(['Ada Corder', 'Bo Lind', 'Cy Oran', 'Di Late']);
  expect(await names(store)).toEqual(['Ada Corder', 'Bo Lind', 'Cy Oran', 'Di Late']);
  expect(useCardQueue.getState()).toMatchObject({ total: 4, done: 4, failed: 0, current: '' });
});

test('one that somebody waits for is read before the others', async () => {
  const { store, clock } = await newTestStore();
  await photograph(store, 'Ada Corder');
  clock.now += 10;
  const [wanted] = await photograph(store, 'Bo Lind');
  const read: string[] = [];
  resumeCards(wanted?.id);
  await readCards(toolsFor(store, { reader: newFakeReader((text) => read.push(text)) }));
  expect(read).toEqual(['Bo Lind', 'Ada Corder']);
});

test('a paused queue keeps its pictures and goes on counting where it was', async () => {
  const { store, clock } = await newTestStore();
  for (const name of ['Ada Corder', 'Bo Lind', 'Cy Oran']) {
    await photograph(store, name);
    clock.now += 10;
  }
  await readCards(toolsFor(store, { onRead: () => pauseCards() }));
  expect(await countWaitingCards(store)).toBe(2);
  expect(useCardQueue.getState()).toMatchObject({ total: 3, done: 1, isPaused: true });
  resumeCards();
  await readCards(toolsFor(store));
  expect(useCardQueue.getState()).toMatchObject({ total: 3, done: 3 });
  expect(await countWaitingCards(store)).toBe(0);
});

test('after a restart reading goes on where it stopped', async () => {
  const made = await newTestStore({ name: 'restarted' });
  await photograph(made.store, 'Ada Corder', 'Bo Lind', 'Cy Oran');
  const stop = new AbortController();
  await readCards(toolsFor(made.store, { signal: stop.signal, onRead: () => stop.abort() }));
  made.store.db.close();
  const { store } = await newTestStore({ name: 'restarted', keys: made.keys, journal: made.journal });
  const reopened: Store = { ...store, media: made.store.media };
  expect(await countWaitingCards(reopened)).toBe(2);
  await readCards(toolsFor(reopened));
  expect(await names(reopened)).toEqual(['Ada Corder', 'Bo Lind', 'Cy Oran']);
});

test('asked for twice at once, each picture is read once', async () => {
  const { store } = await newTestStore();
  await photograph(store, 'Ada Corder', 'Bo Lind');
  const read: string[] = [];
  const tools = toolsFor(store, { reader: newFakeReader((text) => read.push(text)) });
  await Promise.all([readCards(tools), readCards(tools)]);
  expect(read.toSorted()).toEqual(['Ada Corder', 'Bo Lind']);
});

test('several cards on one photo are a lead each, each with the whole picture', async () => {
  const { store } = await newTestStore();
  await photograph(store, 'Ada Corder+Bo Lind+Cy Oran');
  await readCards(toolsFor(store));
  expect(await names(store)).toEqual(['Ada Corder', 'Bo Lind', 'Cy Oran']);
  const leads = await readAll(store, 'leads');
  expect(leads.map(({ pictures }) => pictures.length)).toEqual([1, 1, 1]);
  const media = await readAll(store, 'media');
  expect(new Set(media.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(media.map(({ card }) => String(card?.kind === 'read' && card.print.contact.formattedName)).toSorted()).toEqual([
    'Ada Corder',
    'Bo Lind',
    'Cy Oran',
  ]);
});

test('a crash between the cards of one photo loses none and doubles none', async () => {
  const { store, journal } = await newTestStore();
  await photograph(store, 'Ada Corder+Bo Lind+Cy Oran');
  const frames = journal.frames.length;
  const reader = newFakeReader();
  // the disk goes away after the first of the further cards is saved
  journal.fail = () => new Error('the plug was pulled');
  await expect(readCards(toolsFor(store, { reader }))).rejects.toThrow('plug');
  journal.fail = null;
  expect(journal.frames.length).toBe(frames);
  expect(await countWaitingCards(store)).toBe(1);
  await readCards(toolsFor(store, { reader }));
  expect(await names(store)).toEqual(['Ada Corder', 'Bo Lind', 'Cy Oran']);
  expect((await readAll(store, 'leads')).map(({ visits }) => visits)).toEqual([1, 1, 1]);
});

test.each(['no picture', 'nothing', 'poison'])('a picture that is %s is told as not read, and the queue goes on', async (what) => {
  const { store, clock } = await newTestStore();
  const [bad] = await photograph(store, what);
  clock.now += 10;
  await photograph(store, 'Bo Lind');
  await readCards(toolsFor(store));
  const media = await readAll(store, 'media');
  expect(media.find(({ id }) => id === bad?.id)?.card?.kind).toBe('failed');
  expect(await names(store)).toContain('Bo Lind');
  expect(useCardQueue.getState()).toMatchObject({ total: 2, done: 2, failed: 1 });
});

test('a picture whose bytes are gone does not stop the others', async () => {
  const { store, clock } = await newTestStore();
  const [gone] = await photograph(store, 'Ada Corder');
  clock.now += 10;
  await photograph(store, 'Bo Lind');
  const media: Store['media'] = {
    ...store.media,
    mediaGet: ({ id }) => (id === gone?.id ? Promise.resolve(fail('damaged')) : store.media.mediaGet({ id })),
  };
  await readCards(toolsFor({ ...store, media }));
  expect(await names(store)).toContain('Bo Lind');
  expect((await readAll(store, 'media')).find(({ id }) => id === gone?.id)?.card?.kind).toBe('failed');
});

test('a reader that breaks at every picture is left alone: the rest waits, paused', async () => {
  const { store, clock } = await newTestStore();
  for (let at = 0; at < 5; at += 1) {
    await photograph(store, 'poison');
    clock.now += 10;
  }
  await readCards(toolsFor(store));
  expect(await countWaitingCards(store)).toBe(2);
  expect(useCardQueue.getState().isPaused).toBe(true);
});

test('it is told whose card it was, and as which lead the picture was first saved', async () => {
  const { store } = await newTestStore();
  const known = await saveCapture(store, {
    showId,
    scan: { source: 'scanner', text: 'x' },
    seed: { contact: { emails: [{ value: mailOf('Ada Corder'), kind: 'work' }] }, isResolved: true },
  });
  const [picture] = await photograph(store, 'Ada Corder');
  const told: [LeadId, boolean, LeadId][] = [];
  await readCards(toolsFor(store, { onRead: (settled, savedAs) => told.push([settled.lead.id, settled.isKnown, savedAs]) }));
  expect(told).toEqual([[known.lead.id, true, picture?.leadId]]);
});
