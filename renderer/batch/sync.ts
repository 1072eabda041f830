import { z } from 'zod';
import { booth } from '#renderer/lib/booth.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Store } from '#renderer/data/store.ts';
import { addTarget, readTargets, resumeTarget } from '#renderer/data/targets.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import type { PushEnd, PushTally, Quarantined } from '#renderer/features/handover/pushOutbox.ts';
import type { PushTarget } from '#shared/crm/push.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { BatchJob } from '#shared/ipc/batch.ts';
import { BatchTarget } from '#shared/ipc/batchTarget.ts';
import { readLeadLine } from './leadLine.ts';
import { openBatchStore, openShow } from './openBatchStore.ts';
import type { Verb } from './verb.ts';

const LEADS_A_COMMIT = 200;
/** A target that took nothing for this long is given up; the next run goes on where this one stopped. */
const PATIENCE_MS = 15 * 60_000;

/** Names that the sender's file has for our leads. */
type Names = Map<LeadId, string>;

async function readText(at: number): Promise<string> {
  const bytes = await booth.batchBytes({ at });
  if (!bytes.ok) throw new Error(`the file cannot be read: ${bytes.error}`);
  return new TextDecoder().decode(bytes.value);
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // told as wrong usage, or as a bad line
    return null;
  }
};

/** Writes the leads of a `.jsonl` file into the store; answers their names, and the lines that are no lead. */
async function takeLeads(store: Store, at: number): Promise<{ names: Names; bad: Quarantined[] }> {
  const show = await openShow(store, {});
  const names: Names = new Map();
  const bad: Quarantined[] = [];
  let waiting: Lead[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const puts = waiting.map((record) => ({ table: 'leads', record }) as const);
    await commit(store, { puts, queue: waiting.map(({ id }) => id), line: { action: 'import', leadId: null } });
    waiting = [];
  };
  const lines = (await readText(at)).split('\n').filter((line) => line.trim() !== '');
  for (const [place, line] of lines.entries()) {
    const read = readLeadLine(json(line), { showId: show.id, now: store.now() });
    // the place of the line stands for the id it does not have
    if (read === null) bad.push({ leadId: `line ${place + 1}` as LeadId, field: null, reason: 'not a lead: id and contact are needed' });
    else {
      names.set(read.lead.id, read.id);
      waiting.push(read.lead);
    }
    if (waiting.length >= LEADS_A_COMMIT) await flush();
  }
  await flush();
  return { names, bad };
}

/** The target in the store, added when it is not there, awake again when it was paused. */
async function openTarget(store: Store, { id, name, config }: BatchTarget): Promise<PushTarget> {
  const targetId = id as TargetId; // an id of ours, checked by BatchTarget
  const known = (await readTargets(store)).find((target) => target.id === targetId);
  if (known === undefined) await addTarget(store, { id: targetId, name, config });
  else if (known.isPaused) await resumeTarget(store, targetId);
  return { id: targetId, config: known?.config ?? config };
}

const add = (a: PushTally, b: PushTally): PushTally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  transient: a.transient + b.transient,
  refused: [...a.refused, ...b.refused],
  conflicts: [...a.conflicts, ...b.conflicts],
});

const NOTHING: PushTally = { created: 0, updated: 0, unchanged: 0, transient: 0, refused: [], conflicts: [] };
const done = ({ created, updated, unchanged, refused, conflicts }: PushTally): number =>
  created + updated + unchanged + refused.length + conflicts.length;

/** Pushes until nothing is due, waiting as the target asks; gives up when it wants a person, or took nothing for too long. */
async function pushAll(
  store: Store,
  target: PushTarget,
  { total, dryRun }: { total: number; dryRun: boolean },
): Promise<{ tally: PushTally; end: PushEnd }> {
  const { signal } = new AbortController();
  let tally = NOTHING;
  let movedAt = performance.now();
  for (;;) {
    const before = tally;
    const onProgress = (now: PushTally): void => void booth.batchProgress({ done: done(add(before, now)), total, what: 'leads sent' });
    const end = await pushOutbox({ store, booth }, target, { signal, dryRun, onProgress });
    tally = add(before, end);
    if (done(tally) > done(before)) movedAt = performance.now();
    const isOver =
      dryRun || end.dueAt === null || end.pause === 'auth' || end.pause === 'setup' || performance.now() - movedAt > PATIENCE_MS;
    if (isOver) return { tally, end };
    const wait = Math.max(50, (end.dueAt ?? 0) - store.now());
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }
}

async function push(job: BatchJob, target: BatchTarget): ReturnType<Verb> {
  const { store } = await openBatchStore();
  const { names, bad } = job.files.length > 1 ? await takeLeads(store, 1) : { names: new Map<LeadId, string>(), bad: [] };
  const opened = await openTarget(store, target);
  const total = await store.db.leads.count();
  const { tally, end } = await pushAll(store, opened, { total, dryRun: job.options.dryRun === true });
  const told = ({ leadId, field, reason }: Quarantined): object => ({ id: names.get(leadId) ?? leadId, field, reason });
  const quarantined = [...bad, ...tally.refused].map(told);
  const { created: sent, updated, unchanged } = tally;
  await booth.batchPrint([JSON.stringify({ sent, updated, unchanged, quarantined, conflicts: tally.conflicts.map(told) })]);
  if (end.pause !== undefined) return { exit: 1, message: `stopped: ${end.pause} ${end.pauseReason ?? ''}`.trim() };
  return end.dueAt !== null && job.options.dryRun !== true
    ? { exit: 1, message: 'the target did not take everything; run it again' }
    : { exit: 0 };
}

/** `sync`: sends the leads of the profile, or of a `.jsonl` file, to a CRM; prints what became of them. */
export const sync: Verb = async (job) => {
  if (job.files.length < 2 && !job.options.hasProfile) return { exit: 2, message: 'sync needs --leads FILE.jsonl or --profile DIR' };
  const target = BatchTarget.safeParse(json(await readText(0)));
  return target.success ? push(job, target.data) : { exit: 2, message: `not a target: ${z.prettifyError(target.error)}` };
};
