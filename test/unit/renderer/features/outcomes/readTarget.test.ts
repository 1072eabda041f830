import { expect, test } from 'vitest';
import type { PushInput, RemoteOutcome } from '#shared/crm/push.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { readLead } from '#renderer/data/leads.ts';
import { saveSale, saveSales } from '#renderer/data/sales.ts';
import { countOf, salesOf } from '#renderer/features/outcomes/outcomeLines.ts';
import { readTarget } from '#renderer/features/outcomes/readTarget.ts';
import type { OutcomesRead } from '#renderer/features/outcomes/readTarget.ts';
import { calm, newBooth, target } from '#test/unit/renderer/data/fakeCrm.ts';

const record = { v: 1, ...target, name: 'CRM', addedAt: 0, isPaused: false } as const;
const teller = { from: 'crm', today: '2026-05-01' } as const;

const told = (input: PushInput): RemoteOutcome[] =>
  input.leads.map(({ lead: { id: leadId } }, at): RemoteOutcome => {
    if (at === 0) return { leadId, state: 'told', told: { state: 'won', amount: 900, currency: 'EUR', day: '2026-04-02' } };
    if (at === 1) return { leadId, state: 'told', told: { state: 'lost', reason: 'price' } };
    if (at === 2) return { leadId, state: 'told', told: { state: 'open' } };
    return { leadId, state: at === 3 ? 'gone' : 'unsent' };
  });

test('what a CRM tells is shown first: a sale noted by hand that differs is asked about, merged ones are named, unsent ones left out', async () => {
  const { store } = await newBooth(5);
  const seen: OutcomesRead[] = [];
  const booth = { crmOutcomes: async (input: PushInput) => ok(told(input)) };
  const options = { teller, signal: calm.signal, onProgress: (read: OutcomesRead) => void seen.push(read) };
  const first = await readTarget({ store, booth }, record, options);
  if (!first.ok) throw new Error(first.error);
  expect(seen.map(({ done, total }) => [done, total])).toEqual([[5, 5]]);
  expect(first.value.lines.map(countOf)).toEqual(['won', 'lost', 'same', 'gone']);
  const won = first.value.lines[0]?.lead;
  if (won === undefined || won === null) throw new Error('the first is known');
  await saveSale(store, won.id, { state: 'lost', day: '2026-03-01', from: 'hand' });

  const second = await readTarget({ store, booth }, record, options);
  if (!second.ok) throw new Error(second.error);
  expect(second.value.lines.map(countOf)).toEqual(['ask', 'lost', 'same', 'gone']);
  expect(await saveSales(store, salesOf(second.value.lines, {}))).toHaveLength(1);
  expect((await readLead(store, won.id))?.sale).toEqual({ state: 'lost', day: '2026-03-01', from: 'hand' });
  await saveSales(store, salesOf(second.value.lines, { [won.id]: true }));
  expect((await readLead(store, won.id))?.sale).toEqual({
    state: 'won',
    amount: 900,
    currency: 'EUR',
    day: '2026-04-02',
    from: 'crm',
  });
  const third = await readTarget({ store, booth }, record, options);
  expect(third.ok && salesOf(third.value.lines, {})).toEqual([]);
});

test('a CRM that cannot be read says why, one that tells no outcomes says that, and nothing is written', async () => {
  const { store } = await newBooth(2);
  const options = { teller, signal: calm.signal, onProgress: () => undefined };
  for (const error of ['offline', 'not-supported'] as const) {
    const booth = { crmOutcomes: async () => fail(error) };
    expect(await readTarget({ store, booth }, record, options)).toMatchObject({ ok: false, error });
  }
});

test('reading stops between two batches when a person says so', async () => {
  const { store } = await newBooth(3);
  const stop = new AbortController();
  stop.abort();
  const booth = { crmOutcomes: async (input: PushInput) => ok(told(input)) };
  const read = await readTarget({ store, booth }, record, { teller, signal: stop.signal, onProgress: () => undefined });
  expect(read).toMatchObject({ ok: true, value: { done: 0, total: 3, lines: [] } });
});
