import { DAY } from '#shared/lib/time.ts';
import type { CalendarComponent } from './lines.ts';
import { lineOf } from './lines.ts';
import { readRule, wallsOf } from './rule.ts';
import { readTime, utcOf } from './wall.ts';
import type { Wall, WrittenTime } from './wall.ts';
import { windowsZone } from './windowsZones.ts';

/** Reads written times into instants: by IANA name, by the file's own table, by Windows' name, else in `home`. */
export type ZoneReader = { readonly instantOf: (time: WrittenTime) => number; readonly isKnown: (zone: string) => boolean };

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Zones known to the runtime are kept; a file may name a thousand others. */
const MOST_FORMATS = 500;

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = madeFor(zone);
  if (formats.size < MOST_FORMATS) formats.set(zone, made);
  return made;
}

function madeFor(zone: string): Intl.DateTimeFormat | null {
  try {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone, hourCycle: 'h23', era: 'short' });
  } catch {
    return null; // no zone of that name
  }
}

/** What the wall of a zone is ahead of UTC at an instant, ms. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at / 1_000) * 1_000;
}

/**
 * The instant at which clocks of a zone show `wall`. In the hour that a spring change skips, by the offset before the change; in the one
 * that comes twice, the first (RFC 5545 §3.3.5).
 */
function instantIn(format: Intl.DateTimeFormat, wall: Wall): number {
  const asUtc = utcOf(wall);
  const early = asUtc - offsetAt(format, asUtc - DAY);
  const late = asUtc - offsetAt(format, asUtc + DAY);
  if (early + offsetAt(format, early) === asUtc) return early;
  return late + offsetAt(format, late) === asUtc ? late : early;
}

/** `GMT-05:00` as the prefixed paths of old writers (`/mozilla.org/20050126_1/Europe/Paris`) hide a name: its last two or three parts. */
function ianaName(zone: string): string | null {
  const parts = zone.replace(/^\//u, '').split('/');
  for (const count of [parts.length, 3, 2]) {
    const name = parts.slice(-count).join('/');
    if (
      /^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/u.test(name) &&
      (name.includes('/') || name === 'UTC' || name === 'GMT') &&
      formatOf(name) !== null
    )
      return name;
  }
  return null;
}

const OFFSET = /^([+-])(\d{2})(\d{2})(\d{2})?$/u;

function readOffset(value: string | undefined): number | null {
  const match = OFFSET.exec(value?.trim() ?? '');
  if (match === null) return null;
  const ms = (Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0)) * 1_000;
  return match[1] === '-' ? -ms : ms;
}

/** One half of a zone table: from each onset on (a wall of the offset before), clocks are `to` ahead of UTC. */
type Observance = { readonly start: Wall; readonly rule: ReturnType<typeof readRule>; readonly from: number; readonly to: number };

/** Observances of one table that are read. */
const MOST_OBSERVANCES = 200;
/** Days looked at for one onset: a few years. */
const STEPS = 3_000;

function readObservances(table: CalendarComponent): Observance[] {
  return table.parts.slice(0, MOST_OBSERVANCES).flatMap((part) => {
    const start = readTime(lineOf(part, 'DTSTART')?.value ?? '', null);
    const from = readOffset(lineOf(part, 'TZOFFSETFROM')?.value);
    const to = readOffset(lineOf(part, 'TZOFFSETTO')?.value);
    if (start === null || from === null || to === null) return [];
    return [{ start: start.wall, rule: readRule(lineOf(part, 'RRULE')?.value ?? ''), from, to }];
  });
}

/** The last onset of an observance up to `wall`, as if both were UTC; null when there is none. */
function onsetBefore({ start, rule }: Observance, wall: Wall): number | null {
  if (utcOf(start) > utcOf(wall)) return null;
  let last = utcOf(start);
  if (rule === null) return last;
  for (const one of wallsOf(rule, start, { fromDay: wall.day - 800, toDay: wall.day, steps: { left: STEPS } })) {
    if (utcOf(one) <= utcOf(wall)) last = Math.max(last, utcOf(one));
  }
  return last;
}

/** The instant of a wall by a file's own table; null when the table says nothing. */
function instantByTable(observances: readonly Observance[], wall: Wall): number | null {
  const onsets = observances
    .map((one) => ({ one, at: onsetBefore(one, wall) }))
    .filter((each): each is { one: Observance; at: number } => each.at !== null)
    .sort((a, b) => b.at - a.at);
  const latest = onsets[0];
  if (latest === undefined) return observances[0] === undefined ? null : utcOf(wall) - observances[0].from;
  // just after a change forward the clock never showed this: the offset before holds, as it does for named zones
  const isSkipped = utcOf(wall) - latest.at < latest.one.to - latest.one.from;
  // just after a change back it shows this twice: the first time it was still the offset before, which no onset tells
  return utcOf(wall) - (isSkipped ? latest.one.from : latest.one.to);
}

/** Zone tables of one file that are read. */
const MOST_TABLES = 200;

/** Makes the reader of a file's times. `home` (IANA) is where a time without a zone, or of an unknown one, is taken to be. */
export function newZoneReader(tables: readonly CalendarComponent[], home: string): ZoneReader {
  const own = new Map<string, Observance[]>();
  for (const table of tables.slice(0, MOST_TABLES)) own.set(lineOf(table, 'TZID')?.value.trim() ?? '', readObservances(table));
  const homeFormat = formatOf(home) ?? formatOf('UTC');
  const known = new Map<string, ((wall: Wall) => number | null) | null>();
  const readerOf = (zone: string): ((wall: Wall) => number | null) | null => {
    const name = ianaName(zone);
    const observances = own.get(zone);
    if (name === null && observances !== undefined && observances.length > 0) return (wall) => instantByTable(observances, wall);
    const format = formatOf(name ?? windowsZone(zone) ?? '');
    return format === null ? null : (wall) => instantIn(format, wall);
  };
  const remembered = (zone: string): ((wall: Wall) => number | null) | null => {
    const before = known.get(zone);
    if (before !== undefined) return before;
    const made = readerOf(zone);
    known.set(zone, made);
    return made;
  };
  return {
    isKnown: (zone) => remembered(zone) !== null,
    instantOf: (time) => {
      if (time.kind === 'utc' || homeFormat === null) return utcOf(time.wall);
      const named = time.kind === 'wall' && time.zone !== null ? remembered(time.zone)?.(time.wall) : null;
      return named ?? instantIn(homeFormat, time.wall);
    },
  };
}
