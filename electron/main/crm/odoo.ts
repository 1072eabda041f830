import { EVENT_MODEL, FILE_MODEL, LEAD_MODEL } from '#shared/crm/odoo.ts';
import type { RemoteIds } from '#shared/crm/push.ts';
import type { CrmRecord } from '#shared/crm/record.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import { ok } from '#shared/lib/result.ts';
import { outcomesOdoo } from './odooOutcomes.ts';
import { readBackOdoo } from './odooBack.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import { askSpec, fitted, namesMade, readSpec, targetFieldsOf } from './odooFields.ts';
import type { ModelSpec } from './odooFields.ts';
import { loadFiles } from './odooFiles.ts';
import type { Hanging } from './odooFiles.ts';
import { readKeys } from './odooKnown.ts';
import { loadRecords } from './odooLoad.ts';
import { blanksFor } from './odooNew.ts';
import { errorOf, mayWriteLeads, preflightOdoo } from './odooRights.ts';
import type { Landing, PushTask, Transport } from './transport.ts';

/** Models we write to, with their fields; a user without a calendar or without files has only that of the lead. */
type Models = ReadonlyMap<string, ModelSpec>;

async function readModels(link: OdooLink): Promise<Reply<Models>> {
  const models = new Map<string, ModelSpec>();
  for (const model of [LEAD_MODEL, EVENT_MODEL, FILE_MODEL]) {
    const reply = await readSpec(link, model);
    if (reply.ok) models.set(model, reply.value);
    // not installed, or not for this user; anything else passes, and then the model may be there after all
    else if (model === LEAD_MODEL || (reply.fault.kind !== 'unknown' && reply.fault.kind !== 'setup')) return reply;
  }
  return { ok: true, value: models };
}

/** A record of ours that the target has confirmed before, under the id it gave it. */
type Confirmed = { readonly key: string; readonly remoteId: string };

const isChild =
  (name: string) =>
  ({ model }: CrmRecord): boolean =>
    model === name;

/** Children that go now and went before. */
const confirmedOf = (tasks: readonly PushTask[], model: string): Confirmed[] =>
  tasks.flatMap(({ item, changed }) =>
    changed.filter(isChild(model)).flatMap(({ externalKey: key }) => {
      const remoteId = item.remotes[key];
      return remoteId === undefined ? [] : [{ key, remoteId }];
    }),
  );

/** Keys of records we have written that are no longer under them: merged or deleted there. Writing them again would make doubles. */
async function findGone(link: OdooLink, tasks: readonly PushTask[]): Promise<Reply<ReadonlySet<string>>> {
  const leads = tasks.flatMap(({ item: { remoteId }, records: [lead] }) =>
    remoteId === null ? [] : [{ key: lead.externalKey, remoteId }],
  );
  const gone = new Set<string>();
  for (const [model, confirmed] of [
    [LEAD_MODEL, leads],
    [EVENT_MODEL, confirmedOf(tasks, EVENT_MODEL)],
    [FILE_MODEL, confirmedOf(tasks, FILE_MODEL)],
  ] as const) {
    if (confirmed.length === 0) continue;
    const keys = await readKeys(
      link,
      model,
      confirmed.map(({ remoteId }) => Number(remoteId)),
    );
    if (!keys.ok) return keys;
    for (const { key, remoteId } of confirmed) if (keys.value.get(Number(remoteId)) !== key) gone.add(key);
  }
  return { ok: true, value: gone };
}

/** What must be known before anything is written. */
type Before = { readonly models: Models; readonly gone: ReadonlySet<string> };

async function readBefore(link: OdooLink, tasks: readonly PushTask[]): Promise<Reply<Before>> {
  const models = await readModels(link);
  if (!models.ok) return models;
  const gone = await findGone(link, tasks);
  return gone.ok ? { ok: true, value: { models: models.value, gone: gone.value } } : gone;
}

/** An event goes whole the first time, later with what has changed: the rest of it belongs to the salesperson. */
const eventsOf = ({ item, records, changed }: PushTask, gone: ReadonlySet<string>): CrmRecord[] =>
  changed
    .filter(isChild(EVENT_MODEL))
    .filter(({ externalKey }) => !gone.has(externalKey))
    .map((part) =>
      item.remotes[part.externalKey] === undefined ? (records.find((one) => one.externalKey === part.externalKey) ?? part) : part,
    );

const filesOf = ({ item, changed }: PushTask, landings: ReadonlyMap<string, Landing>, gone: ReadonlySet<string>): Hanging[] => {
  const own = landings.get(item.lead.externalKey);
  const leadId = own?.kind === 'done' ? own.remoteId : item.remoteId;
  if (leadId === null) return [];
  // a picture that somebody deleted there stays deleted
  return changed
    .filter(isChild(FILE_MODEL))
    .filter(({ externalKey }) => !gone.has(externalKey))
    .map((record) => ({ record, leadId }));
};

/** Rows in one call of `load`: a transaction of its own, some 0.7 s (measured); more of them cost as much each. */
const ROWS_A_CALL = 100;

async function write(link: OdooLink, tasks: readonly PushTask[], { models, gone }: Before): Promise<Map<string, Landing>> {
  const fit = (record: CrmRecord): CrmRecord => fitted(record, models.get(record.model) ?? new Map());
  const leads = tasks.flatMap(({ changed }) => changed.filter(isChild(LEAD_MODEL))).map(fit);
  const batch = ROWS_A_CALL;
  const landings = new Map(
    await loadRecords(link, { records: leads, batch, blanks: await blanksFor(link, tasks), makes: namesMade(models.get(LEAD_MODEL)) }),
  );
  const isThere = ({ records: [lead] }: PushTask): boolean => (landings.get(lead.externalKey)?.kind ?? 'done') === 'done';
  const there = tasks.filter(isThere);
  const events = models.has(EVENT_MODEL) ? there.flatMap((task) => eventsOf(task, gone)).map(fit) : [];
  for (const [key, landing] of await loadRecords(link, { records: events, batch })) landings.set(key, landing);
  const files = models.has(FILE_MODEL) ? there.flatMap((task) => filesOf(task, landings, gone)) : [];
  for (const [key, landing] of await loadFiles(link, files)) landings.set(key, landing);
  return landings;
}

/** How a child's fate is told of its lead. */
const PREFIX: Readonly<Record<string, string>> = { [EVENT_MODEL]: 'appointment', [FILE_MODEL]: 'picture' };

function childFault(record: CrmRecord, landing: Landing): Landing {
  // the lead itself is there, so the whole is no longer untried
  if (landing.kind === 'untried') return { kind: 'transient', reason: landing.reason };
  if (landing.kind !== 'refused') return landing;
  return { ...landing, field: [PREFIX[record.model], landing.field].filter(Boolean).join('.') };
}

/** The landing of a lead is that of the first of its records that did not land; with the ids of those that did. */
function wholeLanding({ item, records, changed }: PushTask, landings: ReadonlyMap<string, Landing>, gone: ReadonlySet<string>): Landing {
  const [lead, ...rest] = records;
  const own = landings.get(lead.externalKey) ?? { kind: 'done', remoteId: item.remoteId ?? '' };
  if (own.kind !== 'done') return own;
  const remotes: Record<string, string> = {};
  const left: string[] = [];
  let fault: Landing | null = null;
  const isChanged = new Set(changed.map(({ externalKey }) => externalKey));
  for (const record of rest) {
    const key = record.externalKey;
    const landing = landings.get(key);
    if (landing?.kind === 'done') remotes[key] = landing.remoteId;
    else if (landing !== undefined) fault ??= childFault(record, landing);
    else if (record.model === EVENT_MODEL && gone.has(key)) fault ??= { kind: 'conflict', reason: 'meeting deleted in the CRM' };
    // a picture whose file is away, a meeting while there is no calendar
    else if (isChanged.has(key) && !gone.has(key)) left.push(key);
  }
  const ids: { remotes?: RemoteIds } = Object.keys(remotes).length === 0 ? {} : { remotes };
  // a lead that has no id of theirs yet must go again to learn it
  const there = [...Object.keys(remotes), ...(item.remoteId === null ? [] : [lead.externalKey])];
  return fault === null ? { ...own, left, ...ids } : { ...fault, ...ids, there };
}

async function push(link: OdooLink, tasks: readonly PushTask[], dryRun: boolean): Promise<Landing[]> {
  const before = await readBefore(link, tasks);
  if (!before.ok) {
    const { fault } = before;
    // these calls write nothing, so whatever passing thing went wrong, no lead was tried
    return tasks.map(() => (fault.kind === 'auth' ? fault : { ...fault, kind: 'untried' }));
  }
  const { gone } = before.value;
  const isGone = ({ records: [lead] }: PushTask): boolean => gone.has(lead.externalKey);
  const going = tasks.filter((task) => !isGone(task));
  const landings = dryRun ? new Map<string, Landing>() : await write(link, going, before.value);
  const answers = tasks.map((task): Landing =>
    isGone(task) ? { kind: 'conflict', reason: 'merged or deleted in the CRM' } : wholeLanding(task, landings, gone),
  );
  // everything refused: perhaps it is not the leads but our rights
  if (answers.length > 0 && answers.every(({ kind }) => kind === 'refused')) {
    const rights = await mayWriteLeads(link);
    if (rights.ok && !rights.value) return tasks.map(() => ({ kind: 'auth', reason: 'no right to write leads' }));
  }
  // Odoo says 404 to everything while its database is away: nothing was written, and it comes back
  return answers.map((landing) => (landing.kind === 'setup' ? { kind: 'untried', reason: landing.reason } : landing));
}

/** Odoo by its JSON-2 API and an API key (19 and later), or by JSON-RPC with a login (14 and later): the same calls by another wire. */
export const odooTransport: Transport<Extract<TargetConfig, { kind: 'odoo' }>> = {
  preflight: preflightOdoo,
  push,
  fields: async (link) => {
    const spec = await askSpec(link, LEAD_MODEL);
    return spec.ok ? ok(targetFieldsOf(spec.value)) : errorOf(spec.fault);
  },
  readBack: readBackOdoo,
  outcomes: outcomesOdoo,
};
