import { expect, test } from 'vitest';
import { backoffMs } from '#shared/crm/backoff.ts';
import { lastDayOf } from '#shared/crm/conversation.ts';
import { connectors } from '#shared/crm/connectors.ts';
import { secretNameOf } from '#shared/crm/secretName.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { PushInput } from '#shared/ipc/crm.ts';
import { someAppointment, someLead, someNote, someShow, somePushItem } from './someLeads.ts';

const sourceOf = (at: number, lead = someLead(at)) => ({
  lead,
  appointments: [someAppointment(lead)],
  notes: [someNote(lead, 'Was <script>here</script>\u0000')],
  promises: [],
  answers: [],
  next: null,
  memos: 0,
  pictures: [],
  show: someShow,
  rev: 'r',
});

test('a lead with little known sends little: no blank ever reaches Odoo', () => {
  const lead = { ...someLead(1), contact: { formattedName: 'Ada\u0000 ' }, interests: [] };
  const [record] = connectors.odoo.recordsOf(sourceOf(1, lead));
  expect(record.fields['contact_name']).toBe('Ada');
  expect(Object.keys(record.fields).sort()).toEqual(['contact_name', 'description', 'name', 'priority', 'source_id']);
});

test('what a badge says never becomes markup in the CRM', () => {
  const [record] = connectors.odoo.recordsOf(sourceOf(2));
  expect(record.fields['description']).toContain('Was &lt;script&gt;here&lt;/script&gt;');
  expect(record.fields['description']).not.toContain('<script');
});

test('a meeting goes to Odoo in UTC under its own key, a cancelled one is archived', () => {
  const source = sourceOf(3);
  const [, event] = connectors.odoo.recordsOf(source);
  expect(event).toMatchObject({
    externalKey: `boothbook.${source.appointments[0]?.id}`,
    fields: { start: '2026-03-17 10:00:00', stop: '2026-03-17 10:30:00', active: '1', 'opportunity_id/id': source.lead.externalKey },
  });
  const [, cancelled] = connectors.odoo.recordsOf({
    ...source,
    appointments: source.appointments.map((one) => ({ ...one, cancelledAt: 1 })),
  });
  expect(cancelled?.fields['active']).toBe('0');
});

const countryAt = (country: string) =>
  connectors.odoo.recordsOf(sourceOf(5, { ...someLead(5), contact: { addresses: [{ country }] } }))[0].fields['country_id'];

test('the United Kingdom has its own name in Odoo; a country nobody knows is not sent', () => {
  expect([countryAt('GB'), countryAt('Royaume-Uni'), countryAt('France'), countryAt('Atlantis')]).toEqual([
    'base.uk',
    'base.uk',
    'base.fr',
    undefined,
  ]);
});

test('the webhook’s document carries consent with its wording, and a save without a change is no reason to send it', () => {
  const [record] = connectors.webhook.recordsOf(sourceOf(4));
  expect(record.fields['consents']).toMatchObject([{ purpose: 'email', given: true, wording: 'Puis-je vous écrire ?', by: 'Inès Barrot' }]);
  const [later] = connectors.webhook.recordsOf({ ...sourceOf(4), lead: { ...someLead(4), updatedAt: 99 }, rev: 'r2' });
  expect(later.fields).toEqual(record.fields);
  expect(later.stamps).not.toEqual(record.stamps);
});

const nameAt = (url: string): string => secretNameOf({ id: 'T1' as TargetId, config: { kind: 'webhook', url } }); // an id of the test's own

test('months end on their last day, waits grow to five minutes, a secret belongs to one origin', () => {
  expect([lastDayOf('2028-02'), lastDayOf('2026-12'), lastDayOf('2026-13'), lastDayOf(undefined)]).toEqual([
    '2028-02-29',
    '2026-12-31',
    undefined,
    undefined,
  ]);
  expect([0, 1, 8, 9, 400].map((tries) => backoffMs(tries, 1))).toEqual([1_000, 2_000, 256_000, 300_000, 300_000]);
  expect(nameAt('https://a.example/x')).toBe(nameAt('https://a.example/y'));
  expect(nameAt('https://a.example/x')).not.toBe(nameAt('https://b.example/x'));
  expect(nameAt('https://a.example/x')).toMatch(/^target\.t1\.[0-9a-f]{16}$/u);
});

test('what the screens hand to main passes the contract; a stranger’s key does not', () => {
  const input = {
    target: { id: 't', config: { kind: 'odoo', url: 'https://crm.example', database: 'crm' } },
    shows: [someShow],
    leads: [somePushItem(6)],
    dryRun: false,
  };
  expect(PushInput.safeParse(input).success).toBe(true);
  const bad = { ...input, leads: [{ ...somePushItem(6), lead: { ...someLead(6), externalKey: 'base.user_admin' } }] };
  expect(PushInput.safeParse(bad).success).toBe(false);
});
