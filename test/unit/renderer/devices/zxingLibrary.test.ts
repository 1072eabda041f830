import { BarcodeFormat, Result, ResultPoint } from '@zxing/library';
import { describe, expect, test } from 'vitest';
import { newLibraryRead } from '#renderer/devices/workers/zxingLibrary.ts';

const resultWith = (points: (ResultPoint | null)[]): Result =>
  // the library itself hands out null for marks of a damaged PDF417 that it did not find
  new Result('NORA LIND', new Uint8Array(), 0, points as ResultPoint[], BarcodeFormat.PDF_417);

describe('a code that the lifeboat read', () => {
  test('of which some marks were not found is framed by the others', () => {
    const read = newLibraryRead(resultWith([new ResultPoint(10, 20), null, new ResultPoint(30, 5), null]));
    expect(read.text).toBe('NORA LIND');
    expect(read.box).toEqual([
      [10, 5],
      [30, 5],
      [30, 20],
      [10, 20],
    ]);
  });

  test('of which no mark was found has its text all the same', () => {
    expect(
      newLibraryRead(resultWith([null]))
        .box.flat()
        .every(Number.isFinite),
    ).toBe(true);
  });
});
