import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsOf, layBlocks, placeOf } from '#renderer/features/agenda/dayLayout.ts';

const axis = { startsAt: 0, endsAt: 1_000 };
const of = (startsAt: number, endsAt: number): { startsAt: number; endsAt: number } => ({ startsAt, endsAt });
const lanes = (items: readonly { startsAt: number; endsAt: number }[]): string[] =>
  layBlocks(items, axis).map(({ item, lane, lanes: all }) => `${item.startsAt}-${item.endsAt} ${lane}/${all}`);

const stretch = fc
  .tuple(fc.integer({ min: -200, max: 1_200 }), fc.integer({ min: 1, max: 400 }))
  .map(([from, long]) => of(from, from + long));

describe('blocks of a column', () => {
  test('an appointment alone has the whole width, and the part of the day it takes', () => {
    expect(layBlocks([of(100, 300)], axis)).toEqual([{ item: of(100, 300), top: 0.1, height: 0.2, isCut: false, lane: 0, lanes: 1 }]);
  });

  test('two at the same time stand side by side, what comes after has the whole width again', () => {
    expect(lanes([of(100, 300), of(200, 400), of(400, 500)])).toEqual(['100-300 0/2', '200-400 1/2', '400-500 0/1']);
  });

  test('one after the other under a long one share the second lane', () => {
    expect(lanes([of(0, 500), of(100, 200), of(200, 300)])).toEqual(['0-500 0/2', '100-200 1/2', '200-300 1/2']);
  });

  test('what lies outside the hours in view is left out, what goes over the edge is cut there', () => {
    expect(layBlocks([of(-50, 0), of(1_000, 1_100)], axis)).toEqual([]);
    expect(placeOf(of(-100, 100), axis)).toEqual({ top: 0, height: 0.1, isCut: true });
    expect(placeOf(of(900, 2_000), axis)).toEqual({ top: 0.9, height: 0.1, isCut: true });
  });

  test('however they lie: each that is in view is drawn once, and none of a lane covers another', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), (items) => {
        const blocks = layBlocks(items, axis);
        expect(blocks).toHaveLength(items.filter(({ startsAt, endsAt }) => startsAt < 1_000 && endsAt > 0).length);
        for (const [at, one] of blocks.entries()) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const other of blocks.slice(at + 1)) {
            const isTogether = one.item.startsAt < other.item.endsAt && other.item.startsAt < one.item.endsAt;
            if (isTogether) expect([one.lanes, one.lane === other.lane]).toEqual([other.lanes, false]);
          }
        }
      }),
    );
  });

  test('five hundred appointments of one day are all laid out', () => {
    const many = Array.from({ length: 500 }, (_, at) => of((at * 37) % 900, ((at * 37) % 900) + 90));
    expect(layBlocks(many, axis)).toHaveLength(500);
  });
});

describe('hours that nobody works', () => {
  test('are what is left before, between and after', () => {
    expect(gapsOf([of(600, 800), of(100, 300)], axis)).toEqual([of(0, 100), of(300, 600), of(800, 1_000)]);
    expect(gapsOf([], axis)).toEqual([axis]);
    expect(gapsOf([of(-100, 1_100)], axis)).toEqual([]);
    expect(gapsOf([of(1_200, 1_300)], axis)).toEqual([axis]);
  });

  test('together with the hours of work they are the whole axis, without overlap', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (works) => {
        const gaps = gapsOf(works, axis);
        const wrong = Array.from({ length: 140 }, (_, step) => 0.5 + step * 7).filter((at) => {
          const isIn = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): boolean => startsAt <= at && at < endsAt;
          return gaps.filter(isIn).length !== (works.some(isIn) ? 0 : 1);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});
