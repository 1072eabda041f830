import { describe, expect, it } from 'vitest';
import type { PushItem } from '#shared/crm/push.ts';
import type { VendorName } from '#test/fakes/vendor.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { someLead, somePushItem } from '#test/unit/shared/crm/someLeads.ts';
import { after, crmOf, fullItem, inputOf, secretOf, targetOf } from './restBooth.ts';

const VENDORS: readonly VendorName[] = ['hubspot', 'salesforce', 'pipedrive', 'zoho', 'dynamics'];

/** A lead alone: nothing hangs from it. */
const bare = (at: number): PushItem => ({ ...somePushItem(at), appointments: [], notes: [] });

const withEmail = (item: PushItem, value: string): PushItem => ({
  ...item,
  lead: { ...item.lead, contact: { ...item.lead.contact, emails: [{ value, kind: 'work' }] } },
});

const withTitle = (item: PushItem, jobTitle: string): PushItem => ({
  ...item,
  rev: `${item.rev}+`,
  lead: { ...item.lead, contact: { ...item.lead.contact, jobTitle } },
});

const FIELDS: Readonly<Record<VendorName, { email: string; jobTitle: string | null; city: string }>> = {
  hubspot: { email: 'email', jobTitle: 'jobtitle', city: 'city' },
  salesforce: { email: 'Email', jobTitle: 'Title', city: 'City' },
  // a job title is answered of a person, but not written: it stands in the title of the lead
  pipedrive: { email: 'emails', jobTitle: null, city: 'name' },
  zoho: { email: 'Email', jobTitle: 'Designation', city: 'City' },
  dynamics: { email: 'emailaddress1', jobTitle: 'jobtitle', city: 'address1_city' },
};

it('lands 99 of 100 visitors in HubSpot, which refuses a batch as a whole, and names the field of the one it will not have', async () => {
  const fake = await fakeOf('hubspot');
  const leads = Array.from({ length: 100 }, (_, at) => (at === 37 ? withEmail(bare(at), 'nobody at all') : bare(at)));
  const { results } = await crmOf(fake).push(inputOf(targetOf(fake), leads));
  expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(99);
  expect(results.filter(({ outcome }) => outcome !== 'done')).toMatchObject([
    { leadId: leads[37]?.lead.id, outcome: 'refused', field: 'email', reason: 'Email address nobody at all is invalid' },
  ]);
  expect(fake.calls.filter(({ path }) => path.endsWith('/contacts/batch/upsert')).length).toBeLessThanOrEqual(16);
  expect(fake.records()).toHaveLength(99);
});

it.each(['salesforce', 'zoho', 'dynamics'] as const)('keeps out of %s only the visitor it refuses, with the field', async (vendor) => {
  const fake = await fakeOf(vendor);
  const long = `${'a'.repeat(120)}@atelier.example`;
  const leads = Array.from({ length: 10 }, (_, at) => (at === 3 ? withEmail(bare(at), long) : bare(at)));
  const { results, pause } = await crmOf(fake).push(inputOf(targetOf(fake), leads));
  expect(pause).toBeUndefined();
  expect(results.map(({ outcome }) => outcome)).toEqual(leads.map((_, at) => (at === 3 ? 'refused' : 'done')));
  expect(results[3]).toMatchObject({ field: FIELDS[vendor].email });
  expect(fake.records()).toHaveLength(9);
});

it('lists a hundred visitors that are all refused, each with its field', async () => {
  const fake = await fakeOf('salesforce');
  const leads = Array.from({ length: 100 }, (_, at) => withEmail(bare(at), 'nobody at all'));
  const { results } = await crmOf(fake).push(inputOf(targetOf(fake), leads));
  expect(results.every(({ outcome, field }) => outcome === 'refused' && field === 'Email')).toBe(true);
});

describe.each(VENDORS)('%s', (vendor) => {
  it('is sent only what has changed, so that a salesperson’s edit of another field stays', async () => {
    const fake = await fakeOf(vendor);
    const crm = crmOf(fake);
    const first = await crm.push(inputOf(targetOf(fake), [bare(15)]));
    const known = after(bare(15), first.results[0]);
    const [row] = fake.records();
    fake.edit(row?.id ?? '', { [FIELDS[vendor].city]: 'Marseille' });
    const second = await crm.push(inputOf(targetOf(fake), [withTitle(known, 'Directrice')]));
    expect(second.results).toMatchObject([{ outcome: 'done', change: 'updated' }]);
    expect(fake.records()).toHaveLength(1);
    const { city, jobTitle } = FIELDS[vendor];
    expect(fake.records()[0]?.fields).toMatchObject({ [city]: 'Marseille', ...(jobTitle === null ? {} : { [jobTitle]: 'Directrice' }) });
    const back = await crm.readBack(inputOf(targetOf(fake), [after(withTitle(known, 'Directrice'), second.results[0])]));
    const differences = back.ok ? back.value[0]?.differences.map(({ field, theirs }) => [field, theirs]) : [];
    expect(differences).toEqual([[FIELDS[vendor].city, 'Marseille']]);
  });

  it('is not given again a visitor that was deleted there', async () => {
    const fake = await fakeOf(vendor);
    const crm = crmOf(fake);
    const first = await crm.push(inputOf(targetOf(fake), [bare(15)]));
    fake.remove(first.results[0]?.remoteId ?? '');
    const known = after(bare(15), first.results[0]);
    const second = await crm.push(inputOf(targetOf(fake), [withTitle(known, 'Directrice')]));
    expect(second.results).toMatchObject([{ outcome: 'conflict' }]);
    expect(fake.records()).toHaveLength(0);
    const back = await crm.readBack(inputOf(targetOf(fake), [known]));
    expect(back).toMatchObject({ ok: true, value: [{ state: 'missing' }] });
  });

  it('is not given again a visitor that was merged there, nor is the other one written over', async () => {
    const fake = await fakeOf(vendor);
    const crm = crmOf(fake);
    const first = await crm.push(inputOf(targetOf(fake), [bare(15), bare(16)]));
    const [loser, winner] = first.results;
    fake.merge(loser?.remoteId ?? '', winner?.remoteId ?? '');
    const second = await crm.push(inputOf(targetOf(fake), [withTitle(after(bare(15), loser), 'Directrice')]));
    expect(second.results).toMatchObject([{ outcome: 'conflict' }]);
    expect(fake.records().map(({ fields }) => fields[FIELDS[vendor].jobTitle ?? ''])).not.toContain('Directrice');
  });

  it('pauses for a new sign-in when its token is revoked, and takes everything after it', async () => {
    const fake = await fakeOf(vendor);
    fake.oauth.revoke();
    const leads = [bare(1), bare(2)];
    const report = await crmOf(fake).push(inputOf(targetOf(fake), leads));
    expect(report).toMatchObject({ pause: 'auth', results: [{ outcome: 'untried' }, { outcome: 'untried' }] });
    const { access } = fake.oauth.grant();
    const secret = vendor === 'hubspot' || vendor === 'pipedrive' ? access : JSON.stringify({ accessToken: access });
    const again = await crmOf(fake, { readSecret: () => secret }).push(inputOf(targetOf(fake), leads));
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });

  it('is left in peace for as long as it says', async () => {
    const fake = await fakeOf(vendor);
    fake.throttle(1, 7);
    const report = await crmOf(fake).push(inputOf(targetOf(fake), [bare(1)]));
    expect(report.results[0]?.outcome).not.toBe('done');
    expect(report.retryAfterMs).toBeGreaterThanOrEqual(7_000);
    expect(fake.records()).toHaveLength(0);
  });

  it('has no visitor who met a portal’s page instead of it', async () => {
    const fake = await fakeOf(vendor);
    fake.proxy.choose = () => 'portal';
    const report = await crmOf(fake).push(inputOf(targetOf(fake), [bare(1)]));
    expect(['transient', 'untried']).toContain(report.results[0]?.outcome);
    expect(report.pause === undefined || report.pause === 'offline').toBe(true);
  });
});

/** Somebody of that name and address whom the CRM has had for years. */
const oldContact = async (lastName: string) => {
  const fake = await fakeOf('hubspot');
  const crm = crmOf(fake);
  const first = await crm.push(inputOf(targetOf(fake), [bare(1)]));
  const id = first.results[0]?.remoteId ?? '';
  fake.edit(id, { [fake.keyField]: null, firstname: 'Visitor 15', lastname: lastName, jobtitle: 'Acheteuse', city: null });
  return { fake, crm, id };
};

it('gives its key and what is missing to a contact of HubSpot that is the same person, and changes nothing that is there', async () => {
  const { fake, crm, id } = await oldContact('DUPRÉ');
  const same = withEmail(fullItem(15), someLead(1).contact.emails?.[0]?.value ?? '');
  const { results } = await crm.push(inputOf(targetOf(fake), [same, bare(3)]));
  expect(results).toMatchObject([{ outcome: 'done', remoteId: id }, { outcome: 'done' }]);
  expect(fake.records()).toHaveLength(2);
  expect(fake.records().find((row) => row.id === id)?.fields).toMatchObject({
    [fake.keyField]: same.lead.externalKey,
    jobtitle: 'Acheteuse',
    city: 'Lyon',
  });
  expect(fake.records('notes')).toHaveLength(2);
  expect(fake.violations).toEqual([]);
});

it('leaves it to a person when another name stands behind the e-mail address in HubSpot, or another visitor of ours', async () => {
  const { fake, crm } = await oldContact('Somebody else');
  const address = someLead(1).contact.emails?.[0]?.value ?? '';
  const report = await crm.push(inputOf(targetOf(fake), [withEmail(bare(15), address), bare(3)]));
  expect(report.results).toMatchObject([{ outcome: 'conflict' }, { outcome: 'done' }]);
  const twin = withEmail(bare(4), someLead(3).contact.emails?.[0]?.value ?? '');
  const again = await crm.push(inputOf(targetOf(fake), [twin]));
  expect(again.results).toMatchObject([{ outcome: 'conflict' }]);
  expect(fake.records()).toHaveLength(2);
});

it('says that a lead was converted in Salesforce', async () => {
  const fake = await fakeOf('salesforce');
  const crm = crmOf(fake);
  const first = await crm.push(inputOf(targetOf(fake), [bare(15)]));
  fake.convert(first.results[0]?.remoteId ?? '');
  const second = await crm.push(inputOf(targetOf(fake), [withTitle(after(bare(15), first.results[0]), 'Directrice')]));
  expect(second.results).toMatchObject([{ outcome: 'conflict', reason: 'cannot reference converted lead' }]);
});

it('finds a person in Pipedrive whose creation was never answered, though its search lags behind', async () => {
  const fake = await fakeOf('pipedrive', { searchLagMs: 60_000 });
  const crm = crmOf(fake);
  fake.proxy.choose = (path) => (path.startsWith('/api/v2/persons') && !path.includes('?') ? 'answer-lost' : 'none');
  const first = await crm.push(inputOf(targetOf(fake), [bare(1)]));
  expect(first.results).toMatchObject([{ outcome: 'transient' }]);
  expect(first.retryAfterMs).toBeGreaterThanOrEqual(30_000);
  fake.proxy.choose = () => 'none';
  const second = await crm.push(inputOf(targetOf(fake), [after(bare(1), first.results[0])]));
  expect(second.results).toMatchObject([{ outcome: 'done' }]);
  expect(fake.records()).toHaveLength(1);
});

it('writes nothing when it only rehearses', async () => {
  const fake = await fakeOf('zoho');
  const report = await crmOf(fake).push({ ...inputOf(targetOf(fake), [fullItem(1)]), dryRun: true });
  expect(report.results).toMatchObject([{ outcome: 'done' }]);
  expect(fake.writes()).toBe(0);
});

it('pauses for another set-up when the field of the key is missing, and says so before the first lead', async () => {
  for (const vendor of VENDORS) {
    const fake = await fakeOf(vendor, { hasNoKeyField: true });
    const preflight = await crmOf(fake).preflight(targetOf(fake));
    expect(preflight.ok ? preflight.value.warnings : preflight.error, vendor).toContain('key-field-missing');
    const report = await crmOf(fake).push(inputOf(targetOf(fake), [bare(1), bare(2)]));
    expect(report.pause, vendor).toBe('setup');
    expect(fake.records(), vendor).toHaveLength(0);
  }
});

it('leaves out a field that the CRM does not have, and says so before the first lead', async () => {
  const fake = await fakeOf('hubspot');
  fake.tables.get('contacts')?.columns.delete('jobtitle');
  const target = targetOf(fake, { unused: 'another set-up' });
  expect(await crmOf(fake).preflight(target)).toMatchObject({ ok: true, value: { missingFields: ['jobtitle'] } });
  const report = await crmOf(fake).push(inputOf(target, [bare(3)]));
  expect(report.results).toMatchObject([{ outcome: 'done' }]);
});

it('turns over an access token that has ended, and keeps the new refresh token before it is used', async () => {
  const fake = await fakeOf('salesforce');
  const { refresh } = fake.oauth.grant();
  const kept: string[] = [];
  const secret = JSON.stringify({ refreshToken: refresh, accessToken: 'ended', tokenOrigin: new URL(fake.url).origin });
  const crm = crmOf(fake, {
    readSecret: () => kept.at(-1) ?? secret,
    keepSecret: async (_target, fresh) => {
      kept.push(fresh);
      return true;
    },
  });
  const [report, preflight] = await Promise.all([
    crm.push(inputOf(targetOf(fake), [fullItem(1), fullItem(2)])),
    // at the same time: a refresh token that is used twice ends everything that came of it
    crm.preflight(targetOf(fake)),
  ]);
  expect(report.results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(preflight.ok).toBe(true);
  expect(fake.oauth.refreshes()).toBe(1);
  expect(kept.map((text) => JSON.parse(text) as unknown)).toMatchObject([{ accessToken: expect.stringMatching(/^access-/u) }]);
  fake.oauth.expire();
  const again = await crm.push(inputOf(targetOf(fake), [fullItem(3)]));
  expect(again.results.map(({ outcome }) => outcome)).toEqual(['done']);
  expect(fake.oauth.refreshes()).toBe(2);
});

it('sends a refresh token nowhere but to the address it came from', async () => {
  const fake = await fakeOf('dynamics');
  const { refresh } = fake.oauth.grant();
  const secret = JSON.stringify({ refreshToken: refresh, tokenOrigin: 'https://login.booth.example' });
  const report = await crmOf(fake, { readSecret: () => secret }).push(inputOf(targetOf(fake), [bare(1)]));
  expect(report).toMatchObject({ pause: 'auth', pauseReason: 'the sign-in address has changed' });
  expect(fake.calls).toEqual([]);
  expect(secretOf(fake)).toContain(fake.token);
});
