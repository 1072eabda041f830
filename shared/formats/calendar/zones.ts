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

/** A zone of the runtime with the offsets that were asked for, by day: asking is what costs. */
type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> };

/** Days whose offset is kept for one zone. */
const MOST_DAYS = 100_000;

function offsetOn({ format, offsets }: Zone, day: number): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const offset = offsetAt(format, day * DAY);
  if (offsets.size < MOST_DAYS) offsets.set(day, offset);
  return offset;
}

/**
 * The instant at which clocks of a zone show `wall`. In the hour that a spring change skips, by the offset before the change; in the one
 * that comes twice, the first (RFC 5545 §3.3.5).
 */
function instantIn(zone: Zone, wall: Wall): number {
  const asUtc = utcOf(wall);
  const before = offsetOn(zone, wall.day - 1);
  // the same on both sides: no change in between
  if (before === offsetOn(zone, wall.day + 2)) return asUtc - before;
  const early = asUtc - offsetAt(zone.format, asUtc - DAY);
  const late = asUtc - offsetAt(zone.format, asUtc + DAY);
  if (early + offsetAt(zone.format, early) === asUtc) return early;
  return late + offsetAt(zone.format, late) === asUtc ? late : early;
}

/** The name of a zone of the runtime; the prefixed paths of old writers (`/mozilla.org/20050126_1/Europe/Paris`) hide a name: its last two or three parts. */
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

/** One change of the clock as a table tells it: from a wall on (taken for UTC; a wall of the offset before), clocks are `to` ahead of UTC. */
type Onset = { readonly at: number; readonly from: number; readonly to: number };

/** Observances of one table that are read. */
const MOST_OBSERVANCES = 50;
/** Days that all tables of a file together may look at. */
const MOST_STEPS = 300_000;
const FIRST_YEAR = 1970;
const LAST_DAY = Date.UTC(2100, 0, 1) / DAY;

/** Outlook's tables begin in 1601: what they say of our days is the same from 1970 on. */
const startOf = (written: string): WrittenTime | null =>
  readTime(
    written.trim().replace(/^\d{4}/u, (year) => String(Math.max(FIRST_YEAR, Number(year)))),
    null,
  );

/** All changes of the clock that a table names until 2100, in order; fewer when it names more than can be looked at. */
function onsetsOf(table: CalendarComponent, steps: { left: number }): Onset[] {
  const onsets = table.parts.slice(0, MOST_OBSERVANCES).flatMap((part): Onset[] => {
    const start = startOf(lineOf(part, 'DTSTART')?.value ?? '');
    const from = readOffset(lineOf(part, 'TZOFFSETFROM')?.value);
    const to = readOffset(lineOf(part, 'TZOFFSETTO')?.value);
    if (start === null || from === null || to === null) return [];
    const rule = readRule(lineOf(part, 'RRULE')?.value ?? '');
    // clocks change by the year; anything else is no zone
    const walls = rule?.every === 'YEARLY' ? wallsOf(rule, start.wall, { fromDay: 0, toDay: LAST_DAY, steps }) : [start.wall];
    return Array.from(walls, (wall) => ({ at: utcOf(wall), from, to }));
  });
  return onsets.sort((a, b) => a.at - b.at);
}

/** The instant of a wall by a file's own table; null when the table says nothing. */
function instantByTable(onsets: readonly Onset[], wall: Wall): number | null {
  const asUtc = utcOf(wall);
  let low = 0;
  let high = onsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((onsets[middle]?.at ?? 0) <= asUtc) low = middle + 1;
    else high = middle;
  }
  const latest = onsets[low - 1];
  if (latest === undefined) return onsets[0] === undefined ? null : asUtc - onsets[0].from;
  // just after a change forward the clock never showed this: the offset before holds, as it does for named zones
  const isSkipped = asUtc - latest.at < latest.to - latest.from;
  // just after a change back it shows this twice: the first time it was still the offset before, which no onset tells
  return asUtc - (isSkipped ? latest.from : latest.to);
}

/** Zone tables of one file that are read. */
const MOST_TABLES = 200;

const zoneOf = (format: Intl.DateTimeFormat): Zone => ({ format, offsets: new Map() });

/** Makes the reader of a file's times. `home` (IANA) is where a time without a zone, or of an unknown one, is taken to be. */
export function newZoneReader(tables: readonly CalendarComponent[], home: string): ZoneReader {
  const own = new Map(tables.slice(0, MOST_TABLES).map((table) => [lineOf(table, 'TZID')?.value.trim() ?? '', table]));
  const steps = { left: MOST_STEPS };
  const homeFormat = formatOf(home) ?? formatOf('UTC');
  const homeZone = homeFormat === null ? null : zoneOf(homeFormat);
  const known = new Map<string, ((wall: Wall) => number | null) | null>();
  const readerOf = (zone: string): ((wall: Wall) => number | null) | null => {
    const name = ianaName(zone);
    const table = own.get(zone);
    const onsets = name === null && table !== undefined ? onsetsOf(table, steps) : [];
    if (onsets.length > 0) return (wall) => instantByTable(onsets, wall);
    const format = formatOf(name ?? windowsZone(zone) ?? '');
    if (format === null) return null;
    const named = zoneOf(format);
    return (wall) => instantIn(named, wall);
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
      if (time.kind === 'utc' || homeZone === null) return utcOf(time.wall);
      const named = time.kind === 'wall' && time.zone !== null ? remembered(time.zone)?.(time.wall) : null;
      return named ?? instantIn(homeZone, time.wall);
    },
  };
}
