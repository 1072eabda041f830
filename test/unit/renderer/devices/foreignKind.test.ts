import { describe, expect, it } from 'vitest';
import { readFileKind } from '#renderer/devices/fileKind.ts';
import { readForeignKind } from '#renderer/devices/foreignKind.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('a picture that the browser does not draw', () => {
  it.each([
    ['scan.tif', 'II*\0\x08\0\0\0', 'tiff'],
    ['scan.tif', 'MM\0*\0\0\0\x08', 'tiff'],
    ['IMG_0001.HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['photo', '\0\0\0\x1cftypmif1\0\0\0\0mif1heic', 'heic'],
    ['scan.pdf', '%PDF-1.7\n', 'pdf'],
    ['sent-by-mail.pdf', '\r\n%PDF-1.4', 'pdf'],
  ])('%s is known by its first bytes', (name, head, kind) => {
    expect(readForeignKind(bytes(head))).toBe(kind);
    expect(readFileKind(name, bytes(head))).toBe('image');
  });

  it.each([
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0isom'],
    ['a picture the browser draws', '\xff\xd8\xff\xe0'],
    ['a text', 'III* is not a TIFF'],
    ['nothing', ''],
  ])('is not %s', (_, head) => {
    expect(readForeignKind(bytes(head))).toBeNull();
  });
});
