import { beforeEach, describe, expect, it } from 'vitest';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { cycleBant } from '#renderer/features/qualify/answerBant.ts';
import { dayOrMonth, detailBant } from '#renderer/features/qualify/detailBant.ts';
import { cleanWords, noteFacts, noteProfile, setOutcome } from '#renderer/features/qualify/noteFacts.ts';
import { cycleWish } from '#renderer/features/qualify/noteIntention.ts';
import { readNumber } from '#renderer/features/qualify/readNumber.ts';
import { readUsedFacts, usedFactsOf } from '#renderer/features/qualify/usedFacts.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;
const STAFF = 'staff-1' as StaffId;

let store: Store;
let clock: { now: number };
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};

const lines = async () => (await readTimeline(store, lead.id)).history;
const lastLine = async () => (await lines()).at(-1);

const capture = async (name: string): Promise<Lead> => {
  clock.now += 1000;
  const contact = { formattedName: name, emails: [{ value: `${name}@example.org`, kind: 'work' as const }] };
  const scan = { source: 'camera' as const, text: name };
  return (await saveCapture(store, { showId: SHOW, scan, seed: { contact, isResolved: true } })).lead;
};

beforeEach(async () => {
  ({ store, clock } = await newTestStore({ staff: STAFF }));
  lead = await capture('vera');
});

describe('intention and the wish to be contacted', () => {
  it('are two facts: one key each, from not known to yes to no, and the other one stays', async () => {
    await cycleWish(store, lead.id, 'wantsContact');
    await cycleWish(store, lead.id, 'wantsContact');
    await cycleWish(store, lead.id, 'intention');
    expect(await now()).toMatchObject({ intention: 'yes', wantsContact: 'no' });
    await cycleWish(store, lead.id, 'wantsContact');
    expect(await now()).not.toHaveProperty('wantsContact');
    expect((await now()).intention).toBe('yes');
  });

  it('are told in the history, each by its own name', async () => {
    await cycleWish(store, lead.id, 'intention');
    expect(await lastLine()).toMatchObject({ action: 'intention', by: STAFF, changes: [{ field: 'intention', from: '', to: 'yes' }] });
    await cycleWish(store, lead.id, 'wantsContact');
    expect(await lastLine()).toMatchObject({ action: 'intention', changes: [{ field: 'wantsContact', from: '', to: 'yes' }] });
  });

  it('only the intention to buy shows an interest; wanting to be contacted alone does not', async () => {
    await cycleWish(store, lead.id, 'wantsContact');
    expect(stageOf(await now()).because).toBe('no-interest');
    await cycleWish(store, lead.id, 'intention');
    expect(stageOf(await now()).because).not.toBe('no-interest');
  });
});

describe('the details of BANT', () => {
  it('are kept with the lead and told in the history; an amount answers the budget', async () => {
    await detailBant(store, lead.id, { amount: 50_000, currency: 'EUR' });
    expect(await now()).toMatchObject({ bantDetail: { amount: 50_000, currency: 'EUR' }, bant: { budget: 'yes' } });
    expect((await lastLine())?.changes).toEqual([
      { field: 'bant-amount', from: '', to: '50000' },
      { field: 'bant-currency', from: '', to: 'EUR' },
      { field: 'budget', from: '', to: 'yes' },
    ]);
  });

  it('never change an answer that was given, nor take a role for authority', async () => {
    await cycleBant(store, lead.id, 'need');
    await cycleBant(store, lead.id, 'need');
    await detailBant(store, lead.id, { need: 'a second line', role: 'gathers' });
    expect((await now()).bant).toEqual({ need: 'no' });
  });

  it('go one by one, and with the last the whole of them', async () => {
    await detailBant(store, lead.id, { role: 'decides', by: '2026-09' });
    await detailBant(store, lead.id, { by: undefined });
    expect((await now()).bantDetail).toEqual({ role: 'decides' });
    await detailBant(store, lead.id, { role: undefined });
    expect(await now()).not.toHaveProperty('bantDetail');
  });

  it('never make a sale by themselves', async () => {
    await detailBant(store, lead.id, { amount: 50_000, by: '2026-09' });
    expect((await now()).opportunity).toEqual({});
  });

  it('know a day of a month, and keep the month where it has no such day', () => {
    expect(dayOrMonth('2026-02', 28)).toBe('2026-02-28');
    expect(dayOrMonth('2026-02', 30)).toBe('2026-02');
    expect(dayOrMonth('2026-02', undefined)).toBe('2026-02');
  });

  it('read a number whatever stands between its digits', () => {
    expect(readNumber('50\u202F000 €')).toBe(50_000);
    expect(readNumber('–')).toBeUndefined();
  });
});

describe('what else was learnt', () => {
  it('is saved at once, told item by item, and gone when it is emptied', async () => {
    await noteFacts(store, lead.id, () => ({ tags: ['press', 'vip'], channel: 'phone' }));
    await noteFacts(store, lead.id, ({ tags = [] }) => ({ tags: tags.filter((tag) => tag !== 'press') }));
    expect((await now()).facts).toEqual({ tags: ['vip'], channel: 'phone' });
    expect(await lastLine()).toMatchObject({ action: 'facts', changes: [{ field: 'tag', from: 'press', to: '' }] });
    await noteFacts(store, lead.id, () => ({ tags: [], channel: undefined }));
    expect(await now()).not.toHaveProperty('facts');
  });

  it('knows a customer from who is none and from who was not asked', async () => {
    await noteFacts(store, lead.id, () => ({ isCustomer: false }));
    expect((await now()).facts).toEqual({ isCustomer: false });
    expect((await lastLine())?.changes).toEqual([{ field: 'isCustomer', from: '', to: 'no' }]);
  });

  it('loses nothing when two facts are pressed at once', async () => {
    await Promise.all(
      (['moving', 'hiring', 'merger'] as const).map((signal) =>
        noteFacts(store, lead.id, ({ signals = [] }) => ({ signals: [...signals, signal] })),
      ),
    );
    expect((await now()).facts?.signals).toEqual(['moving', 'hiring', 'merger']);
  });

  it('writes nothing when nothing changed', async () => {
    await noteFacts(store, lead.id, () => ({ competitor: 'Rival' }));
    const before = (await lines()).length;
    await noteFacts(store, lead.id, () => ({ competitor: 'Rival' }));
    expect(await lines()).toHaveLength(before);
  });

  it('keeps words short, single and without doubles, however hostile the text', () => {
    expect(cleanWords([' Vip ', 'vip', '', '<b>x</b>\n\n y', 'z'.repeat(500)])).toEqual(['Vip', '<b>x</b> y', 'z'.repeat(80)]);
    expect(cleanWords(Array.from({ length: 99 }, (_, at) => `tag ${at}`))).toHaveLength(30);
  });

  it('a territory set by hand stays when the contact changes, and emptied follows it again', async () => {
    await noteProfile(store, lead.id, { territory: 'FR-69' });
    expect((await now()).profile).toMatchObject({ territory: 'FR-69', isTerritorySet: true });
    await noteProfile(store, lead.id, { size: '50-249', industry: 'Dairy' });
    expect((await now()).profile).toEqual({ territory: 'FR-69', isTerritorySet: true, size: '50-249', industry: 'Dairy' });
    await noteProfile(store, lead.id, { territory: undefined });
    expect((await now()).profile).toEqual({ size: '50-249', industry: 'Dairy' });
  });

  it('is offered again to the next visitor, the most used first', async () => {
    await noteFacts(store, lead.id, () => ({ tags: ['press', 'vip'] }));
    await noteFacts(store, (await capture('otto')).id, () => ({ tags: ['VIP'], competitor: 'Rival' }));
    const used = await readUsedFacts(store, SHOW);
    // the latest spelling of the latest lead comes first
    expect(used.tags.map((tag) => tag.toLowerCase())).toEqual(['vip', 'press']);
    expect(used.competitors).toEqual(['Rival']);
    expect(await readUsedFacts(store, 'show-2' as ShowId)).toEqual(usedFactsOf([]));
  });
});

describe('the outcome', () => {
  it('makes a customer, an ambassador, and back to where the facts put the lead', async () => {
    await setOutcome(store, lead.id, 'customer');
    expect(stageOf(await now())).toEqual({ stage: 'customer', because: 'bought' });
    expect(await lastLine()).toMatchObject({ action: 'outcome', changes: [{ field: 'outcome', from: '', to: 'customer' }] });
    await setOutcome(store, lead.id, 'ambassador');
    expect(stageOf(await now()).stage).toBe('ambassador');
    await setOutcome(store, lead.id, null);
    expect(stageOf(await now()).stage).toBe('contact');
    expect((await now()).standing).toMatchObject({ from: 'ambassador', cause: 'outcome', by: STAFF });
  });
});
