import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '#shared/formats/calendar/readCalendar.ts';
import type { CalendarInstance } from '#shared/formats/calendar/readCalendar.ts';
import { DAY, HOUR } from '#shared/lib/time.ts';

const at = (text: string): number => Date.parse(text);
const window = { from: at('2026-01-01T00:00:00Z'), to: at('2027-01-01T00:00:00Z'), zone: 'Europe/Paris' };

const file = (...lines: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'];

function read(text: string, range = window): readonly CalendarInstance[] {
  const reading = readCalendar(text, range);
  if (!reading.ok) throw new Error(reading.error);
  return reading.value.instances;
}
const starts = (text: string, range = window): string[] => read(text, range).map(({ startsAt }) => new Date(startsAt).toISOString());

/** Paris as Outlook writes a zone of its own. */
const table = (id: string): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${id}`,
  'BEGIN:STANDARD',
  'DTSTART:16011028T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010325T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('an imported calendar', () => {
  test('says a meeting in the zone it names, in winter and in summer', () => {
    const text = file(
      ...event('DTSTART;TZID=America/New_York:20260309T090000', 'DTEND;TZID=America/New_York:20260309T100000'),
      ...event('DTSTART;TZID=America/New_York:20260306T090000', 'DURATION:PT45M').with(1, 'UID:two'),
      ...event('DTSTART;TZID=Asia/Tokyo:20260701T090000', 'DURATION:PT30M').with(1, 'UID:three'),
      ...event('DTSTART:20260701T120000Z', 'DURATION:PT30M').with(1, 'UID:four'),
      ...event('DTSTART:20260702T120000', 'DURATION:PT30M').with(1, 'UID:five'),
    );
    expect(starts(text)).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-09T13:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-07-01T12:00:00.000Z',
      '2026-07-02T10:00:00.000Z',
    ]);
  });

  test('keeps a weekly meeting at its hour over both changes of the clock', () => {
    const spring = file(
      ...event('DTSTART;TZID=Europe/Paris:20260323T090000', 'DTEND;TZID=Europe/Paris:20260323T100000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    );
    expect(starts(spring)).toEqual(['2026-03-23T08:00:00.000Z', '2026-03-30T07:00:00.000Z', '2026-04-06T07:00:00.000Z']);
    const autumn = file(
      ...event('DTSTART;TZID=America/New_York:20261026T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;UNTIL=20261102T140000Z'),
    );
    expect(starts(autumn)).toEqual(['2026-10-26T13:00:00.000Z', '2026-11-02T14:00:00.000Z']);
  });

  test('leaves out excepted days and takes moved ones at their new time, with their own words', () => {
    const text = file(
      ...event(
        'SUMMARY:Stand-up',
        'DTSTART;TZID=Europe/Paris:20260302T090000',
        'DTEND;TZID=Europe/Paris:20260302T093000',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=Europe/Paris:20260303T090000',
      ),
      ...event(
        'RECURRENCE-ID;TZID=Europe/Paris:20260304T090000',
        'SUMMARY:Stand-up\\, late',
        'DTSTART;TZID=Europe/Paris:20260304T150000',
        'DURATION:PT1H',
      ),
      ...event(
        'RECURRENCE-ID;TZID=Europe/Paris:20260305T090000',
        'DTSTART;TZID=Europe/Paris:20260305T090000',
        'DURATION:PT30M',
        'STATUS:CANCELLED',
      ),
    );
    expect(read(text).map(({ startsAt, title, isBusy }) => [new Date(startsAt).toISOString().slice(5, 16), title, isBusy])).toEqual([
      ['03-02T08:00', 'Stand-up', true],
      ['03-04T14:00', 'Stand-up, late', true],
      ['03-05T08:00', '', false],
      ['03-06T08:00', 'Stand-up', true],
    ]);
  });

  test('moves all that follows when one instance is moved with all later ones', () => {
    const text = file(
      ...event('DTSTART:20260302T090000Z', 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY;COUNT=4'),
      ...event('RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z', 'DTSTART:20260316T110000Z', 'DURATION:PT1H'),
    );
    expect(starts(text)).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-09T09:00:00.000Z',
      '2026-03-16T11:00:00.000Z',
      '2026-03-23T11:00:00.000Z',
    ]);
  });

  test('knows whole days in the rep’s own zone, free time, and what Outlook calls free', () => {
    const text = file(
      ...event('DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330', 'SUMMARY:Leave'),
      ...event('DTSTART;VALUE=DATE:20260401', 'TRANSP:TRANSPARENT').with(1, 'UID:two'),
      ...event('DTSTART:20260402T080000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE').with(1, 'UID:three'),
    );
    const [leave, ...free] = read(text);
    // two days, one of them an hour short
    expect(leave).toMatchObject({ startsAt: at('2026-03-27T23:00:00Z'), endsAt: at('2026-03-29T22:00:00Z'), isAllDay: true, isBusy: true });
    expect(free.map(({ isBusy }) => isBusy)).toEqual([false, false]);
  });

  test('understands Windows’ names, old prefixes, and a table of the file’s own', () => {
    const modern = table('Customized Time Zone');
    const text = file(
      ...modern,
      ...event('DTSTART;TZID=Romance Standard Time:20260713T090000', 'DURATION:PT1H'),
      ...event('DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260714T090000', 'DURATION:PT1H').with(1, 'UID:two'),
      ...event('DTSTART;TZID=Customized Time Zone:20260715T090000', 'DURATION:PT1H').with(1, 'UID:three'),
      ...event('DTSTART;TZID=Customized Time Zone:20261216T090000', 'DURATION:PT1H').with(1, 'UID:four'),
    );
    expect(starts(text)).toEqual([
      '2026-07-13T07:00:00.000Z',
      '2026-07-14T07:00:00.000Z',
      '2026-07-15T07:00:00.000Z',
      '2026-12-16T08:00:00.000Z',
    ]);
  });

  test('reads a free/busy file: what is said to be free is', () => {
    const text = file(
      'BEGIN:VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20260302T090000Z/20260302T100000Z,20260303T090000Z/PT2H',
      'FREEBUSY;FBTYPE=FREE:20260304T090000Z/PT1H',
      'END:VFREEBUSY',
    );
    expect(read(text).map(({ startsAt, endsAt }) => [new Date(startsAt).toISOString(), (endsAt - startsAt) / HOUR])).toEqual([
      ['2026-03-02T09:00:00.000Z', 1],
      ['2026-03-03T09:00:00.000Z', 2],
    ]);
  });

  test('counts what it cannot read and reads the rest; what is no calendar is said to be none', () => {
    const reading = readCalendar(
      file('garbage', ...event('DTSTART:20261332T990000Z'), ...event('DTSTART:20260302T090000Z', 'DURATION:PT1H').with(1, 'UID:two')),
      window,
    );
    expect(reading).toMatchObject({ ok: true, value: { skipped: 1, isCut: false } });
    expect(reading.ok && reading.value.instances).toHaveLength(1);
    expect(readCalendar('<!doctype html>', window)).toEqual({ ok: false, error: 'not-a-calendar' });
    expect(readCalendar(`BEGIN:VCALENDAR${' '.repeat(9_000_000)}`, window)).toEqual({ ok: false, error: 'too-large' });
  });

  test('ends whatever is repeated: no day that fits, every day for ever, a thousand rules', () => {
    const hostile = [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=SECONDLY',
      'FREQ=YEARLY;INTERVAL=999999',
      'FREQ=DAILY;COUNT=999999;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300',
      'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20',
    ];
    const text = file(
      ...Array.from({ length: 120 }, (_, number) =>
        event('DTSTART:19000101T000000Z', 'DURATION:PT1M', `RRULE:${hostile[number % 6] ?? ''}`).with(1, `UID:${number}`),
      ).flat(),
    );
    const reading = readCalendar(text, window);
    expect(reading).toMatchObject({ ok: true, value: { isCut: true } });
    expect(reading.ok && reading.value.instances.length).toBeLessThanOrEqual(10_000);
  });

  test('never throws, whatever stands in the file', () => {
    const word = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'DTSTART:20260302T090000',
      'DTSTART;TZID="a:b":20260302T090000',
      'RRULE:FREQ=',
      'RRULE:FREQ=DAILY;UNTIL=x',
      'EXDATE:,,',
      'DURATION:P',
      'TZID:x',
      ' folded',
      'RDATE:20260302/20260303',
      'BEGIN:STANDARD',
      'TZOFFSETTO:+9999',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 40 }),
        (lines) => void readCalendar(file(...lines), window),
      ),
      { numRuns: 200 },
    );
  });
});

/** Rules that ical.js reads right: it takes 1 March for a missing 29 February, gives up months by fives with a 31st, forgets BYSETPOS of weeks, and hangs on 30 February. */
const rules = fc.oneof(
  fc.record({ every: fc.constant('DAILY'), by: fc.constantFrom('', ';BYDAY=MO,TU,WE,TH,FR', ';BYMONTH=3,4') }),
  fc.record({ every: fc.constant('WEEKLY'), by: fc.constantFrom('', ';BYDAY=MO,WE', ';BYDAY=SU,MO;WKST=SU', ';BYDAY=SU,MO;WKST=MO') }),
  fc.record({
    every: fc.constant('MONTHLY'),
    by: fc.constantFrom('', ';BYDAY=2TU', ';BYDAY=-1FR', ';BYMONTHDAY=1,15,-1', ';BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'),
  }),
  fc.record({ every: fc.constant('YEARLY'), by: fc.constantFrom('', ';BYMONTH=3,9', ';BYMONTH=10;BYDAY=-1SU') }),
);

test('the instances of ordinary rules are those an independent reader finds', () => {
  const cases = fc.record({
    rule: rules,
    interval: fc.integer({ min: 1, max: 5 }),
    end: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
      fc.constant(';UNTIL=20260615T090000Z'),
    ),
    day: fc.integer({ min: at('2023-01-01') / DAY, max: at('2026-06-01') / DAY }),
  });
  fc.assert(
    fc.property(cases, ({ rule, interval, end, day }) => {
      const first = ICAL.Time.fromJSDate(new Date(day * DAY + 9 * HOUR), true);
      if (first.day > 28) return; // where ical.js goes on to the next month
      const written = `FREQ=${rule.every};INTERVAL=${interval}${rule.by}${end}`;
      const expected = new Set<string>();
      // the first one counts whether or not the rule names it (RFC 5545 §3.8.5.3); ical.js counts it only when it does
      const named = ICAL.Recur.fromString(written).iterator(first).next();
      if (end.startsWith(';COUNT') && named?.compare(first) !== 0) return;
      const fresh = ICAL.Recur.fromString(written).iterator(first);
      expected.add(first.toJSDate().toISOString());
      for (let next = fresh.next(); next !== null && next.year < 2027; next = fresh.next()) expected.add(next.toJSDate().toISOString());
      const inWindow = [...expected].filter((one) => at(one) >= window.from).sort();
      const text = file(...event(`DTSTART:${first.toICALString()}`, 'DURATION:PT1H', `RRULE:${written}`));
      expect(starts(text), `${written} from ${first.toString()}`).toEqual(inWindow);
    }),
    { numRuns: 200 },
  );
});
