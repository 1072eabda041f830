import { z } from 'zod';

/** Largest picture or memo: 64 MB. */
const MEDIA_MOST = 64 * 1024 * 1024;
export const MediaId = z.strictObject({ id: z.uuid() });
export const Media = z.strictObject({
  id: z.uuid(),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MEDIA_MOST, 'too large'),
});

export type MediaPutFault = 'locked' | 'disk-full' | 'not-writable';
export type MediaGetFault = 'locked' | 'missing' | 'damaged';
