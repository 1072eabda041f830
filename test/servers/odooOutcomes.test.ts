import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import type { PushTarget, RemoteOutcome } from '#shared/crm/push.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import * as schemas from '#shared/ipc/crm.ts';
import { readLead } from '#renderer/data/leads.ts';
import { readBatch } from '#renderer/data/outbox.ts';
import { saveSales } from '#renderer/data/sales.ts';
import { salesOf } from '#renderer/features/outcomes/outcomeLines.ts';
import { readTarget } from '#renderer/features/outcomes/readTarget.ts';
import type { OutcomeLine } from '#renderer/features/outcomes/outcomeLines.ts';
import { keysOf, readRows, startOdooBooth } from './odooBooth.ts';
import type { OdooBooth } from './odooBooth.ts';

/** A reason of the company's own: only its administrator may add one. */
const REASON = `env['crm.lost.reason'].create({'name': 'Délai trop long'})`;

let laptop: OdooBooth;
let leads: Lead[] = [];

beforeAll(async () => {
  laptop = await startOdooBooth('booth_outcomes', { python: REASON });
  leads = await laptop.capture(0, 6);
  await laptop.push();
});

afterAll(() => laptop?.stop());

const idOf = (at: number): LeadId => {
  const lead = leads[at];
  if (lead === undefined) throw new Error('there are six leads');
  return lead.id;
};

/** What a salesperson does in Odoo. */
async function inOdoo(model: string, method: string, body: Record<string, unknown>): Promise<unknown> {
  const { odoo } = laptop;
  const response = await fetch(`http://127.0.0.1:${odoo.port}/json/2/${model}/${method}`, {
    method: 'POST',
    headers: { authorization: `bearer ${odoo.keys[1]}`, 'x-odoo-database': odoo.database, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 200) throw new Error(await response.text());
  return response.json();
}

async function outcomes(target: PushTarget): Promise<ReadonlyMap<LeadId, RemoteOutcome>> {
  const { items, shows } = await readBatch(
    laptop.booth.store,
    laptop.target.id,
    leads.map(({ id }) => id),
  );
  const crm = newCrm({ readSecret: () => laptop.key, now: Date.now });
  const read = await crm.outcomes(schemas.PushInput.parse(structuredClone({ target, shows, leads: items, dryRun: true })));
  if (!read.ok) throw new Error(`${read.error} ${read.detail ?? ''}`);
  return new Map(read.value.map((one) => [one.leadId, one]));
}

const today = /^\d{4}-\d\d-\d\d$/u;

test('leads won, lost and open in Odoo 19 come back with amount, currency, day and reason; merged and deleted ones are said', async () => {
  const there = keysOf(laptop, 'crm.lead');
  const number = (at: number): number => Number(there.get(idOf(at)));
  await inOdoo('crm.lead', 'write', { ids: [number(0)], vals: { expected_revenue: 12_400 } });
  await inOdoo('crm.lead', 'action_set_won', { ids: [number(0)] });
  const [reason] = await readRows(laptop, 'crm.lost.reason', ['name']).then((rows) =>
    rows.filter(({ name }) => name === 'Délai trop long'),
  );
  await inOdoo('crm.lead', 'action_set_lost', { ids: [number(1)], lost_reason_id: reason?.['id'] });
  laptop.odoo.sql(`delete from ir_model_data where model = 'crm.lead' and res_id = ${number(3)}`);
  laptop.odoo.sql(`delete from crm_lead where id = ${number(3)}`);
  // the one that was captured first and says more survives
  await inOdoo('crm.lead', 'merge_opportunity', { ids: [number(4), number(5)] });
  const told = await outcomes(laptop.target);
  expect(told.get(idOf(0))).toMatchObject({
    state: 'told',
    told: {
      state: 'won',
      amount: 12_400,
      currency: expect.stringMatching(/^(EUR|USD)$/u) as unknown,
      day: expect.stringMatching(today) as unknown,
    },
  });
  expect(told.get(idOf(1))).toMatchObject({ state: 'told', told: { state: 'lost', reason: 'Délai trop long' } });
  expect(told.get(idOf(2))).toEqual({ leadId: idOf(2), state: 'told', told: { state: 'open' } });
  expect(told.get(idOf(3))).toEqual({ leadId: idOf(3), state: 'gone' });
  expect(new Set([4, 5].map((at) => told.get(idOf(at))?.state))).toEqual(new Set(['gone', 'told']));
  // by the other wire the same
  const { config } = laptop.target;
  if (config.kind !== 'odoo') throw new Error('it is Odoo');
  const byRpc = await outcomes({ ...laptop.target, config: { ...config, login: 'booth' } });
  expect(byRpc).toEqual(told);
});

test('read at the booth, they are written once: the second time nothing is left to write', async () => {
  const { store } = laptop.booth;
  const crm = newCrm({ readSecret: () => laptop.key, now: Date.now });
  const read = async (): Promise<readonly OutcomeLine[]> => {
    const found = await readTarget(
      { store, booth: { crmOutcomes: (input) => crm.outcomes(schemas.PushInput.parse(structuredClone(input))) } },
      { v: 1, id: laptop.target.id, name: 'Odoo', addedAt: 0, config: laptop.target.config, isPaused: false },
      { teller: { from: 'crm', today: '2026-05-01' }, signal: new AbortController().signal, onProgress: () => undefined },
    );
    if (!found.ok) throw new Error(found.error);
    return found.value.lines;
  };
  expect(await saveSales(store, salesOf(await read(), {}))).toHaveLength(2);
  expect((await readLead(store, idOf(0)))?.sale).toMatchObject({ state: 'won', amount: 12_400, from: 'crm' });
  expect((await readLead(store, idOf(1)))?.sale).toMatchObject({ state: 'lost', reason: 'Délai trop long', from: 'crm' });
  expect(salesOf(await read(), {})).toEqual([]);
});
