import { expose } from 'comlink';
import UTIF from 'utif2';
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
    const pages = UTIF.decode(bytes.buffer).filter((page) => numberOf(page, 256) > 0 && (numberOf(page, 254) & 1) === 0);
    const done: Blob[] = [];
    for (const page of pages.slice(0, MOST_PAGES)) {
      if (numberOf(page, 256) * numberOf(page, 257) > LARGEST_PICTURE) return fail('too-large');
      UTIF.decodeImage(bytes.buffer, page);
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
    const images = new HeifDecoder().decode(bytes);
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
