import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileKind } from '#renderer/devices/fileKind.ts';
import { readPictureSize } from '#renderer/devices/pictureSize.ts';
import { noSights, takeSights } from '#renderer/devices/repeatGuard.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\0\0\0\x02\xd0\x08\x06');

const show = (frames: readonly (readonly [number, readonly string[]])[]): string[] => {
  let sights = noSights;
  return frames.flatMap(([at, codes]) => {
    const next = takeSights(sights, codes, at);
    sights = next.sights;
    return next.fresh;
  });
};
const every = (from: number, count: number, codes: readonly string[]): [number, readonly string[]][] =>
  Array.from({ length: count }, (_, i) => [from + i * 100, codes]);

describe('a picture file', () => {
  it('tells its size before it is decoded', () => {
    expect(readPictureSize(png)).toEqual({ kind: 'png', width: 1280, height: 720 });
    expect(readPictureSize(bytes('GIF89a\x40\x01\xf0\0'))).toEqual({ kind: 'gif', width: 320, height: 240 });
    expect(readPictureSize(bytes('\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x64\0\xc8\x03'))).toEqual({
      kind: 'jpeg',
      width: 200,
      height: 100,
    });
    expect(readPictureSize(bytes(`RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0`))).toEqual({
      kind: 'webp',
      width: 320,
      height: 240,
    });
  });

  it('is refused, not crashed on, whatever its bytes are', () => {
    const marked = fc.constantFrom('\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'RIFF0000WEBPVP8 ', 'BM');
    fc.assert(
      fc.property(marked, fc.uint8Array({ maxLength: 64 }), (mark, rest) => {
        const size = readPictureSize(Uint8Array.from([...bytes(mark), ...rest]));
        expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('a dropped file', () => {
  it('is known by what is in it', () => {
    expect(readFileKind('photo.txt', png)).toBe('image');
    expect(readFileKind('visitors.xls', bytes('\xd0\xcf\x11\xe0'))).toBe('xlsx');
    expect(readFileKind('letter.doc', bytes('\xd0\xcf\x11\xe0'))).toBe('other');
    expect(readFileKind('ida.txt', bytes('\xef\xbb\xbfBEGIN:VCARD\r\n'))).toBe('vcf');
    expect(readFileKind('ida.vcf', bytes('B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0'))).toBe('vcf');
    expect(readFileKind('list.csv', bytes('id;name\r\n1;Ida'))).toBe('csv');
    expect(readFileKind('list.xlsx', bytes('PK\x03\x04rest'))).toBe('xlsx');
    expect(readFileKind('cards.json', bytes('["vcard",[]]'))).toBe('json');
    expect(readFileKind('badge.jpg', bytes('MZ\x90\0'))).toBe('other');
  });
});

describe('a badge held before the camera', () => {
  it('is reported once, even when most frames miss it', () => {
    expect(show(every(0, 60, ['A']))).toEqual(['A']);
    expect(show(every(0, 60, []).map(([at], i) => [at, i % 9 === 0 ? ['A'] : []]))).toEqual(['A']);
  });

  it('is reported again after it was away', () => {
    expect(show([...every(0, 5, ['A']), ...every(500, 30, []), ...every(3500, 3, ['A'])])).toEqual(['A', 'A']);
  });

  it('is reported again when another badge came between', () => {
    expect(show([...every(0, 3, ['A']), ...every(300, 8, ['B']), ...every(1100, 3, ['A'])])).toEqual(['A', 'B', 'A']);
  });

  it('with two codes on it gives each once', () => {
    expect(show(every(0, 40, []).map(([at], i) => [at, [i % 2 === 0 ? 'A' : 'B']]))).toEqual(['A', 'B']);
  });
});
