/** A picture in shades of grey, one byte a pixel, rows from the top. */
export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** Grey of RGBA pixels by the weights of ITU-R BT.601; see-through pixels are laid on white, as paper is. */
export function readGrey(rgba: { readonly data: Uint8ClampedArray | Uint8Array; readonly width: number; readonly height: number }): Grey {
  const { data: from, width, height } = rgba;
  const data = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < data.length; i += 1, j += 4) {
    const luma = (306 * (from[j] ?? 0) + 601 * (from[j + 1] ?? 0) + 117 * (from[j + 2] ?? 0) + 512) >> 10;
    const alpha = from[j + 3] ?? 255;
    data[i] = alpha === 255 ? luma : (luma * alpha + 255 * (255 - alpha)) / 255;
  }
  return { data, width, height };
}

/** RGBA of a grey picture, for decoders that take nothing else. */
export function paintRgba({ data, width, height }: Grey): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const words = new Uint32Array(width * height);
  for (let i = 0; i < words.length; i += 1) words[i] = ((data[i] ?? 0) * 0x010101) | 0xff000000;
  return { data: new Uint8ClampedArray(words.buffer), width, height };
}

/** Mean of each pixel's neighbours up to `radius` away, by running sums: the cost does not grow with the radius. */
export function blur(picture: Grey, radius: number): Grey {
  return blurColumns(blurRows(picture, radius), radius);
}

/** Unsharp mask: what the blur took away is added `amount` times. */
export function sharpen(picture: Grey, radius: number, amount: number): Grey {
  const soft = blur(picture, radius).data;
  const data = new Uint8Array(soft.length);
  for (let i = 0; i < data.length; i += 1) {
    const value = picture.data[i] ?? 0;
    data[i] = clamp(value + amount * (value - (soft[i] ?? 0)));
  }
  return { ...picture, data };
}

/** Spreads the shades between the 1st and the 99th per cent of pixels over the whole range. */
export function stretch(picture: Grey): Grey {
  const histogram = new Uint32Array(256);
  for (const value of picture.data) histogram[value] = (histogram[value] ?? 0) + 1;
  const rank = picture.data.length / 100;
  const low = shadeAt(histogram, rank);
  const high = Math.max(shadeAt(histogram, 99 * rank), low + 1);
  const scale = 255 / (high - low);
  const shades = Uint8Array.from(histogram, (_, value) => clamp((value - low) * scale));
  const data = new Uint8Array(picture.data.length);
  for (let i = 0; i < data.length; i += 1) data[i] = shades[picture.data[i] ?? 0] ?? 0;
  return { ...picture, data };
}

/** The picture `factor` times as large: bilinear when it grows, area means when it shrinks. */
export function resize(picture: Grey, factor: number): Grey {
  const width = Math.max(1, Math.round(picture.width * factor));
  const height = Math.max(1, Math.round(picture.height * factor));
  const soft = factor <= 0.5 ? blur(picture, Math.max(1, Math.round(0.4 / factor))) : picture;
  const stepX = picture.width / width;
  const stepY = picture.height / height;
  const data = new Uint8Array(width * height);
  const columns = placesOf(width, stepX, soft.width);
  const rows = placesOf(height, stepY, soft.height);
  const { data: from } = soft;
  for (let y = 0; y < height; y += 1) {
    const upperRow = (rows.first[y] ?? 0) * soft.width;
    const lowerRow = (rows.second[y] ?? 0) * soft.width;
    const fy = rows.share[y] ?? 0;
    for (let x = 0, to = y * width; x < width; x += 1, to += 1) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const fx = columns.share[x] ?? 0;
      const upper = (from[upperRow + left] ?? 0) * (1 - fx) + (from[upperRow + right] ?? 0) * fx;
      const lower = (from[lowerRow + left] ?? 0) * (1 - fx) + (from[lowerRow + right] ?? 0) * fx;
      data[to] = upper * (1 - fy) + lower * fy + 0.5;
    }
  }
  return { data, width, height };
}

/** For each of `count` pixels along a side of the new picture: the two pixels of the old one it lies between, and the share of the second. */
function placesOf(count: number, step: number, size: number): { first: Int32Array; second: Int32Array; share: Float64Array } {
  const [first, second, share] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at += 1) {
    const place = (at + 0.5) * step - 0.5;
    const low = Math.min(size - 1, Math.max(0, Math.floor(place)));
    first[at] = low;
    second[at] = Math.min(size - 1, low + 1);
    share[at] = Math.min(1, Math.max(0, place - low));
  }
  return { first, second, share };
}

/** The picture `side` times smaller: each pixel the mean of a square's pixels, every second row of it, which is enough for a mean. */
export function shrink({ data: from, width: row, height: rows }: Grey, side: number): Grey {
  const [width, height] = [Math.max(1, Math.floor(row / side)), Math.max(1, Math.floor(rows / side))];
  const data = new Uint8Array(width * height);
  for (let cell = 0; cell < data.length; cell += 1) {
    const start = Math.floor(cell / width) * side * row + (cell % width) * side;
    let [sum, count] = [0, 0];
    for (let y = 0; y < side; y += 2) {
      for (let i = start + y * row; i < start + y * row + side; i += 1) sum += from[i] ?? 0;
      count += side;
    }
    data[cell] = sum / count;
  }
  return { data, width, height };
}

/** The part of the picture inside the rectangle, which must lie within it. */
export function crop(
  picture: Grey,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Grey {
  const data = new Uint8Array(area.width * area.height);
  for (let y = 0; y < area.height; y += 1) {
    const start = (area.y + y) * picture.width + area.x;
    data.set(picture.data.subarray(start, start + area.width), y * area.width);
  }
  return { data, width: area.width, height: area.height };
}

/** The picture turned about its centre by `angle` radians (clockwise on screen), on white, the frame grown to hold all of it. */
export function rotate(picture: Grey, angle: number): Grey {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const width = Math.ceil(Math.abs(picture.width * cos) + Math.abs(picture.height * sin));
  const height = Math.ceil(Math.abs(picture.width * sin) + Math.abs(picture.height * cos));
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const dy = y - (height - 1) / 2;
    for (let x = 0; x < width; x += 1) {
      const dx = x - (width - 1) / 2;
      const fromX = cos * dx + sin * dy + (picture.width - 1) / 2;
      const fromY = cos * dy - sin * dx + (picture.height - 1) / 2;
      const inside = fromX >= 0 && fromY >= 0 && fromX <= picture.width - 1 && fromY <= picture.height - 1;
      if (inside) data[y * width + x] = sample(picture, fromX, fromY);
    }
  }
  return { data, width, height };
}

function blurRows({ data: from, width, height }: Grey, radius: number): Grey {
  const data = new Uint8Array(from.length);
  const span = 2 * radius + 1;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const last = row + width - 1;
    let sum = 0;
    for (let i = row - radius; i <= row + radius; i += 1) sum += from[Math.min(last, Math.max(row, i))] ?? 0;
    for (let i = row; i <= last; i += 1) {
      data[i] = (sum + radius) / span;
      sum += (from[Math.min(last, i + radius + 1)] ?? 0) - (from[Math.max(row, i - radius)] ?? 0);
    }
  }
  return { data, width, height };
}

/** As `blurRows`, but down: a row at a time with the sums of all columns, because memory lies in rows. */
function blurColumns({ data: from, width, height }: Grey, radius: number): Grey {
  const data = new Uint8Array(from.length);
  const span = 2 * radius + 1;
  const sums = new Int32Array(width);
  const startOf = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = 0, i = startOf(y); x < width; x += 1, i += 1) sums[x] = (sums[x] ?? 0) + (from[i] ?? 0);
  }
  for (let y = 0; y < height; y += 1) {
    let come = startOf(y + radius + 1);
    let go = startOf(y - radius);
    for (let x = 0, i = y * width; x < width; x += 1, i += 1, come += 1, go += 1) {
      const sum = sums[x] ?? 0;
      data[i] = (sum + radius) / span;
      sums[x] = sum + (from[come] ?? 0) - (from[go] ?? 0);
    }
  }
  return { data, width, height };
}

function sample({ data, width, height }: Grey, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const down = Math.min(height - 1, top + 1) * width;
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  const upper = (data[top * width + left] ?? 0) * (1 - fx) + (data[top * width + right] ?? 0) * fx;
  const lower = (data[down + left] ?? 0) * (1 - fx) + (data[down + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy + 0.5;
}

function shadeAt(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let shade = 0; shade < 256; shade += 1) {
    seen += histogram[shade] ?? 0;
    if (seen > rank) return shade;
  }
  return 255;
}

const clamp = (value: number): number => {
  const whole = Math.round(value);
  return whole < 0 ? 0 : whole > 255 ? 255 : whole;
};
