import { readLeadsOf } from '#renderer/data/calendars.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CalendarAccount, CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { Step, Wanted } from '#shared/domain/calendarPlan.ts';
import type { CalendarAccountId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { patchStored } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid, storedIcs } from '#shared/formats/ical.ts';
import type {
  CalendarChange,
  CalendarFault,
  CalendarListing,
  CalendarPlace,
  CalendarPush,
  CalendarReport,
  CalendarResult,
  RemoteEvent,
} from '#shared/ipc/calendar.ts';
import type { Result } from '#shared/lib/result.ts';

/** The calls to main that syncing needs (part of `Booth`). */
export type CalendarCalls = {
  readonly calendarPush: (input: CalendarPush) => Promise<CalendarReport>;
  readonly calendarList: (input: { place: CalendarPlace; mark: string | null }) => Promise<Result<CalendarListing, CalendarFault>>;
  readonly calendarFetch: (input: { place: CalendarPlace; hrefs: string[] }) => Promise<Result<readonly RemoteEvent[], CalendarFault>>;
  readonly calendarStop: (input: { id: CalendarAccountId }) => Promise<unknown>;
};

/** One sync of one calendar. */
export type Sync = {
  readonly store: Store;
  readonly calendars: CalendarCalls;
  readonly account: CalendarAccount;
  readonly place: CalendarPlace;
};

/** One appointment that is or should be in the calendar, and what is to be done about it. */
export type Task = {
  readonly link: CalendarLink;
  readonly wanted: Wanted | null;
  readonly appointment: Appointment | undefined;
  readonly step: Step;
};

/** Who comes, as the rep wants to read it on the telephone. */
function describe(lead: Lead | undefined): string {
  if (lead === undefined) return '';
  const { contact } = lead;
  const lines = [
    nameOf(lead),
    contact.jobTitle,
    contact.organization?.[0],
    ...(contact.phones ?? []).map(({ value }) => value),
    ...(contact.emails ?? []).map(({ value }) => value),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

/** Characters of an event that are sent: a hostile badge must not make one no server takes. */
const MOST_TEXT = 5_000;

function icsOf({ store, account }: Sync, appointment: Appointment, lead: Lead | undefined): string {
  const { alarmMinutes } = account;
  const entry = { appointment, description: describe(lead).slice(0, MOST_TEXT), ...(alarmMinutes === undefined ? {} : { alarmMinutes }) };
  return storedIcs(entry, store.now());
}

/** What the server has of events that must be looked at before they are written; null when it could not be asked. */
async function fetchFirst({ calendars, place }: Sync, tasks: readonly Task[]): Promise<ReadonlyMap<string, RemoteEvent> | string> {
  if (tasks.length === 0) return new Map();
  const events = await calendars.calendarFetch({ place, hrefs: tasks.map(({ link }) => link.href) });
  return events.ok ? new Map(events.value.map((event) => [event.href, event])) : events.error;
}

const mustLook = ({ step, link }: Task): boolean => step.kind === 'ask' || (step.kind === 'update' && link.isMixed);

function changeFor(
  sync: Sync,
  task: Task,
  context: { lead: Lead | undefined; theirs: RemoteEvent | undefined },
): CalendarChange | CalendarResult {
  const { link, step, appointment } = task;
  const { lead, theirs } = context;
  const uid = appointmentUid(link.appointmentId);
  const base = { key: link.id, href: link.href, uid };
  if (mustLook(task) && (step.kind === 'ask' || theirs === undefined || (theirs.etag !== null && theirs.etag !== link.etag))) {
    return { key: link.id, outcome: 'clash', theirs: theirs ?? null };
  }
  if (step.kind === 'delete') return { ...base, kind: 'delete', etag: step.etag };
  if (appointment === undefined) throw new Error('an event without its appointment was to be written');
  const ics = icsOf(sync, appointment, lead);
  if (step.kind !== 'update') return { ...base, kind: 'create', ics };
  // what others added stays; what ical.js cannot hold whole is replaced, it has been ours all along
  return { ...base, kind: 'update', etag: step.etag, ics: theirs === undefined ? ics : (patchStored(theirs.ics, ics) ?? ics) };
}

/**
 * What to send for each task. Where the server must be looked at first (an event somebody has added to, one whose fate is not known) and
 * shows something else, the answer is there without sending: `results`.
 */
export async function changesOf(
  sync: Sync,
  tasks: readonly Task[],
): Promise<{ readonly changes: CalendarChange[]; readonly results: CalendarResult[] }> {
  const there = await fetchFirst(sync, tasks.filter(mustLook));
  const leads = await readLeadsOf(
    sync.store,
    tasks.flatMap(({ appointment }) => (appointment === undefined ? [] : [appointment.leadId])),
  );
  const changes: CalendarChange[] = [];
  const results: CalendarResult[] = [];
  for (const task of tasks) {
    if (typeof there === 'string' && mustLook(task)) {
      results.push({ key: task.link.id, outcome: 'again', reason: there });
      continue;
    }
    const theirs = typeof there === 'string' ? undefined : there.get(task.link.href);
    const lead = task.appointment === undefined ? undefined : leads.get(task.appointment.leadId);
    const change = changeFor(sync, task, { lead, theirs });
    if ('outcome' in change) results.push(change);
    else changes.push(change);
  }
  return { changes, results };
}
