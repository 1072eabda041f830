import { changedSince, sentOf } from '#electron/main/crm/sent.ts';
import type { PushInput, PushReport, PushResult, PushTarget } from '#shared/crm/push.ts';
import { odoo } from '#shared/crm/odoo.ts';
import type { Json } from '#shared/crm/record.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { commit } from '#renderer/data/commit.ts';
import { updateLead } from '#renderer/data/leads.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import { someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from './testStore.ts';
import type { TestStore } from './testStore.ts';

/** More than the longest wait between two tries. */
export const TEN_MINUTES = 600_000;
/** The target of these tests. */
export const targetId = 'target-odoo' as TargetId; // an id of the test's own
export const target: PushTarget = { id: targetId, config: { kind: 'odoo', url: 'http://127.0.0.1:1', database: 'crm' } };

/** What may happen to one lead's write on the way. */
export const FATES = ['written', 'lost before', 'lost after', 'untried'] as const;
export type Fate = (typeof FATES)[number];

export type FakeCrm = {
  readonly records: Map<string, Record<string, Json>>;
  /** Records a client without external keys would have made: it creates until it has been told an id. */
  readonly naive: Map<string, number>;
  writes: number;
  readonly push: (input: PushInput, fates: readonly Fate[]) => PushReport;
};

/** A CRM that upserts fields by key, as the connector and main would have it do, and loses what it is told to lose. */
export function newFakeCrm(): FakeCrm {
  const crm: FakeCrm = {
    records: new Map(),
    naive: new Map(),
    writes: 0,
    push: (input, fates) => ({
      results: input.leads.map((item, at): PushResult => {
        const fate = fates[at % Math.max(fates.length, 1)] ?? 'written';
        const base = { leadId: item.lead.id, rev: item.rev };
        if (fate === 'lost before') return { ...base, outcome: 'transient', reason: 'lost' };
        if (fate === 'untried') return { ...base, outcome: 'untried', reason: 'no network' };
        const records = odoo.recordsOf({ ...item, show: someShow });
        const changed = changedSince(records, item.sent);
        for (const { externalKey, fields } of changed) {
          crm.records.set(externalKey, { ...crm.records.get(externalKey), ...fields });
          crm.writes += 1;
        }
        if (item.remoteId === null) crm.naive.set(item.lead.id, (crm.naive.get(item.lead.id) ?? 0) + 1);
        if (fate === 'lost after') return { ...base, outcome: 'transient', reason: 'answer lost' };
        return {
          ...base,
          outcome: 'done',
          change: item.remoteId === null ? 'created' : 'updated',
          remoteId: item.lead.id,
          sent: sentOf(records),
        };
      }),
    }),
  };
  return crm;
}

/** A booth with so many leads of a real show, all queued for the target. */
export async function newBooth(leads: number): Promise<TestStore & { ids: LeadId[] }> {
  const made = await newTestStore();
  await saveShow(made.store, someShow);
  made.store.targets.push(targetId);
  const ids: LeadId[] = [];
  for (let at = 0; at < leads; at += 1) {
    const lead = someLead(at);
    ids.push(lead.id);
    await commit(made.store, { puts: [{ table: 'leads', record: lead }], queue: [lead.id], line: { action: 'capture', leadId: lead.id } });
  }
  return { ...made, ids };
}

/** Changes a visitor’s name. */
export const rename = ({ store }: TestStore, id: LeadId, name: string) =>
  updateLead(store, id, { action: 'edit', change: (lead) => ({ ...lead, contact: { ...lead.contact, formattedName: name } }) });

/** Nothing is ever under way that could be stopped. */
export const noCancel = async (): Promise<void> => undefined;
/** No hurry, and the longest wait each time. */
export const calm = { signal: new AbortController().signal, random: () => 1 };

/** Pushes with no fault until nothing waits. */
export async function pushAll(booth: TestStore, crm: FakeCrm): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    booth.clock.now += TEN_MINUTES;
    const end = await pushOutbox(
      { store: booth.store, booth: { crmPush: async (input) => crm.push(input, []), crmCancel: noCancel } },
      target,
      calm,
    );
    if (end.dueAt === null) return;
  }
  throw new Error('the outbox never came to rest');
}
