import { endsOf, faultOf, holds } from '#shared/crm/rest/answer.ts';
import type { RestFault, RowEnd } from '#shared/crm/rest/answer.ts';
import type { Adopt, Find, Save, Step, Write } from '#shared/crm/rest/descriptionCalls.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import { listAt, textAt, valueAt } from '#shared/crm/rest/pointer.ts';
import { adopted } from './restAdopt.ts';
import type { Values, Way } from './restCall.ts';
import type { Reply } from './restToken.ts';
import { alone, askOne, chunks, endOfFault, isFine, scopeOf } from './restUnit.ts';
import type { End, Ends, Unit } from './restUnit.ts';
import { stopsBatch } from './transport.ts';
import type { Fault } from './transport.ts';

/** A step for one record or for several: what it took, or why it did not work. */
export async function takeStep(way: Way, step: Step, units: readonly Unit[]): Promise<Reply<Values>> {
  const scopes = units.map((unit) => scopeOf(way, unit, unit.record));
  const [unit, scope] = [units[0], scopes[0]];
  if (unit === undefined || scope === undefined) return { ok: true, value: {} };
  const isMany = step.size > 1;
  const reply = await (isMany ? way.ask(step.call, { values: way.values, rows: scopes }) : askOne(way, step.call, { unit, scope }));
  if (!reply.ok) return reply;
  const said = reply.value;
  const taken = Object.fromEntries(Object.entries(step.take).map(([name, at]) => [name, textAt(said.body, at)]));
  const isWhole = isFine(said) && (step.needs === undefined || valueAt(said.body, step.needs) !== undefined);
  if (isWhole && Object.values(taken).every((value) => value !== undefined)) return { ok: true, value: taken };
  const end = endOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
  if (end.kind === 'done' || end.kind === 'conflict')
    return { ok: false, fault: { kind: 'unknown', reason: end.kind === 'conflict' ? end.reason : '' } };
  return { ok: false, fault: end };
}

/** Id of a record that is there already; null when it is not. */
async function findOne(way: Way, finds: readonly Find[], unit: Unit): Promise<Reply<string | null>> {
  for (const find of finds) {
    const scope = scopeOf(way, unit, unit.record);
    const reply = await way.ask(find.call, scope);
    if (!reply.ok) return reply;
    const said = reply.value;
    const rows = isFine(said) ? listAt(said.body, find.list) : null;
    // an empty answer that is good is an empty list (Zoho: 204)
    if (rows === null && !(isFine(said) && said.isEmpty)) {
      const end = endOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
      const isPause = end.kind === 'auth' || end.kind === 'setup' || end.kind === 'transient';
      // the target's own words: its lead is gone, or we may not look
      return { ok: false, fault: isPause ? end : { kind: 'refused', field: null, reason: 'reason' in end ? end.reason : '' } };
    }
    const where = settled(find.where ?? {}, scope.values);
    const row = rows?.find((root) => holds(where, { said, root }));
    const id = row === undefined ? undefined : textAt(row, find.id);
    if (id !== undefined) return { ok: true, value: id };
  }
  return { ok: true, value: null };
}

type Work = { readonly write: Write; readonly isUpdate: boolean; readonly lagMs: number; readonly adopt?: Adopt | undefined };

async function halves(way: Way, work: Work, { units, ends }: { units: readonly Unit[]; ends: Ends }): Promise<Fault | null> {
  const middle = Math.ceil(units.length / 2);
  for (const half of [units.slice(0, middle), units.slice(middle)]) {
    const stop = await writeChunk(way, work, { units: half, ends });
    if (stop !== null) return stop;
  }
  return null;
}

/** A create whose answer was lost is looked for next time, and the target's search must have seen it by then. */
function afterLag(fault: Fault, { isUpdate, lagMs }: Work): Fault {
  if (fault.kind !== 'transient' || isUpdate || lagMs === 0) return fault;
  return { ...fault, retryAfterMs: Math.max(fault.retryAfterMs ?? 0, lagMs) };
}

type Rows = { readonly units: readonly Unit[]; readonly ends: Ends; readonly rows: readonly RowEnd[] };

/** Each record gets what its row says; those the answer says nothing of are tried alone. */
async function settleRows(way: Way, work: Work, { units, ends, rows }: Rows): Promise<Fault | null> {
  const silent: Unit[] = [];
  for (const [at, unit] of units.entries()) {
    const end = rows[at];
    if (end === undefined || (end.kind === 'whole' && units.length > 1)) silent.push(unit);
    else ends.set(unit, alone(end.kind === 'done' ? end : endOfFault(end)));
  }
  for (const unit of silent) {
    const stop = await writeChunk(way, work, { units: [unit], ends });
    if (stop !== null) return stop;
  }
  return null;
}

/** Writes some records in one call, in more when the target refuses them as a whole; answers what stops everything after it, or null. */
async function writeChunk(way: Way, work: Work, { units, ends }: { units: readonly Unit[]; ends: Ends }): Promise<Fault | null> {
  const { call, answer, size } = work.write;
  const [first] = units;
  if (first === undefined) return null;
  const scopes = units.map((unit) => scopeOf(way, unit, work.isUpdate ? unit.changed : unit.record));
  const [scope] = scopes;
  const reply = await (size > 1 || scope === undefined
    ? way.ask(call, { values: way.values, rows: scopes })
    : askOne(way, call, { unit: first, scope }));
  const keys = units.map(({ record }) => record.externalKey);
  const found = reply.ok
    ? endsOf(reply.value, keys, { answer: settled(answer, way.values), errors: way.description.errors, now: way.link.now() })
    : null;
  if (Array.isArray(found)) return settleRows(way, work, { units, ends, rows: found as readonly RowEnd[] }); // a list of them, by endsOf
  const fault = reply.ok ? endOfFault(found as RestFault) : reply.fault; // not a list, and there was an answer: a fault
  if (fault.kind === 'done' || fault.kind === 'conflict' || fault.kind === 'refused' || fault.kind === 'unknown') {
    if (units.length > 1) return halves(way, work, { units, ends });
    const theirs = reply.ok && work.adopt !== undefined ? await adopted(way, work.adopt, { unit: first, said: reply.value }) : null;
    ends.set(first, theirs ?? alone(fault));
    return theirs !== null && theirs.kind !== 'done' && stopsBatch(theirs) ? theirs : null;
  }
  const stop = afterLag(fault, work);
  for (const unit of units) if (!ends.has(unit)) ends.set(unit, stop);
  return stop;
}

/** Writes records call by call, some at once where the target bears it, until one meets what every other would meet. */
async function writeAll(way: Way, work: Work, { units, ends }: { units: readonly Unit[]; ends: Ends }): Promise<Fault | null> {
  const waiting = chunks(units, work.write.size);
  let stopped: Fault | null = null;
  const worker = async (): Promise<void> => {
    while (stopped === null) {
      const chunk = waiting.shift();
      if (chunk === undefined) return;
      const stop = await writeChunk(way, work, { units: chunk, ends });
      stopped ??= stop;
    }
  };
  await Promise.all(Array.from({ length: way.description.pace.atOnce }, worker));
  return stopped;
}

type Sorted = { readonly update: Unit[]; readonly upsert: Unit[]; readonly create: Unit[] };

/** A record that may be there already, after looking for it; answers what stops everything after it, or null. */
async function sortFound(way: Way, save: Save, { unit, ways, ends }: { unit: Unit; ways: Sorted; ends: Ends }): Promise<Fault | null> {
  const found = await findOne(way, save.find, unit);
  if (!found.ok) {
    ends.set(unit, found.fault);
    return stopsBatch(found.fault) ? found.fault : null;
  }
  if (found.value === null) ways.create.push(unit);
  else if (save.update === undefined) ends.set(unit, { kind: 'done', id: found.value, isNew: false });
  else ways.update.push({ ...unit, knownId: found.value });
  return null;
}

/** Which way each record goes; those that may be there already are looked for first. */
async function sorted(
  way: Way,
  save: Save,
  { units, ends }: { units: readonly Unit[]; ends: Ends },
): Promise<Sorted & { stop: Fault | null }> {
  const ways: Sorted = { update: [], upsert: [], create: [] };
  for (const unit of units) {
    if (unit.knownId !== null && save.update !== undefined) ways.update.push(unit);
    else if (save.upsert !== undefined) ways.upsert.push(unit);
    else if (unit.knownId !== null) ends.set(unit, { kind: 'done', id: unit.knownId, isNew: false });
    else if (!unit.mayExist) ways.create.push(unit);
    else {
      const stop = await sortFound(way, save, { unit, ways, ends });
      if (stop !== null) return { ...ways, stop };
    }
  }
  return { ...ways, stop: null };
}

/** Records that must be looked for first travel a few at a time, so that a way that breaks often brings some of them home each time. */
const LOOKED_FOR = 10;

/** Writes some records each its way; answers what stops everything after it, or null. */
async function saveSome(way: Way, save: Save, { units, ends }: { units: readonly Unit[]; ends: Ends }): Promise<Fault | null> {
  const { stop, ...ways } = await sorted(way, save, { units, ends });
  let stopped = stop;
  const works = [
    { units: ways.update, write: save.update, isUpdate: true },
    { units: ways.upsert, write: save.upsert, isUpdate: false },
    { units: ways.create, write: save.create, isUpdate: false },
  ];
  for (const { units: some, write, isUpdate } of works) {
    if (write === undefined || stopped !== null) continue;
    const adopt = isUpdate ? undefined : save.adopt;
    stopped = await writeAll(way, { write, isUpdate, lagMs: save.findLagS * 1_000, adopt }, { units: some, ends });
  }
  return stopped;
}

/** Writes records as `save` says; every one gets its end, what was not reached is `untried`. */
export async function saveAll(way: Way, save: Save, units: readonly Unit[]): Promise<Ends> {
  const ends: Ends = new Map();
  const isLookedFor = ({ knownId, mayExist }: Unit): boolean => save.upsert === undefined && knownId === null && mayExist;
  const size = Math.min(save.create?.size ?? 1, LOOKED_FOR);
  const turns = [units.filter((unit) => !isLookedFor(unit)), ...chunks(units.filter(isLookedFor), size)];
  for (const turn of turns) if ((await saveSome(way, save, { units: turn, ends })) !== null) break;
  // one that was found is another object by now, with its id
  const byRecord = new Map([...ends].map(([{ record }, end]) => [record, end]));
  return new Map(units.map((unit): [Unit, End] => [unit, byRecord.get(unit.record) ?? { kind: 'untried', reason: 'not tried' }]));
}
