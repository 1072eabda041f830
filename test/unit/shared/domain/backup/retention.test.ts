import { array, assert, boolean, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { firstRetention, pointsToDrop } from '#shared/domain/backup/retention.ts';
import type { KeptPoint } from '#shared/domain/backup/retention.ts';
import { DAY, HOUR, MINUTE, localTime } from '#shared/lib/time.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 30);
const ZONE = 'Europe/Paris';
const ask = { now: NOW, zone: ZONE, rule: firstRetention };

const keptOf = (points: readonly KeptPoint[], now = NOW): KeptPoint[] => {
  const dropped = new Set(pointsToDrop(points, { ...ask, now }));
  return points.filter((point) => !dropped.has(point));
};

/** Points of the last 300 days in the order they were made. */
const history = array(record({ age: integer({ min: 0, max: 300 * DAY }), isGood: boolean() }), { maxLength: 40 }).map((made) =>
  made.sort((a, b) => b.age - a.age).map(({ age, isGood }, order): KeptPoint => ({ order, line: 'one', at: NOW - age, isGood })),
);

test('a quarter of an hour of work after another leaves one backup an hour of the day, one a day of the month, one a week of half a year', () => {
  // every six hours of half a year, then every quarter of an hour of two days
  const ages = [
    ...Array.from({ length: 180 * 4 }, (_, at) => 182 * DAY - at * 6 * HOUR),
    ...Array.from({ length: 2 * 96 }, (_, at) => 2 * DAY - at * 15 * MINUTE),
  ];
  const all = ages.map((age, order) => ({ order, line: 'one', at: NOW - age, isGood: true }));
  let points: KeptPoint[] = [];
  for (const point of all) points = keptOf([...points, point], point.at);
  const left = points.map(({ at }) => NOW - at);
  expect(left.filter((age) => age < DAY).length).toBeGreaterThanOrEqual(24);
  expect(left.filter((age) => age < DAY).length).toBeLessThanOrEqual(26);
  expect(left.filter((age) => age >= DAY && age < 30 * DAY).length).toBeGreaterThanOrEqual(28);
  expect(left.filter((age) => age >= 31 * DAY).length).toBeGreaterThanOrEqual(20);
  expect(points.length).toBeLessThanOrEqual(24 + 1 + 31 + 27);
});

test('the newest backup and the newest good one are never dropped, however old', () => {
  assert(
    property(history, integer({ min: 0, max: 900 * DAY }), (points, later) => {
      const kept = keptOf(points, NOW + later);
      const newest = points.at(-1);
      const good = points.findLast(({ isGood }) => isGood);
      for (const point of [newest, good]) if (point !== undefined) expect(kept).toContain(point);
    }),
  );
});

test('of each hour, day and week that had a good backup, one is kept', () => {
  assert(
    property(history, (points) => {
      const kept = keptOf(points).filter(({ isGood }) => isGood);
      for (const { at, isGood } of points) {
        if (!isGood) continue;
        if (NOW - at < DAY) expect(kept.some((one) => Math.floor(one.at / HOUR) === Math.floor(at / HOUR))).toBe(true);
        if (NOW - at < 30 * DAY) expect(kept.some((one) => localTime(one.at, ZONE).day === localTime(at, ZONE).day)).toBe(true);
        if (NOW - at < 180 * DAY) expect(kept.some((one) => Math.abs(one.at - at) <= 7 * DAY)).toBe(true);
      }
    }),
  );
});

test('asked again at the same moment nothing more is dropped, and a bad backup never takes the place of a good one', () => {
  assert(
    property(history, (points) => {
      const kept = keptOf(points);
      expect(keptOf(kept)).toEqual(kept);
      expect(kept.filter(({ isGood }) => !isGood).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('a clock that was set back does not make the latest backups look like the oldest', () => {
  const points = [
    { order: 1, line: 'one', at: NOW + 40 * DAY, isGood: true },
    { order: 2, line: 'one', at: NOW - 2 * MINUTE, isGood: true },
    { order: 3, line: 'one', at: NOW - MINUTE, isGood: false },
  ];
  expect(pointsToDrop(points, ask).map(({ order }) => order)).toEqual([1]);
  expect(pointsToDrop(points.slice(0, 1), ask)).toEqual([]);
});

test('a journal that begins anew never pushes out the backups of the one before within the hour', () => {
  const points = [
    { order: 1, line: 'one', at: NOW - 3 * MINUTE, isGood: true },
    { order: 2, line: 'one', at: NOW - 2 * MINUTE, isGood: true },
    { order: 3, line: 'two', at: NOW - MINUTE, isGood: true },
  ];
  expect(pointsToDrop(points, ask).map(({ order }) => order)).toEqual([1]);
});
