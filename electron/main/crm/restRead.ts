import type { PreflightError, ReadBack } from '#shared/crm/push.ts';
import { faultOf, holds } from '#shared/crm/rest/answer.ts';
import { differencesOf, shownIn } from '#shared/crm/rest/compare.ts';
import type { Shown } from '#shared/crm/rest/compare.ts';
import type { Read } from '#shared/crm/rest/descriptionCalls.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import type { Scope } from '#shared/crm/rest/template.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { landingOfFault, openWay } from './restCall.ts';
import type { RestLink, Way } from './restCall.ts';
import type { Reply } from './restToken.ts';
import type { Fault, PushTask } from './transport.ts';

const idOf = ({ item, records: [lead] }: PushTask): string | null => item.remoteId ?? item.remotes[lead.externalKey] ?? null;

async function askRead(way: Way, read: Read, scope: Scope): Promise<Reply<readonly Shown[]>> {
  const reply = await way.ask(read.call, scope);
  if (!reply.ok) return reply;
  const said = reply.value;
  const isNone = read.isNone !== undefined && holds(read.isNone, { said, root: said.body });
  const shown = said.status >= 200 && said.status < 300 ? shownIn(said, read) : null;
  // nobody there may also be told by an empty answer (Zoho: 204)
  if (isNone || (said.isEmpty && said.status >= 200 && said.status < 300)) return { ok: true, value: [] };
  if (shown !== null) return { ok: true, value: shown };
  const landing = landingOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
  return { ok: false, fault: landing.kind === 'done' || landing.kind === 'conflict' ? { kind: 'unknown', reason: '' } : landing };
}

async function readSome(
  way: Way,
  read: Read,
  { tasks, more }: { tasks: readonly PushTask[]; more: readonly string[] },
): Promise<Reply<readonly Shown[]>> {
  const names = [...new Set([way.description.lead.keyField, ...more, ...tasks.flatMap(({ records: [lead] }) => Object.keys(lead.fields))])];
  const rows = tasks.map((task) => ({ values: { ...way.values, id: idOf(task) ?? undefined, key: task.records[0].externalKey } }));
  const ids = tasks.flatMap((task) => idOf(task) ?? []);
  const keys = rows.map(({ values }) => values.key);
  const values = { ...way.values, ...(rows.length === 1 ? rows[0]?.values : {}), ids, keys, fieldNames: names };
  return askRead(way, read, { values, rows });
}

/** One record by its id, with those fields; null when it is not there. */
export async function readById(way: Way, id: string, fields: readonly string[]): Promise<Reply<Shown | null>> {
  if (way.description.read === undefined) return { ok: true, value: null };
  const { call, ...places } = way.description.read;
  const read: Read = { ...settled(places, way.values), call };
  const values = { ...way.values, id, ids: [id], fieldNames: [way.description.lead.keyField, ...fields] };
  const reply = await askRead(way, read, { values, rows: [{ values: { ...way.values, id } }] });
  return reply.ok ? { ok: true, value: reply.value.find((one) => one.id === id) ?? null } : reply;
}

/** Leads as they are in the target now, by our id or key; none for a lead that is not there. `more`: fields to read beside those that were sent. */
export async function readShown(
  way: Way,
  described: Read,
  { tasks, more = [] }: { tasks: readonly PushTask[]; more?: readonly string[] },
): Promise<Reply<ReadonlyMap<PushTask, readonly Shown[]>>> {
  const { call, ...places } = described;
  const read: Read = { ...settled(places, way.values), call };
  const asked = read.by === 'ids' ? tasks.filter((task) => idOf(task) !== null) : tasks;
  const found = new Map<PushTask, readonly Shown[]>();
  for (let at = 0; at < asked.length; at += read.size) {
    const some = asked.slice(at, at + read.size);
    const reply = await readSome(way, read, { tasks: some, more });
    if (!reply.ok) return reply;
    for (const task of some) {
      const mine = ({ id, key }: Shown): boolean => id === idOf(task) || key === task.records[0].externalKey;
      found.set(task, reply.value.filter(mine));
    }
  }
  return { ok: true, value: found };
}

/** A fault while nothing is written, as a person is told of it. */
export function errorOf(fault: Fault): { readonly ok: false; readonly error: PreflightError; readonly detail?: string } {
  switch (fault.kind) {
    case 'auth':
      return fail('auth', fault.reason);
    case 'setup':
      return fault.reason.startsWith('bad-description') ? fail('bad-description', fault.reason) : fail('wrong-program', fault.reason);
    case 'refused':
    case 'unknown':
      return fail('no-rights', fault.reason);
    case 'transient':
    case 'untried':
    case 'stopped':
      return fail('offline', fault.reason);
  }
}

/** How leads stand in the target, each beside what we would send. Writes nothing. */
export async function readBackRest(link: RestLink, tasks: readonly PushTask[]): Promise<Result<readonly ReadBack[], PreflightError>> {
  const way = await openWay(link);
  if (!way.ok) return errorOf(way.fault);
  const { read, values } = way.value.description;
  if (read === undefined) return fail('not-supported');
  const shown = await readShown(way.value, read, { tasks });
  if (!shown.ok) return errorOf(shown.fault);
  return ok(
    tasks.map((task): ReadBack => {
      const [lead] = task.records;
      const base = { leadId: task.item.lead.id, remoteId: idOf(task) };
      const mine = (shown.value.get(task) ?? []).filter(({ key }) => key === lead.externalKey);
      const one = mine.find(({ id }) => id === base.remoteId) ?? mine[0];
      if (one === undefined) return { ...base, state: base.remoteId === null ? 'unsent' : 'missing', differences: [], found: 0 };
      const differences = differencesOf(lead, one, values);
      return { ...base, remoteId: one.id, state: differences.length === 0 ? 'same' : 'differs', differences, found: mine.length };
    }),
  );
}
