import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCAN_KINDS, addsUp, changedSince, closesOf, countDay, daySpan, firstScans, kindOf } from '#shared/domain/dayClose.ts';
import type { CountedLead, DayScan } from '#shared/domain/dayClose.ts';
import type { CaptureId, LeadId, StaffId } from '#shared/domain/ids.ts';
import type { ScanSource } from '#shared/domain/scan.ts';
import { DAY, HOUR, addDays, localTime } from '#shared/lib/time.ts';

// ids of the test's own
const capture = (n: number): CaptureId => `capture-${n}` as CaptureId;
const lead = (n: number): LeadId => `lead-${n}` as LeadId;
const [ada, paul] = ['ada', 'paul'] as [StaffId, StaffId];

const NINE = Date.UTC(2026, 2, 16, 8);
const MONDAY = { day: '2026-03-16', zone: 'Europe/Paris' };

const scanOf = (n: number, part: Partial<DayScan> = {}): DayScan => ({
  id: capture(n),
  leadId: lead(n),
  at: NINE + n,
  by: ada,
  source: 'scanner',
  ...part,
});
const person = (first: number, part: Partial<CountedLead> = {}): CountedLead => ({
  isResolved: true,
  isDiscarded: false,
  first: capture(first),
  ...part,
});

/** Zones that change their clock at midnight, at two, by half an hour, or not at all. */
const ZONES = ['Europe/Paris', 'America/Sao_Paulo', 'America/Havana', 'America/Santiago', 'Asia/Beirut', 'Australia/Lord_Howe', 'UTC'];

describe('the till of a day', () => {
  it('counts a new visitor, one who came back, one who was discarded and a code nobody could read', () => {
    const scans = [scanOf(1), scanOf(2, { leadId: lead(1), by: paul, source: 'camera' }), scanOf(3), scanOf(4), scanOf(5)];
    const leads = new Map([
      [lead(1), person(1)],
      [lead(3), person(3, { isDiscarded: true })],
      [lead(4), person(4, { isResolved: false })],
    ]);
    const count = countDay(scans, leads, MONDAY);
    expect(count.total).toEqual({ scans: 5, fresh: 1, repeat: 1, discarded: 1, unresolved: 1, orphan: 1 });
    expect(count.bySource.map(({ of, tally }) => [of, tally.scans, tally.repeat])).toEqual([['scanner', 4, 0], ['camera', 1, 1]]); // prettier-ignore
    expect(count.byStaff.map(({ of, tally }) => [of, tally.scans])).toEqual([[ada, 4], [paul, 1]]); // prettier-ignore
    expect(count.orphans).toEqual([capture(5)]);
    expect(addsUp(count, 5)).toBe(true);
  });

  it('does not add up when the database has a scan that could not be opened', () => {
    expect(addsUp(countDay([scanOf(1)], new Map([[lead(1), person(1)]]), MONDAY), 2)).toBe(false);
  });

  it('does not add up when a row or a table is wrong', () => {
    const count = countDay([scanOf(1)], new Map([[lead(1), person(1)]]), MONDAY);
    const wrong = { ...count.total, fresh: 2 };
    expect(addsUp({ ...count, total: wrong }, 1)).toBe(false);
    expect(addsUp({ ...count, byStaff: [] }, 1)).toBe(false);
    expect(addsUp({ ...count, bySource: [{ of: 'camera', tally: wrong }] }, 1)).toBe(false);
  });

  it('counts a visitor of yesterday as one who came back', () => {
    const scans = [scanOf(1, { at: NINE - DAY }), scanOf(2, { leadId: lead(1) })];
    const first = firstScans(scans).get(lead(1));
    expect(countDay(scans, new Map([[lead(1), person(0, first === undefined ? {} : { first })]]), MONDAY).total).toMatchObject({
      scans: 1,
      fresh: 0,
      repeat: 1,
    });
  });

  it('names what changed since the day was closed, and the closes of one day in their order', () => {
    const before = countDay([scanOf(1)], new Map([[lead(1), person(1)]]), MONDAY);
    const after = countDay([scanOf(1), scanOf(2)], new Map([[lead(1), person(1, { isDiscarded: true })], [lead(2), person(2)]]), MONDAY); // prettier-ignore
    const close = { day: MONDAY.day, at: 2, by: ada, total: before.total, lastLine: 7, isSame: true };
    expect(changedSince(close, after.total)).toEqual([['scans', 1], ['discarded', 1]]); // prettier-ignore
    const closes = [close, { ...close, day: '2026-03-17' }, { ...close, at: 1 }];
    expect(closesOf({ closes }, MONDAY.day).map(({ at }) => at)).toEqual([1, 2]);
    expect(closesOf({}, MONDAY.day)).toEqual([]);
  });
});

const sources: readonly ScanSource[] = ['camera', 'scanner', 'image', 'file', 'manual', 'kiosk'];

const someScans = fc.array(
  fc.record({
    leadId: fc.integer({ min: 0, max: 12 }).map(lead),
    // around the days on which clocks change
    at: fc.tuple(fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2018, 1, 18)), fc.integer({ min: -36, max: 36 }))
      .map(([base, hours]) => base + hours * HOUR), // prettier-ignore
    by: fc.constantFrom(null, ada, paul),
    source: fc.constantFrom(...sources),
  }),
  { maxLength: 60 },
);

const someLeads = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean(), fc.boolean()), { maxLength: 12 })
  .map((list) => list.map(([n, isResolved, isDiscarded]) => ({ id: lead(n), isResolved, isDiscarded })));

describe('whatever was scanned', () => {
  it('adds up, counts every scan in one kind on one day, and has one first scan a visitor', () => {
    fc.assert(
      fc.property(someScans, someLeads, fc.constantFrom(...ZONES), (some, list, zone) => {
        const scans = some.map((scan, n): DayScan => ({ ...scan, id: capture(n) }));
        const first = firstScans(scans);
        const leads = new Map(list.map((one) => [one.id, { ...one, first: first.get(one.id) ?? capture(-1) }]));
        const days = [...new Set(scans.map(({ at }) => localTime(at, zone).day))];
        const counts = days.map((day) => countDay(scans, leads, { day, zone }));
        const scanned = days.map((day) => scans.filter(({ at }) => localTime(at, zone).day === day).length);
        expect(counts.map((count, at) => addsUp(count, scanned[at] ?? -1))).toEqual(days.map(() => true));
        expect(counts.reduce((sum, { total }) => sum + total.scans, 0)).toBe(scans.length);
        const fresh = scans.filter((scan) => kindOf(scan, leads.get(scan.leadId)) === 'fresh');
        expect(counts.reduce((sum, { total }) => sum + total.fresh, 0)).toBe(fresh.length);
        expect(new Set(fresh.map(({ leadId }) => leadId)).size).toBe(fresh.length);
        expect(scans.every((scan) => SCAN_KINDS.includes(kindOf(scan, leads.get(scan.leadId))))).toBe(true);
      }),
    );
  });

  it('has a day from its first to its last instant by the clock of the show, on days of change too', () => {
    const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2026, 11, 31) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
        const { day } = localTime(at, zone);
        const { from, before } = daySpan(day, zone);
        expect([from <= at, at < before]).toEqual([true, true]);
        expect([localTime(from, zone).day, localTime(from - 1, zone).day]).toEqual([day, addDays(day, -1)]);
        expect(localTime(before - 1, zone).day).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2026-03-29', 'Europe/Paris', 23],
    ['2026-10-25', 'Europe/Paris', 25],
    ['2018-02-17', 'America/Sao_Paulo', 25],
    ['2018-11-04', 'America/Sao_Paulo', 23],
  ])('lets %s in %s last %i hours', (day, zone, hours) => {
    const { from, before } = daySpan(day, zone);
    expect((before - from) / HOUR).toBe(hours);
  });
});
