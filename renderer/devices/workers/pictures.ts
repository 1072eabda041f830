import { expose } from 'comlink';
import UTIF from 'utif2';
import { tameTiff } from '#renderer/devices/tiffTame.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** 100 Mpx take 400 MB in memory. */
const LARGEST_PICTURE = 100_000_000;
const MOST_PAGES = 10;
/** Good enough for print of any size, a tenth of the pixels' bytes. */
const QUALITY = 0.92;

/** What we use of libheif's glue, which is loaded from a file of its own (it is LGPL and may be replaced). */
type HeifImage = {
  readonly get_width: () => number;
  readonly get_height: () => number;
  readonly is_primary: () => boolean;
  readonly display: (into: { data: Uint8ClampedArray; width: number; height: number }, done: (drawn: unknown) => void) => void;
  readonly free: () => void;
};
type Heif = { readonly HeifDecoder: new () => { readonly decode: (bytes: Uint8Array) => HeifImage[] } };

const picturesWorker = {
  /** Pages of a TIFF as JPEGs, upright; previews are left out. */
  async unpackTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Result<readonly Blob[], 'too-large' | 'damaged'>> {
    const tame = tameTiff(bytes);
    if (tame === null) return fail('damaged');
    const pages = UTIF.decode(tame.buffer).filter((page) => numberOf(page, 256) > 0 && (numberOf(page, 254) & 1) === 0);
    const done: Blob[] = [];
    for (const page of pages.slice(0, MOST_PAGES)) {
      if (numberOf(page, 256) * numberOf(page, 257) > LARGEST_PICTURE) return fail('too-large');
      if (!(await isHonest(tame, page))) return fail('too-large');
      UTIF.decodeImage(tame.buffer, page);
      const { width, height } = page;
      const pixels = new ImageData(new Uint8ClampedArray(UTIF.toRGBA8(page)), width, height);
      done.push(await toJpeg(pixels, numberOf(page, 274)));
    }
    return done.length === 0 ? fail('damaged') : ok(done);
  },

  /** The main picture of a HEIC file as a JPEG; libheif has turned it upright. `library`: address of libheif. */
  async unpackHeic(bytes: Uint8Array, library: string): Promise<Result<readonly Blob[], 'too-large' | 'damaged'>> {
    // The module's only export makes the library; its types do not say so.
    const { default: make } = (await import(/* @vite-ignore */ library)) as { readonly default: () => Heif | Promise<Heif> };
    const { HeifDecoder } = await make();
    const images = new HeifDecoder().decode(bytes).slice(0, MOST_PAGES);
    const image = images.find((each) => each.is_primary()) ?? images[0];
    if (!image) return fail('damaged');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > LARGEST_PICTURE) return fail('too-large');
    const pixels = new ImageData(width, height);
    const drawn = await new Promise((resolve) => image.display(pixels, resolve));
    return drawn === null ? fail('damaged') : ok([await toJpeg(pixels, 1)]);
  },
};

/** What the worker promises: the contract is taken from its functions. */
export type PicturesWorker = typeof picturesWorker;

/** First value of a tag of a TIFF page, 0 when it has none. */
function numberOf(page: UTIF.IFD, tag: number): number {
  const value: unknown = page[`t${tag}`];
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'number' ? first : 0;
}

const listOf = (page: UTIF.IFD, tag: number): readonly number[] => {
  const value: unknown = page[`t${tag}`];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
};

/** Deflate (Adobe's number, and the older one). */
const DEFLATED: ReadonlySet<number> = new Set([8, 32946]);
/** A strip may end with some rows that are not of the picture. */
const SLACK = 1_000_000;

/** Bytes that come out of packed ones, counted no further than `most`; of damaged ones, until there. */
async function unpackedSize(packed: Uint8Array<ArrayBuffer>, most: number): Promise<number> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  try {
    while (size <= most) {
      const { value, done } = await reader.read();
      if (done) return size;
      size += value.length;
    }
    await reader.cancel();
  } catch {
    // the library says of what kind the damage is
  }
  return size;
}

/** Do the packed strips or tiles of a page hold no more than its pixels? The library unpacks each of them whole. */
async function isHonest(bytes: Uint8Array<ArrayBuffer>, page: UTIF.IFD): Promise<boolean> {
  if (!DEFLATED.has(numberOf(page, 259))) return true;
  const pixels = Math.max(numberOf(page, 256) * numberOf(page, 257), numberOf(page, 322) * numberOf(page, 323));
  if (pixels > LARGEST_PICTURE) return false;
  const most = Math.ceil((pixels * Math.max(1, numberOf(page, 258)) * Math.max(1, numberOf(page, 277))) / 8) + SLACK;
  const isTiled = numberOf(page, 322) > 0;
  const lengths = listOf(page, isTiled ? 325 : 279);
  for (const [at, from] of listOf(page, isTiled ? 324 : 273).entries())
    if ((await unpackedSize(bytes.slice(from + 2, from + Math.max(2, (lengths[at] ?? 0) - 4)), most)) > most) return false;
  return true;
}

/** Columns of the matrix that turns each of TIFF's orientations 1…8 upright, for a picture one wide and one high (TIFF 6.0, tag 274). */
const TURNS: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
];

/** A JPEG of the pixels on white, upright. */
async function toJpeg(pixels: ImageData, orientation: number): Promise<Blob> {
  const [a, b, c, d, e, f] = TURNS[orientation - 1] ?? [1, 0, 0, 1, 0, 0];
  const isTurned = a === 0;
  const [width, height] = isTurned ? [pixels.height, pixels.width] : [pixels.width, pixels.height];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw the picture on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.setTransform(a, b, c, d, e * width, f * height);
  // putImageData would overwrite the white where the picture is transparent
  const bitmap = await createImageBitmap(pixels);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

expose(picturesWorker);
