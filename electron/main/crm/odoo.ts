import { z } from 'zod';
import { EVENT_MODEL, LEAD_MODEL, odoo } from '#shared/crm/odoo.ts';
import type { CrmRecord } from '#shared/crm/record.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink } from './odooCall.ts';
import { loadRecords } from './odooLoad.ts';
import { mayWriteLeads, preflightOdoo, readFields } from './odooRights.ts';
import type { Fault, Landing, PushTask, Transport } from './transport.ts';

const ExternalIds = z.record(z.string(), z.string());

/** Field names by target, for as long as the program runs: asked once. */
const fieldsKnown = new Map<string, ReadonlySet<string>>();

type Models = ReadonlyMap<string, ReadonlySet<string>>;

async function readModels(link: OdooLink): Promise<{ ok: true; value: Models } | { ok: false; fault: Fault }> {
  const models = new Map<string, ReadonlySet<string>>();
  for (const model of [LEAD_MODEL, EVENT_MODEL]) {
    const key = `${link.url.href} ${link.config.database} ${model}`;
    const known = fieldsKnown.get(key);
    const reply = known === undefined ? await readFields(link, model) : { ok: true as const, value: known };
    if (!reply.ok && model === LEAD_MODEL) return reply;
    if (!reply.ok) continue; // a user without a calendar: leads go all the same
    fieldsKnown.set(key, reply.value);
    models.set(model, reply.value);
  }
  return { ok: true, value: models };
}

/** The record without fields this Odoo does not have; `country_id/id` is a path that begins with the field. */
const fitted = (record: CrmRecord, fields: ReadonlySet<string>): CrmRecord => ({
  ...record,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([field]) => fields.has(field.split('/')[0] ?? field))),
});

/** Leads we have written that are no longer under their key: merged or deleted there. Writing them again would make doubles. */
async function findLost(
  link: OdooLink,
  tasks: readonly PushTask[],
): Promise<{ ok: true; value: Set<PushTask> } | { ok: false; fault: Fault }> {
  const known = tasks.filter(({ item }) => item.remoteId !== null);
  if (known.length === 0) return { ok: true, value: new Set() };
  const ids = known.map(({ item }) => Number(item.remoteId));
  const reply = await callOdoo(link, { model: LEAD_MODEL, method: 'get_external_id', args: { ids }, shape: ExternalIds });
  if (!reply.ok) return reply;
  const keys = new Map(Object.entries(reply.value));
  return { ok: true, value: new Set(known.filter(({ item, records: [lead] }) => keys.get(String(item.remoteId)) !== lead.externalKey)) };
}

/** Events of leads that are there, whole: an event somebody deleted in the CRM comes back as it is. */
const eventsOf = (tasks: readonly PushTask[]): CrmRecord[] =>
  tasks.flatMap(({ records, changed }) => {
    const keys = new Set(changed.map(({ externalKey }) => externalKey));
    return records.filter(({ model, externalKey }) => model === EVENT_MODEL && keys.has(externalKey));
  });

/** The landing of a lead is that of the first of its records that did not land. */
function wholeLanding(task: PushTask, landings: ReadonlyMap<string, Landing>): Landing {
  const [lead, ...rest] = task.records;
  const own = landings.get(lead.externalKey) ?? { kind: 'done', remoteId: task.item.remoteId ?? '' };
  if (own.kind !== 'done') return own;
  for (const record of rest) {
    const landing = landings.get(record.externalKey);
    if (landing === undefined || landing.kind === 'done') continue;
    // the lead itself is there, so the whole is no longer untried
    if (landing.kind === 'untried') return { kind: 'transient', reason: landing.reason };
    return landing.kind === 'refused' ? { ...landing, field: `appointment.${landing.field ?? ''}`.replace(/\.$/u, '') } : landing;
  }
  return own;
}

async function write(link: OdooLink, tasks: readonly PushTask[], models: Models): Promise<Map<string, Landing>> {
  const fit = (record: CrmRecord): CrmRecord => fitted(record, models.get(record.model) ?? new Set());
  const leads = tasks.flatMap(({ changed }) => changed.filter(({ model }) => model === LEAD_MODEL)).map(fit);
  const landings = new Map(await loadRecords(link, leads, odoo.batch));
  const isThere = ({ records: [lead] }: PushTask): boolean => (landings.get(lead.externalKey)?.kind ?? 'done') === 'done';
  const events = models.has(EVENT_MODEL) ? eventsOf(tasks.filter(isThere)).map(fit) : [];
  for (const [key, landing] of await loadRecords(link, events, odoo.batch)) landings.set(key, landing);
  return landings;
}

async function push(link: OdooLink, tasks: readonly PushTask[], dryRun: boolean): Promise<Landing[]> {
  const models = await readModels(link);
  const lost = models.ok ? await findLost(link, tasks) : models;
  if (!models.ok || !lost.ok) {
    const { fault } = models.ok ? (lost as { fault: Fault }) : models; // one of the two is not ok
    // these calls write nothing, so whatever passing thing went wrong, no lead was tried
    const landing: Landing = fault.kind === 'auth' ? fault : { ...fault, kind: 'untried' };
    return tasks.map(() => landing);
  }
  const going = tasks.filter((task) => !lost.value.has(task));
  const landings = dryRun ? new Map<string, Landing>() : await write(link, going, models.value);
  const answers = tasks.map((task): Landing =>
    lost.value.has(task) ? { kind: 'conflict', reason: 'merged or deleted in the CRM' } : wholeLanding(task, landings),
  );
  // everything refused: perhaps it is not the leads but our rights
  if (answers.length > 0 && answers.every(({ kind }) => kind === 'refused')) {
    const rights = await mayWriteLeads(link);
    if (rights.ok && !rights.value) return tasks.map(() => ({ kind: 'auth', reason: 'no right to write leads' }));
  }
  // Odoo says 404 to everything while its database is away: nothing was written, and it comes back
  return answers.map((landing) => (landing.kind === 'setup' ? { kind: 'untried', reason: landing.reason } : landing));
}

/** Odoo 19 and later, by its JSON-2 API and an API key. */
export const odooTransport: Transport<Extract<TargetConfig, { kind: 'odoo' }>> = { preflight: preflightOdoo, push };
