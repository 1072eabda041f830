import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import type { PushInput, PushReport, PushTarget } from '#shared/crm/push.ts';
import { odooInstant } from '#shared/crm/odoo.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import * as schemas from '#shared/ipc/crm.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Put } from '#renderer/data/commit.ts';
import { readLead, updateLead } from '#renderer/data/leads.ts';
import { counts, readStuck } from '#renderer/data/outbox.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import type { PushEnd } from '#renderer/features/handover/pushOutbox.ts';
import { someAppointment, someLead, someNote, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import type { TestStore } from '#test/unit/renderer/data/testStore.ts';
import { faulty, startFaultProxy } from './faultProxy.ts';
import type { FaultProxy } from './faultProxy.ts';
import { startOdoo } from './realServers.ts';
import type { RealOdoo } from './realServers.ts';

const LEADS = 300;
const SIX_MINUTES = 360_000;

let odoo: RealOdoo;
let proxy: FaultProxy;
let booth: TestStore;
let target: PushTarget;
let key = '';
let leads: Lead[] = [];

beforeAll(async () => {
  odoo = await startOdoo('booth_test');
  [key] = odoo.keys;
  proxy = await startFaultProxy(odoo.port);
  target = { id: 'target-odoo' as TargetId, config: { kind: 'odoo', url: proxy.url, database: odoo.database } }; // an id of the test's own
  booth = await newTestStore();
  booth.store.targets.push(target.id);
  await saveShow(booth.store, someShow);
});

afterAll(async () => {
  await proxy?.stop();
  await odoo?.stop();
});

const crm = newCrm({ readSecret: () => key, now: Date.now });

/** The calls as the program makes them: cloned, and checked by the contract's schema on arrival. */
const calls = {
  crmPush: async (input: PushInput): Promise<PushReport> => crm.push(schemas.PushInput.parse(structuredClone(input))),
  crmCancel: async (): Promise<void> => undefined,
};

const push = (): Promise<PushEnd> => pushOutbox({ store: booth.store, booth: calls }, target, { signal: new AbortController().signal });

async function capture(first: number, count: number): Promise<Lead[]> {
  const made = Array.from({ length: count }, (_, at) => someLead(first + at));
  for (const lead of made) {
    const hasMeeting = Number(lead.id.slice(-3)) % 6 === 0;
    const appointment = someAppointment(lead);
    const puts: Put[] = [
      { table: 'leads', record: hasMeeting ? { ...lead, appointments: [appointment.id] } : lead },
      {
        table: 'interactions',
        record: {
          ...someNote(lead, `Saw the <b>laser</b> & liked it`),
          v: 1,
          showId: lead.showId,
          leadId: lead.id,
          updatedAt: lead.capturedAt,
          kind: 'note',
        },
      },
      ...(hasMeeting ? [{ table: 'appointments' as const, record: appointment }] : []),
    ];
    await commit(booth.store, { puts, queue: [lead.id], line: { action: 'capture', leadId: lead.id } });
  }
  return made;
}

async function read(model: string, fields: string[]): Promise<Record<string, unknown>[]> {
  const response = await fetch(`http://127.0.0.1:${odoo.port}/json/2/${model}/search_read`, {
    method: 'POST',
    headers: { authorization: `bearer ${odoo.keys[1]}`, 'x-odoo-database': odoo.database, 'content-type': 'application/json' },
    body: JSON.stringify({ domain: [], fields, context: { active_test: false }, order: 'id' }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>[]; // fields asked for, checked by what each test expects
}

const keysOf = (model: string): Map<string, string> =>
  new Map(
    odoo
      .sql(`select name, res_id from ir_model_data where module = 'boothbook' and model = '${model}'`)
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('|') as [string, string]), // two columns were asked for
  );

test('the preflight finds Odoo 19, the booth’s user, and nothing to warn of', async () => {
  const preflight = await crm.preflight(target);
  expect(preflight).toMatchObject({ ok: true, value: { user: 'Booth laptop', warnings: [], missingFields: [] } });
  expect(preflight.ok && preflight.value.product).toMatch(/^Odoo 19/u);
  expect(await newCrm({ readSecret: () => 'wrong', now: Date.now }).preflight(target)).toMatchObject({ ok: false, error: 'auth' });
});

test('a dry run of 300 leads writes nothing to Odoo', async () => {
  leads = await capture(0, LEADS);
  const end = await pushOutbox({ store: booth.store, booth: calls }, target, { signal: new AbortController().signal, dryRun: true });
  expect(end).toMatchObject({ created: LEADS, refused: [], conflicts: [] });
  expect(await read('crm.lead', ['name'])).toEqual([]);
});

test('300 leads arrive once each with the right fields, through lost answers, cuts, portals, three kills of Odoo and one of PostgreSQL', async () => {
  const faults = faulty(6);
  const kills = [8, 20, 32];
  let loads = 0;
  let dying: Promise<void> = Promise.resolve();
  proxy.choose = (path) => {
    if (path.endsWith('/load')) loads += 1;
    if (loads === kills[0]) {
      kills.shift();
      // while Odoo works on this very request
      dying = pause(25).then(() => odoo.killAndRestart());
    }
    if (kills.length === 0 && loads === 44) {
      loads += 1;
      dying = dying.then(() => odoo.killDatabase());
    }
    return faults();
  };
  let rounds = 0;
  for (; rounds < 200; rounds += 1) {
    const end = await push();
    await dying;
    expect(end.refused).toEqual([]);
    if (end.dueAt === null && end.pause === undefined) break;
    booth.clock.now += SIX_MINUTES;
  }
  proxy.choose = () => 'none';
  expect(kills).toEqual([]);
  expect(loads).toBeGreaterThan(45);
  expect(await counts(booth.store, target.id)).toMatchObject({ ready: 0, sending: 0, sent: LEADS, failed: 0, conflict: 0 });

  const rows = await read('crm.lead', [
    'contact_name',
    'email_from',
    'phone',
    'function',
    'partner_name',
    'priority',
    'expected_revenue',
    'date_deadline',
    'country_id',
    'city',
    'source_id',
    'description',
    'tag_ids',
  ]);
  const tags = new Map((await read('crm.tag', ['name'])).map((tag) => [tag['id'], tag['name']]));
  const keys = keysOf('crm.lead');
  expect(rows.length).toBe(LEADS);
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  for (const [at, lead] of leads.entries()) {
    const row = byId.get(keys.get(lead.id) ?? '');
    expect(row).toMatchObject({
      contact_name: lead.contact.formattedName,
      email_from: lead.contact.emails?.[0]?.value,
      function: lead.contact.jobTitle ?? false,
      partner_name: lead.contact.organization?.[0],
      expected_revenue: lead.opportunity.amount ?? 0,
      date_deadline: lead.opportunity.month === undefined ? false : '2026-06-30',
      priority: lead.heatChosen === 'hot' ? '3' : '1',
      city: lead.contact.addresses === undefined ? false : 'Lyon',
    });
    expect(String(row?.['phone']).replaceAll(' ', '')).toBe(lead.contact.phones === undefined ? 'false' : '+33612345678');
    expect(row?.['source_id']).toMatchObject([expect.any(Number), 'Mesures & Métiers; Lyon']);
    expect(row?.['description']).toContain('Saw the &lt;b&gt;laser&lt;/b&gt; &amp; liked it');
    expect(row?.['description']).toContain('Puis-je vous écrire ?');
    const ids: unknown = row?.['tag_ids'];
    const names = Array.isArray(ids) ? ids.map((id: unknown) => String(tags.get(id))) : [];
    expect(names.sort((a, b) => a.localeCompare(b))).toEqual(at % 2 === 0 ? ['Laser; 3D'] : ['Laser; 3D', 'Robots']);
    if (lead.contact.addresses?.[0]?.country === 'France') expect(row?.['country_id']).toMatchObject([expect.any(Number), 'France']);
  }
  const events = await read('calendar.event', ['start', 'stop', 'opportunity_id', 'location', 'active']);
  const meetings = leads.filter((lead) => Number(lead.id.slice(-3)) % 6 === 0).map(someAppointment);
  expect(events.length).toBe(meetings.length);
  for (const event of events) {
    expect(event).toMatchObject({
      start: odooInstant(meetings[0]?.startsAt ?? 0),
      stop: odooInstant(meetings[0]?.endsAt ?? 0),
      location: 'Hall 3, B12',
      active: true,
    });
    expect(event['opportunity_id']).not.toBe(false);
  }
  expect(odoo.sql('select count(*) from mail_mail')).toBe('0');
  expect((proxy.faults.get('answer-lost') ?? 0) + (proxy.faults.get('cut') ?? 0)).toBeGreaterThan(2);
});

test('a second sync without changes asks Odoo for nothing', async () => {
  proxy.asked.length = 0;
  expect(await push()).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
  expect(proxy.asked).toEqual([]);
  // queued again without a change: looked at, and still nothing is written
  await commit(booth.store, { puts: [], queue: leads.slice(0, 50).map(({ id }) => id), line: { action: 'promise', leadId: null } });
  expect(await push()).toMatchObject({ updated: 0, unchanged: 50 });
  expect(proxy.asked).toEqual([]);
});

test('a create-and-retry client, through the same faults, makes doubles', async () => {
  proxy.choose = faulty(4);
  for (let at = 0; at < 40; at += 1) {
    for (let tries = 0; tries < 10; tries += 1) {
      const isDone = await fetch(`${proxy.url}/json/2/crm.lead/create`, {
        method: 'POST',
        headers: { authorization: `bearer ${key}`, 'x-odoo-database': odoo.database, 'content-type': 'application/json' },
        body: JSON.stringify({ vals_list: [{ name: `Control ${at}` }] }),
      })
        .then((response) => response.json())
        .then(Array.isArray, () => false);
      if (isDone) break;
    }
  }
  proxy.choose = () => 'none';
  expect(Number(odoo.sql(`select count(*) from crm_lead where name like 'Control %'`))).toBeGreaterThan(40);
  odoo.sql(`delete from crm_lead where name like 'Control %'`);
});

test('one bad lead in 100 is named with its field, the other 99 land, in at most 16 requests', async () => {
  const fresh = await capture(1_000, 100);
  const bad = fresh[41]?.id as LeadId; // a hundred leads were made
  await updateLead(booth.store, bad, {
    action: 'opportunity',
    change: (lead) => ({ ...lead, opportunity: { ...lead.opportunity, probability: 1e300 } }),
  });
  for (const lead of fresh) {
    // all alike, as a hundred walk-in visitors are: one table
    if (lead.id !== bad)
      await updateLead(booth.store, lead.id, {
        action: 'opportunity',
        change: (one) => ({ ...one, opportunity: { probability: 10 }, contact: { formattedName: one.contact.formattedName ?? '' } }),
      });
    else
      await updateLead(booth.store, bad, {
        action: 'edit',
        change: (one) => ({ ...one, opportunity: { probability: 1e300 }, contact: { formattedName: 'Bad row' } }),
      });
  }
  proxy.asked.length = 0;
  const end = await push();
  expect(end.created).toBe(99);
  expect(end.refused.map(({ leadId }) => leadId)).toEqual([bad]);
  expect(await readStuck(booth.store, target.id)).toMatchObject([{ leadId: bad, state: 'failed', refusal: { field: 'probability' } }]);
  expect(proxy.asked.length).toBeLessThanOrEqual(16);
});

test('a salesperson’s edit of a field we did not touch survives our next push of that lead', async () => {
  const [lead] = leads;
  const id = keysOf('crm.lead').get(lead?.id ?? '') ?? '';
  odoo.sql(`update crm_lead set email_from = 'corrected@atelier.example' where id = ${id}`);
  await odoo.killAndRestart();
  await updateLead(booth.store, lead?.id as LeadId, {
    action: 'edit',
    change: (one) => ({ ...one, contact: { ...one.contact, jobTitle: 'Directrice' } }),
  }); // 300 leads were made
  expect(await push()).toMatchObject({ updated: 1 });
  const row = (await read('crm.lead', ['email_from', 'function'])).find((one) => String(one['id']) === id);
  expect(row).toMatchObject({ email_from: 'corrected@atelier.example', function: 'Directrice' });
});

test('a lead merged or deleted in Odoo is said to be so, and not made again', async () => {
  const lead = leads[1];
  odoo.sql(`delete from ir_model_data where module = 'boothbook' and name = '${lead?.id}'`);
  const before = (await read('crm.lead', ['name'])).length;
  await updateLead(booth.store, lead?.id as LeadId, { action: 'heat', change: (one) => ({ ...one, heatChosen: 'warm' }) }); // 300 leads were made
  const end = await push();
  expect(end.conflicts.map(({ leadId }) => leadId)).toEqual([lead?.id]);
  expect((await read('crm.lead', ['name'])).length).toBe(before);
});

test('a revoked key pauses without using a try; with a new key everything goes, once', async () => {
  await capture(2_000, 20);
  const before = (await read('crm.lead', ['name'])).length;
  odoo.sql('delete from res_users_apikeys where id = (select min(id) from res_users_apikeys)');
  expect(await push()).toMatchObject({ pause: 'auth', created: 0, transient: 0 });
  expect(await counts(booth.store, target.id)).toMatchObject({ ready: 20, sending: 0 });
  key = odoo.keys[1];
  expect(await push()).toMatchObject({ created: 20 });
  expect((await read('crm.lead', ['name'])).length).toBe(before + 20);
  expect((await readLead(booth.store, leads[0]?.id as LeadId))?.contact.jobTitle).toBe('Directrice'); // 300 leads were made
});
