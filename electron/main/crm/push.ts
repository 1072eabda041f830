import { connectors } from '#shared/crm/connectors.ts';
import type { Preflight, PreflightError, PushInput, PushItem, PushPause, PushReport, PushResult, PushTarget } from '#shared/crm/push.ts';
import type { Connector } from '#shared/crm/record.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readEndpoint } from './endpoint.ts';
import { send } from './http.ts';
import { odooTransport } from './odoo.ts';
import { changedSince, sentOf } from './sent.ts';
import type { Landing, Link, PushTask, Transport } from './transport.ts';
import { webhookTransport } from './webhook.ts';

/** What pushing needs of the rest of main. */
export type CrmDeps = {
  /** Secret of a target at its address; null when there is none. */
  readonly readSecret: (target: PushTarget) => string | null;
  readonly now: () => number;
};

export type Crm = {
  readonly preflight: (target: PushTarget) => Promise<Result<Preflight, PreflightError>>;
  readonly push: (input: PushInput) => Promise<PushReport>;
  readonly cancel: (id: TargetId) => void;
};

type Bound = {
  readonly preflight: () => Promise<Result<Preflight, PreflightError>>;
  readonly push: (tasks: readonly PushTask[], dryRun: boolean) => Promise<readonly Landing[]>;
};

const bind = <C extends PushTarget['config']>(transport: Transport<C>, link: Link<C>): Bound => ({
  preflight: () => transport.preflight(link),
  push: (tasks, dryRun) => transport.push(link, tasks, dryRun),
});

/** Each kind of target with its transport; a new kind does not compile without one. */
function transportOf(link: Link): Bound {
  const { config } = link;
  switch (config.kind) {
    case 'webhook':
      return bind(webhookTransport, { ...link, config });
    case 'odoo':
      return bind(odooTransport, { ...link, config });
  }
}

function taskOf(connector: Connector, item: PushItem, input: PushInput): PushTask {
  const show = input.shows.find(({ id }) => id === item.lead.showId);
  if (show === undefined) throw new Error('a lead was pushed without its show');
  const records = connector.recordsOf({ ...item, show });
  return { item, records, changed: changedSince(records, item.sent) };
}

function resultOf({ item, records, changed }: PushTask, landing: Landing): PushResult {
  const base = { leadId: item.lead.id, rev: item.rev };
  switch (landing.kind) {
    case 'done': {
      const change = changed.length === 0 ? 'unchanged' : item.remoteId === null ? 'created' : 'updated';
      return { ...base, outcome: 'done', change, remoteId: landing.remoteId, sent: sentOf(records) };
    }
    case 'transient':
    case 'conflict':
      return { ...base, outcome: landing.kind, reason: landing.reason };
    case 'refused':
      return { ...base, outcome: 'refused', reason: landing.reason, ...(landing.field === null ? {} : { field: landing.field }) };
    case 'unknown':
    case 'stopped':
      return { ...base, outcome: 'transient', reason: landing.reason };
    case 'auth':
    case 'setup':
    case 'untried':
      return { ...base, outcome: 'untried', reason: landing.reason };
  }
}

/** What stops the target as a whole: the gravest that any lead met. */
function pauseOf(landings: readonly Landing[]): Pick<PushReport, 'pause' | 'pauseReason' | 'retryAfterMs'> {
  const pauses: readonly (readonly [Landing['kind'], PushPause])[] = [
    ['auth', 'auth'],
    ['setup', 'setup'],
    ['untried', 'offline'],
  ];
  const waits = landings.flatMap((landing) =>
    'retryAfterMs' in landing && landing.retryAfterMs !== undefined ? [landing.retryAfterMs] : [],
  );
  const wait = waits.length === 0 ? {} : { retryAfterMs: Math.max(...waits) };
  for (const [kind, pause] of pauses) {
    const landing = landings.find((one) => one.kind === kind);
    if (landing === undefined || !('reason' in landing)) continue;
    // leads left untried behind another one's fault are no pause of their own
    if (kind === 'untried' && landings.some((one) => one.kind === 'transient' || one.kind === 'stopped')) continue;
    return { ...wait, pause, pauseReason: landing.reason };
  }
  return wait;
}

const untried = (items: readonly PushItem[], reason: string): PushResult[] =>
  items.map(({ lead, rev }) => ({ leadId: lead.id, rev, outcome: 'untried', reason }));

async function pushBatch(link: Link, input: PushInput): Promise<PushReport> {
  const connector: Connector = connectors[input.target.config.kind];
  const tasks = input.leads.map((item) => taskOf(connector, item, input));
  const going = tasks.filter((task) => task.changed.length > 0);
  const landings = going.length === 0 ? [] : await transportOf(link).push(going, input.dryRun);
  const landed = new Map(going.map((task, at) => [task, landings[at]]));
  const results = tasks.map((task) => resultOf(task, landed.get(task) ?? { kind: 'done', remoteId: task.item.remoteId ?? '' }));
  return { results, ...pauseOf(landings) };
}

/** Pushing, one batch at a time for each target: two writers on one record undo each other (Odoo answers them with serialization errors). */
export function newCrm({ readSecret, now }: CrmDeps): Crm {
  const lanes = new Map<TargetId, Promise<unknown>>();
  const stops = new Map<TargetId, Set<AbortController>>();

  function linkOf(target: PushTarget, signal: AbortSignal): Result<Link, 'bad-url' | 'not-secure' | 'no-secret'> {
    const url = readEndpoint(target.config.url);
    if (!url.ok) return url;
    const secret = readSecret(target);
    if (secret === null) return fail('no-secret');
    return { ok: true, value: { config: target.config, url: url.value, secret, signal, send, now } };
  }

  async function withLink<T>(target: PushTarget, work: (link: ReturnType<typeof linkOf>) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const mine = stops.get(target.id) ?? new Set();
    stops.set(target.id, mine.add(stop));
    try {
      return await work(linkOf(target, stop.signal));
    } finally {
      mine.delete(stop);
    }
  }

  function inLane<T>(id: TargetId, work: () => Promise<T>): Promise<T> {
    const mine = (lanes.get(id) ?? Promise.resolve()).then(work, work);
    lanes.set(id, mine);
    return mine;
  }

  return {
    preflight: (target) => withLink(target, async (link) => (link.ok ? transportOf(link.value).preflight() : link)),
    push: (input) =>
      inLane(input.target.id, () =>
        withLink(input.target, async (link) => {
          if (link.ok) return pushBatch(link.value, input);
          return {
            results: untried(input.leads, link.error),
            pause: link.error === 'no-secret' ? 'auth' : 'setup',
            pauseReason: link.error,
          };
        }),
      ),
    cancel: (id) => {
      for (const stop of stops.get(id) ?? []) stop.abort();
    },
  };
}
