import { expect, test } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Put } from '#renderer/data/commit.ts';
import { counts } from '#renderer/data/outbox.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import type { Lead } from '#shared/domain/lead.ts';
import * as schemas from '#shared/ipc/crm.ts';
import { living, tableOf } from '#test/fakes/table.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import type { TestStore } from '#test/unit/renderer/data/testStore.ts';
import { someAppointment, someLead, someNote, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { misfortune } from './stories.ts';
import { targetOf } from './vendorCase.ts';

const LEADS = 12;
const HOUR = 3_600_000;

/** Every lead with a note, every sixth with a meeting. */
async function capture(booth: TestStore, count: number): Promise<Lead[]> {
  await saveShow(booth.store, someShow);
  const leads = Array.from({ length: count }, (_, at) => someLead(at));
  for (const [at, lead] of leads.entries()) {
    const appointment = someAppointment(lead);
    const note = {
      ...someNote(lead, `Number ${at}`),
      v: 1,
      showId: lead.showId,
      leadId: lead.id,
      updatedAt: lead.capturedAt,
      kind: 'note',
    } as const;
    const puts: Put[] = [
      { table: 'leads', record: at % 6 === 0 ? { ...lead, appointments: [appointment.id] } : lead },
      { table: 'interactions', record: note },
      ...(at % 6 === 0 ? [{ table: 'appointments' as const, record: appointment }] : []),
    ];
    await commit(booth.store, { puts, queue: [lead.id], line: { action: 'capture', leadId: lead.id } });
  }
  return leads;
}

/** A program that is dead writes nothing down any more, whatever the CRM did meanwhile. */
const mortal = (store: Store, isDead: () => boolean): Store => ({
  ...store,
  codec: { ...store.codec, seal: (where, record) => (isDead() ? Promise.reject(new Error('killed')) : store.codec.seal(where, record)) },
});

test(
  'the outbox brings everybody to a CRM without upsert once, though the way breaks, its search lags, and the program dies four times',
  { timeout: 90_000 },
  async () => {
    const booth = await newTestStore();
    const fake = await fakeOf('pipedrive', { now: () => booth.clock.now, ttlMs: 1e15, searchLagMs: 20_000 });
    const target = targetOf({ vendor: 'pipedrive', settings: () => ({ domain: 'acme.pipedrive.com' }), secret: () => '' }, fake);
    booth.store.targets.push(target.id);
    const leads = await capture(booth, LEADS);
    const crm = newCrm({ readSecret: () => fake.token, now: () => booth.clock.now });
    const calls = {
      crmPush: async (input: unknown) => crm.push(schemas.PushInput.parse(structuredClone(input))),
      crmCancel: async () => undefined,
    };
    let isDead = false;
    const push = () =>
      pushOutbox({ store: mortal(booth.store, () => isDead), booth: calls }, target, { signal: new AbortController().signal }).catch(
        () => null,
      );
    const fault = misfortune(11, 9);
    const deaths = [5, 16, 29, 45];
    let asked = 0;
    fake.proxy.choose = () => {
      asked += 1;
      if (asked >= (deaths[0] ?? Number.POSITIVE_INFINITY)) {
        deaths.shift();
        isDead = true;
      }
      return fault();
    };
    for (let rounds = 0; rounds < 200; rounds += 1) {
      const end = await push();
      if (!isDead && end?.dueAt === null && end.pause === undefined) break;
      isDead = false;
      booth.clock.now += HOUR;
    }
    fake.proxy.choose = () => 'none';
    expect(deaths).toEqual([]);
    expect(await counts(booth.store, target.id)).toMatchObject({ sent: LEADS, ready: 0, sending: 0, failed: 0, conflict: 0 });
    expect(leads.map(({ externalKey }) => fake.records().filter(({ fields }) => fields[fake.keyField] === externalKey).length)).toEqual(
      leads.map(() => 1),
    );
    expect(fake.records()).toHaveLength(LEADS);
    expect(fake.records('leads')).toHaveLength(LEADS);
    expect(fake.records('activities')).toHaveLength(LEADS / 6);
    // a conversation and a note for each
    expect(living(tableOf(fake.tables, 'notes'))).toHaveLength(2 * LEADS);
    expect(fake.violations).toEqual([]);
    const [writes, requests] = [fake.writes(), fake.calls.length];
    expect(await push()).toMatchObject({ created: 0, updated: 0, dueAt: null });
    await commit(booth.store, { puts: [], queue: leads.map(({ id }) => id), line: { action: 'promise', leadId: null } });
    expect(await push()).toMatchObject({ created: 0, updated: 0, unchanged: LEADS });
    expect([fake.writes(), fake.calls.length]).toEqual([writes, requests]);
  },
);
