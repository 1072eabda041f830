import type { Captured } from '#renderer/data/leads.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { giveMedia, keepMedia } from '#renderer/data/media.ts';
import { readImageFile } from '#renderer/devices/imageFile.ts';
import type { CardState } from '#shared/domain/cardPrint.ts';
import type { KeptMedia } from '#shared/domain/interaction.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { captureScan } from './captureScan.ts';
import type { CaptureContext } from './captureScan.ts';

export type PictureError = 'not-an-image' | 'too-large' | 'damaged' | 'stopped';
export type Picture = { readonly blob: Blob; readonly name: string };

/** What is to be read of a picture: the print of a card, or that of a badge whose code tells no name. */
const printWanted = (captured: readonly Captured[]): CardState => ({
  kind: 'waiting',
  from: captured.length > 0 && captured.every(({ lead }) => lead.badgeCode !== undefined) ? 'badge-text' : 'card',
});

/** The visitors of the codes in a picture; each gets the picture, and the first one what is printed on it. */
async function captureCodes(context: CaptureContext, picture: Picture, codes: readonly Scan[]): Promise<Captured[]> {
  const captured: Captured[] = [];
  for (const scan of codes) captured.push(...(await captureScan(context, scan)));
  const told: Captured[] = [];
  for (const [at, one] of captured.entries()) {
    const kept = await keepMedia(context.store, { ...picture, ...(at === 0 ? { card: printWanted(captured) } : {}) });
    await giveMedia(context.store, one.lead.id, kept);
    told.push({ ...one, lead: (await readLead(context.store, one.lead.id)) ?? one.lead });
  }
  return told;
}

/** A picture without a code: a lead with nothing but the picture, until it is read. */
async function capturePrint(context: CaptureContext, kept: KeptMedia): Promise<Captured> {
  const seed = { contact: {}, isResolved: false };
  return saveCapture(context.store, { showId: context.showId, scan: { source: 'image', text: '' }, seed, picture: kept });
}

/**
 * A picture becomes a saved lead at once: by the code in it, else with the picture alone. What is printed on it is read afterwards, in
 * the background (`cardQueue.ts`), and adds what the code did not say. Resolves when the lead and its picture are on the disk.
 */
export async function takePicture(
  context: CaptureContext,
  picture: Picture,
  signal: AbortSignal,
): Promise<Result<readonly Captured[], PictureError>> {
  const codes = await readImageFile(picture.blob, signal);
  if (!codes.ok) return codes;
  if (codes.value.codes.length > 0) return ok(await captureCodes(context, picture, codes.value.codes));
  const kept = await keepMedia(context.store, { ...picture, card: { kind: 'waiting', from: 'card' } });
  return ok([await capturePrint(context, kept)]);
}
