import { usualOf } from '#shared/crm/rest/connector.ts';
import type { ChildObject } from '#shared/crm/rest/description.ts';
import type { Step } from '#shared/crm/rest/descriptionCalls.ts';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import { openWay } from './restCall.ts';
import type { RestLink, Way } from './restCall.ts';
import { fieldsKnown } from './restFields.ts';
import { readShown } from './restRead.ts';
import { saveAll, takeStep } from './restSave.ts';
import type { Reply } from './restToken.ts';
import { NO_FILE, alone, chunks } from './restUnit.ts';
import type { End, Ends, Unit } from './restUnit.ts';
import { stopsBatch } from './transport.ts';
import type { Fault, Landing, PushTask } from './transport.ts';

/** The target's id of a lead: confirmed, or learnt by a try that then broke off. */
export const knownId = ({ item, records: [lead] }: PushTask): string | null => item.remoteId ?? item.remotes[lead.externalKey] ?? null;

const without = (record: CrmRecord, fields: ReadonlySet<string>): CrmRecord => ({
  ...record,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => !fields.has(name))),
});

function leadUnit(task: PushTask, lacking: ReadonlySet<string>): Unit {
  const [record] = task.records;
  const changed = task.changed.find(({ externalKey }) => externalKey === record.externalKey);
  const news = without(changed ?? { ...record, fields: {} }, lacking);
  return {
    task,
    // once the target has confirmed a lead, only what has changed goes, whichever way: a salesperson's edits of the rest stay
    record: task.item.sent === null ? without(record, lacking) : news,
    changed: news,
    knownId: knownId(task),
    mayExist: true,
    values: {},
  };
}

/** One step for all that were written, some at a time; one that fails is the fault of those it was for. */
async function stepAfter(way: Way, step: Step, ends: Ends): Promise<boolean> {
  const written = [...ends].flatMap(([unit, end]) => (end.kind === 'done' ? [{ unit, there: { ...unit, knownId: end.id } }] : []));
  for (let at = 0; at < written.length; at += step.size) {
    const some = written.slice(at, at + step.size);
    const taken = await takeStep(
      way,
      step,
      some.map(({ there }) => there),
    );
    if (taken.ok) continue;
    for (const { unit } of some) ends.set(unit, alone(taken.fault));
    if (stopsBatch(taken.fault)) return false;
  }
  return true;
}

async function stepsAfter(way: Way, steps: readonly Step[], ends: Ends): Promise<void> {
  for (const step of steps) if (!(await stepAfter(way, step, ends))) return;
}

/** What the steps before a record took, for its blanks. */
async function takeSteps(way: Way, steps: readonly Step[], unit: Unit): Promise<Reply<Unit>> {
  const values: Record<string, Json | undefined> = { ...unit.values };
  for (const step of steps) {
    const taken = await takeStep(way, step, [{ ...unit, values }]);
    if (!taken.ok) return taken;
    Object.assign(values, taken.value);
  }
  return { ok: true, value: { ...unit, values } };
}

/** Steps before records are written; a record whose step fails is not written. */
async function stepsBefore(way: Way, steps: readonly Step[], { units, ends }: { units: readonly Unit[]; ends: Ends }): Promise<Unit[]> {
  const ready: Unit[] = [];
  for (const unit of units) {
    const taken = await takeSteps(way, steps, unit);
    if (taken.ok) ready.push(taken.value);
    else ends.set(unit, alone(taken.fault));
    if (!taken.ok && stopsBatch(taken.fault)) return ready;
  }
  return ready;
}

type Parent = { readonly task: PushTask; readonly id: string; readonly isNew: boolean };

function childUnits(parents: readonly Parent[], part: number): Unit[] {
  return parents.flatMap(({ task, id, isNew }) =>
    task.changed
      .filter((record) => record.part === part)
      .map((changed): Unit => {
        const record = task.records.find(({ externalKey }) => externalKey === changed.externalKey) ?? changed;
        const known = task.item.remotes[changed.externalKey] ?? null;
        const values = { parent: id, parentKey: task.records[0].externalKey };
        // what hangs from a lead that was not there a moment ago cannot be there either
        return { task, record, changed, knownId: known, mayExist: !isNew, values };
      }),
  );
}

/** Writes what hangs from leads that are there, one kind after the other. */
async function writeChildren(way: Way, parents: readonly Parent[]): Promise<Map<CrmRecord, End>> {
  const all = new Map<CrmRecord, End>();
  const byKey = (ends: Ends): void => {
    for (const [{ changed }, end] of ends) all.set(changed, end);
  };
  const children: readonly ChildObject[] = way.description.children;
  for (const [part, child] of children.entries()) {
    const units = childUnits(parents, part);
    const failed: Ends = new Map();
    const ready = await stepsBefore(way, child.before, { units, ends: failed });
    const ends = await saveAll(way, child.save, ready);
    await stepsAfter(way, child.after, ends);
    byKey(failed);
    byKey(ends);
    if ([...ends.values(), ...failed.values()].some(endsAll)) break;
  }
  return all;
}

/** The next kind would meet the same, or come while the target has asked to be left alone. */
const endsAll = (end: End): boolean =>
  end.kind === 'auth' ||
  end.kind === 'setup' ||
  end.kind === 'untried' ||
  end.kind === 'stopped' ||
  (end.kind === 'transient' && end.retryAfterMs !== undefined);

/** The landing of a lead is that of the first of its records that did not land. */
function wholeLanding(task: PushTask, own: End, children: ReadonlyMap<CrmRecord, End>): Landing {
  if (own.kind !== 'done') return own;
  const [lead] = task.records;
  const remotes: Record<string, string> = { [lead.externalKey]: own.id };
  const left: string[] = [];
  const there = [lead.externalKey];
  let landing: Landing = { kind: 'done', remoteId: own.id };
  for (const record of task.changed) {
    if (record.externalKey === lead.externalKey) continue;
    const end = children.get(record) ?? { kind: 'untried', reason: 'not tried' };
    if (end.kind === 'done') {
      remotes[record.externalKey] = end.id;
      there.push(record.externalKey);
    } else if (end.kind === 'refused' && end.reason === NO_FILE) left.push(record.externalKey);
    else if (landing.kind === 'done') landing = childLanding(record, end);
  }
  return landing.kind === 'done' ? { ...landing, remotes, left } : { ...landing, remotes, there };
}

function childLanding({ model }: CrmRecord, end: Exclude<End, { kind: 'done' }>): Landing {
  // the lead itself is there, so the whole is no longer untried
  if (end.kind === 'untried') return { ...end, kind: 'transient' };
  // it was there, and somebody took it away: a person decides, and reads which of them it was
  if (end.kind === 'conflict') return { ...end, reason: `${model}: ${end.reason}` };
  return end.kind === 'refused' ? { ...end, field: `${model}.${end.field ?? ''}`.replace(/\.$/u, '') } : end;
}

/** Leads written before that are gone, or are somebody else's now: merged, deleted. Writing them again would make doubles. */
async function findLost(way: Way, tasks: readonly PushTask[]): Promise<{ ok: true; value: Set<PushTask> } | { ok: false; fault: Fault }> {
  const { read, lead } = way.description;
  const known = tasks.filter((task) => knownId(task) !== null);
  if (!lead.isChecked || read === undefined || known.length === 0) return { ok: true, value: new Set() };
  const shown = await readShown(way, read, { tasks: known });
  if (!shown.ok) return shown;
  return {
    ok: true,
    value: new Set(known.filter((task) => !shown.value.get(task)?.some(({ key }) => key === task.records[0].externalKey))),
  };
}

/** A lead of which only something that hangs from it has changed. */
const isIdle = ({ knownId: id, task, changed }: Unit): boolean =>
  id !== null && task.item.sent !== null && Object.keys(changed.fields).length === 0;

async function write(way: Way, tasks: readonly PushTask[], lacking: ReadonlySet<string>): Promise<Map<PushTask, Landing>> {
  const units = tasks.map((task) => leadUnit(task, lacking));
  const ends = await saveAll(
    way,
    way.description.lead.save,
    units.filter((unit) => !isIdle(unit)),
  );
  await stepsAfter(way, way.description.lead.after, ends);
  for (const unit of units) if (isIdle(unit) && unit.knownId !== null) ends.set(unit, { kind: 'done', id: unit.knownId, isNew: false });
  const parents = [...ends].flatMap(([{ task }, end]) => (end.kind === 'done' ? [{ task, id: end.id, isNew: end.isNew }] : []));
  const children = [...ends.values()].some(endsAll) ? new Map<CrmRecord, End>() : await writeChildren(way, parents);
  return new Map([...ends].map(([{ task }, end]) => [task, wholeLanding(task, end, children)]));
}

/**
 * Leads travel whole, with what hangs from them, as many together as one call takes: where a way breaks often, or the program ends,
 * some are home each time.
 */
async function writeSome(way: Way, tasks: readonly PushTask[], lacking: ReadonlySet<string>): Promise<Map<PushTask, Landing>> {
  const { lead, pace } = way.description;
  const size = Math.max(pace.atOnce, ...[lead.save.upsert, lead.save.create, lead.save.update].map((one) => one?.size ?? 1));
  const landings = new Map<PushTask, Landing>();
  for (const some of chunks(tasks, size)) {
    const landed = await write(way, some, lacking);
    for (const [task, landing] of landed) landings.set(task, landing);
    if ([...landed.values()].some(stopsBatch)) break;
  }
  return landings;
}

/** Before anything is written nothing can be half-done: whatever passes there, the leads are untried. */
const early = (fault: Fault): Landing => (fault.kind === 'auth' || fault.kind === 'setup' ? fault : { ...fault, kind: 'untried' });

/** Sends leads to a target run by a description. Every lead gets one landing, in order. */
export async function pushRest(link: RestLink, tasks: readonly PushTask[], dryRun: boolean): Promise<readonly Landing[]> {
  const way = await openWay(link);
  if (!way.ok) return tasks.map(() => early(way.fault));
  const known = await fieldsKnown(way.value);
  const lost = known.ok ? await findLost(way.value, tasks) : known;
  if (!known.ok || !lost.ok) {
    const landing = early(known.ok ? (lost as { fault: Fault }).fault : known.fault); // one of the two is not ok
    return tasks.map(() => landing);
  }
  const usual = Object.keys(usualOf(way.value.description, link.config.settings));
  const lacking = new Set(known.value === null ? [] : usual.filter((name) => !known.value?.has(name)));
  const going = tasks.filter((task) => !lost.value.has(task));
  const landings = dryRun ? new Map<PushTask, Landing>() : await writeSome(way.value, going, lacking);
  return tasks.map((task): Landing => {
    if (lost.value.has(task)) return { kind: 'conflict', reason: 'merged or deleted in the CRM' };
    return landings.get(task) ?? (dryRun ? { kind: 'done', remoteId: knownId(task) ?? '' } : { kind: 'untried', reason: 'not tried' });
  });
}
