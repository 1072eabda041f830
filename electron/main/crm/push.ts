import { connectorOf } from '#shared/crm/connectors.ts';
import { mapped, withNumbers } from '#shared/crm/mapping.ts';
import type { TargetFields } from '#shared/crm/mapping.ts';
import type {
  Preflight,
  PreflightError,
  Preview,
  PushInput,
  PushItem,
  PushPause,
  PushReport,
  PushResult,
  PushTarget,
  ReadBack,
  RemoteOutcome,
  SignInFault,
} from '#shared/crm/push.ts';
import type { Connector } from '#shared/crm/record.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readEndpoint } from './endpoint.ts';
import { send } from './http.ts';
import { odooTransport } from './odoo.ts';
import { changedSince, sentOf } from './sent.ts';
import type { Landing, Link, OutcomeTask, PushTask, Transport } from './transport.ts';
import { signInRest } from './oauth.ts';
import { restTransport } from './rest.ts';
import { webhookTransport } from './webhook.ts';

/** What pushing needs of the rest of main. */
export type CrmDeps = {
  /** Secret of a target at its address; null when there is none. */
  readonly readSecret: (target: PushTarget) => string | null;
  readonly now: () => number;
  /** Bytes of a picture by its id; null when it is not there. Without it no picture is sent. */
  readonly readFile?: (id: string) => Promise<Uint8Array | null>;
  /** Keeps a secret that the target has turned over; without it the new one lives as long as the batch. */
  readonly keepSecret?: (target: PushTarget, secret: string) => Promise<boolean>;
};

export type Crm = {
  readonly preflight: (target: PushTarget) => Promise<Result<Preflight, PreflightError>>;
  readonly push: (input: PushInput) => Promise<PushReport>;
  readonly cancel: (id: TargetId) => void;
  /** The target's own list of fields. */
  readonly fields: (target: PushTarget) => Promise<Result<TargetFields, PreflightError>>;
  /** What would be sent, without asking anybody. */
  readonly preview: (input: PushInput) => Result<readonly Preview[], PreflightError>;
  /** What the target has of these leads. Writes nothing. */
  readonly readBack: (input: PushInput) => Promise<Result<readonly ReadBack[], PreflightError>>;
  /** What became of these leads there. Writes nothing. */
  readonly outcomes: (input: PushInput) => Promise<Result<readonly RemoteOutcome[], PreflightError>>;
  /** Signs in with the browser, which `open` opens; what it ends with lies in the vault. */
  readonly signIn: (
    target: PushTarget,
    open: (url: string) => Promise<void>,
  ) => Promise<Result<{ readonly account: string | null }, SignInFault>>;
};

type Bound = {
  readonly preflight: () => Promise<Result<Preflight, PreflightError>>;
  readonly push: (tasks: readonly PushTask[], dryRun: boolean) => Promise<readonly Landing[]>;
  readonly fields: () => Promise<Result<TargetFields, PreflightError>>;
  readonly readBack: (tasks: readonly PushTask[]) => Promise<Result<readonly ReadBack[], PreflightError>>;
  readonly outcomes: (tasks: readonly OutcomeTask[]) => Promise<Result<readonly RemoteOutcome[], PreflightError>>;
};

const bind = <C extends PushTarget['config']>(transport: Transport<C>, link: Link<C>): Bound => ({
  preflight: () => transport.preflight(link),
  push: (tasks, dryRun) => transport.push(link, tasks, dryRun),
  fields: async () => transport.fields?.(link) ?? fail('not-supported'),
  readBack: async (tasks) => transport.readBack?.(link, tasks) ?? fail('not-supported'),
  outcomes: async (tasks) => transport.outcomes?.(link, tasks) ?? fail('not-supported'),
});

/** Each kind of target with its transport; a new kind does not compile without one. */
function transportOf(link: Link): Bound {
  const { config } = link;
  switch (config.kind) {
    case 'webhook':
      return bind(webhookTransport, { ...link, config });
    case 'odoo':
      return bind(odooTransport, { ...link, config });
    case 'rest':
      return bind(restTransport, { ...link, config });
  }
}

function tasksOf(input: PushInput): Result<readonly PushTask[], 'bad-description'> {
  const connector = connectorOf(input.target.config);
  return connector === null ? fail('bad-description') : ok(input.leads.map((item) => taskOf(connector, item, input)));
}

function taskOf(connector: Connector, item: PushItem, input: PushInput): PushTask {
  const show = input.shows.find(({ id }) => id === item.lead.showId);
  if (show === undefined) throw new Error('a lead was pushed without its show');
  const source = { ...item, show };
  const [lead, ...children] = connector.recordsOf(source);
  const { mapping } = input.target;
  const fitting = mapping !== undefined && connector.areChoicesNumbers === true ? withNumbers(mapping) : mapping;
  const records = [mapped(lead, source, fitting), ...children] as const;
  return { item, records, changed: changedSince(records, item.sent) };
}

/**
 * What the target surely has whatever came of this try: the fields it had and that were not sent now, and the records it has confirmed.
 * They need not go again.
 */
function stillSure({ item: { sent }, changed, records }: PushTask, there: readonly string[] = []): Pick<PushResult, 'sent'> {
  if (sent === null && there.length === 0) return {};
  const doubtful = sentOf(changed);
  const before = Object.entries(sent ?? {}).filter(([field]) => !Object.hasOwn(doubtful, field));
  return { sent: { ...Object.fromEntries(before), ...sentOf(records.filter(({ externalKey }) => there.includes(externalKey))) } };
}

function resultOf(task: PushTask, landing: Landing): PushResult {
  const { item, records, changed } = task;
  const base = { leadId: item.lead.id, rev: item.rev, ...(landing.remotes === undefined ? {} : { remotes: landing.remotes }) };
  switch (landing.kind) {
    case 'done': {
      const change = changed.length === 0 ? 'unchanged' : item.remoteId === null ? 'created' : 'updated';
      const there = records.filter(({ externalKey }) => landing.left?.includes(externalKey) !== true);
      return { ...base, outcome: 'done', change, remoteId: landing.remoteId, sent: sentOf(there) };
    }
    case 'transient':
      return { ...base, ...stillSure(task, landing.there), outcome: 'transient', reason: landing.reason };
    case 'conflict':
      return { ...base, outcome: 'conflict', reason: landing.reason };
    case 'refused':
      return { ...base, outcome: 'refused', reason: landing.reason, ...(landing.field === null ? {} : { field: landing.field }) };
    case 'unknown':
    case 'stopped':
      return { ...base, ...stillSure(task, landing.there), outcome: 'transient', reason: landing.reason };
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

/** Nothing can be sent at all: why, and what a person is to do about it. */
const stalled = ({ leads }: PushInput, error: LinkFault | 'bad-description'): PushReport => ({
  results: untried(leads, error),
  pause: error === 'no-secret' ? 'auth' : 'setup',
  pauseReason: error,
});

const untried = (items: readonly PushItem[], reason: string): PushResult[] =>
  items.map(({ lead, rev }) => ({ leadId: lead.id, rev, outcome: 'untried', reason }));

async function pushBatch(link: Link, input: PushInput): Promise<PushReport> {
  const made = tasksOf(input);
  if (!made.ok) return stalled(input, made.error);
  const tasks = made.value;
  const going = tasks.filter((task) => task.changed.length > 0);
  const landings = going.length === 0 ? [] : await transportOf(link).push(going, input.dryRun);
  const landed = new Map(going.map((task, at) => [task, landings[at]]));
  const results = tasks.map((task) => resultOf(task, landed.get(task) ?? { kind: 'done', remoteId: task.item.remoteId ?? '' }));
  return { results, ...pauseOf(landings) };
}

/** Work on targets: one batch at a time for each, and a stop for all that is under way. */
type Lanes = {
  readonly inLane: <T>(id: TargetId, work: () => Promise<T>) => Promise<T>;
  readonly stoppable: <T>(id: TargetId, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  readonly stop: (id: TargetId) => void;
};

function newLanes(): Lanes {
  const lanes = new Map<TargetId, Promise<unknown>>();
  const stops = new Map<TargetId, Set<AbortController>>();
  return {
    inLane: (id, work) => {
      const mine = (lanes.get(id) ?? Promise.resolve()).then(work, work);
      lanes.set(id, mine);
      return mine;
    },
    stoppable: async (id, work) => {
      const stop = new AbortController();
      const mine = stops.get(id) ?? new Set();
      stops.set(id, mine.add(stop));
      try {
        return await work(stop.signal);
      } finally {
        mine.delete(stop);
      }
    },
    stop: (id) => {
      for (const stop of stops.get(id) ?? []) stop.abort();
    },
  };
}

type LinkFault = 'bad-url' | 'not-secure' | 'no-secret';

function linkOf({ readSecret, now, readFile, keepSecret }: CrmDeps, target: PushTarget, signal: AbortSignal): Result<Link, LinkFault> {
  const url = readEndpoint(target.config.url);
  if (!url.ok) return url;
  const secret = readSecret(target);
  if (secret === null) return fail('no-secret');
  return ok({
    config: target.config,
    url: url.value,
    secret,
    signal,
    send,
    now,
    readFile: async (id) => readFile?.(id) ?? null,
    keepSecret: async (fresh) => keepSecret?.(target, fresh) ?? false,
  });
}

function signInTo(deps: CrmDeps, target: PushTarget, how: { signal: AbortSignal; open: (url: string) => Promise<void> }) {
  const { config } = target;
  if (config.kind !== 'rest') return Promise.resolve(fail('not-supported'));
  // there may be no secret yet: signing in is what brings one
  const secret = deps.readSecret(target);
  const link = linkOf({ ...deps, readSecret: () => secret ?? '' }, target, how.signal);
  return link.ok ? signInRest({ ...link.value, config, secret, open: how.open }) : Promise.resolve(link);
}

const previewOf = ({ item, records }: PushTask): Preview => ({
  leadId: item.lead.id,
  records: records.map(({ model, externalKey, fields }) => ({ model, externalKey, fields })),
});

/** Pushing, one batch at a time for each target: two writers on one record undo each other (Odoo answers them with serialization errors). */
export function newCrm(deps: CrmDeps): Crm {
  const { inLane, stoppable, stop } = newLanes();
  const withLink = <T>(target: PushTarget, work: (link: Result<Link, LinkFault>) => Promise<T>): Promise<T> =>
    stoppable(target.id, (signal) => work(linkOf(deps, target, signal)));
  return {
    preflight: (target) => withLink(target, async (link) => (link.ok ? transportOf(link.value).preflight() : link)),
    push: (input) =>
      inLane(input.target.id, () =>
        withLink(input.target, async (link) => (link.ok ? pushBatch(link.value, input) : stalled(input, link.error))),
      ),
    cancel: stop,
    fields: (target) => withLink(target, async (link) => (link.ok ? transportOf(link.value).fields() : link)),
    preview: (input) => {
      const tasks = tasksOf(input);
      return tasks.ok ? ok(tasks.value.map(previewOf)) : tasks;
    },
    readBack: (input) =>
      inLane(input.target.id, () =>
        withLink(input.target, async (link) => {
          const tasks = tasksOf(input);
          if (!link.ok || !tasks.ok) return link.ok ? fail('bad-description') : link;
          return transportOf(link.value).readBack(tasks.value);
        }),
      ),
    outcomes: (input) =>
      inLane(input.target.id, () =>
        withLink(input.target, async (link) => {
          const tasks = tasksOf(input);
          if (!link.ok || !tasks.ok) return link.ok ? fail('bad-description') : link;
          const zones = new Map(input.shows.map(({ id, zone }) => [id, zone]));
          return transportOf(link.value).outcomes(tasks.value.map((task) => ({ task, zone: zones.get(task.item.lead.showId) ?? 'UTC' })));
        }),
      ),
    signIn: (target, open) => stoppable(target.id, (signal) => signInTo(deps, target, { signal, open })),
  };
}
