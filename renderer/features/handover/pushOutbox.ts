import { connectorOf } from '#shared/crm/connectors.ts';
import type { PushInput, PushItem, PushPause, PushReport, PushResult, PushTarget } from '#shared/crm/push.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { dueLeads, leaveOut, markSending, nextBatch, nextDueAt, readBatch, recoverSending, settle } from '#renderer/data/outbox.ts';
import type { Batch } from '#renderer/data/outbox.ts';
import type { Store } from '#renderer/data/store.ts';
import { pauseTarget } from '#renderer/data/targets.ts';
import { inTurn } from '#renderer/data/turns.ts';

/** The two calls to main that pushing needs (part of `Booth`). */
export type CrmCalls = {
  readonly crmPush: (input: PushInput) => Promise<PushReport>;
  readonly crmCancel: (input: { targetId: TargetId }) => Promise<unknown>;
};

/** A lead the target would not have, or that a person must decide about. */
export type Quarantined = { readonly leadId: LeadId; readonly field: string | null; readonly reason: string };

/** What a push did so far. `transient`: tries that must be made again. */
export type PushTally = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly transient: number;
  readonly refused: readonly Quarantined[];
  readonly conflicts: readonly Quarantined[];
};

/** How a push ended: all that was due is done (`pause` absent), or why not. `dueAt`: when to try again, ms; null when nothing waits. */
export type PushEnd = PushTally & { readonly pause?: PushPause | 'stopped'; readonly pauseReason?: string; readonly dueAt: number | null };

export type PushOptions = {
  readonly signal: AbortSignal;
  /** Checks and maps everything that is due, writes nothing anywhere. */
  readonly dryRun?: boolean;
  readonly onProgress?: (tally: PushTally) => void;
  readonly random?: () => number;
};

type Way = { readonly store: Store; readonly booth: CrmCalls };

const NOTHING: PushTally = { created: 0, updated: 0, unchanged: 0, transient: 0, refused: [], conflicts: [] };

/** Batches in a row that brought nothing: the target is ill, leave it in peace until the next time. */
const BARREN_MOST = 3;

/** Leads looked at in one go by a dry run: more than any booth has. */
const ALL = 1_000_000;

/** A rehearsal looks at everything that waits, also what waits for its next try. */
const ALL_TIMES = Number.MAX_SAFE_INTEGER - 1;

const words = ({ leadId, field, reason }: PushResult): Quarantined => ({ leadId, field: field ?? null, reason: reason ?? '' });

function added(tally: PushTally, { results }: PushReport): PushTally {
  const of = (outcome: PushResult['outcome']): PushResult[] => results.filter((result) => result.outcome === outcome);
  const done = (change: PushResult['change']): number => of('done').filter((result) => result.change === change).length;
  return {
    created: tally.created + done('created'),
    updated: tally.updated + done('updated'),
    unchanged: tally.unchanged + done('unchanged'),
    transient: tally.transient + of('transient').length,
    refused: [...tally.refused, ...of('refused').map(words)],
    conflicts: [...tally.conflicts, ...of('conflict').map(words)],
  };
}

/**
 * One call to main. It rejects only when the input is refused there, and then one lead is to blame (a field beyond every limit):
 * each goes alone, and the one that cannot even be handed over is refused by name, not the whole batch for ever.
 */
async function pushItems(booth: CrmCalls, input: PushInput): Promise<PushReport> {
  try {
    return await booth.crmPush(input);
  } catch (error) {
    const [only] = input.leads;
    if (only === undefined) return { results: [] };
    if (input.leads.length === 1) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : 'refused';
      return { results: [{ leadId: only.lead.id, rev: only.rev, outcome: 'refused', reason }] };
    }
  }
  const reports: PushReport[] = [];
  for (const item of input.leads) reports.push(await pushItems(booth, { ...input, leads: [item] }));
  const paused = reports.find(({ pause }) => pause !== undefined);
  return { ...paused, results: reports.flatMap(({ results }) => results) };
}

/** Without a connector nothing can be sent: the first few leads tell why. */
const batchOf = (target: PushTarget): number => connectorOf(target.config)?.batch ?? 20;

const inputOf = (target: PushTarget, { items, shows }: Batch, dryRun: boolean): PushInput => ({
  target: { id: target.id, config: target.config, ...(target.mapping === undefined ? {} : { mapping: target.mapping }) },
  shows,
  leads: items,
  dryRun,
});

async function rehearse({ store, booth }: Way, target: PushTarget, { signal, onProgress }: PushOptions): Promise<PushEnd> {
  let tally = NOTHING;
  const due = await dueLeads(store, target.id, { limit: ALL, now: ALL_TIMES });
  for (let at = 0; at < due.length && !signal.aborted; at += batchOf(target)) {
    const batch = await readBatch(store, target.id, due.slice(at, at + batchOf(target)));
    const report = await pushItems(booth, inputOf(target, batch, true));
    tally = added(tally, report);
    onProgress?.(tally);
    if (report.pause !== undefined) return { ...tally, pause: report.pause, ...reasonOf(report), dueAt: null };
  }
  return { ...tally, ...(signal.aborted ? { pause: 'stopped' } : {}), dueAt: null };
}

const reasonOf = ({ pauseReason }: PushReport): { readonly pauseReason?: string } => (pauseReason === undefined ? {} : { pauseReason });

const hasSome = ({ results }: PushReport): boolean => results.some(({ outcome }) => outcome !== 'transient' && outcome !== 'untried');

/** A batch that has been sent, and what came of it: to be written down. */
type Sent = { readonly items: readonly PushItem[]; readonly report: PushReport };

const NOBODY: ReadonlySet<LeadId> = new Set();

/**
 * The next batch, read and marked as being sent; null when nothing is due. Leads of `busy` are under way already and wait for
 * their turn, though they were edited meanwhile.
 */
async function prepare({ store }: Way, target: PushTarget, busy: ReadonlySet<LeadId>): Promise<Batch | null> {
  for (;;) {
    const batch = await nextBatch(store, target.id, { limit: batchOf(target), now: store.now(), busy });
    if (batch.left.length > 0) await leaveOut(store, target.id, batch.left);
    if (batch.items.length > 0) {
      await markSending(store, target.id, batch.items);
      return batch;
    }
    if (batch.left.length === 0) return null;
  }
}

/** Gives back a batch that was made ready and is not sent after all. */
const giveBack = async ({ store }: Way, target: PushTarget, batch: Batch | null): Promise<void> => {
  if (batch === null) return;
  const results = batch.items.map(({ lead, rev }) => ({ leadId: lead.id, rev, outcome: 'untried' as const }));
  await settle(store, target.id, { items: batch.items, report: { results } });
};

type Course = { readonly way: Way; readonly target: PushTarget; readonly options: PushOptions };

/** Writes down the batch before, then makes the next one ready: both while the target works on the one between. */
async function turn({ way, target, options: { random } }: Course, before: Sent | null, busy: ReadonlySet<LeadId>): Promise<Batch | null> {
  if (before !== null) await settle(way.store, target.id, { ...before, ...(random === undefined ? {} : { random }) });
  return prepare(way, target, busy);
}

/** Ends a push: writes down what is not yet, and says when to come back. */
async function conclude(
  course: Course,
  { tally, sent, ready }: { tally: PushTally; sent: Sent | null; ready: Batch | null },
): Promise<PushEnd> {
  const { way, target, options } = course;
  const { store } = way;
  const { random, signal } = options;
  if (sent !== null) await settle(store, target.id, { ...sent, ...(random === undefined ? {} : { random }) });
  await giveBack(way, target, ready);
  const { pause, retryAfterMs, ...report } = sent?.report ?? { results: [] };
  if (pause === 'auth' || pause === 'setup') await pauseTarget(store, target.id, { kind: pause, reason: report.pauseReason ?? '' });
  const dueAt = retryAfterMs === undefined ? await nextDueAt(store, target.id) : store.now() + retryAfterMs;
  if (pause !== undefined) return { ...tally, pause, ...reasonOf(report), dueAt };
  return { ...tally, ...(signal.aborted ? { pause: 'stopped' } : {}), dueAt };
}

async function work(way: Way, target: PushTarget, options: PushOptions): Promise<PushEnd> {
  await recoverSending(way.store, target.id);
  const course = { way, target, options };
  let tally = NOTHING;
  let barren = 0;
  let sent: Sent | null = null;
  let ready = await prepare(way, target, NOBODY);
  while (ready !== null && !options.signal.aborted && barren < BARREN_MOST) {
    const { items } = ready;
    const sending = pushItems(way.booth, inputOf(target, ready, false));
    const before: Sent | null = sent;
    const [report, after]: [PushReport, Batch | null] = await Promise.all([
      sending,
      turn(course, before, new Set(items.map(({ lead }) => lead.id))),
    ]);
    sent = { items, report };
    ready = after;
    tally = added(tally, report);
    options.onProgress?.(tally);
    if (report.pause !== undefined || report.retryAfterMs !== undefined) break;
    barren = report.results.length === 0 || hasSome(report) ? 0 : barren + 1;
    if (ready !== null) continue;
    // leads that were edited while they were under way
    ready = await turn(course, sent, NOBODY);
    sent = null;
  }
  return conclude(course, { tally, sent, ready });
}

/**
 * Sends what is due for a target, batch by batch, until nothing is due, the target must be left alone (`pause`, `dueAt`), or `signal`
 * stops it. One push a target at a time: a second one waits for the first. Safe to break off anywhere, also by pulling the plug.
 */
export function pushOutbox(way: Way, target: PushTarget, options: PushOptions): Promise<PushEnd> {
  const stop = (): void => void way.booth.crmCancel({ targetId: target.id });
  options.signal.addEventListener('abort', stop, { once: true });
  const run = options.dryRun === true ? rehearse : work;
  return inTurn(`push:${target.id}`, () => run(way, target, options)).finally(() => options.signal.removeEventListener('abort', stop));
}
