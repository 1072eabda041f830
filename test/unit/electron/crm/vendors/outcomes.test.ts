import { describe, expect, test } from 'vitest';
import type { RemoteOutcome } from '#shared/crm/push.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import * as schemas from '#shared/ipc/crm.ts';
import type { FakeObject } from '#test/fakes/call.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import { tableOf, write } from '#test/fakes/table.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { DAY_BEFORE, bareItem, laptopOf, signedIn } from './vendorCase.ts';
import type { Connecting } from './vendorCase.ts';
import type { Laptop } from './laptop.ts';

const hubspot: Connecting = { vendor: 'hubspot', settings: () => ({}), secret: (fake) => fake.oauth.grant().access };
const salesforce: Connecting = {
  vendor: 'salesforce',
  settings: () => ({ domain: 'acme.my.salesforce.com', clientId: 'client-of-the-tests' }),
  secret: signedIn,
};

/** A laptop that has pushed so many leads to a fake. */
async function pushed(one: Connecting, count: number): Promise<{ fake: Fake; laptop: Laptop; ids: readonly LeadId[] }> {
  const clock = { now: DAY_BEFORE };
  const fake = await fakeOf(one.vendor, { now: () => clock.now, ttlMs: 1e12 });
  const items = Array.from({ length: count }, (_, at) => bareItem(at));
  const laptop = laptopOf(one, fake, { items, clock });
  await laptop.push();
  return { fake, laptop, ids: items.map(({ lead }) => lead.id) };
}

async function outcomesOf({ laptop }: { laptop: Laptop }): Promise<ReadonlyMap<LeadId, RemoteOutcome>> {
  const leads = [...laptop.rows.values()].map(({ item }) => item);
  const read = await laptop.crm.outcomes(
    schemas.PushInput.parse(structuredClone({ target: laptop.target, shows: [someShow], leads, dryRun: true })),
  );
  if (!read.ok) throw new Error(`${read.error} ${read.detail ?? ''}`);
  return new Map(read.value.map((one) => [one.leadId, one]));
}

const rowOf = (fake: Fake, laptop: Laptop, id: LeadId | undefined): string => {
  const item = id === undefined ? undefined : laptop.rows.get(id)?.item;
  return fake.byExternalKey(item?.lead.externalKey ?? '')?.id ?? '';
};

const add = (fake: Fake, table: string, fields: FakeObject): string =>
  write(tableOf(fake.tables, table), null, { fields, now: DAY_BEFORE }).id;

describe('HubSpot', () => {
  test('tells won, lost and open by the deals of a contact, with amount, day and reason; one without a deal is open, a deleted one gone', async () => {
    const { fake, laptop, ids } = await pushed(hubspot, 6);
    const deal = (at: number, fields: FakeObject): void => {
      const id = add(fake, 'deals', fields);
      add(fake, 'associations', { from: `deals/${id}`, to: `contacts/${rowOf(fake, laptop, ids[at])}` });
    };
    // half past eleven at night in Paris is the day before in UTC
    const won = { hs_is_closed_won: 'true', hs_is_closed_lost: 'false', closedate: '2026-04-02T22:30:00.000Z' };
    deal(0, { ...won, amount: '12000.4', deal_currency_code: 'EUR' });
    deal(1, {
      hs_is_closed_won: 'false',
      hs_is_closed_lost: 'true',
      amount: '900',
      closedate: '2026-04-05T10:00:00Z',
      closed_lost_reason: 'Prix trop haut',
    });
    deal(2, { hs_is_closed_won: 'false', hs_is_closed_lost: 'false', amount: '5000' });
    deal(4, { ...won, amount: '100', deal_currency_code: 'EUR' });
    deal(4, { ...won, amount: '50', deal_currency_code: 'EUR', closedate: '2026-05-01T08:00:00Z' });
    deal(4, { hs_is_closed_lost: 'true', amount: '7' });
    fake.remove(rowOf(fake, laptop, ids[5]));
    const writes = fake.writes();
    const told = await outcomesOf({ laptop });
    expect(ids.map((id) => told.get(id))).toEqual([
      { leadId: ids[0], state: 'told', told: { state: 'won', amount: 12_000, currency: 'EUR', day: '2026-04-03' } },
      { leadId: ids[1], state: 'told', told: { state: 'lost', amount: 900, day: '2026-04-05', reason: 'Prix trop haut' } },
      { leadId: ids[2], state: 'told', told: { state: 'open' } },
      { leadId: ids[3], state: 'told', told: { state: 'open' } },
      { leadId: ids[4], state: 'told', told: { state: 'won', amount: 150, currency: 'EUR', day: '2026-05-01' } },
      { leadId: ids[5], state: 'gone' },
    ]);
    expect(fake.writes()).toBe(writes);
    expect(fake.violations).toEqual([]);
  });

  test('reads 120 contacts in a few calls, and says when nobody is signed in', async () => {
    const { fake, laptop } = await pushed(hubspot, 120);
    const before = fake.calls.length;
    const told = await outcomesOf({ laptop });
    expect(told.size).toBe(120);
    expect(fake.calls.length - before).toBeLessThan(8);
    fake.oauth.revoke();
    const leads = [...laptop.rows.values()].map(({ item }) => item);
    expect(await laptop.crm.outcomes({ target: laptop.target, shows: [someShow], leads, dryRun: true })).toMatchObject({ error: 'auth' });
  });
});

describe('Salesforce', () => {
  test('tells what became of a converted lead by its opportunity, and of one that was closed without', async () => {
    const { fake, laptop, ids } = await pushed(salesforce, 5);
    const sale = (fields: FakeObject): string =>
      add(fake, 'Opportunity', { Name: 'A sale', StageName: 'x', CloseDate: '2026-04-09', ...fields });
    const convert = (at: number, opportunity: string): void => {
      const id = rowOf(fake, laptop, ids[at]);
      fake.edit(id, { ConvertedOpportunityId: opportunity, Status: 'Closed - Converted' });
      fake.convert(id);
    };
    convert(0, sale({ IsWon: true, IsClosed: true, Amount: 42_000 }));
    convert(1, sale({ IsWon: false, IsClosed: true, Amount: 10 }));
    convert(2, sale({ IsWon: false, IsClosed: false, Amount: 99 }));
    fake.edit(rowOf(fake, laptop, ids[3]), { Status: 'Closed - Not Converted' });
    fake.remove(rowOf(fake, laptop, ids[4]));
    const told = await outcomesOf({ laptop });
    expect(ids.map((id) => told.get(id))).toEqual([
      { leadId: ids[0], state: 'told', told: { state: 'won', amount: 42_000, day: '2026-04-09' } },
      { leadId: ids[1], state: 'told', told: { state: 'lost', amount: 10, day: '2026-04-09' } },
      { leadId: ids[2], state: 'told', told: { state: 'open' } },
      { leadId: ids[3], state: 'told', told: { state: 'lost' } },
      { leadId: ids[4], state: 'gone' },
    ]);
    expect(fake.violations).toEqual([]);
  });
});

describe('Pipedrive', () => {
  const pipedrive: Connecting = {
    vendor: 'pipedrive',
    settings: () => ({ domain: 'acme.pipedrive.com' }),
    secret: (fake) => fake.oauth.grant().access,
  };

  test('tells what became of a person by their deals', async () => {
    const { fake, laptop, ids } = await pushed(pipedrive, 3);
    const deal = (at: number, fields: FakeObject): string =>
      add(fake, 'deals', { title: 'A deal', person_id: Number(rowOf(fake, laptop, ids[at])), ...fields });
    deal(0, { status: 'won', value: 700, currency: 'CHF', won_time: '2026-04-02T22:30:00Z' });
    fake.remove(deal(0, { status: 'won', value: 9_999, currency: 'CHF' }), 'deals');
    deal(1, { status: 'lost', value: 5, currency: 'CHF', lost_time: '2026-04-03T08:00:00Z', lost_reason: 'No budget' });
    const told = await outcomesOf({ laptop });
    expect(ids.map((id) => told.get(id))).toEqual([
      { leadId: ids[0], state: 'told', told: { state: 'won', amount: 700, currency: 'CHF', day: '2026-04-03' } },
      { leadId: ids[1], state: 'told', told: { state: 'lost', amount: 5, currency: 'CHF', day: '2026-04-03', reason: 'No budget' } },
      { leadId: ids[2], state: 'told', told: { state: 'open' } },
    ]);
    expect(fake.violations).toEqual([]);
  });
});

describe('Dynamics 365', () => {
  const dynamics: Connecting = {
    vendor: 'dynamics',
    settings: (fake) => ({ domain: 'acme.crm4.dynamics.com', clientId: '00000000-0000-4000-8000-00000000c11e', login: fake.url }),
    secret: signedIn,
  };

  test('tells what became of a qualified lead by the opportunity that came of it, and of one that was disqualified', async () => {
    const { fake, laptop, ids } = await pushed(dynamics, 4);
    const opportunity = (at: number, fields: FakeObject): void => {
      const lead = rowOf(fake, laptop, ids[at]);
      add(fake, 'opportunities', { name: 'A sale', _originatingleadid_value: lead, ...fields });
      fake.convert(lead);
    };
    opportunity(0, {
      statecode: 1,
      actualvalue: 1_234.4,
      actualclosedate: '2026-04-09',
      transactioncurrencyid: { isocurrencycode: 'DKK' },
    });
    opportunity(1, {
      statecode: 2,
      statuscode: 4,
      actualclosedate: '2026-04-10',
      'statuscode@OData.Community.Display.V1.FormattedValue': 'Out-Sold',
    });
    fake.edit(rowOf(fake, laptop, ids[2]), { statecode: 2 });
    const told = await outcomesOf({ laptop });
    expect(ids.map((id) => told.get(id))).toEqual([
      { leadId: ids[0], state: 'told', told: { state: 'won', amount: 1_234, currency: 'DKK', day: '2026-04-09' } },
      { leadId: ids[1], state: 'told', told: { state: 'lost', day: '2026-04-10', reason: 'Out-Sold' } },
      { leadId: ids[2], state: 'told', told: { state: 'lost' } },
      { leadId: ids[3], state: 'told', told: { state: 'open' } },
    ]);
    expect(fake.violations).toEqual([]);
  });
});

test('a CRM whose published contract does not tell outcomes says so: by file', async () => {
  const zoho: Connecting = {
    vendor: 'zoho',
    settings: (fake) => ({ datacenter: 'eu', clientId: '1000.CLIENTOFTHETESTS', login: fake.url }),
    secret: signedIn,
  };
  const { laptop } = await pushed(zoho, 1);
  const leads = [...laptop.rows.values()].map(({ item }) => item);
  expect(await laptop.crm.outcomes({ target: laptop.target, shows: [someShow], leads, dryRun: true })).toEqual({
    ok: false,
    error: 'not-supported',
  });
});
