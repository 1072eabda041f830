import type { Box } from '#shared/domain/scan.ts';
import type { Grey } from './pixels.ts';

/** Side of the squares that the frame is felt by, px: 80 × 45 of them in a 720p frame, as many as the thumbnail has pixels. */
export const CELL = 16;
/** Steps between sampled pixels in a square: a quarter of its rows and columns are enough to feel a texture. */
const STEP = 4;
/** Pixels between the two shades that are compared: over a module or two, so that blur does not hide a code. */
const SPAN = 3;
/** Mean shades of difference along both axes together that make a square rough: above sensor noise, below a blurred code. */
const ROUGH = 14;
/** Squares of the smallest patch: a code of 45 px. */
const FEWEST = 6;
/** Codes fill their frame, and about half of it is ink; print and faces do not. */
const LEAST_FILL = 0.62;
const INK = [0.28, 0.72] as const;
/** Longest side to shortest. */
const LONGEST = 7;

type Cells = { readonly rough: Uint8Array; readonly columns: number; readonly rows: number };
type Patch = { readonly cells: number; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * Where something looks like a code, although no decoder finds its marks (too blurred, too small, cut off): the patch of dense black
 * and white nearest to the middle in which something moves. `moving` tells, by squares of CELL px, where the picture
 * has changed lately (0: not): a poster on the wall may look like a code, a badge in a hand trembles.
 */
export function locateCode(frame: Grey, moving: Grey): Box | null {
  const cells = feel(frame, moving);
  const patches = patchesOf(cells)
    .filter((patch) => isCodeLike(frame, patch))
    .toSorted((a, b) => offCentre(a, cells) - offCentre(b, cells));
  const [best] = patches;
  if (best === undefined) return null;
  const [left, top] = [best.left * CELL, best.top * CELL];
  const [right, bottom] = [Math.min(frame.width, (best.right + 1) * CELL), Math.min(frame.height, (best.bottom + 1) * CELL)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function feel({ data, width, height }: Grey, moving: Grey): Cells {
  const columns = Math.floor(width / CELL);
  const rows = Math.floor(height / CELL);
  const rough = new Uint8Array(columns * rows);
  for (let cell = 0; cell < rough.length; cell += 1) {
    if (!isMoving(moving, cell % columns, Math.floor(cell / columns))) continue;
    const start = Math.floor(cell / columns) * CELL * width + (cell % columns) * CELL;
    let across = 0;
    let down = 0;
    for (let a = STEP / 2; a < CELL; a += STEP) {
      for (let b = 0; b < CELL - SPAN; b += 2) {
        const i = start + a * width + b;
        const j = start + b * width + a;
        across += Math.abs((data[i + SPAN] ?? 0) - (data[i] ?? 0));
        down += Math.abs((data[j + SPAN * width] ?? 0) - (data[j] ?? 0));
      }
    }
    const looks = (CELL / STEP) * Math.ceil((CELL - SPAN) / 2);
    rough[cell] = (across + down) / looks > ROUGH ? 1 : 0;
  }
  return { rough, columns, rows };
}

function patchesOf({ rough, columns }: Cells): readonly Patch[] {
  const left = new Uint8Array(rough);
  const patches: Patch[] = [];
  for (let seed = 0; seed < left.length; seed += 1) {
    if (left[seed] === 0) continue;
    const patch = flood(left, columns, seed);
    const size = (patch.right - patch.left + 1) * (patch.bottom - patch.top + 1);
    if (patch.cells >= FEWEST && patch.cells / size >= LEAST_FILL) patches.push(patch);
  }
  return patches;
}

/** Takes the patch around a square out of `left` and measures it. */
function flood(left: Uint8Array, columns: number, seed: number): Patch {
  const open = [seed];
  left[seed] = 0;
  const patch = { cells: 0, left: columns, top: left.length, right: 0, bottom: 0 };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    patch.cells += 1;
    patch.left = Math.min(patch.left, x);
    patch.right = Math.max(patch.right, x);
    patch.top = Math.min(patch.top, y);
    patch.bottom = Math.max(patch.bottom, y);
    const beside = [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns];
    for (const next of beside) {
      if (left[next] !== 1) continue;
      left[next] = 0;
      open.push(next);
    }
  }
  return patch;
}

function isCodeLike({ data, width }: Grey, { left, top, right, bottom }: Patch): boolean {
  const [wide, high] = [right - left + 1, bottom - top + 1];
  if (Math.max(wide, high) / Math.min(wide, high) > LONGEST) return false;
  let [low, most] = [255, 0];
  const shades: number[] = [];
  for (let y = top * CELL; y < (bottom + 1) * CELL; y += STEP) {
    for (let x = left * CELL; x < (right + 1) * CELL; x += STEP) {
      const shade = data[y * width + x] ?? 0;
      shades.push(shade);
      low = Math.min(low, shade);
      most = Math.max(most, shade);
    }
  }
  const dark = shades.filter((shade) => shade < (low + most) / 2).length / Math.max(1, shades.length);
  return dark > INK[0] && dark < INK[1];
}

/** Something in the square or beside it has changed lately. */
function isMoving({ data, width, height }: Grey, x: number, y: number): boolean {
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1) {
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) if ((data[v * width + u] ?? 0) > 0) return true;
  }
  return false;
}

const offCentre = ({ left, top, right, bottom }: Patch, { columns, rows }: Cells): number =>
  Math.hypot((left + right) / columns - 1, (top + bottom) / rows - 1);
