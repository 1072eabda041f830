import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { changeSale, changedSale, turnSale } from '#renderer/features/qualify/decideSale.ts';
import { noteFacts } from '#renderer/features/qualify/noteFacts.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';

const STAFF = 'staff-1' as StaffId;
let store: Store;
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};
const lastLine = async () => (await readTimeline(store, lead.id)).history.at(-1);

beforeEach(async () => {
  const test = await newTestStore({ staff: STAFF });
  ({ store } = test);
  // half past eleven at night in Paris, already the next day's UTC minus one
  test.clock.now = Date.UTC(2026, 3, 2, 22, 30);
  const contact = { formattedName: 'Vera Dorn', emails: [{ value: 'vera@dorn.example', kind: 'work' as const }] };
  ({ lead } = await saveCapture(store, {
    showId: someShow.id,
    scan: { source: 'manual', text: '' },
    seed: { contact, isResolved: true },
  }));
});

describe('what became of a lead', () => {
  it('is won by one key on the show’s own day, told in the history, and taken back by the same key', async () => {
    await turnSale(store, { lead, show: someShow }, 'won');
    expect((await now()).sale).toEqual({ state: 'won', day: '2026-04-03', from: 'hand' });
    expect(stageOf(await now())).toEqual({ stage: 'customer', because: 'bought' });
    expect(await lastLine()).toMatchObject({
      action: 'sale',
      by: STAFF,
      changes: [
        { field: 'state', from: '', to: 'won' },
        { field: 'day', from: '', to: '2026-04-03' },
      ],
    });
    await turnSale(store, { lead: await now(), show: someShow }, 'won');
    expect(await now()).not.toHaveProperty('sale');
    expect(stageOf(await now()).stage).toBe('contact');
  });

  it('keeps amount, day and reason when it turns out the other way', async () => {
    await turnSale(store, { lead, show: someShow }, 'won');
    await changeSale(store, { lead: await now(), show: someShow }, { amount: 12_000 });
    await changeSale(store, { lead: await now(), show: someShow }, { day: '2026-03-30', reason: 'tender' });
    await turnSale(store, { lead: await now(), show: someShow }, 'lost');
    expect((await now()).sale).toEqual({
      state: 'lost',
      amount: 12_000,
      currency: 'EUR',
      day: '2026-03-30',
      reason: 'tender',
      from: 'hand',
    });
    expect(await now()).not.toHaveProperty('outcome');
  });

  it('writes nothing when a field is left as it was', async () => {
    await turnSale(store, { lead, show: someShow }, 'won');
    const before = await now();
    await changeSale(store, { lead: before, show: someShow }, { amount: undefined });
    await changeSale(store, { lead: before, show: someShow }, { day: '' });
    expect(await now()).toEqual(before);
  });

  it('loses an emptied amount, and stays as it is for a day that is none', () => {
    const sale = { state: 'won', amount: 5, currency: 'EUR', day: '2026-03-30', from: 'crm' } as const;
    expect(changedSale(sale, { amount: undefined, day: '30/03' })).toEqual({
      state: 'won',
      currency: 'EUR',
      day: '2026-03-30',
      from: 'hand',
    });
  });
});

it('what brought the visitor is one more fact, told in the history', async () => {
  await noteFacts(store, lead.id, () => ({ source: 'talk' }));
  expect((await now()).facts).toEqual({ source: 'talk' });
  expect(await lastLine()).toMatchObject({ action: 'facts', changes: [{ field: 'source', from: '', to: 'talk' }] });
});
