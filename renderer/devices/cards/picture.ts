import type { Point } from '#shared/domain/scan.ts';

/** Pixels as a canvas gives them: RGBA, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** A rectangle at any angle: `angle` in radians from the x axis to the side `width`. */
export type TurnedRect = { readonly center: Point; readonly width: number; readonly height: number; readonly angle: number };

/** Quarter turns, clockwise. */
export type Quarter = 0 | 1 | 2 | 3;

/** Half the size, each pixel the mean of four: what keeps small print readable before a bilinear step. */
function halve(picture: Picture): Picture {
  const width = picture.width >> 1;
  const height = picture.height >> 1;
  const data = new Uint8ClampedArray(width * height * 4);
  const { data: from } = picture;
  const row = picture.width * 4;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = 2 * y * row + 8 * x;
      const o = (y * width + x) * 4;
      for (let c = 0; c < 4; c += 1) {
        data[o + c] = ((from[i + c] ?? 0) + (from[i + 4 + c] ?? 0) + (from[i + row + c] ?? 0) + (from[i + row + 4 + c] ?? 0) + 2) >> 2;
      }
    }
  }
  return { width, height, data };
}

/** The picture at exactly this size: halved while it is more than twice too large, then bilinear. */
export function scalePicture(picture: Picture, width: number, height: number): Picture {
  let from = picture;
  while (from.width >= 2 * width && from.height >= 2 * height) from = halve(from);
  if (from.width === width && from.height === height) return from;
  return sampleRect(
    from,
    { center: [from.width / 2, from.height / 2], width: from.width, height: from.height, angle: 0 },
    { width, height },
  );
}

/** What lies inside a turned rectangle, drawn upright at the size asked for (bilinear; beyond the edge the edge repeats). */
export function sampleRect(picture: Picture, rect: TurnedRect, size: { readonly width: number; readonly height: number }): Picture {
  const { width, height } = size;
  const data = new Uint8ClampedArray(width * height * 4);
  const cos = Math.cos(rect.angle);
  const sin = Math.sin(rect.angle);
  const stepX = rect.width / width;
  const stepY = rect.height / height;
  for (let y = 0; y < height; y += 1) {
    const v = (y + 0.5) * stepY - rect.height / 2;
    for (let x = 0; x < width; x += 1) {
      const u = (x + 0.5) * stepX - rect.width / 2;
      blend(picture, [rect.center[0] + u * cos - v * sin - 0.5, rect.center[1] + u * sin + v * cos - 0.5], {
        data,
        at: (y * width + x) * 4,
      });
    }
  }
  return { width, height, data };
}

/** Writes the bilinear mean of the four pixels round a point. */
function blend(picture: Picture, [px, py]: Point, out: { readonly data: Uint8ClampedArray; readonly at: number }): void {
  const x = Math.min(Math.max(px, 0), picture.width - 1);
  const y = Math.min(Math.max(py, 0), picture.height - 1);
  const x0 = x | 0;
  const y0 = y | 0;
  const fx = x - x0;
  const fy = y - y0;
  const left = (y0 * picture.width + x0) * 4;
  const right = x0 + 1 < picture.width ? left + 4 : left;
  const down = y0 + 1 < picture.height ? picture.width * 4 : 0;
  const { data } = picture;
  for (let c = 0; c < 4; c += 1) {
    const top = (data[left + c] ?? 0) * (1 - fx) + (data[right + c] ?? 0) * fx;
    const bottom = (data[left + down + c] ?? 0) * (1 - fx) + (data[right + down + c] ?? 0) * fx;
    out.data[out.at + c] = top * (1 - fy) + bottom * fy;
  }
}

/** The picture turned clockwise by quarter turns. */
export function turnPicture(picture: Picture, quarter: Quarter): Picture {
  if (quarter === 0) return picture;
  const { width: w, height: h } = picture;
  const width = quarter === 2 ? w : h;
  const height = quarter === 2 ? h : w;
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, w * h);
  const to = new Uint32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const [tx, ty] = quarter === 1 ? [h - 1 - y, x] : quarter === 2 ? [w - 1 - x, h - 1 - y] : [y, w - 1 - x];
      to[ty * width + tx] = from[y * w + x] ?? 0;
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}

/** A grey PGM file of the picture: the one format that needs no encoder and that Tesseract's reader knows. */
export function encodePgm(picture: Picture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${picture.width} ${picture.height}\n255\n`);
  const bytes = new Uint8Array(head.length + picture.width * picture.height);
  bytes.set(head);
  for (let i = 0, o = head.length; o < bytes.length; i += 4, o += 1) {
    bytes[o] = ((picture.data[i] ?? 0) * 77 + (picture.data[i + 1] ?? 0) * 150 + (picture.data[i + 2] ?? 0) * 29) >> 8;
  }
  return bytes;
}
