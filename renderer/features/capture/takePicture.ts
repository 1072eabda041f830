import type { Captured } from '#renderer/data/leads.ts';
import { saveCapture, updateLead } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import { readImageFile } from '#renderer/devices/imageFile.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { fieldsToCheck } from '#shared/domain/lead.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import { isCommandCode } from '#shared/formats/commandCode.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { captureScan } from './captureScan.ts';
import type { CaptureContext } from './captureScan.ts';

export type PictureError = 'not-an-image' | 'too-large' | 'damaged' | 'stopped' | 'card-failed';
export type Picture = { readonly blob: Blob; readonly name: string };
export type PictureTools = { readonly cards: CardReader; readonly signal: AbortSignal };

/** Fills a lead from a card: what a code or a person already said stays (a code wins over recognised text). */
const fillFromCard = (
  context: CaptureContext,
  id: LeadId,
  card: { contact: Contact; confidence: Confidence },
): ReturnType<typeof updateLead> =>
  updateLead(context.store, id, {
    action: 'resolve',
    change: (lead) => ({
      ...lead,
      contact: { ...card.contact, ...lead.contact },
      confidence: { ...card.confidence, ...lead.confidence },
      toCheck: [...new Set([...lead.toCheck, ...fieldsToCheck(card.confidence)])],
      isResolved: lead.isResolved || Object.keys(card.contact).length > 0,
    }),
  });

async function captureCard(context: CaptureContext, picture: Picture, tools: PictureTools): Promise<Result<Captured[], PictureError>> {
  const card = await tools.cards.read(picture.blob, tools.signal);
  if (!card.ok) return fail(tools.signal.aborted ? 'stopped' : 'card-failed');
  const { contact, confidence, lines } = card.value;
  const seed = { contact, confidence, isResolved: Object.keys(contact).length > 0 };
  const scan = { source: 'image', text: lines.map((line) => line.text).join('\n') } as const;
  return ok([await saveCapture(context.store, { showId: context.showId, scan, seed })]);
}

/**
 * A picture becomes a saved lead: by the code in it, else by what is printed on the card, and the picture is kept with the lead.
 * A code without a person (an id, a link) is completed by what is printed.
 */
export async function takePicture(
  context: CaptureContext,
  picture: Picture,
  tools: PictureTools,
): Promise<Result<Captured[], PictureError>> {
  const codes = await readImageFile(picture.blob, tools.signal);
  if (!codes.ok) return codes;
  const captured: Captured[] = [];
  for (const scan of codes.value.codes) captured.push(...(await captureScan(context, scan)));
  // a photographed desk sheet is no card either
  if (captured.length === 0 && codes.value.codes.some(isCommandCode)) return ok(captured);
  if (captured.length === 0) {
    const card = await captureCard(context, picture, tools);
    if (!card.ok) return card;
    captured.push(...card.value);
  }
  const [first] = captured;
  if (first === undefined) return ok(captured);
  await saveMedia(context.store, { leadId: first.lead.id, blob: picture.blob, name: picture.name });
  if (first.lead.isResolved || codes.value.codes.length === 0) return ok(captured);
  const card = await tools.cards.read(picture.blob, tools.signal);
  const lead = card.ok ? await fillFromCard(context, first.lead.id, card.value) : undefined;
  return ok(lead === undefined ? captured : [{ ...first, lead }, ...captured.slice(1)]);
}
