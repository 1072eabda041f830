/** Tags that lead to more tables (sub-pictures, Exif, GPS, makers' notes): followed by the library as often as a file says, and of no use here. */
const TABLES: ReadonlySet<number> = new Set([330, 34665, 34853, 37500, 50740, 61440]);
/** Bytes of a value of each type (TIFF 6.0 §2; 13: IFD). */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const MOST_PAGES = 1_000;
const MOST_TAGS = 1_000;
/** Values that all tags of all pages together may hold: a large picture has some ten thousand strips. */
const MOST_VALUES = 2_000_000;
/** Bits of one pixel: four samples of 32. */
const MOST_BITS = 128;
const BITS = 258;
const SAMPLES = 277;
/** An unused tag. */
const NOTHING = 65_000;

type Budget = { values: number };

/** Types whose values the library takes as they lie there: a profile of colours may have millions. */
const BYTES: ReadonlySet<number> = new Set([1, 2, 7]);

type Tag = { readonly at: number; readonly tag: number; readonly type: number; readonly values: number; readonly place: number };

function tagAt(view: DataView, at: number, isLittle: boolean): Tag {
  const [tag, type, values] = [view.getUint16(at, isLittle), view.getUint16(at + 2, isLittle), view.getUint32(at + 4, isLittle)];
  const size = values * (SIZES[type] ?? 0);
  return { at, tag, type, values, place: size <= 4 ? at + 8 : view.getUint32(at + 8, isLittle) };
}

/** Leads elsewhere, is of no type, or is not in the file. */
const isBad = ({ tag, type, values, place }: Tag, length: number): boolean =>
  TABLES.has(tag) || !(SIZES[type] ?? 0) || place + values * (SIZES[type] ?? 0) > length;

/** Where the next page's table is; null when this one is not as it should be. Tags that cannot be had are blotted out. */
function tamePage(view: DataView, from: number, { isLittle, budget }: { isLittle: boolean; budget: Budget }): number | null {
  if (from + 2 > view.byteLength) return null;
  const count = view.getUint16(from, isLittle);
  const end = from + 2 + count * 12;
  if (count > MOST_TAGS || end + 4 > view.byteLength) return null;
  const wide = new Map<number, number>();
  for (let at = from + 2; at < end; at += 12) {
    const found = tagAt(view, at, isLittle);
    const { tag, type, values, place } = found;
    if (isBad(found, view.byteLength)) {
      for (const [place, value] of [
        [0, NOTHING],
        [2, 1],
        [4, 0],
        [6, 0],
      ] as const)
        view.setUint16(at + place, value, isLittle);
      continue;
    }
    budget.values -= BYTES.has(type) ? 1 : values;
    if (budget.values < 0) return null;
    // the library believes the first of the bits
    if (values > 0 && (tag === BITS || tag === SAMPLES) && (type === 3 || type === 4))
      wide.set(tag, type === 3 ? view.getUint16(place, isLittle) : view.getUint32(place, isLittle));
  }
  return (wide.get(BITS) ?? 1) * (wide.get(SAMPLES) ?? 1) > MOST_BITS ? null : view.getUint32(end, isLittle);
}

/**
 * A copy of a TIFF file that a library may walk: each table of it ends, lies within the file, and is walked once; values together are few.
 * Null when it is not so. (TIFF 6.0 §2: tables of 12 bytes a tag, each with the place of the next.)
 */
export function tameTiff(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes.length < 16) return null;
  const tame = new Uint8Array(bytes);
  const view = new DataView(tame.buffer);
  const isLittle = tame[0] === 0x49;
  const seen = new Set<number>();
  const budget: Budget = { values: MOST_VALUES };
  for (let from = view.getUint32(4, isLittle); from !== 0;) {
    if (seen.has(from) || seen.size >= MOST_PAGES) return null;
    seen.add(from);
    const next = tamePage(view, from, { isLittle, budget });
    if (next === null) return null;
    from = next;
  }
  return tame;
}
