import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { PromiseId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { discardLead, saveCapture } from '#renderer/data/leads.ts';
import {
  dropPromise,
  givePromise,
  handOverPromise,
  keepPromise,
  makePromise,
  movePromise,
  readOpenPromises,
} from '#renderer/data/promises.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { Store } from '#renderer/data/store.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // ids of the test's own, here and below
const marie = 'marie' as StaffId;
const paul = 'paul' as StaffId;

async function newLaptop() {
  const { store, clock } = await newTestStore({ staff: marie });
  const seed = {
    contact: { formattedName: 'Ada Corder', emails: [{ value: 'ada@example.test', kind: 'work' as const }] },
    isResolved: true,
  };
  const { lead } = await saveCapture(store, { showId, scan: { source: 'manual', text: 'ada' }, seed });
  return { store, clock, lead };
}

const openTexts = async (store: Store): Promise<string[]> => (await readOpenPromises(store, showId)).map(({ promise }) => promise.text);

test('open promises come by their due time, those of the day without an hour last', async () => {
  const { store, lead } = await newLaptop();
  const make = (text: string, dueOn: string, dueAtMinutes?: number) =>
    makePromise(store, { leadId: lead.id, text, dueOn, ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }) });
  await make('any time', '2026-03-17');
  await make('at nine', '2026-03-17', 540);
  await make('yesterday', '2026-03-16');
  await make('at eight', '2026-03-17', 480);
  expect(await openTexts(store)).toEqual(['yesterday', 'at eight', 'at nine', 'any time']);
});

test('a promise that was kept, or handed over outside, is counted no more; taking it back counts it again', async () => {
  const { store, lead } = await newLaptop();
  const made = await makePromise(store, { leadId: lead.id, text: 'Send the plan', dueOn: '2026-03-17' });
  const id = made?.id ?? ('' as PromiseId);
  await keepPromise(store, id, true);
  expect(await openTexts(store)).toEqual([]);
  await keepPromise(store, id, false);
  expect(await openTexts(store)).toEqual(['Send the plan']);
  await handOverPromise(store, id, 'Head office');
  expect(await openTexts(store)).toEqual([]);
  await handOverPromise(store, id, null);
  expect(await openTexts(store)).toEqual(['Send the plan']);
});

test('the history tells to whom a promise went, for when, and that it was kept after all', async () => {
  const { store, lead } = await newLaptop();
  const made = await makePromise(store, { leadId: lead.id, text: 'Send the plan', dueOn: '2026-03-17' });
  const id = made?.id ?? ('' as PromiseId);
  await givePromise(store, id, paul);
  await movePromise(store, id, { dueOn: '2026-03-18', dueAtMinutes: 545 });
  await handOverPromise(store, id, 'Head office');
  await handOverPromise(store, id, null);
  await keepPromise(store, id, true);
  await keepPromise(store, id, true);
  const { history } = await readTimeline(store, lead.id);
  expect(
    history.slice(2).map(({ action, changes }) => [action, ...changes.slice(1).map(({ field, from, to }) => `${field}: ${from} > ${to}`)]),
  ).toEqual([
    ['promise-given', 'owner: marie > paul'],
    ['promise', 'dueOn: 2026-03-17 > 2026-03-18 09:05'],
    ['promise-given', 'state: open > handed', 'handedTo:  > Head office'],
    ['promise-given', 'state: handed > open', 'handedTo: Head office > '],
    ['promise-kept', 'state: open > kept'],
  ]);
});

test('a promise to a visitor who was discarded is out of the list, and back with them', async () => {
  const { store, lead } = await newLaptop();
  await makePromise(store, { leadId: lead.id, text: 'Send the plan', dueOn: '2026-03-17' });
  await discardLead(store, lead.id);
  expect(await openTexts(store)).toEqual([]);
});

test('a promise is late when its day, or its hour of today, is over', () => {
  const now = { day: '2026-03-17', minutes: 600 };
  expect(urgencyOf({ dueOn: '2026-03-16' }, now)).toBe('late');
  expect(urgencyOf({ dueOn: '2026-03-17', dueAtMinutes: 599 }, now)).toBe('late');
  expect(urgencyOf({ dueOn: '2026-03-17', dueAtMinutes: 600 }, now)).toBe('today');
  expect(urgencyOf({ dueOn: '2026-03-17' }, now)).toBe('today');
  expect(urgencyOf({ dueOn: '2026-03-18' }, now)).toBe('tomorrow');
  expect(urgencyOf({ dueOn: '2026-03-19' }, now)).toBe('later');
});

type Step = { readonly deed: 'make' | 'keep' | 'unkeep' | 'give' | 'hand' | 'unhand' | 'move' | 'drop'; readonly at: number };

const steps = array(
  record({
    deed: constantFrom<Step['deed'][]>('make', 'make', 'keep', 'unkeep', 'give', 'hand', 'unhand', 'move', 'drop'),
    at: nat(30),
  }),
  { minLength: 1, maxLength: 25 },
);

test('whatever is promised, kept, given, handed over, taken back and dropped: what is shown is what is open, and the history has it all', async () => {
  await assert(
    asyncProperty(steps, async (sequence) => {
      const { store, lead } = await newLaptop();
      const model = new Map<PromiseId, { isKept: boolean; isHanded: boolean; owner: StaffId | null; text: string }>();
      const madeTexts: string[] = [];
      for (const [serial, { deed, at }] of sequence.entries()) {
        const ids = [...model.keys()];
        const id = ids[at % Math.max(1, ids.length)];
        const one = id === undefined ? undefined : model.get(id);
        if (deed === 'make') {
          const text = `promise ${serial}`;
          const made = await makePromise(store, { leadId: lead.id, text, dueOn: '2026-03-17' });
          if (made !== undefined) model.set(made.id, { isKept: false, isHanded: false, owner: marie, text });
          madeTexts.push(text);
        } else if (id !== undefined && one !== undefined) {
          if (deed === 'keep' || deed === 'unkeep') {
            await keepPromise(store, id, deed === 'keep');
            one.isKept = deed === 'keep';
          } else if (deed === 'give') {
            await givePromise(store, id, paul);
            one.owner = paul;
          } else if (deed === 'hand' || deed === 'unhand') {
            await handOverPromise(store, id, deed === 'hand' ? 'Head office' : null);
            one.isHanded = deed === 'hand';
          } else if (deed === 'move') {
            await movePromise(store, id, { dueOn: '2026-03-19' });
          } else {
            await dropPromise(store, { id, leadId: lead.id });
            model.delete(id);
          }
        }
        const shown = (await readOpenPromises(store, showId)).map(({ promise }) => `${promise.id} ${promise.owner ?? ''}`);
        const open = [...model]
          .filter(([, { isKept, isHanded }]) => !isKept && !isHanded)
          .map(([key, { owner }]) => `${key} ${owner ?? ''}`);
        expect(new Set(shown)).toEqual(new Set(open));
      }
      const { history } = await readTimeline(store, lead.id);
      const lines = history.flatMap(({ changes }) => changes);
      const told = new Set(lines.filter(({ field }) => field === 'promise').map(({ from, to }) => to || from));
      expect(madeTexts.filter((text) => !told.has(text))).toEqual([]);
      // the lines of one promise add up to where it stands: nothing happened that was not told
      for (const { text, isKept, isHanded } of model.values()) {
        const state = history
          .filter(({ changes }) => changes.some(({ field, to }) => field === 'promise' && to === text))
          .flatMap(({ changes }) => changes.filter(({ field }) => field === 'state'))
          .at(-1)?.to;
        expect(state ?? 'open').toBe(isKept ? 'kept' : isHanded ? 'handed' : 'open');
      }
    }),
    { numRuns: 40 },
  );
});
