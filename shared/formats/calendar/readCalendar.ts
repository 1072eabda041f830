import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { DAY } from '#shared/lib/time.ts';
import { lineOf, linesOf, readComponents, readText } from './lines.ts';
import type { CalendarComponent, CalendarLine } from './lines.ts';
import { readRule, wallsOf } from './rule.ts';
import { readDuration, readTime, utcOf } from './wall.ts';
import type { WrittenTime } from './wall.ts';
import { newZoneReader } from './zones.ts';
import type { ZoneReader } from './zones.ts';

/** One instance of an event as it falls into the window. Instants in ms UTC. */
export type CalendarInstance = {
  readonly uid: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isAllDay: boolean;
  readonly title: string;
  readonly place: string;
  /** False when it is free time: transparent, cancelled, or said to be free. */
  readonly isBusy: boolean;
  readonly isCancelled: boolean;
};

/** What a file told. `skipped`: entries that could not be read. `isCut`: there was more than the limits let through. */
export type CalendarReading = { readonly instances: readonly CalendarInstance[]; readonly skipped: number; readonly isCut: boolean };

export type CalendarFault = 'too-large' | 'not-a-calendar';

/** Which instances are wanted, and the zone (IANA) of times that name none. */
export type CalendarWindow = { readonly from: number; readonly to: number; readonly zone: string };

/** Characters of a file; a calendar of ten years of meetings has less. */
export const CALENDAR_MOST = 8 * 1024 * 1024;
const MOST_INSTANCES = 10_000;
const MOST_EVENTS = 50_000;
/** Days that all rules of a file together may look at. */
const MOST_STEPS = 400_000;
/** Exceptions of one series. */
const MOST_EXCEPTIONS = 5_000;

type Event = {
  readonly uid: string;
  readonly component: CalendarComponent;
  readonly start: WrittenTime;
  readonly startsAt: number;
  /** Elapsed time of a timed event, whole days of one that lasts days; ms. */
  readonly length: number;
  readonly replaces: number | null;
};

const zoneOf = (line: CalendarLine): string | null => line.params.get('TZID') ?? null;

const timeOf = (line: CalendarLine | undefined): WrittenTime | null => (line === undefined ? null : readTime(line.value, zoneOf(line)));

/** From its start to its end, or for as long as it says, or (RFC 5545 §3.6.1) a day when it is one, else no time at all. */
function lengthOf(component: CalendarComponent, start: WrittenTime, zones: ZoneReader): number {
  const end = timeOf(lineOf(component, 'DTEND'));
  if (end !== null && start.kind === 'day') return Math.max(1, end.wall.day - start.wall.day) * DAY;
  if (end !== null) return Math.max(0, zones.instantOf(end) - zones.instantOf(start));
  const lasts = readDuration(lineOf(component, 'DURATION')?.value ?? '');
  if (lasts !== null) return start.kind === 'day' ? Math.max(DAY, Math.round(lasts / DAY) * DAY) : lasts;
  return start.kind === 'day' ? DAY : 0;
}

function readEvent(component: CalendarComponent, zones: ZoneReader): Event | null {
  const start = timeOf(lineOf(component, 'DTSTART'));
  if (start === null) return null;
  const replaced = timeOf(lineOf(component, 'RECURRENCE-ID'));
  return {
    uid: lineOf(component, 'UID')?.value.trim() ?? '',
    component,
    start,
    startsAt: zones.instantOf(start),
    length: lengthOf(component, start, zones),
    replaces: replaced === null ? null : zones.instantOf(replaced),
  };
}

/** The same written time on another wall. */
const at = (time: WrittenTime, wall: WrittenTime['wall']): WrittenTime => ({ ...time, wall });

function instanceOf({ uid, component, length }: Event, start: WrittenTime, zones: ZoneReader): CalendarInstance {
  const isAllDay = start.kind === 'day';
  const startsAt = zones.instantOf(start);
  const end = isAllDay ? zones.instantOf(at(start, { day: start.wall.day + Math.round(length / DAY), second: 0 })) : startsAt + length;
  const said = (name: string): string => readText(lineOf(component, name)?.value ?? '').slice(0, 300);
  const isCancelled = lineOf(component, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED';
  const isFree =
    lineOf(component, 'TRANSP')?.value.trim().toUpperCase() === 'TRANSPARENT' ||
    lineOf(component, 'X-MICROSOFT-CDO-BUSYSTATUS')?.value.trim().toUpperCase() === 'FREE';
  return {
    uid,
    startsAt,
    endsAt: end,
    isAllDay,
    title: said('SUMMARY'),
    place: said('LOCATION'),
    isBusy: !isCancelled && !isFree,
    isCancelled,
  };
}

const instantsOf = (component: CalendarComponent, name: string, zones: ZoneReader): WrittenTime[] =>
  linesOf(component, name)
    .flatMap((line) =>
      line.value
        .split(',')
        .slice(0, MOST_EXCEPTIONS)
        .map((one) => readTime(one.split('/')[0] ?? '', zoneOf(line))),
    )
    .filter((time) => time !== null)
    .filter((time) => Number.isFinite(zones.instantOf(time)))
    .slice(0, MOST_EXCEPTIONS);

type Series = { readonly master: Event; readonly changed: readonly Event[] };
type Work = { readonly zones: ZoneReader; readonly window: CalendarWindow; readonly steps: { left: number } };

/** All instances of a series that a rule, extra dates and exceptions make, whether or not they lie in the window. */
function* timesOf({ master, changed }: Series, { zones, window, steps }: Work): Generator<WrittenTime> {
  const { component, start } = master;
  const fromDay = Math.floor((window.from - master.length) / DAY) - 2;
  const toDay = Math.floor(window.to / DAY) + 2;
  const excepted = instantsOf(component, 'EXDATE', zones);
  const gone = new Set(excepted.map((time) => zones.instantOf(time)));
  const goneDays = new Set(excepted.flatMap((time) => (time.kind === 'day' ? [time.wall.day] : [])));
  for (const { replaces } of changed) if (replaces !== null) gone.add(replaces);
  const seen = new Set<number>();
  const isWanted = (time: WrittenTime): boolean => {
    const instant = zones.instantOf(time);
    if (gone.has(instant) || goneDays.has(time.wall.day) || seen.has(instant)) return false;
    seen.add(instant);
    return true;
  };
  const rules = linesOf(component, 'RRULE')
    .slice(0, 4)
    .map(({ value }) => readRule(value));
  if (rules.length === 0 && isWanted(start)) yield start;
  for (const rule of rules) {
    if (rule === null) {
      if (isWanted(start)) yield start;
      continue;
    }
    const last = rule.until === null ? Number.POSITIVE_INFINITY : lastInstant(rule.until, start, zones);
    for (const wall of wallsOf(rule, start.wall, { fromDay, toDay, steps })) {
      const time = at(start, wall);
      if (zones.instantOf(time) <= last && isWanted(time)) yield time;
    }
  }
  for (const time of instantsOf(component, 'RDATE', zones)) if (isWanted(time)) yield time;
}

/** UNTIL is an instant, or the whole of a day; writers also leave the zone away, and mean the event's own. */
function lastInstant(until: WrittenTime, start: WrittenTime, zones: ZoneReader): number {
  if (until.kind === 'utc')
    return start.kind === 'day' ? zones.instantOf(at(start, { day: until.wall.day, second: 0 })) : utcOf(until.wall);
  return zones.instantOf(at(start, until.kind === 'day' ? { day: until.wall.day, second: 86_399 } : until.wall));
}

/** From a changed instance on, all later ones are as far away from their time, and as long, as it is (RANGE=THISANDFUTURE). */
const shiftFrom = ({ changed }: Series): Event | undefined =>
  changed.find(({ component }) => lineOf(component, 'RECURRENCE-ID')?.params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE');

function* instancesOf(series: Series, work: Work): Generator<CalendarInstance> {
  const { master, changed } = series;
  const onward = shiftFrom(series);
  for (const time of timesOf(series, work)) {
    const one = instanceOf(master, time, work.zones);
    if (onward?.replaces !== undefined && onward.replaces !== null && one.startsAt > onward.replaces) {
      const startsAt = one.startsAt + onward.startsAt - onward.replaces;
      yield { ...instanceOf(onward, time, work.zones), startsAt, endsAt: startsAt + onward.length };
    } else yield one;
  }
  for (const one of changed) yield instanceOf(one, one.start, work.zones);
}

function seriesOf(events: readonly Event[]): Series[] {
  const byUid = new Map<string, Event[]>();
  for (const [at, event] of events.entries()) {
    const key = event.uid === '' ? `#${at}` : event.uid;
    const same = byUid.get(key);
    if (same === undefined) byUid.set(key, [event]);
    else same.push(event);
  }
  return [...byUid.values()].flatMap((same) => {
    const changed = same.filter(({ replaces }) => replaces !== null).slice(0, MOST_EXCEPTIONS);
    // the last one written is the newest; exceptions without their series stand alone
    const master = same.findLast(({ replaces }) => replaces === null);
    return master === undefined ? changed.map((one) => ({ master: { ...one, replaces: null }, changed: [] })) : [{ master, changed }];
  });
}

/** Busy stretches that a free/busy file tells outright (RFC 5545 §3.6.4). */
function* freeBusyOf(component: CalendarComponent, zones: ZoneReader): Generator<CalendarInstance> {
  const uid = lineOf(component, 'UID')?.value.trim() ?? '';
  for (const line of linesOf(component, 'FREEBUSY')) {
    if (line.params.get('FBTYPE')?.toUpperCase() === 'FREE') continue;
    for (const period of line.value.split(',')) {
      const [from = '', to = ''] = period.split('/');
      const start = readTime(from, null);
      if (start === null) continue;
      const startsAt = zones.instantOf(start);
      const end = readTime(to, null);
      const endsAt = end === null ? startsAt + (readDuration(to) ?? 0) : zones.instantOf(end);
      if (endsAt > startsAt) yield { uid, startsAt, endsAt, isAllDay: false, title: '', place: '', isBusy: true, isCancelled: false };
    }
  }
}

/**
 * Reads an .ics file into what happens in a window: repeated events with their exceptions (RRULE, RDATE, EXDATE, RECURRENCE-ID), zones by
 * IANA name, by Windows' name or by the file's own table, days, free time, free/busy. Instances are in order of time, at most 10,000.
 * Entries that cannot be read are counted. Ends in time whatever the file says; text beyond 8 M characters is refused.
 */
export function readCalendar(text: string, window: CalendarWindow): Result<CalendarReading, CalendarFault> {
  if (text.length > CALENDAR_MOST) return fail('too-large');
  const calendars = readComponents(text).filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) return fail('not-a-calendar');
  const parts = calendars.flatMap(({ parts }) => parts);
  const zones = newZoneReader(
    parts.filter(({ name }) => name === 'VTIMEZONE'),
    window.zone,
  );
  const components = parts.filter(({ name }) => name === 'VEVENT');
  const events = components.slice(0, MOST_EVENTS).map((one) => readEvent(one, zones));
  const known = events.filter((event) => event !== null);
  const work: Work = { zones, window, steps: { left: MOST_STEPS } };
  const instances: CalendarInstance[] = [];
  let isCut = components.length > MOST_EVENTS;
  const take = (found: Iterable<CalendarInstance>): void => {
    for (const one of found) {
      if (one.endsAt <= window.from || one.startsAt >= window.to) continue;
      if (instances.length >= MOST_INSTANCES) {
        isCut = true;
        return;
      }
      instances.push(one);
    }
  };
  for (const one of parts) if (one.name === 'VFREEBUSY') take(freeBusyOf(one, zones));
  for (const series of seriesOf(known)) take(instancesOf(series, work));
  instances.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  return ok({ instances, skipped: events.length - known.length, isCut: isCut || work.steps.left < 0 });
}
