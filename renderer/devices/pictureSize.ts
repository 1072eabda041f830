/** Width and height a picture's header claims, in pixels, before anything is decoded. */
export type PictureSize = { readonly kind: PictureKind; readonly width: number; readonly height: number };

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

/**
 * Reads kind and size from the first bytes of a PNG, JPEG, GIF, WebP or BMP file; null when it is none of them or is cut off.
 * Formats: PNG (W3C, IHDR), JPEG (ITU-T T.81, B.2.2), GIF89a §18, WebP container (RFC 9649), BITMAPINFOHEADER.
 */
export function readPictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [kind, magic, read] of kinds) {
    if (!magic.every(([at, text]) => hasText(bytes, at, text))) continue;
    const size = read(view);
    return size === null || size[0] <= 0 || size[1] <= 0 ? null : { kind, width: size[0], height: size[1] };
  }
  return null;
}

type Size = readonly [number, number] | null;
type Magic = readonly (readonly [number, string])[];

const kinds: readonly (readonly [PictureKind, Magic, (view: DataView) => Size])[] = [
  ['png', [[0, '\x89PNG\r\n\x1a\n']], (view) => (view.byteLength < 24 ? null : [view.getUint32(16), view.getUint32(20)])],
  ['jpeg', [[0, '\xff\xd8\xff']], readJpeg],
  ['gif', [[0, 'GIF8']], readGif],
  [
    'webp',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
    readWebp,
  ],
  ['bmp', [[0, 'BM']], (view) => (view.byteLength < 26 ? null : [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))])],
];

function readJpeg(view: DataView): Size {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // C4, C8 and CC lie among the frame headers but are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    // Fill bytes and markers without a body are one or two bytes long.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/**
 * A GIF's screen, or its first picture where that is larger (GIF89a §18, §20): browsers make the screen as large as it. Extensions before it
 * are passed over; one that does not end within what is looked at gives no size.
 */
function readGif(view: DataView): Size {
  if (view.byteLength < 10) return null;
  const screen = [view.getUint16(6, true), view.getUint16(8, true)] as const;
  if (view.byteLength < 13) return screen;
  const flags = view.getUint8(10);
  let at = 13 + ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  while (at + 10 <= view.byteLength && view.getUint8(at) === 0x21) {
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    at += 1;
  }
  if (at + 10 > view.byteLength || view.getUint8(at) !== 0x2c) return at + 10 > view.byteLength && view.byteLength > 64_000 ? null : screen;
  const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
  const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
  return [Math.max(screen[0], right), Math.max(screen[1], bottom)];
}

function readWebp(view: DataView): Size {
  if (view.byteLength < 30) return null;
  const chunk = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  if (chunk === 'VP8X') return [1 + readUint24(view, 24), 1 + readUint24(view, 27)];
  if (chunk === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

const readUint24 = (view: DataView, at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
