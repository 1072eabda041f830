import type { Scan } from '#shared/domain/scan.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { decodeStill, newScan } from './decoder.ts';
import { toDrawable } from './drawable.ts';
import { readPictureSize } from './pictureSize.ts';

/** Largest picture that is decoded, in pixels: 100 Mpx take 400 MB in memory, and a 10 kB file can claim far more. */
const LARGEST_PICTURE = 100_000_000;
/** A JPEG's size may stand behind an embedded preview and colour profiles. */
const HEADER_BYTES = 1_000_000;

/** What a picture file gave. `isSeen`: something like a code was there although none could be read. */
export type ImageCodes = {
  readonly codes: readonly Scan[];
  readonly isSeen: boolean;
  readonly width: number;
  readonly height: number;
  readonly ms: number;
};

export type ImageError = 'not-an-image' | 'too-large' | 'damaged' | 'stopped';

/**
 * Reads every code in a picture file (JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC, first page of a PDF), upright by its EXIF orientation. `ms` is the time from file to
 * codes. A picture without a code is a good outcome with an empty list.
 */
export async function readImageFile(file: Blob, signal: AbortSignal): Promise<Result<ImageCodes, ImageError>> {
  const started = performance.now();
  const bitmap = await openPicture(file);
  if (!bitmap.ok) return bitmap;
  const { width, height } = bitmap.value;
  if (signal.aborted) return closeStopped(bitmap.value);
  const still = await decodeStill(bitmap.value, signal);
  if (signal.aborted) return fail('stopped');
  return ok({
    codes: still.reads.map((read) => newScan(read, 'image')),
    isSeen: still.isSeen,
    width,
    height,
    ms: performance.now() - started,
  });
}

/** Decodes a picture file (of several pages the first), upright, after its header has shown that it is one of ours and not a bomb. The caller closes the bitmap. */
export async function openPicture(file: Blob): Promise<Result<ImageBitmap, 'not-an-image' | 'too-large' | 'damaged'>> {
  const pages = await toDrawable(file);
  if (!pages.ok) return pages;
  const [picture = file] = pages.value;
  const header = readPictureSize(new Uint8Array(await picture.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header === null) return fail('not-an-image');
  if (header.width * header.height > LARGEST_PICTURE) return fail('too-large');
  try {
    return ok(await createImageBitmap(picture, { imageOrientation: 'from-image' }));
  } catch {
    // The browser says no more than that it could not decode it.
    return fail('damaged');
  }
}

function closeStopped(bitmap: ImageBitmap): Result<ImageCodes, ImageError> {
  bitmap.close();
  return fail('stopped');
}
