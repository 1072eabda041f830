import { readTime } from './wall.ts';
import type { Wall, WrittenTime } from './wall.ts';

/** A repetition (RFC 5545 §3.3.10) by days; what repeats within a day is not a calendar entry anyone is busy by. */
export type Rule = {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number | null;
  readonly until: WrittenTime | null;
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weeks: readonly number[];
  /** `nth` 0: every such day. Weekday 0 is Sunday. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly positions: readonly number[];
};

const DAY = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function numbers(written: string | undefined, [least, most]: readonly [number, number]): number[] | null {
  if (written === undefined || written === '') return [];
  // each once: a line has room for thousands of the same, and each would be looked at on each day
  const all = [...new Set(written.split(',').map((part) => (/^[+-]?\d{1,3}$/u.test(part.trim()) ? Number(part) : Number.NaN)))];
  return all.every((one) => one !== 0 || least === 0) && all.every((one) => Math.abs(one) <= most && one >= Math.min(least, -most))
    ? all.filter((one) => least < 0 || one >= least)
    : null;
}

function readWeekdays(written: string | undefined): Rule['weekdays'] | null {
  if (written === undefined || written === '') return [];
  const parts = new Set(written.split(',').map((part) => part.trim().replace('+', '')));
  const all = Array.from(parts, (part) => /^(-?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/u.exec(part));
  if (all.some((one) => one === null || Math.abs(Number(one[1] ?? 0)) > 53)) return null;
  return all.map((one) => ({ nth: Number(one?.[1] ?? 0), weekday: WEEKDAYS.indexOf(one?.[2] ?? '') }));
}

const FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const isFrequency = (text: string | undefined): text is Rule['every'] => text !== undefined && FREQUENCIES.has(text);

const natural = (written: string | undefined): number | null | undefined =>
  written === undefined ? undefined : /^\d{1,6}$/u.test(written) && Number(written) > 0 ? Number(written) : null;

/** An RRULE value; null when it is none that can be followed (then the event counts once). */
export function readRule(value: string): Rule | null {
  const parts = new Map(
    value.split(';').map((part) => [
      part.split('=')[0]?.trim().toUpperCase() ?? '',
      part
        .slice(part.indexOf('=') + 1)
        .trim()
        .toUpperCase(),
    ]),
  );
  const every = parts.get('FREQ');
  const interval = natural(parts.get('INTERVAL'));
  const count = natural(parts.get('COUNT'));
  const until = parts.has('UNTIL') ? readTime(parts.get('UNTIL') ?? '', null) : undefined;
  const months = numbers(parts.get('BYMONTH'), [1, 12]);
  const monthDays = numbers(parts.get('BYMONTHDAY'), [-31, 31]);
  const yearDays = numbers(parts.get('BYYEARDAY'), [-366, 366]);
  const weeks = numbers(parts.get('BYWEEKNO'), [-53, 53]);
  const positions = numbers(parts.get('BYSETPOS'), [-366, 366]);
  const hours = numbers(parts.get('BYHOUR'), [0, 23]);
  const minutes = numbers(parts.get('BYMINUTE'), [0, 59]);
  const weekdays = readWeekdays(parts.get('BYDAY'));
  if (!isFrequency(every) || interval === null || count === null || until === null || parts.has('BYSECOND')) return null;
  if (months === null || monthDays === null || yearDays === null || weeks === null || weekdays === null) return null;
  if (positions === null || hours === null || minutes === null) return null;
  const weekStart = Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO'));
  return {
    every,
    interval: interval ?? 1,
    count: count ?? null,
    until: until ?? null,
    weekStart,
    months,
    monthDays,
    yearDays,
    weeks,
    weekdays,
    hours,
    minutes,
    positions,
  };
}

type Day = { readonly number: number; readonly year: number; readonly month: number; readonly date: number; readonly weekday: number };

/** Year, month and day of a day number, by whole numbers alone (Hinnant's `civil_from_days`): it is asked a million times a file. */
function dayOf(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const date = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  return { number, year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date, weekday: (((number + 4) % 7) + 7) % 7 };
}

const firstOf = (year: number, month: number): number => Date.UTC(year, month - 1, 1) / DAY;

/** Which weekday of its kind a day is within [first, end): counted from the front and from the back. */
const nthOf = (day: number, first: number, end: number): readonly [number, number] => [
  Math.floor((day - first) / 7) + 1,
  -(Math.floor((end - 1 - day) / 7) + 1),
];

/** Number of the week of the year (RFC 5545: the first has four days or more), from the front and from the back. */
function weekOf({ number, weekday }: Day, weekStart: number): readonly [number, number] {
  const middle = number - ((weekday - weekStart + 7) % 7) + 3;
  const { year } = dayOf(middle);
  const week = Math.floor((middle - firstOf(year, 1)) / 7) + 1;
  return [week, week - Math.floor((firstOf(year + 1, 1) - 1 - middle) / 7) - week - 1];
}

/** Does the rule, with what it takes from the first day, allow this day? */
function allows(rule: Rule, first: Day, day: Day): boolean {
  const { every, months, monthDays, yearDays, weeks, weekdays, weekStart } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  if (monthDays.length > 0 && !monthDays.includes(day.date) && !monthDays.includes(day.number - firstOf(day.year, day.month + 1)))
    return false;
  const fromFront = yearDays.length > 0 ? day.number - firstOf(day.year, 1) + 1 : 0;
  if (yearDays.length > 0 && !yearDays.includes(fromFront) && !yearDays.includes(day.number - firstOf(day.year + 1, 1))) return false;
  if (weeks.length > 0 && !weekOf(day, weekStart).some((week) => weeks.includes(week))) return false;
  if (weekdays.length > 0) return weekdays.some((one) => isWeekday(one, day, rule));
  if (every === 'WEEKLY' || (every === 'YEARLY' && weeks.length > 0)) return day.weekday === first.weekday;
  if (every === 'DAILY' || monthDays.length > 0 || yearDays.length > 0) return true;
  return day.date === first.date && (every === 'MONTHLY' || months.length > 0 || day.month === first.month);
}

function isWeekday({ nth, weekday }: Rule['weekdays'][number], day: Day, { every, months }: Rule): boolean {
  if (day.weekday !== weekday) return false;
  if (nth === 0 || every === 'WEEKLY' || every === 'DAILY') return true;
  const isOfYear = every === 'YEARLY' && months.length === 0;
  const from = isOfYear ? firstOf(day.year, 1) : firstOf(day.year, day.month);
  return nthOf(day.number, from, isOfYear ? firstOf(day.year + 1, 1) : firstOf(day.year, day.month + 1)).includes(nth);
}

/** The days [first, end) of the period number `at` counted from the one that holds the first day. */
function period({ every, interval, weekStart }: Rule, first: Day, at: number): readonly [number, number] {
  const step = at * interval;
  switch (every) {
    case 'DAILY':
      return [first.number + step, first.number + step + 1];
    case 'WEEKLY': {
      const monday = first.number - ((first.weekday - weekStart + 7) % 7) + step * 7;
      return [monday, monday + 7];
    }
    case 'MONTHLY':
      return [firstOf(first.year, first.month + step), firstOf(first.year, first.month + step + 1)];
    case 'YEARLY':
      return [firstOf(first.year + step, 1), firstOf(first.year + step + 1, 1)];
  }
}

/** Days a period has at least: how many periods may be leapt over. */
const SHORTEST = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 } as const;
const LONGEST = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 } as const;

/** Is the day of the year or month the first one's, since the rule names none? */
const keepsDate = ({ monthDays, yearDays, weeks, weekdays }: Rule): boolean =>
  monthDays.length + yearDays.length + weeks.length + weekdays.length === 0;

/** The days of a period that the rule may name at all: the others need not be looked at. */
function spansOf(rule: Rule, first: Day, days: readonly [number, number]): (readonly [number, number])[] {
  const { every, months, weeks } = rule;
  if (every === 'DAILY' || every === 'WEEKLY') return [days];
  const { year, month } = dayOf(days[0]);
  const named = every === 'MONTHLY' ? [month] : months.length > 0 ? months : keepsDate(rule) ? [first.month] : [];
  if (named.length === 0 || weeks.length > 0) return [days];
  return named
    .toSorted((a, b) => a - b)
    .map((one) => [firstOf(year, one), firstOf(year, one + 1)] as const)
    .map(([from, end]) =>
      keepsDate(rule) ? ([from + first.date - 1, Math.min(end, from + first.date)] as const) : ([from, end] as const),
    );
}

function wallsIn(rule: Rule, start: Wall, { days, steps }: { days: readonly [number, number]; steps: RuleWindow['steps'] }): Wall[] {
  const first = dayOf(start.day);
  const hours = rule.hours.length > 0 ? rule.hours : [Math.floor(start.second / 3_600)];
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Math.floor(start.second / 60) % 60];
  const seconds = hours.flatMap((hour) => minutes.map((minute) => hour * 3_600 + minute * 60 + (start.second % 60))).sort((a, b) => a - b);
  const walls: Wall[] = [];
  for (const [from, end] of spansOf(rule, first, days)) {
    steps.left -= 1 + Math.max(0, end - from);
    if (steps.left < 0) break;
    for (let number = from; number < end; number += 1) {
      if (!allows(rule, first, dayOf(number))) continue;
      steps.left -= seconds.length - 1;
      walls.push(...seconds.map((second) => ({ day: number, second })));
    }
  }
  const { positions } = rule;
  return positions.length === 0 ? walls : walls.filter((_, at) => positions.includes(at + 1) || positions.includes(at - walls.length));
}

const isBefore = (a: Wall, b: Wall): boolean => a.day < b.day || (a.day === b.day && a.second < b.second);

/** Within which days repetitions are wanted, and how many days may be looked at before it is given up. */
export type RuleWindow = { readonly fromDay: number; readonly toDay: number; readonly steps: { left: number } };

/**
 * The walls a rule names from `start` on, `start` itself included (RFC 5545: DTSTART is the first of the set), until `toDay`. Those
 * before `fromDay` are left out but counted. Every day looked at takes one of `steps.left`: none left, the answer is cut there.
 */
export function* wallsOf(rule: Rule, start: Wall, { fromDay, toDay, steps }: RuleWindow): Generator<Wall> {
  const first = dayOf(start.day);
  // what need not be counted is leapt over, two periods short of the window
  const leap = rule.count === null ? Math.floor((fromDay - start.day) / LONGEST[rule.every] / rule.interval) - 2 : 0;
  const untilDay = rule.until === null ? toDay : Math.min(toDay, rule.until.wall.day + 1);
  let seen = 1;
  yield start;
  for (let at = Math.max(0, leap); ; at += 1) {
    const days = period(rule, first, at);
    if (days[0] > untilDay || (rule.count !== null && seen >= rule.count)) return;
    if (steps.left < 0) return;
    for (const wall of wallsIn(rule, start, { days, steps })) {
      if (!isBefore(start, wall)) continue;
      if (rule.count !== null && seen >= rule.count) return;
      seen += 1;
      if (wall.day >= fromDay && wall.day <= untilDay) yield wall;
    }
    if (at * rule.interval * SHORTEST[rule.every] > 400_000) return;
  }
}
