import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, extentOf, placeLabel, planLabels, textWidth, ticksOf } from '#renderer/ui/chartFit.ts';

test('a label that fits stays as it is, in one line', () => {
  expect(cutText('  Nadisse\n Tallowick ', 300)).toBe('Nadisse Tallowick');
});

test('a label that is too long ends with an ellipsis, never within a sign, and never reaches further than its room', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.integer({ min: 20, max: 300 }), (text, room) => {
      const cut = cutText(text, room);
      expect(textWidth(cut)).toBeLessThanOrEqual(room);
      expect(/\p{Surrogate}/u.test(cut)).toBe(false);
      const line = text.replaceAll(/\s+/gu, ' ').trim();
      expect(cut === line || (cut.endsWith('…') && line.startsWith(cut.slice(0, -1).trimEnd()))).toBe(true);
    }),
  );
});

test('all hours are named while there is room, then every second, then every third', () => {
  const hours = Array.from({ length: 27 }, (_, at) => `${9 + (at % 9)}:00`);
  expect(planLabels(hours, 60).every).toBe(1);
  expect(planLabels(hours, 24).every).toBe(2);
  expect(planLabels(hours, 16).every).toBe(3);
});

test('labels that are written never overlap', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 4, max: 200 }),
      (labels, band) => {
        const { every, room } = planLabels(labels, band);
        expect(room).toBeLessThan(every * band);
        for (const label of labels) expect(textWidth(cutText(label, room))).toBeLessThan(every * band);
      },
    ),
  );
});

test('hours of several days name each day where it begins, and the name may reach to the next day', () => {
  const labels = ['Tue 17', '', '', '', 'Wed 18', '', ''];
  expect(placeLabel(labels, 0, 16)).toEqual({ room: 60, isStart: true });
  expect(placeLabel(labels, 1, 16).room).toBe(0);
  expect(placeLabel(labels, 4, 16).room).toBe(44);
});

test('a single lead, or a return of nothing, needs no scale beyond it', () => {
  expect(ticksOf([1])).toEqual([0, 1]);
  expect(ticksOf([-1, 0])).toEqual([-1, 0]);
  expect(ticksOf([0.35]).at(-1)).toBeLessThanOrEqual(0.4);
});

test('ticks hold every value and nought, and are whole where all values are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -90_000, max: 900_000 }), { maxLength: 30 }), (values) => {
      const ticks = ticksOf(values);
      const [low, high] = extentOf(values);
      expect(ticks[0]).toBeLessThanOrEqual(low);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(12);
    }),
  );
});
