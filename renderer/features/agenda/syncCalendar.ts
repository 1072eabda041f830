import { readLinks, readWantedFor, saveLinks, pauseCalendar } from '#renderer/data/calendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { inTurn } from '#renderer/data/turns.ts';
import { keptOf, meet, newLink, sendingOf, stepOf } from '#shared/domain/calendarPlan.ts';
import type { Step, Wanted } from '#shared/domain/calendarPlan.ts';
import { calendarLinkId } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccount, CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { AppointmentId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { backoffMs } from '#shared/crm/backoff.ts';
import { eventHref } from '#shared/formats/calendar/eventHref.ts';
import { digestOf, storedOf } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid } from '#shared/formats/ical.ts';
import type { CalendarChange, CalendarReport, CalendarResult } from '#shared/ipc/calendar.ts';
import { changesOf } from './calendarChange.ts';
import type { CalendarCalls, Sync, Task } from './calendarChange.ts';
import { foundOf, pullCalendar, settleMeeting } from './pullCalendar.ts';

/** What a sync did so far. `refused` and `conflicts` wait for a person; `transient` goes again by itself. */
export type SyncTally = {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  /** Changes of the calendar that appointments here have taken. */
  readonly taken: number;
  readonly transient: number;
  readonly refused: readonly AppointmentId[];
  readonly conflicts: readonly AppointmentId[];
};

/** How a sync ended: all is in step (`pause` absent, `dueAt` null), or why not and when to try again (ms). */
export type SyncEnd = SyncTally & {
  readonly pause?: 'auth' | 'setup' | 'offline' | 'stopped';
  readonly pauseReason?: string;
  readonly dueAt: number | null;
};

export type SyncOptions = {
  readonly signal: AbortSignal;
  readonly onProgress?: (tally: SyncTally) => void;
  readonly random?: () => number;
};

const NOTHING: SyncTally = { created: 0, updated: 0, deleted: 0, taken: 0, transient: 0, refused: [], conflicts: [] };

/** Events written in one go: two commits each, so that a crash asks at most this many again. */
const BATCH = 25;

/** Batches in a row that brought nothing: the server is ill, leave it in peace until the next time. */
const BARREN_MOST = 3;

const wantedOf = (account: CalendarAccount, appointment: Appointment): Wanted => ({
  appointmentId: appointment.id,
  href: eventHref(account.calendarUrl, appointmentUid(appointment.id)),
  digest: digestOf(storedOf(appointment)),
});

/** Every appointment that is or should be in the calendar, with what is to be done about it. */
async function readTasks({ store, account }: Sync): Promise<Task[]> {
  const now = store.now();
  const links = new Map((await readLinks(store, account.id)).map((link) => [link.id, link]));
  const appointments = new Map((await readWantedFor(store, account)).map((one) => [calendarLinkId(account.id, one.id), one]));
  return [...new Set([...links.keys(), ...appointments.keys()])].flatMap((id) => {
    const appointment = appointments.get(id);
    const wanted = appointment === undefined ? null : wantedOf(account, appointment);
    const link = links.get(id) ?? (wanted === null ? undefined : newLink(account.id, wanted, now));
    return link === undefined ? [] : [{ link, wanted, appointment, step: stepOf(link, wanted, now) }];
  });
}

/** When a link that waits is due again: later each time, and never before the server asked for. */
const again = (link: CalendarLink, { reason, until }: { reason: string; until: number }): CalendarLink => ({
  ...link,
  state: 'waiting',
  reason,
  tries: link.tries + 1,
  dueAt: until,
});

type Landing = { readonly task: Task; readonly result: CalendarResult; readonly sync: Sync; readonly random: number };

/** A link after its result; `null`: nothing of it is left. */
async function landed({ task, result, sync, random }: Landing): Promise<CalendarLink | null> {
  const { link, wanted } = task;
  const now = sync.store.now();
  const sent = sendingOf(link, wanted);
  switch (result.outcome) {
    case 'done':
      return wanted === null ? null : keptOf(sent, { digest: wanted.digest, etag: result.etag });
    case 'clash':
      return settleMeeting(sync, { ...task, link: sent }, meet(sent, wanted, { found: foundOf(result.theirs), now }));
    case 'refused':
      return { ...sent, state: 'failed', reason: result.reason };
    case 'again':
      return again(sent, { reason: result.reason, until: now + backoffMs(link.tries, random) });
    case 'untried':
      return sent;
  }
}

function added(tally: SyncTally, tasks: readonly Task[], after: readonly (CalendarLink | null)[]): SyncTally {
  const done = (kind: Step['kind']): number =>
    tasks.filter((task, at) => task.step.kind === kind && (kind === 'delete' ? after[at] === null : after[at]?.state === 'kept')).length;
  const of = (state: CalendarLink['state']): AppointmentId[] =>
    after.flatMap((link) => (link?.state === state ? [link.appointmentId] : []));
  return {
    ...tally,
    created: tally.created + done('create'),
    updated: tally.updated + done('update'),
    deleted: tally.deleted + done('delete'),
    transient: tally.transient + of('waiting').length,
    refused: [...tally.refused, ...of('failed')],
    conflicts: [...tally.conflicts, ...of('conflict')],
  };
}

/** One call to main; a message that main will not even take is refused event by event. */
async function pushAll(sync: Pick<Sync, 'calendars' | 'place'>, changes: readonly CalendarChange[]): Promise<CalendarReport> {
  try {
    return changes.length === 0 ? { results: [] } : await sync.calendars.calendarPush({ place: sync.place, changes: [...changes] });
  } catch (error) {
    const [only] = changes;
    if (only === undefined) return { results: [] };
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'refused';
    if (changes.length === 1) return { results: [{ key: only.key, outcome: 'refused', reason }] };
  }
  const results: CalendarResult[] = [];
  for (const change of changes) results.push(...(await pushAll(sync, [change])).results);
  return { results };
}

/** Writes a batch: intent first, then the server, then what it said. */
async function pushBatch(
  sync: Sync,
  tasks: readonly Task[],
  random: () => number,
): Promise<{ report: CalendarReport; after: (CalendarLink | null)[] }> {
  await saveLinks(sync.store, { puts: tasks.map(({ link, wanted }) => sendingOf(link, wanted)) });
  const { changes, results } = await changesOf(sync, tasks);
  const report = await pushAll(sync, changes);
  const byKey = new Map([...results, ...report.results].map((result) => [result.key, result]));
  const after: (CalendarLink | null)[] = [];
  for (const task of tasks) {
    const result = byKey.get(task.link.id) ?? { key: task.link.id, outcome: 'untried', reason: 'no answer' };
    after.push(await landed({ task, result, sync, random: random() }));
  }
  const puts = after.filter((link) => link !== null);
  await saveLinks(sync.store, { puts, drops: tasks.filter((_, at) => after[at] === null).map(({ link }) => link.id) });
  return { report, after };
}

const isWrite = ({ step }: Task): boolean =>
  step.kind === 'create' || step.kind === 'update' || step.kind === 'delete' || step.kind === 'ask';

async function nextDue(sync: Sync): Promise<number | null> {
  const waiting = (await readTasks(sync)).filter((task) => task.step.kind === 'later' || isWrite(task));
  return waiting.length === 0 ? null : Math.min(...waiting.map(({ link }) => link.dueAt));
}

async function ending(sync: Sync, tally: SyncTally, why: Pick<CalendarReport, 'pause' | 'pauseReason' | 'retryAfterMs'>): Promise<SyncEnd> {
  const { store, account } = sync;
  const { pause, pauseReason, retryAfterMs } = why;
  if (pause === 'auth' || pause === 'setup') await pauseCalendar(store, account.id, { kind: pause, reason: pauseReason ?? '' });
  const due = await nextDue(sync);
  const dueAt = retryAfterMs === undefined ? due : store.now() + retryAfterMs;
  return { ...tally, ...(pause === undefined ? {} : { pause }), ...(pauseReason === undefined ? {} : { pauseReason }), dueAt };
}

/** One way of trying one task: the same version over the same one is tried once a sync. */
const tryOf = ({ link, wanted }: Task): string => `${link.id} ${link.etag ?? ''} ${wanted?.digest ?? ''}`;

type Round = {
  readonly tally: SyncTally;
  readonly stop?: Pick<CalendarReport, 'pause' | 'pauseReason' | 'retryAfterMs'>;
  readonly isBarren?: boolean;
};

/** Writes all these, batch by batch, until the server must be left alone. */
async function writeRound(
  sync: Sync,
  tasks: readonly Task[],
  { before, options }: { before: SyncTally; options: SyncOptions },
): Promise<Round> {
  const { signal, onProgress, random = Math.random } = options;
  let tally = before;
  let barren = 0;
  for (let at = 0; at < tasks.length && !signal.aborted; at += BATCH) {
    const batch = tasks.slice(at, at + BATCH);
    const { report, after } = await pushBatch(sync, batch, random);
    tally = added(tally, batch, after);
    onProgress?.(tally);
    if (report.pause !== undefined || report.retryAfterMs !== undefined) return { tally, stop: report };
    barren = after.some((link) => link === null || link.state !== 'waiting') ? 0 : barren + 1;
    if (barren >= BARREN_MOST) return { tally, isBarren: true };
  }
  return { tally };
}

async function work(sync: Sync, options: SyncOptions): Promise<SyncEnd> {
  const pulled = await pullCalendar(sync, await readTasks(sync));
  let tally: SyncTally = { ...NOTHING, taken: pulled.taken, conflicts: pulled.conflicts };
  if (pulled.stop !== undefined) return ending(sync, tally, pulled.stop);
  const tried = new Set<string>();
  while (!options.signal.aborted) {
    const all = await readTasks(sync);
    await saveLinks(sync.store, { puts: [], drops: all.filter(({ step }) => step.kind === 'forget').map(({ link }) => link.id) });
    const tasks = all.filter((task) => isWrite(task) && !tried.has(tryOf(task)));
    if (tasks.length === 0) break;
    for (const task of tasks) tried.add(tryOf(task));
    // what was booked or moved meanwhile is in the next round
    const round = await writeRound(sync, tasks, { before: tally, options });
    tally = round.tally;
    if (round.stop !== undefined) return ending(sync, tally, round.stop);
    if (round.isBarren === true) break;
  }
  const end = await ending(sync, tally, {});
  return options.signal.aborted ? { ...end, pause: 'stopped' } : end;
}

/**
 * Brings a calendar and the appointments here into step: takes what was changed there, writes what was changed here, each only over the
 * version it knows; two changes of one event become a conflict and nothing is overwritten. One sync of a calendar at a time. Safe to break
 * off anywhere, also by pulling the plug: what may be there is written down before it is sent.
 */
export function syncCalendar(
  way: { readonly store: Store; readonly calendars: CalendarCalls },
  account: CalendarAccount,
  options: SyncOptions,
): Promise<SyncEnd> {
  const { id, url, user, calendarUrl } = account;
  const stop = (): void => void way.calendars.calendarStop({ id });
  options.signal.addEventListener('abort', stop, { once: true });
  const sync: Sync = { ...way, account, place: { id, url, user, calendarUrl } };
  return inTurn(`calendar:${id}`, () => work(sync, options)).finally(() => options.signal.removeEventListener('abort', stop));
}
